#ifndef POS_QBR_H
#define POS_QBR_H

/*
 * Business reviews (QBR) that follow a period: with whom one is due, and who
 * is looked at in any case. A review is of the period that is over, and is
 * held in the quarter after it; while a period runs, in the running quarter.
 *
 * Looked at are partners with a contract that are not on their way out, whose
 * tier asks for a review in that quarter; that are among the first fifth by
 * sourced revenue of twelve months; or that have the highest tier. A review of
 * everybody each quarter is of use to nobody: the usual reach is the top 10 to
 * 20 per cent by revenue, and strategic ones (elinkages, QBR guide).
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "period.h"
#include "revenue.h"
#include "ws.h"

struct qbr {
	const struct partner *partner;
	struct deal_sum sourced, influenced;	/* won in twelve months */
	date last;		/* the review ahead of that quarter */
	date due;		/* the one after it, by the rhythm of the tier */
	date held;		/* in the quarter for it; all or DATE_NONE */
	bool owed;		/* due by the end of that quarter */
	bool first_fifth, highest;	/* by revenue; by tier */
};

struct qbrs {
	struct qbr *v;		/* those owed and not held first, then by
				 * what they sourced, then by slug */
	size_t n;
	size_t owed, held;	/* of them; held: of those that are owed */
	date end;		/* of the figures: the period's, or today */
	date before, until;	/* the last day ahead of the quarter for the
				 * reviews; its last day */
};

/* Find them. WS_PROGRAM and WS_DEALS are loaded. Owner: the arena. */
void qbr_find(struct qbrs *out, struct arena *a, const struct ws *ws,
    const struct period *p, date today);

/* The same of one partner, whoever it is: v has just it. */
void qbr_find_one(struct qbrs *out, struct arena *a, const struct ws *ws,
    const struct period *p, const struct partner *partner, date today);

/* Append why it is looked at; nothing for one that need not be. */
void qbr_add_why(struct str *out, const struct qbr *q, const struct ws *ws);

#endif
