#ifndef POS_SCOREOUT_H
#define POS_SCOREOUT_H

/*
 * Scores as tables, in the forms of table.h. What the records and their
 * fields are: pos-score(1).
 */

#include <stdio.h>

#include "score.h"
#include "scoreset.h"
#include "table.h"
#include "ws.h"

/* Ranked scores and what they were computed with; all borrowed. */
struct scores {
	const struct score *s;		/* in the order of score_rank(), or
					 * some of them */
	size_t n, nranked;		/* to be shown */
	size_t among;			/* ranked in all */
	const struct card *card;
	const struct ws *ws;		/* with its program; NULL: none */
	size_t ninsufficient;		/* of n */
	struct ratio swing;		/* of score_robust(); invalid: none */
};

/* Those chosen of a set, copied to room, which has place for all of it. */
void scores_take(struct scores *out, struct score *room,
    const struct scoreset *set, struct ratio swing);

/* A record for each partner. */
void scores_print(const struct scores *all, enum table_form form, FILE *f);

/* For people: what is made of the unknown, and how ranks were changed. */
void scores_note(const struct scores *all, FILE *f);

/* A record for each criterion, category and gate of each partner. */
void scores_explain(const struct scores *all, enum table_form form, FILE *f);

#endif
