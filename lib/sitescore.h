#ifndef POS_SITESCORE_H
#define POS_SITESCORE_H

/* All partners that have not left, on all cards of the scorecard. */

#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "err.h"
#include "score.h"
#include "scorecard.h"
#include "ws.h"

enum { SITE_CARDS = 3 };

struct site_card {
	const char *name;	/* "fit" */
	struct card card;
	struct rule_env env;
	struct score **of;	/* by the number of the partner in ws; NULL:
				 * it has left */
};

struct site_scores {
	struct site_card cards[SITE_CARDS];
	size_t n;
};

/*
 * Score them, windows ending on day. out stays where it is: the cards borrow
 * from it. ERR_INVALID: the scorecard, a rating. Owner: a, and the caller, who
 * calls site_scores_release(), also after a failure.
 */
int site_scores_find(struct site_scores *out, struct arena *a, struct ws *ws,
    date day, struct err *e);
void site_scores_release(struct site_scores *s);

/* The card of this name, or NULL. */
const struct site_card *site_card(const struct site_scores *s,
    const char *name);

/* Append "84.3", or "too little known", as a list has it. */
void site_score_add(struct str *out, const struct score *s);

#endif
