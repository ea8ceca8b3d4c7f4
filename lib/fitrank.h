#ifndef POS_FITRANK_H
#define POS_FITRANK_H

/*
 * All partners that have not left, scored on the card fit and ranked, as
 * pos-score(1) does, for evidence: on the newest day on file, where its
 * windows end.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "score.h"
#include "scorecard.h"

struct evidence;

struct fitrank {
	bool there;		/* is there a card fit? */
	struct card card;
	struct rule_env env;
	struct score *scores;	/* best first, as score_rank() leaves them */
	size_t n, nranked;
};

/*
 * ERR_INVALID as card_read() and score_partner(). Owner: the evidence's
 * arena; out stays where it is, for the rules of the card borrow its env.
 */
int fitrank_find(struct fitrank *out, struct evidence *ev, struct err *e);

/* The score of p, or NULL. */
const struct score *fitrank_of(const struct fitrank *f,
    const struct partner *p);

#endif
