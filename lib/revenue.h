#ifndef POS_REVENUE_H
#define POS_REVENUE_H

/*
 * Sums of deals that pass a filter. Sourced and influenced are always asked
 * for apart: there is no way to ask for both, because they are never added
 * up (DESIGN section 7).
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "ws.h"

enum deal_state { STATE_OPEN, STATE_WON, STATE_LOST };

struct deal_filter {
	enum deal_role role;
	enum deal_state state;
	date from, to;	/* both inclusive, of the day it closed (an open one:
			 * was created); DATE_NONE: no border */
};

struct deal_sum {
	size_t count;
	struct money amount;	/* in the company's currency */
};

/* Does the deal pass? */
bool deal_passes(const struct deal *d, const struct deal_filter *f);

/* Over the whole workspace, or over one partner's deals. */
struct deal_sum revenue_all(const struct ws *ws, const struct deal_filter *f);
struct deal_sum revenue_of(const struct partner *p,
    const struct deal_filter *f);

/* Deals of a partner in one role and state, all on file. */
struct deal_sum revenue_ever(const struct partner *p, enum deal_role role,
    enum deal_state state);

/* The window of 12 months that ends today: from the day after. */
void revenue_year(struct deal_filter *f, date today);

#endif
