/* asksclash - open deals of several on one account, as asks */

#include "asks.h"

#include <stdlib.h>
#include <string.h>

#include "dealclash.h"
#include "mem.h"

enum { DEALS_SHOWN = 4 };	/* on one account */

/* By account, then by id. */
static int
by_account(const void *x, const void *y)
{
	const struct deal *a = *(const struct deal *const *)x;
	const struct deal *b = *(const struct deal *const *)y;
	int c = strcmp(a->account->id, b->account->id);

	return c != 0 ? c : strcmp(a->id, b->id);
}

/* All open deals in that order. Owner: the caller. */
static const struct deal **
open_deals(size_t *n, const struct ws *ws)
{
	const struct deal **v = mem_zero(ws->ndeals + 1, sizeof(*v));
	size_t i;

	*n = 0;
	for (i = 0; i < ws->ndeals; i++) {
		if (!deal_is_closed(&ws->deals[i]))
			v[(*n)++] = &ws->deals[i];
	}
	if (*n > 0)
		qsort(v, *n, sizeof(*v), by_account);
	return v;
}

/*
 * Are these, all on one account, in conflict? Several of one partner, or of
 * ours alone, are not; nor is ours beside one that nobody registered.
 */
static bool
in_conflict(const struct asks *k, const struct deal *const *v, size_t n)
{
	const struct partner *first = NULL;
	bool several = false, two = false, registered = false;
	size_t i;

	for (i = 0; i < n; i++) {
		several |= v[i]->partner != v[0]->partner;
		two |= first != NULL && v[i]->partner != NULL &&
		    v[i]->partner != first;
		if (first == NULL)
			first = v[i]->partner;
		registered |= clash_of(v[i], k->ev->today).kind != CLASH_OPEN;
	}
	return several && (two || registered);
}

static void
tell(struct asks *k, const struct deal *const *v, size_t n)
{
	struct money all = { 0 };
	struct str s = STR_INIT;
	struct clash c;
	size_t i;

	for (i = 0; i < n; i++)
		all.m += v[i]->amount.m;
	for (i = 0; i < n && i < DEALS_SHOWN; i++) {
		c = clash_of(v[i], k->ev->today);
		str_adds(&s, i == 0 ? "" : "; ");
		clash_tell(&s, &c, k->ev->ws);
	}
	if (n > DEALS_SHOWN)
		str_addf(&s, "; and %zu more", n - DEALS_SHOWN);
	asks_add(k, (struct ask){ v[0]->node != NULL &&
	    v[0]->node->file != NULL ? v[0]->node->file :
	    "data/deals-*.yaml", arena_printf(k->a, "pos deal show %s",
	    v[0]->id), ratio_money(all), v[0]->id }, "%s: %s",
	    v[0]->account->name, s.s);
	str_release(&s);
}

int
asks_conflicts(struct asks *k, struct err *e)
{
	size_t all, i, n;
	const struct deal **v = open_deals(&all, k->ev->ws);

	(void)e;
	for (i = 0; i < all; i += n) {
		for (n = 1; i + n < all && v[i + n]->account ==
		    v[i]->account; n++)
			;
		if (n > 1 && in_conflict(k, v + i, n))
			tell(k, v + i, n);
	}
	free(v);
	return 0;
}
