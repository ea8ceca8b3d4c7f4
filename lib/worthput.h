#ifndef POS_WORTHPUT_H
#define POS_WORTHPUT_H

/*
 * What a partnership costs and brings, as evidence: pos-artifact(5), worth;
 * and as templates see it: pos-template(5), worth. A figure that is not known
 * is {known: false, text: "unknown"}, or "too few deals", or "never" where a
 * payback never comes.
 */

#include "arena.h"
#include "node.h"
#include "payback.h"
#include "renewal.h"
#include "ws.h"

/* Where they are put: the arena that owns them, and who names types. */
struct worthput {
	struct arena *a;
	const struct ws *ws;
};

/* What the deals say and of whom, and what the partner is paid. type: NULL
 * is any. */
void worth_put_prospect(const struct worthput *w, struct node *map,
    const struct prospect *p, const char *type);

/* How many contract years were renewed, below out under renewals. */
void worth_put_renewals(const struct worthput *w, struct node *out,
    const struct renewals *r);

/* Each figure of a payback below map under its key. */
void worth_put_payback(const struct worthput *w, struct node *map,
    const struct payback *b, const struct prospect *p);

/* A list under key of them: a row each, with the cells best, middle, worst. */
void worth_put_rows(const struct worthput *w, struct node *map, const char *key,
    const struct payback b[ECON_LEVELS], const struct prospect *p);

#endif
