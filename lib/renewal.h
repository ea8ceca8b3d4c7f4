#ifndef POS_RENEWAL_H
#define POS_RENEWAL_H

/*
 * How many yearly contracts are renewed. A customer's contract years are
 * counted from `since`; each that came to its end up to a day was renewed, or
 * was not: the one in which the customer left (`churned`). Customers without
 * `since` count in none.
 *
 *	rate = renewed / ended
 */

#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "ws.h"

struct renewals {
	size_t ended, renewed;
	date from, to;		/* first `since` that counts, or DATE_NONE;
				 * the day */
	struct ratio rate;	/* invalid: fewer than FIG_FEW have ended */
};

/* ws has its accounts loaded. */
void renewals_count(struct renewals *out, const struct ws *ws, date day);

#endif
