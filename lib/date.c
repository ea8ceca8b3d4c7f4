/* date - calendar dates and the one clock */

#include "date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_FIRST = 1900 };	/* of a date that people mean */

/*
 * Days from civil and back: Howard Hinnant's algorithms, "chrono-compatible
 * low-level date algorithms", 2013, valid over the range of int32_t here.
 */
date
date_of(int year, int month, int day)
{
	int y = year - (month <= 2), m = month, d = day;
	int era, yoe, doy;

	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
date_split(date d, int *year, int *month, int *day)
{
	int z = d + 719468;
	int era, doe, yoe, doy, mp;

	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return m == 2 && leap ? 29 : days[m - 1];
}

/* The number in the n digits at s, or -1. */
static int
digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s++ - '0');
	}
	return v;
}

int
date_parse(date *out, const char *s, size_t n)
{
	int y, m, d;

	if (n != 10 || s[4] != '-' || s[7] != '-')
		return -1;
	y = digits(s, 4);
	m = digits(s + 5, 2);
	d = digits(s + 8, 2);
	if (y < YEAR_FIRST || m < 1 || m > 12 || d < 1 || d > month_days(y, m))
		return -1;
	*out = date_of(y, m, d);
	return 0;
}

int
date_node(date *out, const struct node *n, const char *what, struct err *e)
{
	*out = DATE_NONE;
	if (node_unknown(n))
		return 0;
	if (n->kind == NODE_SCALAR && date_parse(out, n->text, n->n) == 0)
		return 0;
	return node_err(e, n, "%s: '%.40s' is not a date; write it as "
	    "2026-11-20", what, n->text ? n->text : "");
}

date
date_under(const struct node *map, const char *key)
{
	date d;

	return date_node(&d, node_get(map, key), key, NULL) == 0 ? d :
	    DATE_NONE;
}

void
date_add(struct str *out, date d)
{
	int y, m, day;

	date_split(d, &y, &m, &day);
	str_addf(out, "%04d-%02d-%02d", y, m, day);
}

const char *
date_text(struct arena *a, date d)
{
	struct str s = STR_INIT;
	const char *text;

	date_add(&s, d);
	text = arena_dup(a, s.s);
	str_release(&s);
	return text;
}

void
date_add_long(struct str *out, date d)
{
	static const char *const names[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	int y, m, day;

	date_split(d, &y, &m, &day);
	str_addf(out, "%d %s %d", day, names[m - 1], y);
}

date
date_months(date d, int n)
{
	int y, m, day, last;

	date_split(d, &y, &m, &day);
	m += n - 1;
	y += m / 12;
	m %= 12;
	if (m < 0) {
		m += 12;
		y--;
	}
	last = month_days(y, m + 1);
	return date_of(y, m + 1, day < last ? day : last);
}

date
date_quarter(date d)
{
	int y, m, day;

	date_split(d, &y, &m, &day);
	return date_of(y, (m - 1) / 3 * 3 + 1, 1);
}

/* Read 2026-11-20 or 2026-11-20T10:00:00Z. */
static int
parse_time(time_t *out, const char *s)
{
	date d;
	int h, m, sec;

	if (strlen(s) < 10 || date_parse(&d, s, 10) < 0)
		return -1;
	*out = (time_t)d * 86400;
	if (s[10] == '\0')
		return 0;
	if (strlen(s) != 20 || s[10] != 'T' || s[13] != ':' ||
	    s[16] != ':' || s[19] != 'Z')
		return -1;
	h = digits(s + 11, 2);
	m = digits(s + 14, 2);
	sec = digits(s + 17, 2);
	if (h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 60)
		return -1;
	*out += h * 3600 + m * 60 + sec;
	return 0;
}

int
clock_check(struct err *e)
{
	const char *fixed = getenv("POS_NOW");
	time_t t;

	if (fixed == NULL || fixed[0] == '\0' || parse_time(&t, fixed) == 0)
		return 0;
	return err_set(e, ERR_USAGE, "POS_NOW='%s': write 2026-11-20 or "
	    "2026-11-20T10:00:00Z", fixed);
}

time_t
clock_now(void)
{
	const char *fixed = getenv("POS_NOW");
	time_t t;

	if (fixed != NULL && parse_time(&t, fixed) == 0)
		return t;
	return time(NULL);
}

date
date_today(void)
{
	time_t t = clock_now();

	return (date)((t >= 0 ? t : t - 86399) / 86400);
}

void
time_add(struct str *out, time_t t)
{
	time_t days = (t >= 0 ? t : t - 86399) / 86400;
	int rest = (int)(t - days * 86400);

	date_add(out, (date)days);
	str_addf(out, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60,
	    rest % 60);
}
