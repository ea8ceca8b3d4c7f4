/* Tests of lib/date: calendar, months, the clock. */

#include "date.h"

#include <stdlib.h>

#include "tap.h"

static void
reads(const char *text, const char *want)
{
	struct str s = STR_INIT;
	date d;

	if (date_parse(&d, text, strlen(text)) < 0)
		str_adds(&s, "refused");
	else
		date_add(&s, d);
	is_str(s.s, want, text);
	str_release(&s);
}

static void
test_months(void)
{
	struct str s = STR_INIT;

	date_add(&s, date_months(date_of(2026, 1, 31), 1));
	str_addc(&s, ' ');
	date_add(&s, date_months(date_of(2024, 1, 31), 13));
	str_addc(&s, ' ');
	date_add(&s, date_months(date_of(2026, 3, 15), -15));
	str_addc(&s, ' ');
	date_add(&s, date_quarter(date_of(2026, 12, 31)));
	is_str(s.s, "2026-02-28 2025-02-28 2024-12-15 2026-10-01", "months");
	str_release(&s);
}

int
main(void)
{
	struct str s = STR_INIT;
	int i, y, m, d, bad = 0;

	reads("2026-11-20", "2026-11-20");
	reads("2024-02-29", "2024-02-29");
	reads("2026-02-29", "refused");
	reads("2026-13-01", "refused");
	reads("31.02.2026", "refused");
	reads("2026-1-1", "refused");
	reads("20260-1-11", "refused");
	reads("1900-01-01", "1900-01-01");
	reads("1899-12-31", "refused");
	reads("0026-11-20", "refused");
	ok(date_of(1970, 1, 1) == 0, "the epoch is day 0");
	for (i = -800000; i < 800000; i++) {
		date_split(i, &y, &m, &d);
		bad += date_of(y, m, d) != i;
	}
	ok(bad == 0, "1.6 million days there and back");
	test_months();
	setenv("POS_NOW", "2026-11-20T10:00:01Z", 1);
	time_add(&s, clock_now());
	str_addc(&s, ' ');
	date_add_long(&s, date_today());
	is_str(s.s, "2026-11-20T10:00:01Z 20 November 2026", "fixed clock");
	str_release(&s);
	return tap_done();
}
