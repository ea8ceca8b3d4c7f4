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

struct clash
clash_of(const struct deal *d, date today)
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

/* The n clashes where there is room for more. */
static struct clash *
more_room(struct arena *a, const struct clash *v, size_t n, size_t *cap)
{
	struct clash *w;

	*cap = 2 * *cap + 8;
	w = arena_alloc(a, *cap * sizeof(*w));
	if (n > 0)
		memcpy(w, v, n * sizeof(*w));
	return w;
}

size_t
clash_find(const struct clash **out, struct arena *a, const struct ws *ws,
    const char *account, const char *partner, const char *except, date today)
{
	const struct account *on = map_get(&ws->account_ids, account);
	struct clash *v = NULL;
	size_t i, n = 0, cap = 0;

	/* lists ask for each deal: what is cheap to tell comes first */
	for (i = 0; i < ws->ndeals && on != NULL; i++) {
		const struct deal *d = &ws->deals[i];

		if (d->account != on || deal_is_closed(d) ||
		    is_of(d, partner) || (except != NULL &&
		    strcmp(d->id, except) == 0))
			continue;
		if (n == cap)
			v = more_room(a, v, n, &cap);
		v[n++] = clash_of(d, today);
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
	money_add(out, ws->currency, ratio_money(d->amount));
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
