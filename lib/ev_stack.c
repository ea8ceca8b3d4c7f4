/* ev_stack - evidence of what customers run and which partners know it */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "having.h"

static const char *const in_stack[] = { "company.yaml",
	"data/customers.yaml", "partners", NULL };

/* So many technologies are told of, and so many names of each. */
enum { TOLD = 12, NAMES = 4 };

/* Who covers: partners, names; gap: nobody; single: only one. */
static void
add_cover(struct arena *a, struct node *item, const struct having *h)
{
	fig_count(a, item, "partners", h->n);
	fig_names(a, item, "names", h->names, h->n < NAMES ? h->n : NAMES,
	    h->n);
	node_bool(a, item, "gap", h->n == 0);
	node_bool(a, item, "single", h->n == 1);
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
	struct having having[TOLD];
	const char *key;
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
	n = n < TOLD ? n : TOLD;
	for (i = 0; i < n; i++)
		having[i].id = list[i].name;
	having_find(having, n, ev->ws, "technologies");
	for (i = 0; i < n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", list[i].name);
		fig_share(a, item, "share", list[i].customers, total, 1);
		add_cover(a, item, &having[i]);
	}
	fig_count(a, out, "customers", total);
	map_release(&uses);
	return 0;
}

const struct provider ev_stack[] = {
	{ "stack", WS_COMPANY | WS_ACCOUNTS | WS_PARTNERS, in_stack, build_stack },
	{ NULL, 0, NULL, NULL }
};
