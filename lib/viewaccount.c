/* viewaccount - accounts a partner could help us with, for templates */

#include "viewparts.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"

enum { MOST = 12, NAMES = 4 };

/* An account within the partner's reach. */
struct reached {
	const struct account *account;
	size_t shared;		/* technologies that both have */
	bool fits;		/* in the size it serves */
};

struct reach {
	struct arena *a;
	const struct ws *ws;
	const struct partner *p;
	const bool *busy;	/* of each account: it has an open deal */
	struct reached *v;
	size_t n;
};

/*
 * Accounts on which a deal is open, with whomever. The deal goes first: its
 * account is nobody's target, least of all one that another partner has
 * registered.
 */
static const bool *
find_busy(struct arena *a, const struct ws *ws)
{
	bool *busy = arena_alloc(a, (ws->naccounts + 1) * sizeof(*busy));
	size_t i;

	memset(busy, 0, (ws->naccounts + 1) * sizeof(*busy));
	for (i = 0; i < ws->ndeals; i++) {
		if (!deal_is_closed(&ws->deals[i]))
			busy[ws->deals[i].account - ws->accounts] = true;
	}
	return busy;
}

/* Without a region and an industry on record nothing is within its reach. */
static bool
is_known(const struct partner *p)
{
	return !node_unknown(node_get(p->node, "regions")) ||
	    !node_unknown(node_get(p->node, "industries"));
}

/*
 * Is the id among the partner's own? A record that says nothing leaves all
 * open; an empty list says that there is none.
 */
static bool
serves(const struct reach *r, const char *key, const char *id)
{
	const struct node *own = node_get(r->p->node, key);

	if (node_unknown(own))
		return true;
	return id != NULL && node_has(own, id);
}

static bool
fits(const struct reach *r, const struct account *c)
{
	const struct node *size = node_get(r->p->node, "customer_size");
	struct dec min = { 0 }, max = { INT64_MAX };

	if (!c->has_employees || node_unknown(size))
		return false;
	dec_node(&min, node_get(size, "min"), "min", NULL);
	dec_node(&max, node_get(size, "max"), "max", NULL);
	return c->employees.u >= min.u && c->employees.u <= max.u;
}

static size_t
shared(const struct reach *r, const struct account *c, const char **names)
{
	const struct node *own = node_get(r->p->node, "technologies"), *t;
	size_t n = 0;

	NODE_EACH(t, node_get(c->node, "technologies")) {
		if (node_text(t) != NULL && node_has(own, t->text)) {
			if (names != NULL && n < NAMES)
				names[n] = t->text;
			n++;
		}
	}
	return n;
}

static int
nearer(const void *x, const void *y)
{
	const struct reached *a = x, *b = y;

	if (a->shared != b->shared)
		return a->shared > b->shared ? -1 : 1;
	if (a->fits != b->fits)
		return a->fits ? -1 : 1;
	return strcmp(a->account->name, b->account->name);
}

/*
 * Prospects, or customers that no partner serves, within reach and without an
 * open deal; nearest first.
 */
static void
find(struct reach *r, bool prospects)
{
	const struct account *c;
	size_t i;

	r->n = 0;
	for (i = 0; i < r->ws->naccounts; i++) {
		c = &r->ws->accounts[i];
		if (c->prospect != prospects || c->churned != DATE_NONE ||
		    r->busy[i] || (!prospects && node_truth(node_get(c->node,
		    "partners"))) || !serves(r, "regions", c->region) ||
		    !serves(r, "industries", c->industry))
			continue;
		r->v[r->n++] = (struct reached){ c, shared(r, c, NULL),
		    fits(r, c) };
	}
	if (r->n > 0)
		qsort(r->v, r->n, sizeof(*r->v), nearer);
}

static void
put_account(struct node *list, struct reach *r, const struct reached *at)
{
	struct node *map = node_item(r->a, list);
	const struct account *c = at->account;
	const char *names[NAMES];
	size_t n = shared(r, c, names);
	struct str s = STR_INIT;

	node_str(r->a, map, "id", c->id);
	node_str(r->a, map, "name", c->name);
	if (c->industry != NULL)
		node_str(r->a, map, "industry", c->industry);
	if (c->region != NULL)
		node_str(r->a, map, "region", c->region);
	if (c->has_employees)
		view_put_dec(r->a, map, "employees", c->employees);
	node_bool(r->a, map, "size_fits", at->fits);
	if (n > 0) {
		names_join(&s, names, n < NAMES ? n : NAMES, n);
		node_str(r->a, map, "shared_text", s.s);
	}
	str_release(&s);
}

static void
put_list(struct node *out, struct reach *r, const char *key, bool prospects)
{
	struct node *list = node_add(r->a, out, key, NODE_LIST);
	size_t i;

	if (!is_known(r->p))
		return;
	find(r, prospects);
	for (i = 0; i < r->n && i < MOST; i++)
		put_account(list, r, &r->v[i]);
	node_int(r->a, out, arena_printf(r->a, "%s_count", key),
	    (long long)r->n);
}

int
view_accounts(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, struct err *e)
{
	struct reach r = { a, ws, p, NULL, NULL, 0 };

	if (ws_load(ws, WS_DEALS, e) < 0)
		return -1;
	r.busy = find_busy(a, ws);
	r.v = arena_alloc(a, (ws->naccounts + 1) * sizeof(*r.v));
	put_list(out, &r, "target_accounts", true);
	put_list(out, &r, "uncovered_customers", false);
	return 0;
}
