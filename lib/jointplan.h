#ifndef POS_JOINTPLAN_H
#define POS_JOINTPLAN_H

/*
 * The joint business plan of one partner, the map `plan` of its record:
 * its year, what was planned and what came of it. Format: pos-workspace(5).
 *
 * A target is held against its pace: the part of it that the days of the year
 * up to the newest entry on file make up, that day included. Actuals end there
 * too, so both sides of the comparison end on one day, and neither moves
 * while nothing is recorded.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "ws.h"

enum { QUARTERS = 4, YEAR_MONTHS = 12 };

enum plan_metric {
	PLAN_SOURCED,	/* money: sourced deals won, by the day they closed */
	PLAN_WON,	/* how many those are */
	PLAN_PIPELINE,	/* money: sourced deals that are open today; over a
			 * window: those created in it, whatever became */
	PLAN_CERTIFIED,	/* people with an unexpired certificate today */
	PLAN_METRICS
};

struct plan_metric_def {
	const char *key, *name;
	bool money;
	bool grows;	/* over the year, so that it has a pace */
	bool quarters;	/* is known for a window of the past */
};
extern const struct plan_metric_def plan_metrics[PLAN_METRICS];

enum plan_state { PLAN_REACHED, PLAN_ON_PACE, PLAN_BEHIND, PLAN_TO_GO,
	PLAN_MISSED, PLAN_NOT_BEGUN, PLAN_UNKNOWN };

struct jointplan {
	const struct node *node;	/* NULL: the partner has no plan */
	date from, to;			/* its year, both inclusive */
	date quarter[QUARTERS + 1];	/* first days; the last: after it */
	date today, day;		/* day: of the newest entry on file,
					 * or DATE_NONE */
	int days, of_days;		/* up to day, it included; in all */
};

/*
 * Read the plan of p. Without one, or without `year`, its year is the fiscal
 * year that today is in. ERR_INVALID with file and line for a year that is
 * none.
 */
int jointplan_read(struct jointplan *out, const struct ws *ws,
    const struct partner *p, date today, date day, struct err *e);

/* What p has reached over the days from..to, up to today. */
struct ratio jointplan_actual(const struct partner *p, enum plan_metric m,
    date from, date to, date today);

/* The same over the plan's year; of what does not grow: today. */
struct ratio jointplan_now(const struct jointplan *plan,
    const struct partner *p, enum plan_metric m);

/* The part of a target that the days up to the newest entry make up. */
struct ratio jointplan_pace(const struct jointplan *plan, struct ratio target);

/*
 * Where an actual stands against its target, and the word for it. Unknown:
 * the year has begun, and no entry on file is of it.
 */
enum plan_state jointplan_state(const struct jointplan *plan,
    enum plan_metric m, struct ratio actual, struct ratio target);
const char *plan_state_name(enum plan_state state);

/* The metric of a goal; PLAN_METRICS: it has none. */
enum plan_metric plan_goal_metric(const struct node *goal);

#endif
