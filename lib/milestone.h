#ifndef POS_MILESTONE_H
#define POS_MILESTONE_H

/*
 * Whether a partnership reached a milestone of program.yaml in its time,
 * counted from its start. What may lie before the data on file begin is not
 * known, and not late.
 */

#include <stdbool.h>

#include "date.h"
#include "node.h"
#include "ws.h"

enum reach {
	REACH_IN_TIME,
	REACH_LATE,		/* reached, after it was due */
	REACH_OVERDUE,		/* due, and not reached */
	REACH_OPEN,		/* not reached, and not due */
	REACH_UNDUE,		/* reached; there is no day it was due */
	REACH_UNKNOWN,		/* due, and the data do not tell */
	REACHES
};

/* The day each kind of data on file begins; DATE_NONE: there is none. */
struct reach_data {
	date activity, deals, today;
};

struct reached {
	enum reach reach;
	date due;		/* DATE_NONE: no start, or no time stated */
	date day;		/* reached; DATE_NONE: not, or no day told */
	date begins;		/* of the data that would tell, DATE_NONE:
				 * there are none, or none have a day */
	bool undated;		/* it was reached, on a day no file tells */
};

/* One walk over the partners. */
void reach_data_find(struct reach_data *out, const struct ws *ws, date today);

/* The day a partnership began: since, else its first agreement. */
date milestone_start(const struct partner *p);

/* Hold p, which began on start, against the entry m of milestones. */
void milestone_judge(struct reached *out, const struct partner *p,
    date start, const struct node *m, const struct reach_data *data);

#endif
