#ifndef POS_SCOREEFFORT_H
#define POS_SCOREEFFORT_H

/*
 * Value for effort: scores per day of work that a partner takes, and how far
 * down the list a capacity reaches.
 *
 * The effort is partner.yaml's `effort: {days: 12}`, else what the card's
 * `effort: {types: {TYPE: 12}}` says of the partner's type; the card says of
 * what period the days are (`unit: manager days a quarter`).
 */

#include "score.h"

struct effort {
	const struct score *score;
	struct ratio days;		/* invalid: unknown */
	bool by_type;			/* from the card, not the partner */
	struct ratio per_day;		/* score / days */
	struct ratio filled;		/* days of this one and all above */
	size_t place;			/* from 1; 0: effort unknown */
	bool under;			/* the capacity line is above it */
};

/* What a capacity reaches; capacity invalid: there is none. */
struct efforts {
	struct effort *v;		/* those with a place, then the rest */
	size_t n, nplaced, nabove;	/* nabove: above the line */
	struct ratio capacity, filled;	/* filled: by those above */
	const char *unit;
	bool workspace;			/* efforts stand in partner.yaml; else
					 * in a plain file. The caller sets it */
};

/*
 * Place the n ranked scores by score per day, best first, equal ones by
 * name. The line is drawn above the first that no longer fits: nothing below
 * it is taken, however small. capacity: days; NULL: the card's, if any.
 * ERR_INVALID with file and line: an effort that is no number or not above
 * zero. Owner: the arena.
 */
int score_efforts(struct efforts *out, struct arena *a,
    const struct score *s, size_t n, const struct card *c,
    const struct dec *capacity, struct err *e);

#endif
