/* ground_date - dates in plain text */

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "groundparts.h"

enum { YEAR_FROM = 1900, YEAR_TO = 2100 };

bool
text_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
text_is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

bool
text_is_blank(char c)
{
	return c == ' ' || c == PLAIN_GAP;
}

size_t
text_digits(const char *s)
{
	size_t n = 0;

	while (text_is_digit(s[n]))
		n++;
	return n;
}

size_t
text_letters(const char *s)
{
	size_t n = 0;

	while (text_is_letter(s[n]))
		n++;
	return n;
}

size_t
text_blanks(const char *s)
{
	size_t n = 0;

	while (n < 3 && text_is_blank(s[n]))
		n++;
	return n;
}

/* The number of the first n digits, at most nine. */
int
text_small(const char *s, size_t n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + (*s++ - '0');
	return v;
}

/* A year of four digits, not more; or 0. */
int
text_year(const char *s)
{
	int y = text_digits(s) == 4 ? text_small(s, 4) : 0;

	return y >= YEAR_FROM && y <= YEAR_TO ? y : 0;
}

/* "November", "Nov", "Nov.", "Sept": its number and length, or 0. */
static int
month_at(const char *s, size_t *n)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	int i;

	*n = text_letters(s);
	for (i = 0; i < 12 && isupper((unsigned char)*s); i++) {
		if ((*n == strlen(names[i]) || *n == 3 ||
		    (*n == 4 && i == 8)) &&
		    strncasecmp(s, names[i], *n) == 0) {
			*n += s[*n] == '.';
			return i + 1;
		}
	}
	return 0;
}

/* "st", "nd", "rd", "th" behind a day. */
static size_t
ordinal_at(const char *s)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	size_t i;

	for (i = 0; i < 4; i++) {
		if (strncasecmp(s, ends[i], 2) == 0 && !isalnum(
		    (unsigned char)s[2]))
			return 2;
	}
	return 0;
}

static bool
is_day(int day)
{
	return day >= 1 && day <= 31;
}

static bool
is_month(int month)
{
	return month >= 1 && month <= 12;
}

static void
set_day(struct number *out, int year, int month, int day)
{
	if (is_month(month) && (day == 0 || is_day(day)))
		out->days[out->n++] = (struct day){ year, month, day, 0 };
}

/* ", 2026" or " 2026" at s: its length, and the year. */
static size_t
year_behind(const char *s, int *year)
{
	size_t n = *s == ',';

	n += text_blanks(s + n);
	*year = n > 0 ? text_year(s + n) : 0;
	return *year != 0 ? n + 4 : 0;
}

/* "2026-11-20", "2026-11": its length, or 0. */
static size_t
iso_date(struct number *out, const char *s)
{
	int year = text_year(s), month, day;
	size_t n = 7;

	if (year == 0 || s[4] != '-' || text_digits(s + 5) != 2)
		return 0;
	month = text_small(s + 5, 2);
	day = s[7] == '-' && text_digits(s + 8) == 2 ? text_small(s + 8, 2) : 0;
	if (!is_month(month) || (s[7] == '-' && text_is_digit(s[8]) &&
	    !is_day(day)))
		return 0;
	set_day(out, year, month, day);
	if (day == 0)
		return n;
	n = 10;
	if (s[n] == 'T' && text_is_digit(s[n + 1]))
		while (isalnum((unsigned char)s[n]) || s[n] == ':')
			n++;
	return n;
}

/* "20.11.2026", "20/11/2026", either way around. */
static size_t
dotted_date(struct number *out, const char *s)
{
	size_t a = text_digits(s), b, from;
	char c = s[a];
	int x, y, year;

	if (a > 2 || (c != '.' && c != '/'))
		return 0;
	b = text_digits(s + a + 1);
	if (b < 1 || b > 2 || s[a + 1 + b] != c)
		return 0;
	from = a + b + 2;
	x = text_small(s, a);
	y = text_small(s + a + 1, b);
	year = text_year(s + from);
	if (year == 0)
		return 0;
	if (is_day(x))
		set_day(out, year, y, x);
	if (c == '/' && is_day(y) && x != y)
		set_day(out, year, x, y);
	return out->n > 0 ? from + 4 : 0;
}

/* "20 November 2026", "20th of November". */
static size_t
day_month(struct number *out, const char *s)
{
	size_t n = text_digits(s), m, more;
	int day, month, year = 0;

	if (n > 2 || !is_day(day = text_small(s, n)))
		return 0;
	n += ordinal_at(s + n);
	n += *(s + n) == '.';
	more = text_blanks(s + n);
	if (more == 0)
		return 0;
	n += more;
	if (strncmp(s + n, "of ", 3) == 0)
		n += 3;
	month = month_at(s + n, &m);
	if (month == 0)
		return 0;
	more = year_behind(s + n + m, &year);
	if (more == 0 && s[n + m - 1] == '.' && m > 4)
		m--;	/* it ends the sentence */
	set_day(out, year, month, day);
	return n + m + more;
}

/* "November 20, 2026", "November 20", "November 2026". */
size_t
date_month_day(struct number *out, const char *s)
{
	size_t m, n, at, more;
	int month = month_at(s, &m), year, day;

	if (month == 0)
		return 0;
	more = year_behind(s + m, &year);
	if (more > 0) {
		set_day(out, year, month, 0);
		return m + more;
	}
	at = m + text_blanks(s + m);
	n = text_digits(s + at);
	if (at == m || n < 1 || n > 2 || !is_day(day = text_small(s + at, n)))
		return 0;
	at += n + ordinal_at(s + at + n);
	if (isalnum((unsigned char)s[at]) || s[at + text_blanks(s + at)] ==
	    '%' || (s[at] == '.' && text_is_digit(s[at + 1])))
		return 0;
	more = year_behind(s + at, &year);
	set_day(out, year, month, day);
	return at + more;
}

/* The quarter at s: "Q3". */
static int
quarter_at(const char *s)
{
	return (*s | 32) == 'q' && s[1] >= '1' && s[1] <= '4' &&
	    !isalnum((unsigned char)s[2]) ? s[1] - '0' : 0;
}

/* "2026-Q3", "2026 Q3". */
static size_t
year_quarter(struct number *out, const char *s)
{
	int year = text_year(s), quarter;

	if (year == 0 || strchr("-/ \001", s[4]) == NULL || s[4] == '\0')
		return 0;
	quarter = quarter_at(s + 5);
	if (quarter == 0)
		return 0;
	out->days[out->n++] = (struct day){ year, 0, 0, quarter };
	return 7;
}

/* "Q3 2026", "Q3/2026", "Q3 of 2026". */
size_t
date_quarter_year(struct number *out, const char *s)
{
	int quarter = quarter_at(s), year;
	size_t n = 2;

	if (quarter == 0)
		return 0;
	n += s[n] == ',' || s[n] == '/' || s[n] == '-';
	n += text_blanks(s + n);
	if (strncmp(s + n, "of ", 3) == 0)
		n += 3;
	year = n > 2 ? text_year(s + n) : 0;
	if (year == 0)
		return 0;
	out->days[out->n++] = (struct day){ year, 0, 0, quarter };
	return n + 4;
}

size_t
date_at_digit(struct number *out, const char *s)
{
	size_t n = iso_date(out, s);

	if (n == 0)
		n = year_quarter(out, s);
	if (n == 0)
		n = dotted_date(out, s);
	if (n == 0)
		n = day_month(out, s);
	out->is_date = n > 0;
	return n;
}

