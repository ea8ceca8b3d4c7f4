#ifndef POS_VIEWPARTS_H
#define POS_VIEWPARTS_H

/*
 * Parts of a partner as templates see it, each put below its map `out`:
 * what they hold is listed in pos-template(5). What is unknown is absent.
 * For partnerview.c and context.c.
 */

#include "arena.h"
#include "date.h"
#include "err.h"
#include "node.h"
#include "ws.h"

/* fit, readiness, health: each card of the scorecard that there is. */
int view_scores(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e);

/* tier_state: lib/tierguide.h */
int view_tier(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e);

/* pay, rebate, mdf_account: what it earns by the policies of the program. */
int view_pay(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today, struct err *e);

/*
 * worth: payback.h for this partner, as its framework has it; nothing when the
 * program states no economics. ws has deals loaded.
 */
int view_worth(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today, struct err *e);

/*
 * is, certified_people, covered_needs, open_actions, closed_actions,
 * since_review, renewal, reviews, heard: where it stands, and what is to be
 * done when.
 */
void view_work(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today);

/*
 * target_accounts, uncovered_customers and their counts: those of ours that it
 * could help us with.
 */
int view_accounts(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, struct err *e);

/* figures of the whole program, below the root of all values. */
int view_figures(struct node *root, struct arena *a, struct ws *ws,
    date today, struct err *e);

/* Below map: a number as files have it, a date; DATE_NONE: nothing. */
void view_put_dec(struct arena *a, struct node *map, const char *key,
    struct dec d);
void view_put_date(struct arena *a, struct node *map, const char *key,
    date d);

#endif
