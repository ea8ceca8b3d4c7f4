#ifndef POS_CHARTSHARE_H
#define POS_CHARTSHARE_H

/* The rows of a Pareto chart in their order, and what they are together. */

#include "chart.h"

struct share {
	size_t row;
	struct ratio sum;	/* share of all up to here; invalid: unknown */
};

/*
 * The rows, the largest first, unknown ones last. A share is one of all that
 * is above zero; what is below takes no part. Owner: the caller, who frees it.
 */
struct share *chart_shares(const struct chart *c);

#endif
