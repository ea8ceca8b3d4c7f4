/* ev_journey - evidence of the customer's journey and who covers it */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "partner.h"

static const char *const in_journey[] = { "company.yaml", "program.yaml",
	"partners", NULL };
static const char *const in_stack[] = { "company.yaml",
	"data/customers.yaml", "partners", NULL };
static const char *const categories[] = { "solutions", "technology",
	"sales" };

enum { CATEGORIES = 3, NAMES = 4 };

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

/* Counts of needs over a stage, or over the journey. */
struct cover {
	size_t needs, gaps, singles;
};

static void
count_cover(struct cover *c, size_t partners)
{
	c->needs++;
	c->gaps += partners == 0;
	c->singles += partners == 1;
}

static void
add_cover_counts(struct arena *a, struct node *map, const struct cover *c)
{
	fig_count(a, map, "needs", c->needs);
	fig_count(a, map, "gaps", c->gaps);
	fig_count(a, map, "singles", c->singles);
	node_bool(a, map, "any", c->needs > 0);
	node_bool(a, map, "has_gaps", c->gaps > 0);
	node_bool(a, map, "uncovered", c->needs > 0 && c->gaps == c->needs);
}

/* One need of a stage into the matrix of its category. */
static void
add_need(struct evidence *ev, struct node *out, const struct node *stage,
    const struct node *need, struct cover counts[CATEGORIES])
{
	const char *category = node_get_text(need, "category", "");
	struct arena *a = &ev->ws->arena;
	const char *names[NAMES];
	struct node *item;
	size_t i, n;

	n = who_has(ev->ws, "covers", node_get_text(need, "id", ""), names);
	for (i = 0; i < CATEGORIES; i++) {
		if (strcmp(categories[i], category) != 0)
			continue;
		count_cover(&counts[i], n);
		item = node_item(a, node_get(node_get(out, category), "list"));
		node_str(a, item, "stage", node_get_text(stage, "name", ""));
		node_str(a, item, "need", node_get_text(need, "name", ""));
		add_cover(a, item, names, n);
	}
}

/* One stage with its needs; sums go to all[]. */
static void
add_stage(struct evidence *ev, struct node *out, const struct node *stage,
    struct cover all[CATEGORIES])
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "stages")), *cells;
	struct cover counts[CATEGORIES] = { { 0 } }, sum = { 0 };
	const struct node *need;
	size_t i;

	node_str(a, item, "id", node_get_text(stage, "id", ""));
	node_str(a, item, "name", node_get_text(stage, "name", ""));
	node_str(a, item, "goal", node_get_text(stage, "goal", ""));
	node_str(a, item, "kpi", node_get_text(stage, "kpi", ""));
	NODE_EACH(need, node_get(stage, "needs"))
		add_need(ev, out, stage, need, counts);
	cells = node_add(a, item, "cells", NODE_LIST);
	for (i = 0; i < CATEGORIES; i++) {
		add_cover_counts(a, node_item(a, cells), &counts[i]);
		sum.needs += counts[i].needs;
		sum.gaps += counts[i].gaps;
		sum.singles += counts[i].singles;
		all[i].needs += counts[i].needs;
		all[i].gaps += counts[i].gaps;
		all[i].singles += counts[i].singles;
	}
	add_cover_counts(a, item, &sum);
}

static int
build_journey(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *journey = node_get(ev->ws->company, "journey");
	struct cover all[CATEGORIES] = { { 0 } }, sum = { 0 };
	struct arena *a = &ev->ws->arena;
	const struct node *stage;
	struct node *map;
	size_t i;

	(void)e;
	node_add(a, out, "stages", NODE_LIST);
	for (i = 0; i < CATEGORIES; i++) {
		map = node_add(a, out, categories[i], NODE_MAP);
		node_add(a, map, "list", NODE_LIST);
	}
	NODE_EACH(stage, journey)
		add_stage(ev, out, stage, all);
	for (i = 0; i < CATEGORIES; i++) {
		add_cover_counts(a, node_get(out, categories[i]), &all[i]);
		sum.needs += all[i].needs;
		sum.gaps += all[i].gaps;
		sum.singles += all[i].singles;
	}
	add_cover_counts(a, out, &sum);
	node_bool(a, out, "empty", journey == NULL || journey->n == 0);
	return 0;
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

const struct provider ev_journey[] = {
	{ "journey", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_journey, false,
	    build_journey },
	{ "stack", WS_COMPANY | WS_ACCOUNTS | WS_PARTNERS, in_stack, false,
	    build_stack },
	{ NULL, 0, NULL, false, NULL }
};
