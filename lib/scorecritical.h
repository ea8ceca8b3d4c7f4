#ifndef POS_SCORECRITICAL_H
#define POS_SCORECRITICAL_H

/*
 * Critical weights: the smallest change of one weight that makes two
 * partners equal (Triantaphyllou and Sanchez, Decision Sciences 28/1, 1997).
 *
 * With S the scores, v the normalised weight of criterion k and x its values,
 * v becomes v - delta, delta = (S_high - S_low) / (x_high - x_low), and all
 * weights are normalised again; feasible while delta <= v. In a category of
 * weight W with the other categories' difference R,
 * delta = (S_high - S_low) / (R + W (x_high - x_low)); of a category's own
 * weight x are the means. delta of a criterion is in shares of its category.
 *
 * The weights are those of what counts for both. So two partners can be
 * compared only when the same criteria count for them, with the same
 * weights: the same preset, and under renorm the same unknown.
 */

#include "score.h"

enum critical_state {
	CRITICAL_WEIGHT,		/* one weight can */
	CRITICAL_EQUAL,			/* they are equal as it is */
	CRITICAL_NONE,			/* no single weight can */
	CRITICAL_PRESETS,		/* not comparable: their presets */
	CRITICAL_APPLIES,		/* what applies */
	CRITICAL_KNOWN			/* what is known */
};

struct critical {
	const struct score *high, *low;
	enum critical_state state;
	const char *id, *name;		/* of the criterion or category */
	struct ratio from, to;		/* its weight, as in the card */
	struct ratio change;		/* (to - from) / from */
};

/*
 * Find the weight whose relative change is least; of equal ones the first.
 * high is ranked above low. ERR_INVALID: the numbers are too fine.
 */
int score_critical(struct critical *out, const struct score *high,
    const struct score *low, const struct card *c, struct err *e);

/* "swap", "equal", "none", "incomparable"; and the same for people. */
const char *critical_name(enum critical_state state);
const char *critical_text(enum critical_state state);

#endif
