/* checkplan - rules of the partner market */

#include "checkers.h"

#include <string.h>

#include "dec.h"
#include "tam.h"

#define ERROR FAULT_ERROR
#define WARNING FAULT_WARNING

/* One figure; false when it cannot be read. */
static bool
read_figure(struct check *c, struct dec *out, enum tam_input in,
    const struct node *n)
{
	struct err why = ERR_INIT;

	if (node_text(n) == NULL)
		return false;
	if (tam_parse(out, in, n->text, &why) == 0)
		return true;
	check_at(c, ERROR, n, "%s: %s", n->key, why.msg);
	return false;
}

/* A number of low, base and high; base stands for one that is absent. */
static void
check_range(struct check *c, enum tam_input in, const struct node *n)
{
	static const char *const keys[] = { "low", "base", "high" };
	const struct node *end;
	struct dec d[3];
	bool has[3];
	size_t i;

	if (node_unknown(node_get(n, "base"))) {
		check_at(c, ERROR, n, "%s: base is missing", n->key);
		return;
	}
	for (i = 0; i < 3; i++) {
		end = node_get(n, keys[i]);
		has[i] = read_figure(c, &d[i], in, end);
	}
	for (i = 0; i < 2; i++) {
		if (has[i] && has[i + 1] && d[i].u > d[i + 1].u)
			check_at(c, ERROR, n, "%s: %s %s is over %s "
			    "%s", n->key, keys[i], node_get_text(n, keys[i],
			    ""), keys[i + 1], node_get_text(n, keys[i + 1],
			    ""));
	}
}

/* Does the number n of map say where it is from? */
static bool
has_source(const struct node *map, const struct node *n, const char *key)
{
	return node_get_text(n, "source", NULL) != NULL ||
	    node_get_text(map, key, NULL) != NULL;
}

/* A number of map under the key of the input, with its source. */
static void
check_assumption(struct check *c, enum tam_input in, const struct node *map)
{
	const struct tam_input_def *def = &tam_inputs[in];
	const struct node *n = node_get(map, def->key);
	struct dec d;

	if (node_unknown(n))
		return;
	if (n->kind == NODE_MAP)
		check_range(c, in, n);
	else if (n->kind == NODE_SCALAR)
		read_figure(c, &d, in, n);
	else
		check_at(c, ERROR, n, "%s: a number, or a map of "
		    "low, base, high and source, is expected", n->key);
	if (n->kind != NODE_LIST && !has_source(map, n, def->source))
		check_at(c, WARNING, n, "%s: no source; write it "
		    "under %s", n->key, n->kind == NODE_MAP ? "source" :
		    def->source);
}

/* The numbers of a category, each with its source. */
static void
check_numbers(struct check *c, const struct node *map)
{
	enum tam_input in;

	for (in = TAM_REACH; in < TAM_KINDS; in++)
		check_assumption(c, in, map);
}

/* The numbers above the categories, of the file or of a scenario. */
static void
check_common(struct check *c, const struct node *map)
{
	const struct node *capacity = node_get(map, "capacity");

	check_assumption(c, TAM_ACCOUNTS, map);
	check_assumption(c, TAM_ACV, map);
	check_assumption(c, TAM_DEALS, capacity);
	check_assumption(c, TAM_ACTIVATION, capacity);
}

static void
check_category(struct check *c, const struct node *n)
{
	const struct ids *known = &c->ids[IDS_CATEGORIES];
	const char *revenue = node_get_text(n, "revenue", "ours");

	if (known->known && map_get(&known->first, n->key) == NULL)
		check_at(c, ERROR, n, "categories: no category '%s' "
		    "in categories of program.yaml", n->key);
	if (n->kind != NODE_MAP) {
		if (n->kind != NODE_NULL)
			check_at(c, ERROR, n, "%s: a map (key: "
			    "value) is expected", n->key);
		return;
	}
	check_numbers(c, n);
	if (strcmp(revenue, "ours") != 0 && strcmp(revenue, "ecosystem") != 0)
		check_at(c, ERROR, node_get(n, "revenue"),
		    "revenue: one of ours|ecosystem is expected, not '%s'",
		    revenue);
}

void
check_tam(struct check *c, const struct node *top)
{
	const struct node *n, *one;

	check_common(c, top);
	NODE_EACH(n, node_get(top, "categories"))
		check_category(c, n);
	NODE_EACH(n, node_get(top, "scenarios")) {
		check_common(c, n);
		NODE_EACH(one, node_get(n, "categories"))
			check_numbers(c, one);
	}
}
