/* ev_stack - evidence of what customers run and which partners know it */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "partner.h"

static const char *const in_stack[] = { "company.yaml",
	"data/customers.yaml", "partners", NULL };

enum { NAMES = 4 };

/* Partners with contract whose list under key has id: count and names. */
static size_t
who_has(const struct ws *ws, const char *key, const char *id,
    const char *names[NAMES])
{
	const struct partner *p;
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (!partner_signed(p) || !node_has(node_get(p->node, key), id))
			continue;
		if (n < NAMES)
			names[n] = p->name;
		n++;
	}
	return n;
}

/* Who covers: partners, names; gap: nobody; single: only one. */
static void
add_cover(struct arena *a, struct node *item, const char *const *names,
    size_t n)
{
	fig_count(a, item, "partners", n);
	fig_names(a, item, "names", names, n < NAMES ? n : NAMES, n);
	node_bool(a, item, "gap", n == 0);
	node_bool(a, item, "single", n == 1);
}

/* A technology and how many present customers run it. */
struct use {
	const char *name;
	size_t customers;
};

static int
use_order(const void *x, const void *y)
{
	const struct use *a = x, *b = y;

	if (a->customers != b->customers)
		return a->customers > b->customers ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Count the technologies of present customers; returns how many of those. */
static size_t
count_uses(struct map *uses, struct ws *ws)
{
	const struct account *c;
	const struct node *t;
	void **slot;
	size_t i, total = 0;

	for (i = 0; i < ws->naccounts; i++) {
		c = &ws->accounts[i];
		if (c->prospect || c->churned != DATE_NONE)
			continue;
		total++;
		NODE_EACH(t, node_get(c->node, "technologies")) {
			if (node_text(t) == NULL)
				continue;
			slot = map_at(uses, t->text);
			*slot = (void *)((uintptr_t)*slot + 1);
		}
	}
	return total;
}

static int
build_stack(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	const char *names[NAMES], *key;
	struct map uses = { 0 };
	struct use *list;
	size_t i, n = 0, total, at = 0;
	void *value;

	(void)e;
	total = count_uses(&uses, ev->ws);
	list = arena_alloc(a, (uses.n + 1) * sizeof(*list));
	while ((key = map_next(&uses, &at, &value)) != NULL)
		list[n++] = (struct use){ key, (size_t)(uintptr_t)value };
	qsort(list, n, sizeof(*list), use_order);
	for (i = 0; i < n && i < 12; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", list[i].name);
		fig_share(a, item, "share", list[i].customers, total, 1);
		add_cover(a, item, names, who_has(ev->ws, "technologies",
		    list[i].name, names));
	}
	fig_count(a, out, "customers", total);
	map_release(&uses);
	return 0;
}

const struct provider ev_stack[] = {
	{ "stack", WS_COMPANY | WS_ACCOUNTS | WS_PARTNERS, in_stack, false,
	    build_stack },
	{ NULL, 0, NULL, false, NULL }
};
