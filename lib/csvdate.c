/* csvdate - days as people and systems write them */

#include "csvdate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a text is made of. */
enum form { NONE, ISO, NAMED, ORDERED, SERIAL };

struct parts {
	enum form form;
	int n[3];	/* ORDERED: as written; else year, month, day */
	bool wide[3];	/* written with four digits */
};

/* A spreadsheet's day 1 is 1899-12-31, and its 1900 had a 29 February. */
enum { SERIAL_FIRST = 20000, SERIAL_LAST = 80000 };

static const char *const months[] = { "january", "february", "march",
	"april", "may", "june", "july", "august", "september", "october",
	"november", "december" };

/* The month that the n letters name, in whole or by three or more; or 0. */
static int
month_named(const char *s, size_t n)
{
	int i;

	for (i = 0; i < 12 && n >= 3; i++) {
		if (n <= strlen(months[i]) && strncasecmp(s, months[i], n) == 0)
			return i + 1;
	}
	return 0;
}

/* A time of day, or nothing: digits, colons, a zone. */
static bool
is_time(const char *s)
{
	if (*s == 'T' || *s == ',')
		s++;
	s += strspn(s, " ");
	if (*s == '\0')
		return true;
	return isdigit((unsigned char)*s) && strchr(s, ':') != NULL &&
	    s[strspn(s, "0123456789:.+- TZAPMUCGapm")] == '\0';
}

/* A number of days, perhaps with a part of a day, or eight digits. */
static bool
take_digits(struct parts *p, const char *s)
{
	size_t n = strspn(s, "0123456789");
	long number = n > 0 && n <= 8 ? strtol(s, NULL, 10) : 0;

	if (s[n] == '.' && n == 5)
		n += 1 + strspn(s + n + 1, "0123456789");
	if (s[n] != '\0')
		return false;
	if (number >= SERIAL_FIRST && number <= SERIAL_LAST) {
		p->form = SERIAL;
		p->n[0] = (int)number;
	} else if (number >= 19000101 && n == 8) {
		p->form = ISO;
		p->n[0] = (int)(number / 10000);
		p->n[1] = (int)(number / 100 % 100);
		p->n[2] = (int)(number % 100);
	}
	return true;
}

/* Year, month and day of parts of which one is a month's name. */
static void
order_named(struct parts *p, int name_at)
{
	int rest[2] = { 0, 0 }, i, k = 0, year;

	for (i = 0; i < 3; i++) {
		if (i != name_at)
			rest[k++] = i;
	}
	/* 31 Jan 2026, Jan 31, 2026, 2026 Jan 31 */
	year = p->wide[rest[0]] ? rest[0] : rest[1];
	k = year == rest[0] ? rest[1] : rest[0];
	*p = (struct parts){ NAMED, { p->n[year], p->n[name_at], p->n[k] },
	    { p->wide[year], false, false } };
}

/* Three numbers, or two and a month's name, with signs between. */
static const char *
take_three(struct parts *p, const char *s)
{
	int i, name_at = -1;
	size_t n;

	for (i = 0; i < 3; i++) {
		s += i > 0 ? strspn(s, "/.-, ") : 0;
		n = strspn(s, "0123456789");
		if (n == 1 || n == 2 || n == 4) {
			p->n[i] = atoi(s);
			p->wide[i] = n == 4;
		} else {
			while (isalpha((unsigned char)s[n]))
				n++;
			p->n[i] = month_named(s, n);
			if (p->n[i] == 0 || name_at >= 0)
				return NULL;
			name_at = i;
		}
		s += n;
		if (i < 2 && strspn(s, "/.-, ") == 0)
			return NULL;
	}
	p->form = ORDERED;
	if (name_at >= 0)
		order_named(p, name_at);
	else if (p->wide[0])
		p->form = ISO;
	return s;
}

static void
take_apart(struct parts *p, const char *s)
{
	const char *rest;

	memset(p, 0, sizeof(*p));
	s += strspn(s, " \t");
	if (take_digits(p, s))
		return;
	rest = take_three(p, s);
	if (rest == NULL || !is_time(rest))
		p->form = NONE;
}

void
csv_order_look(struct csv_order_look *look, const char *text, size_t line)
{
	struct parts p;

	take_apart(&p, text);
	if (p.form == SERIAL) {
		csv_see(&look->serial, text, line);
		return;
	}
	csv_see(&look->other, text, line);
	if (p.form != ORDERED)
		return;
	if (p.n[0] > 31)
		csv_see(&look->ymd, text, line);
	else if (p.n[0] > 12)
		csv_see(&look->dmy, text, line);
	else if (p.n[1] > 12)
		csv_see(&look->mdy, text, line);
	else if (p.n[0] != p.n[1] || !p.wide[2])
		csv_see(&look->open, text, line);
}

/* Two cells that contradict each other. */
static int
clash(const char *column, const struct csv_sight *a,
    const struct csv_sight *b, struct err *e)
{
	return err_set(e, ERR_INVALID, "%s: %.40s (line %zu) and %.40s (line "
	    "%zu) are not of one order; --dates dmy, mdy or ymd says which is "
	    "right, and the rows of the other are rejected", column, a->text,
	    a->line, b->text, b->line);
}

int
csv_order_decide(enum csv_order *out, const struct csv_order_look *look,
    const char *column, struct err *e)
{
	const struct csv_sight *const seen[] = { &look->dmy, &look->mdy,
	    &look->ymd };
	const struct csv_sight *first = NULL;
	size_t i;

	*out = look->serial.text != NULL && look->other.text == NULL ?
	    CSV_ORDER_SERIAL : CSV_ORDER_OPEN;
	for (i = 0; i < 3; i++) {
		if (seen[i]->text == NULL)
			continue;
		if (first != NULL)
			return clash(column, first, seen[i], e);
		first = seen[i];
		*out = (enum csv_order)(CSV_ORDER_DMY + i);
	}
	if (*out == CSV_ORDER_OPEN && look->open.text != NULL)
		return err_set(e, ERR_INVALID, "%s: %.40s (line %zu) begins "
		    "with a day or with a month, and no row of the column "
		    "tells, as 31/12/2026 would; give --dates dmy or --dates "
		    "mdy", column, look->open.text, look->open.line);
	return 0;
}

/* The parts of an ORDERED date as year, month, day. */
static bool
put_in_order(struct parts *p, enum csv_order order)
{
	static const int at[][3] = {
		[CSV_ORDER_OPEN] = { 2, 1, 0 }, [CSV_ORDER_DMY] = { 2, 1, 0 },
		[CSV_ORDER_MDY] = { 2, 0, 1 }, [CSV_ORDER_YMD] = { 0, 1, 2 }
	};
	struct parts was = *p;
	int i;

	if (order == CSV_ORDER_SERIAL)
		return false;
	for (i = 0; i < 3; i++) {
		p->n[i] = was.n[at[order][i]];
		p->wide[i] = was.wide[at[order][i]];
	}
	return !p->wide[1] && !p->wide[2];
}

int
csv_date(date *out, const char *text, enum csv_order order, struct str *why)
{
	struct str iso = STR_INIT;
	struct parts p;
	int rc;

	take_apart(&p, text);
	if (p.form == SERIAL && order != CSV_ORDER_SERIAL)
		return csv_wrong(why, "is a spreadsheet's number of a day, among "
		    "dates; format the column as dates and export again");
	if (p.form == SERIAL) {
		*out = date_of(1899, 12, 30) + p.n[0];
		return 0;
	}
	if (p.form == NONE || (p.form == ORDERED && !put_in_order(&p, order)))
		return csv_wrong(why, "is not a date");
	if (!p.wide[0] && p.form != ISO)
		p.n[0] += p.n[0] < 70 ? 2000 : 1900;
	str_addf(&iso, "%04d-%02d-%02d", p.n[0], p.n[1], p.n[2]);
	rc = date_parse(out, iso.s, iso.len);
	str_release(&iso);
	return rc == 0 ? 0 : csv_wrong(why, "is not a date");
}
