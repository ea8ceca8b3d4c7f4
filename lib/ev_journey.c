/* ev_journey - evidence of the customer's journey: each need, who owns it */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "journey.h"
#include "revenue.h"

static const char *const in_journey[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

enum { NAMES = 4 };

/* Counts of needs over a cell of the map, a stage, the journey. */
struct cover {
	size_t needs, gaps, singles, unowned;
};

static void
count_need(struct cover *c, const struct need *n)
{
	c->needs++;
	c->gaps += need_is_gap(n);
	c->singles += need_is_single(n);
	c->unowned += n->owner == OWNER_NOBODY;
}

static void
cover_add(struct cover *to, const struct cover *c)
{
	to->needs += c->needs;
	to->gaps += c->gaps;
	to->singles += c->singles;
	to->unowned += c->unowned;
}

static void
add_cover_counts(struct arena *a, struct node *map, const struct cover *c)
{
	fig_count(a, map, "needs", c->needs);
	fig_count(a, map, "gaps", c->gaps);
	fig_count(a, map, "singles", c->singles);
	fig_count(a, map, "unowned", c->unowned);
	node_bool(a, map, "any", c->needs > 0);
	node_bool(a, map, "has_gaps", c->gaps > 0);
	node_bool(a, map, "has_singles", c->singles > 0);
	node_bool(a, map, "has_unowned", c->unowned > 0);
	node_bool(a, map, "uncovered", c->needs > 0 && c->gaps == c->needs);
}

/* Text under key with, when it is not the need's own, inherited: true. */
static void
add_text(struct arena *a, struct node *item, const char *key,
    const char *own, const char *else_text)
{
	struct node *map = node_add(a, item, key, NODE_MAP);

	node_str(a, map, "text", own != NULL ? own : else_text);
	node_bool(a, map, "inherited", own == NULL && else_text[0] != '\0');
	node_bool(a, map, "missing", own == NULL && else_text[0] == '\0');
}

/* The first type of the program in this category: its value is inherited. */
static const struct node *
type_of(const struct ws *ws, size_t category)
{
	const struct node *t;

	NODE_EACH(t, node_get(ws->program, "types")) {
		if (category < CATEGORIES &&
		    strcmp(node_get_text(t, "category", ""),
		    journey_categories[category]) == 0)
			return t;
	}
	return NULL;
}

static void
add_value(struct evidence *ev, struct node *item, const struct need *n)
{
	static const char *const sides[] = { "customer", "partner", "us" };
	const struct node *own = node_get(n->node, "value");
	const struct node *type = node_get(type_of(ev->ws, n->category),
	    "value");
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, item, "value", NODE_MAP);
	size_t i;

	for (i = 0; i < 3; i++)
		add_text(a, map, sides[i], node_get_text(own, sides[i], NULL),
		    node_get_text(type, sides[i], ""));
}

/* Deals won by the partners that cover the need; a deal has one partner. */
static void
add_won(struct evidence *ev, struct node *item, const struct need *n)
{
	static const struct {
		const char *count, *amount;
		enum deal_role role;
	} roles[] = { { "sourced", "sourced_amount", ROLE_SOURCED },
	    { "influenced", "influenced_amount", ROLE_INFLUENCED } };
	struct deal_sum sum, one;
	size_t r, i;

	for (r = 0; r < 2; r++) {
		memset(&sum, 0, sizeof(sum));
		for (i = 0; i < n->n; i++) {
			one = revenue_ever(n->by[i], roles[r].role,
			    STATE_WON);
			sum.count += one.count;
			sum.amount.m += one.amount.m;
		}
		fig_count(&ev->ws->arena, item, roles[r].count, sum.count);
		fig_money(&ev->ws->arena, item, roles[r].amount,
		    ev->ws->currency, ratio_money(sum.amount));
	}
}

/* Who covers: partners, names; gap: nobody; single: only one. */
static void
add_cover(struct arena *a, struct node *item, const struct need *n)
{
	const char *names[NAMES];
	size_t i;

	for (i = 0; i < n->n && i < NAMES; i++)
		names[i] = n->by[i]->name;
	fig_count(a, item, "partners", n->n);
	fig_names(a, item, "names", names, i, n->n);
	node_bool(a, item, "covered", n->n > 0);
	node_bool(a, item, "gap", need_is_gap(n));
	node_bool(a, item, "single", need_is_single(n));
}

static void
add_need(struct evidence *ev, struct node *items, const struct stage *s,
    const struct need *n)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	const char *play = node_get_text(n->node, "play", NULL);

	node_str(a, item, "id", n->id);
	node_str(a, item, "stage", s->name);
	node_str(a, item, "need", n->name);
	add_text(a, item, "job", node_get_text(n->node, "job", NULL),
	    s->goal);
	add_text(a, item, "kpi", node_get_text(n->node, "kpi", NULL), s->kpi);
	node_str(a, item, "owner", owner_name(n->owner));
	node_bool(a, item, "owner_stated", n->owner_stated);
	node_bool(a, item, "owned", n->owner != OWNER_NOBODY);
	if (play != NULL)
		node_str(a, item, "play", play);
	add_value(ev, item, n);
	add_cover(a, item, n);
	add_won(ev, item, n);
}

/* One stage into the matrix of a category, when it has needs there. */
static struct cover
add_cell(struct evidence *ev, struct node *matrix, const struct stage *s,
    size_t category)
{
	struct arena *a = &ev->ws->arena;
	struct node *stage = NULL, *needs = NULL;
	struct cover c = { 0 };
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->needs[i].category != category)
			continue;
		count_need(&c, &s->needs[i]);
		add_need(ev, node_get(matrix, "list"), s, &s->needs[i]);
		if (stage == NULL) {
			stage = node_item(a, node_get(matrix, "stages"));
			node_str(a, stage, "stage_name", s->name);
			needs = node_add(a, stage, "needs", NODE_LIST);
		}
		add_need(ev, needs, s, &s->needs[i]);
	}
	return c;
}

static void
add_stage(struct evidence *ev, struct node *out, const struct stage *s,
    struct cover all[CATEGORIES])
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "stages")), *cells;
	struct cover sum = { 0 }, c;
	size_t i;

	node_str(a, item, "id", s->id);
	node_str(a, item, "name", s->name);
	node_str(a, item, "goal", s->goal);
	node_str(a, item, "kpi", s->kpi);
	cells = node_add(a, item, "cells", NODE_LIST);
	for (i = 0; i < CATEGORIES; i++) {
		c = add_cell(ev, node_get(out, journey_categories[i]), s, i);
		add_cover_counts(a, node_item(a, cells), &c);
		cover_add(&sum, &c);
		cover_add(&all[i], &c);
	}
	add_cover_counts(a, item, &sum);
}

/* Stages none of whose needs a partner covers, in one line. */
static void
add_uncovered(struct arena *a, struct node *out)
{
	const char *names[16];
	const struct node *c;
	size_t n = 0, total = 0;

	NODE_EACH(c, node_get(out, "stages")) {
		if (!node_truth(node_get(c, "uncovered")))
			continue;
		if (n < 16)
			names[n++] = node_get_text(c, "name", "");
		total++;
	}
	if (n > 0)
		fig_names(a, out, "uncovered_stages", names, n, total);
}

static int
build_journey(struct node *out, struct evidence *ev, struct err *e)
{
	struct cover all[CATEGORIES] = { { 0 } }, sum = { 0 };
	struct arena *a = &ev->ws->arena;
	struct journey j;
	struct node *map;
	size_t i;

	if (journey_read(&j, ev->ws, e) < 0)
		return -1;
	node_add(a, out, "stages", NODE_LIST);
	for (i = 0; i < CATEGORIES; i++) {
		map = node_add(a, out, journey_categories[i], NODE_MAP);
		node_add(a, map, "list", NODE_LIST);
		node_add(a, map, "stages", NODE_LIST);
	}
	for (i = 0; i < j.n; i++)
		add_stage(ev, out, &j.stages[i], all);
	for (i = 0; i < CATEGORIES; i++) {
		add_cover_counts(a, node_get(out, journey_categories[i]),
		    &all[i]);
		cover_add(&sum, &all[i]);
	}
	add_cover_counts(a, out, &sum);
	node_int(a, out, "count", (long long)sum.needs);
	add_uncovered(a, out);
	node_bool(a, out, "assumed", j.assumed);
	node_bool(a, out, "empty", j.needs == 0);
	fig_count(a, out, "other", j.other);
	node_bool(a, out, "has_other", j.other > 0);
	return 0;
}

const struct provider ev_journey[] = {
	{ "journey", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_journey, build_journey },
	{ NULL, 0, NULL, NULL }
};
