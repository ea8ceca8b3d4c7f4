#ifndef POS_ECONOMICS_H
#define POS_ECONOMICS_H

/*
 * What a partnership costs, brings and when it has paid back, from the map
 * `economics` of program.yaml and the deals. Format: pos-workspace(5).
 *
 *	once	= launch_days x day_rate + launch_cost
 *	yearly	= manage_days x day_rate + mdf
 *	expected = deals a year x win rate x median won deal
 *	left	= expected x (1 - partner's share) x margin - yearly
 *	payback	= 12 x once / left months
 *
 * Exact. At the low end costs are at their low and the margin at its high, so
 * it is the best case. One unknown input and what rests on it is unknown.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "ws.h"

enum econ_level { ECON_LOW, ECON_BASE, ECON_HIGH, ECON_LEVELS };

enum econ_input { ECON_DAY_RATE, ECON_LAUNCH_DAYS, ECON_LAUNCH_COST,
	ECON_MANAGE_DAYS, ECON_MARGIN, ECON_PARTNER_RATE,
	ECON_PARTNER_LAUNCH, ECON_PARTNER_MANAGE, ECON_INPUTS };

enum econ_unit { ECON_MONEY, ECON_DAYS, ECON_SHARE };

struct econ_input_def {
	const char *key, *name;
	enum econ_unit unit;
};
extern const struct econ_input_def econ_inputs[ECON_INPUTS];

struct econ_number {
	bool known;
	struct dec v[ECON_LEVELS];	/* low <= base <= high */
	const char *source;		/* NULL: none is given */
	const struct node *at;		/* NULL: not in the file */
};

struct economics {
	struct econ_number in[ECON_INPUTS];
};

/*
 * Read it; what is absent is unknown. ERR_INVALID with file and line: no
 * number, negative, a margin over 100 %, low over base over high, or a key
 * that there is not (the nearest is suggested). Borrows program.
 */
int economics_read(struct economics *out, const struct node *program,
    struct err *e);

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
	const char *share_from;	/* key of program.yaml it is from, or NULL */
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
