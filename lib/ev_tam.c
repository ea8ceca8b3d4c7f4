/* ev_tam - evidence of the partner market: values, formulas, tornado */

#include "evidence.h"

#include <string.h>

#include "evtam.h"
#include "fig.h"
#include "scorerule.h"
#include "tam.h"
#include "tambasis.h"
#include "tamswing.h"

static const char *const in_tam[] = { "strategy/tam.yaml", "company.yaml",
	"program.yaml", NULL };
static const char *const levels[TAM_LEVELS] = { "low", "base", "high" };

static void
add_tornado(struct evidence *ev, struct node *out, const struct tam *t,
    bool ours)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "tornado", NODE_LIST), *item;
	const struct tam_swing *s;
	struct tam_swings all;

	tam_swings(&all, a, t, ours);
	for (s = all.s; s < all.s + all.n; s++) {
		item = node_item(a, items);
		node_str(a, item, "name", evtam_input(ev, s->category != NULL ?
		    s->category->id : NULL, s->in));
		evtam_value(a, item, "from", s->in, t->currency,
		    s->number->v[TAM_LOW]);
		evtam_value(a, item, "to", s->in, t->currency,
		    s->number->v[TAM_HIGH]);
		fig_money(a, item, "low", t->currency, s->low);
		fig_money(a, item, "high", t->currency, s->high);
		fig_money(a, item, "swing", t->currency, s->swing);
	}
}

static void
add_levels(struct arena *a, struct node *map, const struct tam *t,
    const struct ratio v[TAM_LEVELS])
{
	enum tam_level at;

	for (at = TAM_LOW; at < TAM_LEVELS; at++)
		fig_money(a, map, levels[at], t->currency, v[at]);
	node_bool(a, map, "ranges", ratio_cmp(v[TAM_LOW], v[TAM_HIGH]) != 0);
}

/* How many inputs a total rests on, and how many of them are assumed. */
static void
add_basis(struct arena *a, struct node *map, struct tam_basis b)
{
	fig_count(a, map, "inputs", b.inputs);
	if (b.assumed > 0)
		fig_count(a, map, "assumed", b.assumed);
	node_bool(a, map, "all_assumed", b.assumed > 0 &&
	    b.assumed == b.inputs);
}

static void
add_total(struct evidence *ev, struct node *out, const char *key,
    const struct tam *t, bool ours)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, key, NODE_MAP);
	struct tam_total total = tam_total(t, ours);
	const char *in[16], *not_in[16];
	const struct tam_category *c;
	size_t nin = 0, nnot = 0;

	node_bool(a, map, "known", total.n > 0);
	if (total.n > 0)
		add_levels(a, map, t, total.v);
	add_basis(a, map, tam_basis(t, ours));
	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours != ours)
			continue;
		if (tam_category_known(c) && nin < 16)
			in[nin++] = evtam_category(ev, c->id);
		else if (!tam_category_known(c) && nnot < 16)
			not_in[nnot++] = evtam_category(ev, c->id);
	}
	if (nin > 0)
		fig_names(a, map, "names", in, nin, total.n);
	if (nnot > 0)
		fig_names(a, map, "unknown", not_in, nnot, total.unknown);
	add_tornado(ev, map, t, ours);
}

static void
add_category(struct evidence *ev, struct node *items, const struct tam *t,
    const struct tam_category *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct ratio v[TAM_LEVELS];
	struct str s = STR_INIT;
	enum tam_level at;

	node_str(a, item, "id", c->id);
	node_str(a, item, "name", evtam_category(ev, c->id));
	node_bool(a, item, "ours", c->ours);
	node_bool(a, item, "known", tam_category_known(c));
	if (!tam_category_known(c))
		return;
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		v[at] = tam_value(c, at);
		str_reset(&s);
		tam_add_formula(&s, t, c, at);
		node_str(a, item, arena_printf(a, "formula_%s", levels[at]),
		    s.s);
	}
	add_levels(a, item, t, v);
	str_release(&s);
}

/* One assumption as it is written, with its place and its source. */
static void
add_number(struct evidence *ev, struct node *out, const struct tam *t,
    const struct tam_category *only, enum tam_input in,
    const struct tam_number *n)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "numbers"));
	const char *name = evtam_input(ev, only != NULL ? only->id : NULL,
	    in);
	struct str at = STR_INIT;

	node_str(a, item, "name", name);
	evtam_value(a, item, "base", in, t->currency, n->v[TAM_BASE]);
	if (tam_number_ranges(n)) {
		evtam_value(a, item, "low", in, t->currency, n->v[TAM_LOW]);
		evtam_value(a, item, "high", in, t->currency, n->v[TAM_HIGH]);
	} else {
		node_str(a, node_get(out, "without_range"), NULL, name);
	}
	if (n->source != NULL)
		node_str(a, item, tam_untouched(n) ? "untouched" : "source",
		    n->source);
	else
		node_str(a, node_get(out, "without_source"), NULL, name);
	place_add(&at, n->at[TAM_BASE]);
	node_str(a, item, "at", at.s);
	node_bool(a, item, "assumed", tam_assumed(n));
	if (tam_assumed(n))
		node_hang(a, node_get(out, "assumed"), NULL,
		    node_copy(a, item, NULL));
	str_release(&at);
}

/* What is not known: the key to add, and where. */
static void
add_unknown(struct evidence *ev, struct node *out, const struct tam *t,
    const struct tam_category *c, enum tam_input in)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "unknown"));

	node_str(a, item, "name", evtam_input(ev, c->id, in));
	node_fmt(a, item, "key", in == TAM_ACCOUNTS ? "%s" : "%s: %s",
	    in == TAM_ACCOUNTS ? tam_inputs[in].key : c->id,
	    tam_inputs[in].key);
	node_str(a, item, "file", t->file);
}

/* Each assumption once: shared ones first met, then those of a category. */
static void
add_numbers(struct evidence *ev, struct node *out, const struct tam *t)
{
	const struct tam_category *c;
	bool shared[TAM_INPUTS] = { false };
	enum tam_input in;

	for (c = t->categories; c < t->categories + t->n; c++) {
		for (in = 0; in < TAM_INPUTS; in++) {
			bool own = c->in[in].origin != TAM_COMMON;

			if (c->in[in].origin == TAM_UNKNOWN)
				add_unknown(ev, out, t, c, in);
			if (c->in[in].origin == TAM_UNKNOWN ||
			    c->in[in].origin == TAM_DEFAULT ||
			    (!own && shared[in]))
				continue;
			shared[in] = shared[in] || !own;
			add_number(ev, out, t, own ? c : NULL, in,
			    &c->in[in]);
		}
	}
}

static void
add_basis_of_all(struct arena *a, struct node *out)
{
	const struct node *sure = node_get(out, "without_range");
	const struct node *all = node_get(out, "numbers"), *n;
	size_t sourced = 0;

	NODE_EACH(n, all)
		sourced += node_get(n, "source") != NULL;
	fig_count(a, out, "inputs", all->n);
	fig_count(a, out, "assumed_n", node_get(out, "assumed")->n);
	node_bool(a, out, "any_source", sourced > 0);
	node_bool(a, out, "any_range", all->n > sure->n);
}

static int
build_tam(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct tam_category *c;
	struct str day = STR_INIT;
	struct node *items;
	struct tam t;

	if (tam_load(&t, a, ev->ws->tam, TAM_FILE, ev->ws->currency, e) < 0)
		return -1;
	node_bool(a, out, "empty", t.n == 0);
	if (t.as_of != DATE_NONE) {
		date_add_long(&day, t.as_of);
		node_str(a, out, "as_of", day.s);
	}
	str_release(&day);
	items = node_add(a, out, "categories", NODE_LIST);
	for (c = t.categories; c < t.categories + t.n; c++)
		add_category(ev, items, &t, c);
	add_total(ev, out, "ours", &t, true);
	add_total(ev, out, "ecosystem", &t, false);
	node_add(a, out, "numbers", NODE_LIST);
	node_add(a, out, "assumed", NODE_LIST);
	node_add(a, out, "without_range", NODE_LIST);
	node_add(a, out, "without_source", NODE_LIST);
	node_add(a, out, "unknown", NODE_LIST);
	add_numbers(ev, out, &t);
	add_basis_of_all(a, out);
	return 0;
}

const struct provider ev_tam[] = {
	{ "tam", WS_TAM | WS_COMPANY | WS_PROGRAM, in_tam, build_tam },
	{ NULL, 0, NULL, NULL }
};
