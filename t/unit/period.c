/* Tests of lib/period: names of periods, their days, what comes before. */

#include "period.h"

#include "tap.h"

/* "2026-Q3 2026-07-01 2026-09-30 third quarter of 2026", or "refused". */
static void
tell(struct str *out, const struct period *p)
{
	period_add(out, p);
	str_addc(out, ' ');
	date_add(out, p->from);
	str_addc(out, ' ');
	date_add(out, p->to);
	str_addc(out, ' ');
	period_add_name(out, p);
}

static void
reads(const char *text, int start, const char *want)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	struct period p;

	if (period_parse(&p, text, start, &e) < 0)
		str_adds(&s, e.code == ERR_USAGE ? "refused" : "other");
	else
		tell(&s, &p);
	is_str(s.s, want, text);
	str_release(&s);
}

static void
holds(enum period_kind kind, date day, int start, const char *want)
{
	struct period p = period_of(kind, day, start);
	struct str s = STR_INIT;

	period_add(&s, &p);
	is_str(s.s, want, want);
	ok(p.from <= day && day <= p.to, "%s has its day", want);
	str_release(&s);
}

static void
steps(const char *text, int start, int n, int years, const char *want)
{
	struct str s = STR_INIT;
	struct period p;

	period_parse(&p, text, start, NULL);
	p = period_step(&p, n);
	p = period_years(&p, years);
	period_add(&s, &p);
	is_str(s.s, want, want);
	str_release(&s);
}

/* Each day of some years is in just one period of each kind. */
static void
test_cover(void)
{
	enum period_kind kind;
	struct period p, next;
	int start, gaps = 0;
	date day;

	for (kind = PERIOD_YEAR; kind <= PERIOD_MONTH; kind++) {
		for (start = 1; start <= 12; start++) {
			p = period_of(kind, date_of(2023, 5, 17), start);
			for (day = p.to + 1; day < date_of(2029, 1, 1);
			    day = p.to + 1) {
				next = period_step(&p, 1);
				p = period_of(kind, day, start);
				gaps += p.from != day || p.to < day ||
				    next.from != p.from || next.to != p.to;
			}
		}
	}
	ok(gaps == 0, "periods follow each other without a gap");
}

int
main(void)
{
	reads("2026", 1, "2026 2026-01-01 2026-12-31 2026");
	reads("2026-H2", 1, "2026-H2 2026-07-01 2026-12-31 second half of 2026");
	reads("2026-Q3", 1,
	    "2026-Q3 2026-07-01 2026-09-30 third quarter of 2026");
	reads("2026-q1", 1,
	    "2026-Q1 2026-01-01 2026-03-31 first quarter of 2026");
	reads("2024-02", 1, "2024-02 2024-02-01 2024-02-29 February 2024");
	reads("2026", 4, "2026 2026-04-01 2027-03-31 fiscal 2026");
	reads("2026-Q4", 4, "2026-Q4 2027-01-01 2027-03-31 "
	    "fourth quarter of fiscal 2026");
	reads("2026-H1", 12, "2026-H1 2026-12-01 2027-05-31 "
	    "first half of fiscal 2026");
	reads("2026-02", 4, "2026-02 2026-02-01 2026-02-28 February 2026");
	reads("2026-Q5", 1, "refused");
	reads("2026-Q0", 1, "refused");
	reads("2026-Q33", 1, "refused");
	reads("2026-H3", 1, "refused");
	reads("2026-13", 1, "refused");
	reads("2026-00", 1, "refused");
	reads("2026-1", 1, "refused");
	reads("2026-", 1, "refused");
	reads("26", 1, "refused");
	reads("20266", 1, "refused");
	reads("1066-Q4", 1, "refused");
	reads("Q3 2026", 1, "refused");
	reads("", 1, "refused");
	reads("2026-Q3 ", 1, "refused");
	holds(PERIOD_QUARTER, date_of(2026, 11, 20), 1, "2026-Q4");
	holds(PERIOD_QUARTER, date_of(2026, 3, 31), 4, "2025-Q4");
	holds(PERIOD_QUARTER, date_of(2026, 4, 1), 4, "2026-Q1");
	holds(PERIOD_YEAR, date_of(2026, 6, 30), 7, "2025");
	holds(PERIOD_HALF, date_of(2026, 1, 1), 10, "2025-H1");
	holds(PERIOD_MONTH, date_of(2026, 12, 31), 9, "2026-12");
	steps("2026-Q1", 1, -1, 0, "2025-Q4");
	steps("2026-Q1", 7, -1, 0, "2025-Q4");
	steps("2026-Q3", 1, 6, 0, "2028-Q1");
	steps("2026-Q3", 1, 0, -1, "2025-Q3");
	steps("2026-01", 1, -1, 0, "2025-12");
	steps("2026", 4, 1, 0, "2027");
	test_cover();
	return tap_done();
}
