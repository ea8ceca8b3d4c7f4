#ifndef POS_TALLY_H
#define POS_TALLY_H

/*
 * Counting accounts and deals by a property: industry, region, buying
 * signal. One tally a value; figures come from it exactly.
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "map.h"
#include "node.h"
#include "sample.h"
#include "ws.h"

struct tally {
	const char *id;
	size_t customers;	/* present */
	size_t former;
	size_t won, lost, open;
	struct sample won_amount;	/* millionths */
	struct sample won_days, lost_days;	/* created to closed */
	bool core, sure;	/* for who ranks: see tallies_rank() */
};

struct tallies {
	struct tally *t;
	size_t n, cap;
	struct map ids;		/* id -> index + 1 */
};

/* Free all tallies; ts is then empty and may be used again. */
void tallies_release(struct tallies *ts);

/* The tally of id, made when new; NULL id: NULL. Ends earlier pointers. */
struct tally *tally_at(struct tallies *ts, const char *id);

/* Count one in; t may be NULL. A prospect counts in no tally of accounts. */
void tally_account(struct tally *t, const struct account *a);
void tally_deal(struct tally *t, const struct deal *d);

/*
 * The same of new business: a closed expansion of a customer is left out,
 * because it says nothing of whom to win next. A deal without `kind` counts
 * as new. Open deals all count: they are at stake, whatever their kind.
 */
void tally_new(struct tally *t, const struct deal *d);
bool deal_is_expansion(const struct deal *d);

/* Count each customer under every entry of the list it has under key. */
void tallies_by_list(struct tallies *ts, const struct ws *ws,
    const char *key);

/* For qsort: most customers first, ties by id. */
int tally_by_customers(const void *x, const void *y);

/*
 * Write under key the joined names, by name(), of the core that is sure, or
 * of the core that may be chance; nothing when there is none.
 */
void tallies_names(struct arena *a, struct node *map, const char *key,
    const struct tallies *ts, bool sure,
    const char *(*name)(void *ctx, const char *id), void *ctx);

/* Add what from counted to t; ids stay. */
void tally_merge(struct tally *t, const struct tally *from);

/* Free the samples in it; t itself is the caller's. */
void tally_release(struct tally *t);

/*
 * Mark as core what wins: at least FIG_FEW closed deals and a win rate above
 * that of all others; as sure, of those, what is above by more than chance
 * explains: share_over(). Only that is told in bold. all: everything on file
 * that could be counted here, each of ts within it; NULL: the sum of ts.
 * Order: core by win rate, then those with too few deals by customers, then
 * the rest by win rate; ties by closed deals, most first, then by id.
 */
void tallies_rank(struct tallies *ts, const struct tally *all);

/*
 * Write a tally's figures below map: customers, former, closed, won,
 * win_rate, retention (customers still with us, of all on file), median_acv
 * and median_days of won deals.
 */
void tally_figures(struct arena *a, struct node *map, struct tally *t,
    const char *currency);

/*
 * Write under others of item what it is held against: the figures of a tally,
 * and in told their words alone, win_rate and win_rate_cases. A draft prints
 * those: what is said of others is no figure of the item.
 */
void tally_others(struct arena *a, struct node *item, struct tally *others,
    const char *currency);

#endif
