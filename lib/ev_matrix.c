/* ev_matrix - evidence of how partners score, side by side */

#include "evidence.h"

#include "fig.h"
#include "fitrank.h"

static const char *const in_matrix[] = { "strategy/scorecard.yaml",
	"strategy/icp.md", "strategy/ipp.md", "program.yaml",
	"data/customers.yaml", "data/deals", "partners", NULL };

enum { BEST = 5 };

/* Score on the card's scale and points of criterion i, or neither. */
static void
add_cell(struct arena *a, struct node *cell, const struct fitrank *f,
    const struct score *s, size_t i)
{
	struct ratio min = ratio_dec(f->card.min), max =
	    ratio_dec(f->card.max);

	if (s->findings[i].lack != LACK_NOTHING)
		return;
	fig_number(a, cell, "score", ratio_add(min, ratio_mul(
	    s->findings[i].value, ratio_sub(max, min))), 1);
	fig_number(a, cell, "points", score_points(s, &f->card, i), 1);
}

static void
add_percent(struct arena *a, struct node *map, const char *key,
    struct ratio r)
{
	struct str s = STR_INIT;

	ratio_add_percent(&s, r, 0);
	node_str(a, map, key, s.s);
	str_release(&s);
}

/* Who stands in the columns: the partner, or the best that are ranked. */
static size_t
choose(const struct score *shown[BEST], const struct fitrank *f,
    const struct evidence *ev)
{
	size_t i;

	if (ev->partner != NULL) {
		shown[0] = fitrank_of(f, ev->partner);
		return shown[0] != NULL;
	}
	for (i = 0; i < f->nranked && i < BEST; i++)
		shown[i] = &f->scores[i];
	return i;
}

static void
add_rows(struct arena *a, struct node *out, const struct fitrank *f,
    const struct score *const *shown, size_t n)
{
	struct node *items = node_add(a, out, "rows", NODE_LIST), *item;
	struct node *cells;
	size_t i, j;

	for (i = 0; i < f->card.ncriteria; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", f->card.criteria[i].name);
		add_percent(a, item, "weight", f->card.criteria[i].share);
		cells = node_add(a, item, "cells", NODE_LIST);
		for (j = 0; j < n; j++)
			add_cell(a, node_item(a, cells), f, shown[j], i);
	}
}

static void
add_columns(struct arena *a, struct node *out, const struct fitrank *f,
    const struct score *const *shown, size_t n)
{
	struct node *items = node_add(a, out, "columns", NODE_LIST), *item;
	struct node *gates, *gate;
	bool open = false;
	size_t i, j;

	for (i = 0; i < n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", shown[i]->partner->name);
		if (ratio_ok(shown[i]->value))
			fig_number(a, item, "total", shown[i]->value, 1);
		add_percent(a, item, "coverage", shown[i]->coverage);
		node_str(a, item, "state", score_state_name(shown[i]->state));
		node_bool(a, item, "ranked",
		    shown[i]->state == SCORE_RANKED);
		gates = node_add(a, item, "gates", NODE_LIST);
		for (j = 0; j < f->card.ngates; j++) {
			gate = node_item(a, gates);
			node_str(a, gate, "name", f->card.gates[j].name);
			node_str(a, gate, "state",
			    gate_state_name(shown[i]->gates[j]));
			node_bool(a, gate, "passed",
			    shown[i]->gates[j] == GATE_PASSED);
			open = open || shown[i]->gates[j] != GATE_PASSED;
		}
	}
	node_bool(a, out, "any_open", open);
}

static int
build_matrix(struct node *out, struct evidence *ev, struct err *e)
{
	const struct score *shown[BEST];
	struct arena *a = &ev->ws->arena;
	struct str s = STR_INIT;
	const struct fitrank *f;
	size_t n;
	int rc = evbase_fit(&f, ev, e);

	if (rc == 0 && f->there) {
		n = choose(shown, f, ev);
		node_bool(a, out, "one", ev->partner != NULL);
		add_rows(a, out, f, shown, n);
		add_columns(a, out, f, shown, n);
		add_percent(a, out, "floor", ratio_dec(f->card.floor));
		dec_add_text(&s, f->card.min);
		str_adds(&s, " to ");
		dec_add_text(&s, f->card.max);
		node_str(a, out, "scale", s.s);
		fig_count(a, out, "ranked", f->nranked);
		if (ev->partner != NULL && n == 1) {
			str_reset(&s);
			score_add_why(&s, shown[0], &f->card);
			node_str(a, out, "why", s.s);
			if (shown[0]->rank > 0)
				fig_count(a, out, "rank", shown[0]->rank);
		}
	}
	str_release(&s);
	return rc;
}

const struct provider ev_matrix[] = {
	{ "matrix", WS_ALL & ~WS_TAM, in_matrix, build_matrix },
	{ NULL, 0, NULL, NULL }
};
