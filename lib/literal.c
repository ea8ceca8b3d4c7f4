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
static const struct unit {
	const char *word;
	enum measure measure;
	int times;
} units[] = {
	{ "%", PER_CENT, 1 }, { "percent", PER_CENT, 1 },
	{ "per cent", PER_CENT, 1 }, { "day", DAYS, 1 },
	{ "calendar day", DAYS, 1 }, { "working day", DAYS, 1 },
	{ "business day", DAYS, 1 }, { "week", DAYS, 7 },
	{ "hour", HOURS, 1 }, { "month", MONTHS, 1 }, { "year", YEARS, 1 },
	{ "certif", CERTIFICATES, 1 },
};

enum { UNITS = sizeof(units) / sizeof(*units) };

static const char *const currencies[] = { "EUR", "USD", "GBP", "NOK", "SEK",
	"DKK", "CHF", "euro", "€", "$", "£" };

/* How a large sum is cut short behind its number. */
static const struct { const char *word; int times; } thousands[] = {
	{ "thousand", 1000 }, { "million", 1000000 }, { "k", 1000 },
	{ "m", 1000000 },
};

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

/* Blanks, also one that does not break, and a hyphen. */
static size_t
skip_blanks(const char *text, const char *end)
{
	size_t n = 0;

	if (end - text > 2 && memcmp(text, "\302\240", 2) == 0)
		return 2;
	while (text + n < end && strchr(" -\n", text[n]) != NULL)
		n++;
	return n;
}

/* The unit behind a number; returns its bytes with blanks before, or 0. */
static size_t
read_unit(const struct unit **out, const char *text, const char *end)
{
	size_t blanks = skip_blanks(text, end), i, n;

	for (i = 0; i < UNITS; i++) {
		n = strlen(units[i].word);
		if ((size_t)(end - text) >= blanks + n &&
		    strncasecmp(text + blanks, units[i].word, n) == 0) {
			*out = &units[i];
			n += blanks;
			while (text + n < end && text[n - 1] != '%' &&
			    isalpha((unsigned char)text[n]))
				n++;	/* the word's end */
			return n;
		}
	}
	return 0;
}

/* "k", " million" behind a sum, which it multiplies; its bytes, or 0. */
static size_t
read_thousands(struct dec *sum, const char *text, const char *end)
{
	size_t blanks = text < end && *text == ' ', i, n;

	for (i = 0; i < sizeof(thousands) / sizeof(*thousands); i++) {
		n = strlen(thousands[i].word);
		if ((size_t)(end - text) >= blanks + n &&
		    strncasecmp(text + blanks, thousands[i].word, n) == 0 &&
		    (text + blanks + n == end ||
		    !isalnum((unsigned char)text[blanks + n])) &&
		    !__builtin_mul_overflow(sum->u, thousands[i].times,
		    &sum->u))
			return blanks + n;
	}
	return 0;
}

/* A currency behind a sum; its bytes with a blank before, or 0. */
static size_t
currency_behind(const char *text, const char *end)
{
	size_t blanks = text < end && *text == ' ', i, n;

	for (i = 0; i < sizeof(currencies) / sizeof(*currencies); i++) {
		n = strlen(currencies[i]);
		if ((size_t)(end - text) >= blanks + n &&
		    memcmp(text + blanks, currencies[i], n) == 0)
			return blanks + n;
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

/* The same for a sum of money: a currency before it or behind. */
static bool
read_money(struct literal *out, const char *p, size_t n, const char *start,
    const char *end)
{
	size_t behind;

	out->measure = MONEY;
	out->text = currency_before(p, start);
	n += read_thousands(&out->value, p + n, end);
	if (out->text == NULL) {
		behind = currency_behind(p + n, end);
		out->text = behind > 0 ? p : NULL;
		n += behind;
	}
	out->n = out->text != NULL ? (size_t)(p - out->text) + n : 0;
	return out->text != NULL;
}

/* Read the number at p with what is around it; false: it has no unit. */
static bool
read_literal(struct literal *out, const char *p, size_t n, const char *start,
    const char *end)
{
	const struct unit *unit;
	size_t more = read_unit(&unit, p + n, end);

	if (more == 0)
		return read_money(out, p, n, start, end);
	out->measure = unit->measure;
	out->text = p;
	out->n = n + more;
	if (unit->measure == PER_CENT)
		out->value.u /= 100;
	else if (__builtin_mul_overflow(out->value.u, unit->times,
	    &out->value.u))
		return false;
	return true;
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

/* The first unit or currency among the words of a heading. */
static bool
unit_in(struct unit *out, const char *head)
{
	const char *p, *end = head + strlen(head);
	const struct unit *found;

	for (p = head; p < end; p++) {
		if (p > head && isalpha((unsigned char)p[-1]))
			continue;
		if (isalpha((unsigned char)*p) || *p == '%') {
			if (read_unit(&found, p, end) > 0) {
				*out = *found;
				return true;
			}
		}
		if (currency_behind(p, end) > 0) {
			*out = (struct unit){ NULL, MONEY, 1 };
			return true;
		}
	}
	return false;
}

bool
literal_bare(struct literal *out, const char *text, size_t n,
    const char *head)
{
	const char *end = text + n, *p;
	struct unit unit;
	size_t digits;

	while (text < end && *text == ' ')
		text++;
	digits = read_digits(&out->value, text, end);
	for (p = text + digits; p < end && strchr(" |\n", *p) != NULL; p++)
		;
	if (digits == 0 || p < end || !unit_in(&unit, head) ||
	    __builtin_mul_overflow(out->value.u, unit.times, &out->value.u))
		return false;
	if (unit.measure == PER_CENT)
		out->value.u /= 100;
	out->measure = unit.measure;
	out->text = text;
	out->n = digits;
	return true;
}

/* How many hours a literal of this measure lasts; false: it is no time. */
static bool
hours_of(int64_t *least, int64_t *most, enum measure measure, int64_t n)
{
	static const struct { enum measure measure; int least, most; }
	lasts[] = { { HOURS, 1, 1 }, { DAYS, 24, 24 },
		{ MONTHS, 28 * 24, 31 * 24 }, { YEARS, 360 * 24, 366 * 24 } };
	size_t i;

	for (i = 0; i < sizeof(lasts) / sizeof(*lasts); i++) {
		if (lasts[i].measure == measure)
			return !__builtin_mul_overflow(n, lasts[i].least,
			    least) && !__builtin_mul_overflow(n,
			    lasts[i].most, most);
	}
	return false;
}

/*
 * Times only, of neighbouring units; days that answer for hours are a week at
 * most, for people say "within two days" of what is promised in hours.
 */
bool
literal_comparable(const struct literal *l, enum measure measure)
{
	static const enum measure order[] = { HOURS, DAYS, MONTHS, YEARS };
	size_t i;

	if (l->measure == measure)
		return true;
	for (i = 0; i + 1 < sizeof(order) / sizeof(*order); i++) {
		if (order[i] == measure && order[i + 1] == l->measure)
			return measure != HOURS ||
			    l->value.u <= 7 * (int64_t)DEC_ONE;
	}
	return false;
}

bool
literal_is(const struct literal *l, enum measure measure, struct dec d)
{
	int64_t low, high, least, most;

	if (l->measure == measure)
		return l->value.u == d.u;
	return hours_of(&low, &high, l->measure, l->value.u) &&
	    hours_of(&least, &most, measure, d.u) && low <= most &&
	    least <= high;
}
