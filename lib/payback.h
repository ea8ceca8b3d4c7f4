#ifndef POS_PAYBACK_H
#define POS_PAYBACK_H

/*
 * When a partnership has paid back what it costs, for us and for the partner.
 *
 *	expected = deals a year x win rate x value of a won deal
 *	once	= launch_days x day_rate + launch_cost
 *	yearly	= manage_days x day_rate + mdf
 *	left	= expected x (margin - partner's share) - yearly
 *	months	= 12 x once / left, counted from the first deal
 *
 * The margin is part of the full contract: what a contract costs to deliver
 * does not shrink with what the partner is paid. Of the partner:
 *
 *	once	= partner_launch_days x partner_day_rate
 *	yearly	= partner_manage_days x partner_day_rate
 *	gain	= expected x its share
 *	left	= gain - yearly
 *
 * Exact. Only the first year of a contract counts. ECON_LOW is the best case:
 * costs at their low, margin at its high, deals of the upper quartile;
 * ECON_BASE takes the median. One unknown input and what rests on it is
 * unknown, and so is all that rests on too few deals.
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "economics.h"
#include "prospect.h"

/* One side of it. */
struct payside {
	struct ratio once, yearly, left, months;
	bool never;		/* known, and nothing is left over */
};

struct payback {
	struct ratio value;	/* of a won deal */
	struct ratio expected, gain;
	struct payside us, them;
	struct ratio second;	/* left to them in a second year in which all
				 * contracts are renewed and pay again */
};

/* Of what is unknown the ratio is invalid. */
void payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, enum econ_level at);

#endif
