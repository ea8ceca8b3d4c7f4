/* literal - numbers with their units in a sentence: see policyrule.h */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "policyrule.h"

static const char *const small[] = { NULL, "one", "two", "three", "four",
	"five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
	"nineteen" };
static const char *const tens[] = { NULL, NULL, "twenty", "thirty", "forty",
	"fifty", "sixty", "seventy", "eighty", "ninety" };

/* What stands behind a number, the whole word or its beginning. */
static const struct { const char *word; enum measure measure; } units[] = {
	{ "%", PER_CENT }, { "percent", PER_CENT }, { "per cent", PER_CENT },
	{ "day", DAYS }, { "calendar day", DAYS }, { "hour", HOURS },
	{ "month", MONTHS }, { "year", YEARS }, { "certif", CERTIFICATES },
};

static const char *const currencies[] = { "EUR", "USD", "GBP", "NOK", "SEK",
	"DKK", "CHF", "€", "$", "£" };

/* Which of the n words text begins with as a word, and its length. */
static size_t
find_word(size_t *len, const char *const *words, size_t n, const char *text,
    const char *end)
{
	size_t i;

	for (i = 1; i < n; i++) {
		*len = words[i] != NULL ? strlen(words[i]) : 0;
		if (*len > 0 && (size_t)(end - text) > *len &&
		    strncasecmp(words[i], text, *len) == 0 &&
		    !isalpha((unsigned char)text[*len]))
			return i;
	}
	*len = 0;
	return 0;
}

/* "thirty", "forty-five": returns its bytes, 0 for none. */
static size_t
read_words(struct dec *out, const char *text, const char *end)
{
	size_t n, more, ten = find_word(&n, tens, 10, text, end), unit;

	if (ten > 0) {
		unit = text[n] == '-' ? find_word(&more, small, 10,
		    text + n + 1, end) : 0;
		out->u = (int64_t)(ten * 10 + unit) * DEC_ONE;
		return n + (unit > 0 ? more + 1 : 0);
	}
	out->u = (int64_t)find_word(&n, small, 20, text, end) * DEC_ONE;
	return n;
}

/* "12", "0.5", "30,000": returns its bytes, 0 for none. */
static size_t
read_digits(struct dec *out, const char *text, const char *end)
{
	char digits[32];
	size_t n = 0, used = 0;

	while (text + n < end && used < sizeof(digits) &&
	    (isdigit((unsigned char)text[n]) ||
	    (n > 0 && strchr(",.", text[n]) != NULL && text + n + 1 < end &&
	    isdigit((unsigned char)text[n + 1])))) {
		if (text[n] != ',')
			digits[used++] = text[n];
		n++;
	}
	return n > 0 && dec_parse(out, digits, used) == 0 ? n : 0;
}

/* The unit behind a number; returns its bytes with blanks before, or 0. */
static size_t
read_unit(enum measure *out, const char *text, const char *end)
{
	size_t blanks = 0, i, n;

	while (text + blanks < end && strchr(" -\n", text[blanks]) != NULL)
		blanks++;
	if (end - text > 2 && memcmp(text, "\302\240", 2) == 0)
		blanks = 2;		/* no-break space */
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		n = strlen(units[i].word);
		if ((size_t)(end - text) >= blanks + n &&
		    strncasecmp(text + blanks, units[i].word, n) == 0) {
			*out = units[i].measure;
			n += blanks;
			while (text + n < end && text[n - 1] != '%' &&
			    isalpha((unsigned char)text[n]))
				n++;	/* the word's end */
			return n;
		}
	}
	return 0;
}

/* Is there a currency just before the number? Where it begins. */
static const char *
currency_before(const char *number, const char *start)
{
	const char *p = number;
	size_t i, n;

	while (p > start && p[-1] == ' ')
		p--;
	for (i = 0; i < sizeof(currencies) / sizeof(*currencies); i++) {
		n = strlen(currencies[i]);
		if ((size_t)(p - start) >= n &&
		    memcmp(p - n, currencies[i], n) == 0)
			return p - n;
	}
	return NULL;
}

/* Is it in a word, part of a date, computed, or a date's distance (D + 14)? */
static bool
is_no_number(const char *p, const char *start)
{
	if (p > start && (isalnum((unsigned char)p[-1]) ||
	    strchr("-.,:/+", p[-1]) != NULL))
		return true;
	while (p > start && p[-1] == ' ')
		p--;
	return p > start && strchr("+-=", p[-1]) != NULL;
}

/* Read the number at p with what is around it; false: it has no unit. */
static bool
read_literal(struct literal *out, const char *p, size_t n, const char *start,
    const char *end)
{
	size_t unit = read_unit(&out->measure, p + n, end);

	out->text = p;
	out->n = n + unit;
	if (unit > 0) {
		if (out->measure == PER_CENT)
			out->value.u /= 100;
		return true;
	}
	out->text = currency_before(p, start);
	out->n = out->text != NULL ? (size_t)(p - out->text) + n : 0;
	out->measure = MONEY;
	return out->text != NULL;
}

bool
literal_next(struct literal *out, const char *text, size_t n, size_t *at)
{
	const char *p, *end = text + n;
	size_t len;

	for (p = text + *at; p < end; p++) {
		if (!isalnum((unsigned char)*p) || is_no_number(p, text))
			continue;
		len = isdigit((unsigned char)*p) ? read_digits(&out->value, p,
		    end) : read_words(&out->value, p, end);
		if (len == 0)
			continue;
		*at = (size_t)(p - text) + len;
		if (read_literal(out, p, len, text, end))
			return true;
		p = text + *at - 1;
	}
	*at = n;
	return false;
}
