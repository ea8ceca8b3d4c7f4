/* tamswingmap - the tornado of a total as the map of a chart */

#include "tamswingmap.h"

#include "evtam.h"
#include "tamswing.h"
#include "tamview.h"

static void
add_series(struct arena *a, struct node *map)
{
	static const char *const series[][2] = { { "low", "at its low" },
		{ "base", "at base" }, { "high", "at its high" } };
	struct node *list = node_add(a, map, "series", NODE_LIST), *item;
	size_t i;

	for (i = 0; i < 3; i++) {
		item = node_item(a, list);
		node_str(a, item, "id", series[i][0]);
		node_str(a, item, "name", series[i][1]);
	}
}

static void
add_value(struct arena *a, struct node *values, struct ratio v)
{
	enum { CENTS = 2 };
	struct str s = STR_INIT;

	if (ratio_ok(v)) {
		ratio_add_text(&s, v, CENTS);
		node_str(a, values, NULL, s.s);
	} else {
		node_add(a, values, NULL, NODE_NULL);
	}
	str_release(&s);
}

struct node *
tam_swing_map(const struct evidence *ev, const struct tam *t, bool ours)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_new(a, NODE_MAP), *rows, *row, *values;
	const struct tam_swing *s;
	struct tam_swings all;

	tam_swings(&all, a, t, ours);
	node_str(a, map, "kind", "tornado");
	node_str(a, map, "id", ours ? "tam-tornado-ours" :
	    "tam-tornado-ecosystem");
	node_fmt(a, map, "title", "What moves the partner market: %s",
	    tam_revenue_name(ours));
	node_str(a, map, "about", "The total with one input at its low and at "
	    "its high, all others at their base.");
	node_str(a, map, "unit", "money");
	if (t->currency[0] != '\0')
		node_str(a, map, "currency", t->currency);
	node_str(a, map, "x", "Input");
	add_series(a, map);
	rows = node_add(a, map, "rows", NODE_LIST);
	for (s = all.s; s < all.s + all.n; s++) {
		row = node_item(a, rows);
		node_str(a, row, "id", s->id);
		node_str(a, row, "name", evtam_input(ev, s->category != NULL ?
		    s->category->id : NULL, s->in));
		values = node_add(a, row, "values", NODE_LIST);
		add_value(a, values, s->low);
		add_value(a, values, all.total.v[TAM_BASE]);
		add_value(a, values, s->high);
	}
	return map;
}
