#ifndef POS_WINDOW_H
#define POS_WINDOW_H

/*
 * A stretch of time that ends on a given day, that day included, as
 * program.yaml writes it: "12 months", "4 quarters", "90 days",
 * "calendar-year", "all".
 */

#include "date.h"
#include "err.h"
#include "node.h"
#include "str.h"

enum window_unit {
	WINDOW_NONE,		/* no window: a state, not a sum over time */
	WINDOW_DAYS,
	WINDOW_MONTHS,
	WINDOW_QUARTERS,	/* whole ones, before the day's own */
	WINDOW_YEAR,		/* since 1 January */
	WINDOW_ALL
};

struct window {
	enum window_unit unit;
	int n;			/* of days, months or quarters */
};

/* Read one; ERR_INVALID says with file and line what may stand there. */
int window_read(struct window *out, const struct node *n, struct err *e);

/*
 * The first and the last day of w for day. WINDOW_NONE and WINDOW_ALL have no
 * first one: *from is DATE_NONE.
 */
void window_span(date *from, date *to, struct window w, date day);

/*
 * The first day on which the day x lies in w, and the first after it on which
 * it no longer does; DATE_NONE: it stays.
 */
date window_enter(struct window w, date x);
date window_leave(struct window w, date x);

/* Append it as it is written: "12 months". WINDOW_NONE: nothing. */
void window_add(struct str *out, struct window w);

#endif
