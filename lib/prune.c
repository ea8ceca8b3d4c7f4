/* prune - a workspace cut down to what passes a filter */

#include "prune.h"

#include <stdlib.h>

#include "mem.h"

/* Where each of the n items goes; SIZE_MAX: nowhere. Owner: the caller. */
static size_t *
places(size_t n)
{
	return mem_zero(n, sizeof(size_t));
}

/* Keep the accounts that pass; *to says where each went. */
static size_t *
prune_accounts(struct ws *ws, const struct prune *pass)
{
	size_t *to = places(ws->naccounts), i, n = 0;

	map_release(&ws->account_ids);
	for (i = 0; i < ws->naccounts; i++) {
		to[i] = SIZE_MAX;
		if (!pass->account(&ws->accounts[i], pass->ctx))
			continue;
		ws->accounts[n] = ws->accounts[i];
		*map_at(&ws->account_ids, ws->accounts[n].id) =
		    &ws->accounts[n];
		to[i] = n++;
	}
	ws->naccounts = n;
	return to;
}

static size_t *
prune_partners(struct ws *ws, const struct prune *pass)
{
	size_t *to = places(ws->npartners), i, n = 0;

	map_release(&ws->partner_slugs);
	for (i = 0; i < ws->npartners; i++) {
		to[i] = SIZE_MAX;
		if (!pass->partner(&ws->partners[i], pass->ctx)) {
			free(ws->partners[i].deals);
			continue;
		}
		ws->partners[n] = ws->partners[i];
		ws->partners[n].ndeals = 0;
		*map_at(&ws->partner_slugs, ws->partners[n].slug) =
		    &ws->partners[n];
		to[i] = n++;
	}
	ws->npartners = n;
	return to;
}

void
ws_prune(struct ws *ws, const struct prune *pass)
{
	size_t *accounts = prune_accounts(ws, pass);
	size_t *partners = prune_partners(ws, pass);
	struct deal *d;
	size_t i, n = 0, a, p;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[n];
		*d = ws->deals[i];
		a = accounts[d->account - ws->accounts];
		p = d->partner != NULL ? partners[d->partner - ws->partners] :
		    0;
		if (a == SIZE_MAX || p == SIZE_MAX)
			continue;
		d->account = &ws->accounts[a];
		if (d->partner != NULL) {
			d->partner = &ws->partners[p];
			d->partner->deals[d->partner->ndeals++] = d;
		}
		n++;
	}
	ws->ndeals = n;
	free(accounts);
	free(partners);
}
