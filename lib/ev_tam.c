/* ev_tam - evidence of the partner market: values, formulas, tornado */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "scorerule.h"
#include "tam.h"
#include "tambasis.h"
#include "tamswing.h"

static const char *const in_tam[] = { "strategy/tam.yaml", "company.yaml",
	"program.yaml", NULL };
static const char *const input_names[TAM_INPUTS] = { "Accounts", "Reach",
	"Share", "ACV" };
static const char *const levels[TAM_LEVELS] = { "low", "base", "high" };

static const char *
category_name(const struct evidence *ev, const struct tam_category *c)
{
	return ws_name(ev->ws, "categories", c->id);
}

static const char *
input_name(const struct evidence *ev, const struct tam_category *only,
    enum tam_input in)
{
	return only == NULL ? arena_printf(&ev->ws->arena, "%s, shared",
	    input_names[in]) : arena_printf(&ev->ws->arena, "%s, %s",
	    input_names[in], category_name(ev, only));
}

static void
add_text(struct arena *a, struct node *map, const char *key, enum tam_input in,
    const struct tam *t, struct dec v)
{
	struct str s = STR_INIT;

	tam_add_number(&s, in, t->currency, v);
	node_str(a, map, key, s.s);
	str_release(&s);
}

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
		node_str(a, item, "name", input_name(ev, s->category, s->in));
		add_text(a, item, "from", s->in, t, s->number->v[TAM_LOW]);
		add_text(a, item, "to", s->in, t, s->number->v[TAM_HIGH]);
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
			in[nin++] = category_name(ev, c);
		else if (!tam_category_known(c) && nnot < 16)
			not_in[nnot++] = category_name(ev, c);
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
	node_str(a, item, "name", category_name(ev, c));
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
	const char *name = input_name(ev, only, in);
	struct str at = STR_INIT;

	node_str(a, item, "name", name);
	add_text(a, item, "base", in, t, n->v[TAM_BASE]);
	if (tam_number_ranges(n)) {
		add_text(a, item, "low", in, t, n->v[TAM_LOW]);
		add_text(a, item, "high", in, t, n->v[TAM_HIGH]);
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

	node_str(a, item, "name", input_name(ev, c, in));
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
