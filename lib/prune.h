#ifndef POS_PRUNE_H
#define POS_PRUNE_H

/*
 * A workspace cut down to what passes a filter, as if the rest were not on
 * file: so that a figure of a filter is the figure of a workspace that holds
 * only what passes.
 */

#include <stdbool.h>

#include "ws.h"

struct prune {
	bool (*partner)(const struct partner *p, void *ctx);
	bool (*account)(const struct account *a, void *ctx);
	void *ctx;
};

/*
 * Drop partners and accounts that do not pass, and each deal whose account
 * or partner is dropped; a deal without a partner stays with its account.
 * WS_DEALS are loaded. Pointers into the arrays of ws end here; partner_get()
 * and nodes stay.
 */
void ws_prune(struct ws *ws, const struct prune *pass);

#endif
