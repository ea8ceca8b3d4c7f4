#ifndef POS_PROSPECT_H
#define POS_PROSPECT_H

/*
 * What deals on file let one expect of a partner, of a partner of some type,
 * or of any, and what such a partner is paid. Only deals that a partner
 * sourced count. A year is the twelve months up to today.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "payrate.h"
#include "ws.h"

/* Whose deals stand for those to come. */
enum basis { BASIS_PARTNER, BASIS_TYPE, BASIS_ALL };

/* What they are for the partner itself: the middle one is the median. */
enum { VALUE_LOW, VALUE_MEDIAN, VALUE_HIGH, VALUES };

struct prospect {
	enum basis deals_of;	/* whose pace of deals */
	enum basis rates_of;	/* whose win rate and values */
	size_t deals, partners;	/* created in the year; by so many */
	struct ratio deals_year;	/* deals / partners */
	bool few;		/* under PARTNER_FEW deals in the year, or
				 * won ones: nothing follows from them */
	size_t won, closed;	/* on file */
	struct ratio win_rate;
	struct ratio value[VALUES];	/* quartiles of won deals; invalid:
					 * none was won */
	/* What was won in the year, in deals and money, by how many. */
	size_t wins, of;
	struct ratio brought;
	struct ratio share;	/* of a first year it is paid; invalid:
				 * unknown */
	enum pay_from share_from;	/* of a mix: PAY_UNKNOWN */
	struct ratio again;	/* of a renewal it is paid, zero if it is paid
				 * once; invalid: `recurring` is not stated */
	/* Of a mix: what was paid on priced, out of all sold in the year; and
	 * what of it would be paid again, on that of which this is stated. */
	bool mix;
	struct ratio paid, priced, sold, paid_again, priced_again;
	struct ratio mdf;	/* marketing money a year; invalid: a tier
				 * does not say */
};

/* Sums over the partners of a type, or over all. */
struct pool;

/* All pools of a workspace, filled by one walk over its partners. */
struct prospects {
	const struct ws *ws;
	date today;
	struct pool *types;	/* one for each type that a partner has */
	struct pool *all;
};

/*
 * ws is borrowed. Owner: the arena. Not for two threads at once: asking
 * sorts.
 */
void prospects_find(struct prospects *out, struct arena *a,
    const struct ws *ws, date today);

/*
 * Of partner p, or (p NULL) of a partner of this type, or (type NULL) of any.
 * p's own pace counts when it was signed a year ago, a win rate and values
 * when FIG_FEW deals are closed; else those of its type, else of all. won and
 * brought are p's own, else of those signed. share: p's own; of a type the
 * mean over what was sold, its rule when nobody sold; of any the mean. again:
 * the share when the type is paid again; of any the mean. mdf:
 * of p's tier, else the mean over those signed; without a tier zero.
 */
void prospects_of(struct prospect *out, const struct prospects *ps,
    const struct partner *p, const char *type);

#endif
