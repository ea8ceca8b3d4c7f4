#ifndef POS_JOINTPLAN_AIM_H
#define POS_JOINTPLAN_AIM_H

/*
 * What a joint plan without goals could aim at: all that one tier of the
 * program asks for on the last day of a year.
 *
 * The year is the fiscal year that today is in; from its last quarter on, in
 * which no goal of it could still be worked for, the next one. The tier is
 * the partner's own while it does not meet it, by the rules of that last
 * day; else the one above; of the highest the same again.
 */

#include "arena.h"
#include "jointplan.h"
#include "tier.h"

enum plan_aim_kind {
	PLAN_AIM_NONE,		/* there is no tier with requirements */
	PLAN_AIM_MEET,		/* its own, which it does not meet by rule */
	PLAN_AIM_KEEP,		/* its own, the highest */
	PLAN_AIM_REACH
};

struct plan_aim {
	enum plan_aim_kind kind;
	date from, by;			/* the year, both inclusive */
	date first;			/* by when a first step is due: the
					 * end of its first quarter that is a
					 * month off or more */
	const struct tier *tier;
	/* its rule on by: with what counts today, and with what of that is
	 * on file for by; the rules below them stand in one order */
	struct tier_judged now, then;
};

/*
 * Find the aim of p; plan: its plan, for the year. ERR_INVALID: see
 * tier_of(). Owner: the arena; tp is borrowed.
 */
int plan_aim_find(struct plan_aim *out, struct arena *a,
    struct tier_program *tp, const struct jointplan *plan,
    const struct partner *p, struct err *e);

/* Append "to reach the tier Gold"; of PLAN_AIM_NONE nothing. */
void plan_aim_add(struct str *out, const struct plan_aim *aim);

/* Append the first step towards a requirement that is not met. */
void plan_aim_step(struct str *out, const struct tier_judged *then,
    const char *currency);

#endif
