/* ground_number - numbers in plain text */

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "currency.h"
#include "groundparts.h"

enum { DIGITS_MAX = 18 };

static void
add_digits(struct number *out, const char *s, size_t n)
{
	for (; n > 0; s++, n--) {
		if (out->digits >= 100000000000000000)	/* 10^17: 18 digits */
			out->huge = true;
		else
			out->digits = out->digits * 10 + (uint64_t)(*s - '0');
	}
}

/* Groups of three digits behind s, each after the byte c. */
static size_t
groups_of(const char *s, char c)
{
	size_t n = 0;

	while (s[4 * n] == c && text_digits(s + 4 * n + 1) == 3)
		n++;
	return n;
}

/*
 * The separator of thousands behind n digits, if there is one: points only
 * where there are two, for one is that of decimals.
 */
static char
separator(const char *s, size_t n)
{
	char c = s[n];

	if (n > 3 || *s == '0')
		return '\0';
	if (c == ',' || c == PLAIN_GAP || c == '\'')
		return groups_of(s + n, c) > 0 ? c : '\0';
	return c == '.' && groups_of(s + n, c) > 1 ? c : '\0';
}

/* The digits at s with separators and decimals; returns their length. */
static size_t
take_digits(struct number *out, const char *s)
{
	size_t n = text_digits(s), more;
	char c = separator(s, n);

	add_digits(out, s, n);
	while (c != '\0' && s[n] == c && text_digits(s + n + 1) == 3) {
		add_digits(out, s + n + 1, 3);
		n += 4;
	}
	if (s[n] != '.' || !text_is_digit(s[n + 1]))
		return n;
	more = text_digits(s + n + 1);
	add_digits(out, s + n + 1, more);
	out->exp[0] = more > DIGITS_MAX ? 0 : -(int)more;
	out->huge = out->huge || more > DIGITS_MAX;
	return n + 1 + more;
}

/* "2.1.3" that is no number: its length, or 0. */
static size_t
version_at(const char *s)
{
	size_t n = text_digits(s), parts = 1;

	if (separator(s, n) == '.')
		return 0;
	while (s[n] == '.' && text_is_digit(s[n + 1])) {
		n += 1 + text_digits(s + n + 1);
		parts++;
	}
	return parts > 2 ? n : 0;
}

static const struct unit {
	const char *word;
	int exp;
	bool exact;		/* in this case only */
	bool loose;		/* or something else */
} units[] = {
	{ "%", -2, false, false }, { "percent", -2, false, false },
	{ "percentage", -2, false, false }, { "pct", -2, false, false },
	{ "per cent", -2, false, false }, { "pp", -2, false, false },
	{ "hundred", 2, false, false }, { "thousand", 3, false, false },
	{ "k", 3, true, false }, { "K", 3, true, false },
	{ "tsd", 3, false, false }, { "kEUR", 3, false, false },
	{ "TEUR", 3, false, false }, { "kUSD", 3, false, false },
	{ "M", 6, true, false }, { "m", 6, true, true },
	{ "MM", 6, true, true }, { "mn", 6, false, false },
	{ "mln", 6, false, false }, { "mio", 6, false, false },
	{ "million", 6, false, false }, { "millions", 6, false, false },
	{ "MEUR", 6, false, false }, { "MUSD", 6, false, false },
	{ "bn", 9, false, false }, { "B", 9, true, true },
	{ "mrd", 9, false, false }, { "billion", 9, false, false },
	{ "billions", 9, false, false }, { "tn", 12, false, false },
	{ "trillion", 12, false, false }, { "trillions", 12, false, false },
};

/* The unit at s and its length, or NULL. */
static const struct unit *
unit_word(const char *s, size_t *n)
{
	const struct unit *u;

	for (u = units; u < units + sizeof(units) / sizeof(*units); u++) {
		*n = strlen(u->word);
		if ((u->exact ? strncmp(s, u->word, *n) :
		    strncasecmp(s, u->word, *n)) == 0 && (*u->word == '%' ||
		    (!text_is_letter(s[*n]) && !text_is_digit(s[*n]))))
			return u;
	}
	return NULL;
}

/* The unit behind a number, with what stands between; or NULL. */
static const struct unit *
unit_at(const char *s, size_t *n)
{
	const struct unit *u;
	size_t before = 0;

	before += s[before] == '+';
	before += text_is_blank(s[before]) || (s[before] == '-' &&
	    text_is_letter(s[before + 1]));
	u = unit_word(s + before, n);
	*n += before;
	return u == NULL || (before > 0 && u->loose && *u->word != 'B') ?
	    NULL : u;
}

static void
add_reading(struct number *out, int exp)
{
	if (out->n < NUMBER_READINGS)
		out->exp[out->n++] = exp;
}

void
number_add_unit(struct number *number, int exp)
{
	if (exp != 0 && !number->is_date)
		add_reading(number, number->exp[0] + exp);
}

int
number_unit(const char *s, size_t *n)
{
	const struct unit *u = unit_word(s, n);

	return u == NULL || (u->loose && *u->word != 'm') ? 0 : u->exp;
}

/* "-300 k" behind the first number of a range: the unit is its own too. */
static void
see_range(struct number *out, const char *s, int exp)
{
	static const char *const words[] = { "-", "\003", "to ", "and ",
		"or " };
	struct number other = { 0 };
	const struct unit *u;
	size_t i, n = text_blanks(s), unit;

	for (i = 0; i < 5 && strncmp(s + n, words[i], strlen(words[i])) != 0;
	    i++)
		;
	if (i == 5 || (i > 1 && n == 0))
		return;
	n += strlen(words[i]);
	n += text_blanks(s + n);
	if (!text_is_digit(s[n]))
		return;
	n += take_digits(&other, s + n);
	u = unit_at(s + n, &unit);
	if (u != NULL)
		add_reading(out, exp + u->exp);
}

/* What is behind the digits: a unit, other letters. Returns its length. */
static size_t
take_unit(struct number *out, const char *s)
{
	int exp = out->exp[0];
	const struct unit *u;
	size_t n;

	u = unit_at(s, &n);
	if (u != NULL) {
		add_reading(out, exp + u->exp);
		if (u->loose)
			add_reading(out, exp);
		return n;
	}
	add_reading(out, exp);
	see_range(out, s, exp);
	if ((*s | 32) == 'x' && text_is_digit(s[1]))
		return 1;
	for (n = text_letters(s); n > 0 && (text_is_letter(s[n]) ||
	    text_is_digit(s[n])); n++)
		;
	return n;
}

/* "2024-26", "2026/27": the second is a year as well. */
static void
see_year(struct number *out, const char *text, size_t at)
{
	const char *s = text + at;
	int year;

	if (at < 5 || text_digits(s) != 2 || text_is_letter(s[2]) ||
	    s[2] == '%' || (s[-1] != '-' && s[-1] != '/' &&
	    s[-1] != PLAIN_DASH) ||
	    (at > 5 && text_is_digit(s[-6])) || !text_is_digit(s[-5]))
		return;
	year = text_year(s - 5);
	if (year == 0 || text_small(s, 2) <= year % 100)
		return;
	out->digits = (uint64_t)(year - year % 100 + text_small(s, 2));
}

/* A number or date that begins with the digit at at, or a name: false. */
static bool
take_number(struct number *out, const char *text, size_t *at)
{
	const char *s = text + *at;
	size_t n = date_at_digit(out, s);

	out->from = *at;
	if (n == 0 && (n = version_at(s)) > 0) {
		*at += n;
		return false;
	}
	if (n == 0 && strncmp(s, "24/7", 4) == 0 && !text_is_digit(s[4])) {
		*at += 4;
		return false;
	}
	if (n == 0) {
		n = take_digits(out, s);
		see_year(out, text, *at);
		n += take_unit(out, s + n);
	}
	out->to = *at += n;
	return true;
}

/* II to XXXIX, with an I or a V in it; 0: none. */
static int
roman(const char *s, size_t n)
{
	static const char *const ones[] = { "", "I", "II", "III", "IV", "V",
		"VI", "VII", "VIII", "IX" };
	size_t tens = 0, i;

	while (tens < 3 && tens < n && s[tens] == 'X')
		tens++;
	for (i = 1; n >= 2 && i < 10; i++) {
		if (strlen(ones[i]) == n - tens &&
		    memcmp(ones[i], s + tens, n - tens) == 0)
			return (int)(tens * 10 + i);
	}
	return 0;
}

/* A word of n letters that digits may stand behind as an amount: EUR50, x3. */
static bool
is_amount(const char *s, size_t n)
{
	char code[4];

	if (n == 1)
		return *s == 'x' || *s == 'X';
	if (n == 2)
		return strncmp(s, "US", 2) == 0;
	if (n != 3)
		return false;
	memcpy(code, s, 3);
	code[3] = '\0';
	return currency_known(code);
}

/* Does the word of n letters begin a name with digits, and go on at s[n]? */
static bool
is_name(const char *s, size_t n)
{
	size_t i;

	if (is_amount(s, n))
		return false;
	if (text_is_digit(s[n]))
		return true;
	if (s[n] == '\0' || strchr("-_/", s[n]) == NULL ||
	    !text_is_digit(s[n + 1]))
		return false;
	for (i = 0; i < n; i++) {
		if (isupper((unsigned char)s[i]))
			return true;
	}
	return false;
}

/* Does a name go on at s? */
static bool
goes_on(const char *s)
{
	if (text_is_letter(*s) || text_is_digit(*s))
		return true;
	return *s != '\0' && strchr("-_/.", *s) != NULL &&
	    (text_is_digit(s[1]) || (*s != '.' && text_is_letter(s[1])));
}

/* Go through a name with digits; true: *out is a year that it holds. */
static bool
take_name(struct number *out, const char *s, size_t *at)
{
	size_t n;

	while (goes_on(s + *at)) {
		n = text_digits(s + *at);
		if (out->n == 0 && text_year(s + *at) != 0) {
			out->from = *at;
			out->to = *at + n;
			out->digits = (uint64_t)text_year(s + *at);
			add_reading(out, 0);
		}
		*at += n > 0 ? n : 1;
	}
	return out->n > 0;
}

/* What begins with a letter: a date, a name, a Roman number, a word. */
static bool
take_word(struct number *out, const char *text, size_t *at)
{
	const char *s = text + *at;
	size_t letters = text_letters(s), n = date_quarter_year(out, s);

	out->from = *at;
	if (n == 0)
		n = date_month_day(out, s);
	out->is_date = n > 0;
	if (n == 0 && is_name(s, letters)) {
		*at += letters;
		return take_name(out, text, at);
	}
	if (n == 0 && roman(s, letters) > 0) {
		out->digits = (uint64_t)roman(s, letters);
		add_reading(out, 0);
		n = letters;
	}
	out->to = *at += n > 0 ? n : letters;
	return n > 0;
}

bool
number_next(struct number *out, const struct plain *p, size_t *at)
{
	const char *s = p->text.s;

	while (*at < p->text.len) {
		memset(out, 0, sizeof(*out));
		if (text_is_digit(s[*at])) {
			if (take_number(out, s, at))
				return true;
		} else if (text_is_letter(s[*at])) {
			if (take_word(out, s, at))
				return true;
		} else {
			++*at;
		}
	}
	return false;
}
