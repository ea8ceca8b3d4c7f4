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
 * Those months are of first-year revenue alone. Contracts are yearly, so what
 * is won in one year is renewed in the next, at the rate of renewal.h:
 *
 *	renewed(1) = 0
 *	renewed(k) = rate x (expected + renewed(k - 1))
 *	left(k)	= left + renewed(k) x (margin - what a renewal pays it)
 *	renewed_months = 12 x (k - 1 + (once - left(1) - ... - left(k - 1)) /
 *		  left(k)), k: the first year in which once is covered
 *
 * That assumes that the pace of deals stays, that each contract is renewed at
 * its value and at one rate whatever its age, that a year's left comes evenly
 * over the year, and no interest. Never: left(k) is not above zero and no
 * longer grows. Amounts are decimals of six places, rounded each year.
 *
 * The margin is part of the full contract: what a contract costs to deliver
 * does not shrink with what the partner is paid. Of the partner:
 *
 *	once	= partner_launch_days x partner_day_rate
 *	yearly	= partner_manage_days x partner_day_rate
 *	gain	= expected x its share
 *	left	= gain - yearly
 *	left(k)	= left + renewed(k) x what a renewal pays it
 *
 * ECON_LOW is the best case:
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
	struct ratio once, yearly, left, months, renewed_months;
	bool never;		/* known, and nothing is left over */
	bool renewed_never;	/* with renewals neither */
};

struct payback {
	struct ratio value;	/* of a won deal */
	struct ratio expected, gain;
	struct payside us, them;
	struct ratio second;	/* left to them in a second year in which all
				 * contracts are renewed and pay again */
};

/*
 * rate: of contracts renewed; invalid: unknown. Of what is unknown the ratio
 * is invalid.
 */
void payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, struct ratio rate, enum econ_level at);

#endif
