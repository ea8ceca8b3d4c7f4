/* period - periods of the fiscal calendar */

#include "period.h"

#include <ctype.h>
#include <string.h>

#include "form.h"

enum { YEAR_FIRST = 1970, YEAR_LAST = 2200, MONTHS = 12 };

static const struct period_form {
	char letter;		/* before the number of its part; 0: none */
	int months;
} forms[] = {
	[PERIOD_YEAR] = { 0, MONTHS },
	[PERIOD_HALF] = { 'H', 6 },
	[PERIOD_QUARTER] = { 'Q', 3 },
	[PERIOD_MONTH] = { 0, 1 },
};

int
fiscal_month(const struct ws *ws)
{
	const char *text = node_get_text(ws->company, "fiscal_year_start",
	    "1");
	struct dec d;

	if (dec_parse(&d, text, strlen(text)) < 0 || d.u < DEC_ONE ||
	    d.u > MONTHS * (int64_t)DEC_ONE)
		return 1;
	return (int)(d.u / DEC_ONE);
}

/* Months are counted through: those since January of the year 0. */
static int
month_of(date day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return y * MONTHS + m - 1;
}

static date
first_of(int month)
{
	return date_of(month / MONTHS, month % MONTHS + 1, 1);
}

/* The period whose first month is this one. */
static struct period
begin(enum period_kind kind, int month, int start)
{
	struct period p = { kind, start, first_of(month),
	    first_of(month + forms[kind].months) - 1 };

	return p;
}

struct period
period_of(enum period_kind kind, date day, int start)
{
	int month = month_of(day);

	return begin(kind, month - (month + MONTHS - (start - 1)) %
	    forms[kind].months, start);
}

date
fiscal_year(const struct ws *ws, date day)
{
	return period_of(PERIOD_YEAR, day, fiscal_month(ws)).from;
}

struct period
period_step(const struct period *p, int n)
{
	return begin(p->kind, month_of(p->from) + n * forms[p->kind].months,
	    p->start);
}

struct period
period_years(const struct period *p, int n)
{
	return begin(p->kind, month_of(p->from) + n * MONTHS, p->start);
}

/* So many digits at s, and then no further one; -1: there are not. */
static int
digits(const char *s, int n)
{
	int value = 0, i;

	for (i = 0; i < n; i++) {
		if (!isdigit((unsigned char)s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return isdigit((unsigned char)s[n]) ? -1 : value;
}

/* Read what stands behind the year: "", "-Q3", "-H2", "-09". */
static int
parse_part(struct period *out, const char *s, int year, int start)
{
	enum period_kind kind;
	int n;

	if (*s == '\0') {
		*out = begin(PERIOD_YEAR, year * MONTHS + start - 1, start);
		return 0;
	}
	if (*s++ != '-')
		return -1;
	if (isdigit((unsigned char)*s)) {
		n = digits(s, 2);
		if (n < 1 || n > MONTHS || s[2] != '\0')
			return -1;
		*out = begin(PERIOD_MONTH, year * MONTHS + n - 1, start);
		return 0;
	}
	for (kind = PERIOD_HALF; kind <= PERIOD_QUARTER; kind++) {
		if (toupper((unsigned char)*s) != forms[kind].letter)
			continue;
		n = digits(s + 1, 1);
		if (n < 1 || n > MONTHS / forms[kind].months || s[2] != '\0')
			return -1;
		*out = begin(kind, year * MONTHS + start - 1 + (n - 1) *
		    forms[kind].months, start);
		return 0;
	}
	return -1;
}

static int
parse(struct period *out, const char *s, int start)
{
	int year = digits(s, 4);

	return year < YEAR_FIRST || year > YEAR_LAST ? -1 :
	    parse_part(out, s + 4, year, start);
}

#define EXPECTED "a period is expected: a year 2026, a half 2026-H2, a " \
	"quarter 2026-Q3 or a month 2026-09"

int
period_parse(struct period *out, const char *text, int start, struct err *e)
{
	return parse(out, text, start) == 0 ? 0 :
	    err_set(e, ERR_USAGE, "'%.40s': " EXPECTED, text);
}

int
form_period(struct str *out, const char *text, struct err *e)
{
	struct period p;

	if (parse(&p, text, 1) < 0)
		return err_set(e, ERR_INVALID, EXPECTED ", not '%.40s'",
		    text);
	period_add(out, &p);
	return 0;
}

int
period_node(struct period *out, const struct node *n, int start,
    struct err *e)
{
	const char *text = node_text(n);

	return text != NULL && parse(out, text, start) == 0 ? 0 :
	    node_err(e, n, "%s: " EXPECTED ", not '%.40s'",
	    n != NULL && n->key != NULL ? n->key : "period",
	    text == NULL ? "" : text);
}

/* The year it is of, and which part of the year, from 1. */
static void
place(int *year, int *part, const struct period *p)
{
	int month = month_of(p->from);

	if (p->kind != PERIOD_MONTH)
		month -= p->start - 1;
	*year = month / MONTHS;
	*part = month % MONTHS / forms[p->kind].months + 1;
}

void
period_add(struct str *out, const struct period *p)
{
	int year, part;

	place(&year, &part, p);
	str_addf(out, "%04d", year);
	if (p->kind == PERIOD_MONTH)
		str_addf(out, "-%02d", part);
	else if (p->kind != PERIOD_YEAR)
		str_addf(out, "-%c%d", forms[p->kind].letter, part);
}

void
period_add_name(struct str *out, const struct period *p)
{
	static const char *const nth[] = { "first", "second", "third",
	    "fourth" };
	static const char *const months[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	int year, part;

	place(&year, &part, p);
	if (p->kind == PERIOD_MONTH) {
		str_addf(out, "%s %d", months[part - 1], year);
		return;
	}
	if (p->kind != PERIOD_YEAR)
		str_addf(out, "%s %s of ", nth[part - 1],
		    p->kind == PERIOD_HALF ? "half" : "quarter");
	str_addf(out, "%s%d", p->start == 1 ? "" : "fiscal ", year);
}

/* Has its name an article: is it a part of a year that is counted? */
static bool
is_counted(const struct period *p)
{
	return p->kind == PERIOD_HALF || p->kind == PERIOD_QUARTER;
}

void
period_add_phrase(struct str *out, const struct period *p)
{
	str_adds(out, is_counted(p) ? "the " : "");
	period_add_name(out, p);
}

void
period_add_opening(struct str *out, const struct period *p)
{
	int year, part;

	if (p->kind == PERIOD_YEAR) {
		place(&year, &part, p);
		str_addf(out, "The %syear %d", p->start == 1 ? "" : "fiscal ",
		    year);
		return;
	}
	str_adds(out, is_counted(p) ? "The " : "");
	period_add_name(out, p);
}
