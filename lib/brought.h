#ifndef POS_BROUGHT_H
#define POS_BROUGHT_H

/* What partners brought in twelve months, the most first. */

#include <stdbool.h>

#include "date.h"
#include "revenue.h"
#include "ws.h"

struct brought {
	const struct partner *p;
	struct deal_sum sourced, influenced;	/* won */
};

/*
 * All partners by sourced revenue won in the twelve months to until, then by
 * influenced, then slug; those without a deal last. total: of what is
 * sourced. Owner: the caller, who calls free().
 */
struct brought *brought_list(const struct ws *ws, date until,
    struct deal_sum *total);

/* Is there a deal, worth something or nothing? */
bool brought_any(const struct brought *b);

#endif
