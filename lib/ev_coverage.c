/* ev_coverage - evidence of who covers the journey, and what hangs on whom */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "journey.h"
#include "mem.h"

static const char *const in_coverage[] = { "company.yaml", "partners", NULL };

enum { NAMES = 64 };

static const char *const category_names[CATEGORIES] = { "Solutions",
	"Technology", "Sales" };

/*
 * Mark the partners, by their place in ws, that cover a need of the category
 * in the stage, if they bear the mark before.
 */
static void
mark_cell(unsigned char *marks, unsigned char mark, const struct ws *ws,
    const struct stage *s, size_t category)
{
	const struct need *n;
	size_t i, k, at;

	for (i = 0; i < s->n; i++) {
		n = &s->needs[i];
		for (k = 0; n->category == category && k < n->n; k++) {
			at = (size_t)(n->by[k] - ws->partners);
			if (marks[at] == mark - 1)
				marks[at] = mark;
		}
	}
}

/* Partners that cover a need of the category in both stages; their names. */
static size_t
shared(const char *names[NAMES], const struct ws *ws, const struct stage *s,
    const struct stage *t, size_t category)
{
	unsigned char *marks = mem_zero(ws->npartners + 1, 1);
	size_t i, n = 0;

	mark_cell(marks, 1, ws, s, category);
	mark_cell(marks, 2, ws, t, category);
	for (i = 0; i < ws->npartners; i++) {
		if (marks[i] < 2)
			continue;
		if (n < NAMES)
			names[n] = ws->partners[i].name;
		n++;
	}
	free(marks);
	return n;
}

/* Gaps and needs on one partner, of one cell. */
static void
add_marks(struct arena *a, struct node *cell, const struct stage *s,
    size_t category)
{
	size_t i, gaps = 0, singles = 0;

	for (i = 0; i < s->n; i++) {
		if (s->needs[i].category != category)
			continue;
		gaps += need_is_gap(&s->needs[i]);
		singles += need_is_single(&s->needs[i]);
	}
	fig_count(a, cell, "gaps", gaps);
	fig_count(a, cell, "singles", singles);
	node_bool(a, cell, "has_gaps", gaps > 0);
	node_bool(a, cell, "has_singles", singles > 0);
}

static void
add_cell(struct evidence *ev, struct node *cells, const struct stage *s,
    size_t category)
{
	struct arena *a = &ev->ws->arena;
	struct node *cell = node_item(a, cells);
	const char *names[NAMES];
	size_t n, partners;
	enum owner owner = stage_owner(&n, s, category);

	partners = shared(names, ev->ws, s, s, category);
	node_str(a, cell, "category", category_names[category]);
	fig_count(a, cell, "needs", n);
	node_bool(a, cell, "any", n > 0);
	node_str(a, cell, "owner", owner_name(owner));
	node_bool(a, cell, "owned", owner != OWNER_NOBODY);
	fig_count(a, cell, "partners", partners);
	node_bool(a, cell, "one", partners == 1);
	node_bool(a, cell, "none", partners == 0);
	if (partners == 1)
		node_str(a, cell, "only", names[0]);
	add_marks(a, cell, s, category);
}

static void
add_place(struct arena *a, struct node *list, const struct stage *s,
    const struct need *n)
{
	struct node *item = node_item(a, list);

	node_str(a, item, "id", n->id);
	node_str(a, item, "need", n->name);
	node_str(a, item, "stage", s->name);
	node_str(a, item, "category", category_names[n->category]);
	node_str(a, item, "owner", owner_name(n->owner));
	node_bool(a, item, "owned", n->owner != OWNER_NOBODY);
}

/* Needs without owner, and those without a partner, with their ids. */
static void
add_need(struct arena *a, struct node *out, const struct stage *s,
    const struct need *n)
{
	if (n->category >= CATEGORIES)
		return;
	if (n->owner == OWNER_NOBODY) {
		add_place(a, node_get(out, "unowned"), s, n);
		node_str(a, node_get(out, "unowned_ids"), NULL, n->id);
	}
	if (n->n == 0)
		add_place(a, node_get(out, "unpartnered"), s, n);
	if (need_is_gap(n))
		node_str(a, node_get(out, "gap_ids"), NULL, n->id);
	if (need_is_single(n))
		node_str(a, node_get(out, "single_ids"), NULL, n->id);
}

/* A partner that needs hang on, and which. */
struct dependency {
	const struct partner *p;
	const char *needs[NAMES];
	size_t n;
};

/* Whose the need is; a new one of d, which has room for it, when it is. */
static struct dependency *
dependent(struct dependency *d, size_t *n, const struct partner *p)
{
	size_t i = 0;

	while (i < *n && d[i].p != p)
		i++;
	if (i == *n) {
		memset(&d[i], 0, sizeof(d[i]));
		d[(*n)++].p = p;
	}
	return &d[i];
}

/* Each partner that a need hangs on alone. Returns how many. */
static size_t
find_dependencies(struct dependency *d, struct arena *a,
    const struct journey *j)
{
	struct dependency *one;
	const struct need *need;
	size_t i, k, n = 0;

	for (i = 0; i < j->n; i++) {
		for (k = 0; k < j->stages[i].n; k++) {
			need = &j->stages[i].needs[k];
			if (need->category >= CATEGORIES ||
			    !need_is_single(need))
				continue;
			one = dependent(d, &n, need->by[0]);
			if (one->n < NAMES)
				one->needs[one->n] = arena_printf(a, "%s (%s)",
				    need->name, j->stages[i].name);
			one->n++;
		}
	}
	return n;
}

static int
dependency_order(const void *x, const void *y)
{
	const struct dependency *a = x, *b = y;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return strcmp(a->p->slug, b->p->slug);
}

/* What is empty if a partner leaves, the most first. */
static void
add_dependencies(struct evidence *ev, struct node *out,
    const struct journey *j)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "dependencies", NODE_LIST), *item;
	struct dependency *d = mem_zero(j->needs + 1, sizeof(*d));
	size_t i, n = find_dependencies(d, a, j);

	qsort(d, n, sizeof(*d), dependency_order);
	for (i = 0; i < n; i++) {
		item = node_item(a, list);
		node_str(a, item, "partner", d[i].p->name);
		node_str(a, item, "life", d[i].p->stage);
		fig_count(a, item, "count", d[i].n);
		fig_names(a, item, "needs", d[i].needs,
		    d[i].n < NAMES ? d[i].n : NAMES, d[i].n);
	}
	fig_count(a, out, "dependents", n);
	node_bool(a, out, "heavy", n > 0 && d[0].n > 1 &&
	    (n == 1 || d[0].n > d[1].n));
	free(d);
}

/* Where another owner takes over between two stages of a category. */
static void
add_handoff(struct evidence *ev, struct node *list, const struct stage *s,
    const struct stage *t, size_t category)
{
	struct arena *a = &ev->ws->arena;
	const char *names[NAMES];
	enum owner from, to;
	struct node *item;
	size_t n, m, both;

	from = stage_owner(&n, s, category);
	to = stage_owner(&m, t, category);
	if (n == 0 || m == 0 || from == to)
		return;
	both = shared(names, ev->ws, s, t, category);
	item = node_item(a, list);
	node_str(a, item, "category", category_names[category]);
	node_str(a, item, "from", s->name);
	node_str(a, item, "to", t->name);
	node_str(a, item, "owner_from", owner_name(from));
	node_str(a, item, "owner_to", owner_name(to));
	fig_count(a, item, "both", both);
	node_bool(a, item, "carried", both > 0);
	if (both > 0)
		fig_names(a, item, "names", names, both < 4 ? both : 4, both);
}

static void
add_map(struct evidence *ev, struct node *out, const struct journey *j)
{
	struct arena *a = &ev->ws->arena;
	struct node *stages = node_add(a, out, "stages", NODE_LIST), *item;
	struct node *handoffs = node_add(a, out, "handoffs", NODE_LIST);
	struct node *cells;
	size_t i, c, k;

	for (i = 0; i < j->n; i++) {
		item = node_item(a, stages);
		node_str(a, item, "name", j->stages[i].name);
		cells = node_add(a, item, "cells", NODE_LIST);
		for (c = 0; c < CATEGORIES; c++)
			add_cell(ev, cells, &j->stages[i], c);
		for (k = 0; k < j->stages[i].n; k++)
			add_need(a, out, &j->stages[i],
			    &j->stages[i].needs[k]);
	}
	for (c = 0; c < CATEGORIES; c++) {
		for (i = 0; i + 1 < j->n; i++)
			add_handoff(ev, handoffs, &j->stages[i],
			    &j->stages[i + 1], c);
	}
}

static int
build_coverage(struct node *out, struct evidence *ev, struct err *e)
{
	static const char *const lists[] = { "unowned", "unowned_ids",
	    "unpartnered", "gap_ids", "single_ids" };
	struct arena *a = &ev->ws->arena;
	struct journey j;
	size_t i;

	if (journey_read(&j, ev->ws, e) < 0)
		return -1;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		node_add(a, out, lists[i], NODE_LIST);
	add_map(ev, out, &j);
	add_dependencies(ev, out, &j);
	node_bool(a, out, "any", j.needs > 0);
	fig_count(a, out, "unowned_count", node_get(out, "unowned")->n);
	fig_count(a, out, "unpartnered_count",
	    node_get(out, "unpartnered")->n);
	fig_count(a, out, "gap_count", node_get(out, "gap_ids")->n);
	fig_count(a, out, "single_count", node_get(out, "single_ids")->n);
	return 0;
}

const struct provider ev_coverage[] = {
	{ "coverage", WS_COMPANY | WS_PARTNERS, in_coverage, build_coverage },
	{ NULL, 0, NULL, NULL }
};
