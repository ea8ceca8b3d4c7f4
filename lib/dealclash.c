/* dealclash - conflicts on one account */

#include "dealclash.h"

#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "registration.h"

static const char *const kinds[] = { "open", "claimed", "protected" };

/* Does the deal belong to the partner; NULL: to nobody? */
static bool
is_of(const struct deal *d, const char *partner)
{
	if (d->partner == NULL || partner == NULL)
		return d->partner == NULL && partner == NULL;
	return strcmp(d->partner->slug, partner) == 0;
}

static struct clash
clash_with(const struct deal *d, date today)
{
	struct registration r;

	registration_of(&r, d, today);
	if (r.state == REG_APPROVED)
		return (struct clash){ d, CLASH_PROTECTED, r.until };
	return (struct clash){ d, r.state == REG_SUBMITTED ||
	    r.state == REG_REVIEW ? CLASH_CLAIMED : CLASH_OPEN, DATE_NONE };
}

static int
worst_first(const void *x, const void *y)
{
	const struct clash *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind > b->kind ? -1 : 1;
	return strcmp(a->deal->id, b->deal->id);
}

size_t
clash_find(const struct clash **out, struct arena *a, const struct ws *ws,
    const char *account, const char *partner, const char *except, date today)
{
	struct clash *v = arena_alloc(a, (ws->ndeals + 1) * sizeof(*v));
	const struct deal *d;
	size_t i, n = 0;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (!deal_is_closed(d) && !is_of(d, partner) &&
		    strcmp(d->account->id, account) == 0 &&
		    (except == NULL || strcmp(d->id, except) != 0))
			v[n++] = clash_with(d, today);
	}
	if (n > 1)
		qsort(v, n, sizeof(*v), worst_first);
	*out = v;
	return n;
}

void
clash_tell(struct str *out, const struct clash *c, const struct ws *ws)
{
	const struct deal *d = c->deal;

	if (d->partner != NULL)
		str_addf(out, "%s of %s, ", d->id, d->partner->name);
	else
		str_addf(out, "%s, direct, ", d->id);
	money_add(out, ws->currency, ratio_dec(d->amount));
	if (c->kind == CLASH_CLAIMED)
		str_adds(out, ", registered, not yet answered");
	else
		str_addf(out, ", %s", kinds[c->kind]);
	if (c->until != DATE_NONE) {
		str_adds(out, " until ");
		date_add(out, c->until);
	}
}

struct node *
clash_nodes(struct arena *a, const struct clash *v, size_t n)
{
	struct node *list = node_new(a, NODE_LIST), *map;
	struct str day = STR_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		map = node_item(a, list);
		node_str(a, map, "deal", v[i].deal->id);
		if (v[i].deal->partner != NULL)
			node_str(a, map, "partner", v[i].deal->partner->slug);
		node_str(a, map, "state", kinds[v[i].kind]);
		if (v[i].until == DATE_NONE)
			continue;
		str_reset(&day);
		date_add(&day, v[i].until);
		node_str(a, map, "until", day.s)->quoted = false;
	}
	str_release(&day);
	return list;
}
