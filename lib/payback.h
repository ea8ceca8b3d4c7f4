#ifndef POS_PAYBACK_H
#define POS_PAYBACK_H

/*
 * When a partnership has paid back what it costs.
 *
 *	once	= launch_days x day_rate + launch_cost
 *	yearly	= manage_days x day_rate + mdf
 *	expected = deals a year x win rate x median won deal
 *	left	= expected x (1 - partner's share) x margin - yearly
 *	payback	= 12 x once / left months
 *
 * Exact. Only the first year of a contract counts. At the low end costs are
 * at their low and the margin at its high, so it is the best case. One
 * unknown input and what rests on it is unknown.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "economics.h"
#include "ws.h"

/* Whose deals stand for those to come. */
enum basis { BASIS_PARTNER, BASIS_TYPE, BASIS_ALL };

/* What deals say of a partner to come or at hand, and what it is promised. */
struct prospect {
	enum basis deals_of;	/* whose pace of deals */
	enum basis rates_of;	/* whose win rate and median */
	size_t deals, partners;	/* sourced, created in 12 months; by so many */
	struct ratio deals_year;	/* deals / partners */
	size_t won, closed;	/* sourced, on file */
	struct ratio win_rate, median;	/* invalid: nothing was ever closed */
	struct ratio share;	/* of the partner; invalid: unknown */
	struct ratio mdf;	/* money a year */
	const char *share_from;	/* key of program.yaml it is from */
	bool share_typed;	/* which is meant for this type of partner */
};

/*
 * Of partner p, or (p NULL) of a partner of this type, or (type NULL) of any.
 * Its own pace counts when it has been signed for a year; a win rate and
 * median when at least FIG_FEW deals are closed; else those of its type, else
 * of all. mdf: of p's tier; without p the mean over those signed.
 */
void prospect_find(struct prospect *out, const struct ws *ws,
    const struct partner *p, const char *type, date today);

struct payback {
	struct ratio once, yearly, expected, left, months;
	bool never;		/* known, and nothing is left over */
};

/* Of what is unknown the ratio is invalid. */
void payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, enum econ_level at);

#endif
