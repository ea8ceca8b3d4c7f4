/* tam_scenario - the partner market with the numbers of a scenario */

#include "tamread.h"

#include <string.h>

#include "fig.h"
#include "root.h"
#include "str.h"

/* Say that the file has no such category. */
static int
no_category(struct arena *a, const struct tam *t, const struct node *n,
    struct err *e)
{
	const char **ids = arena_alloc(a, (t->n + 1) * sizeof(*ids));
	const char *near;
	size_t i;

	for (i = 0; i < t->n; i++)
		ids[i] = t->categories[i].id;
	near = str_nearest(n->key, ids, t->n);
	return node_err(e, n, "the file's own categories have no %.64s%s%s%s",
	    n->key, near != NULL ? "; did you mean " : "",
	    near != NULL ? near : "", near != NULL ? "?" : "");
}

/* A category of a scenario: there is one, and it keeps its revenue. */
static int
check_scenario_category(struct arena *a, const struct tam *t,
    const struct node *n, struct err *e)
{
	const struct node *revenue = node_get(n, "revenue");
	struct tam_reader r = { a, e, n->key };

	if (tam_category(t, n->key) == NULL)
		return no_category(a, t, n, e);
	if (revenue != NULL)
		return node_err(e, revenue, "%s.revenue: a scenario changes "
		    "numbers; whose revenue it is stands in categories above",
		    n->key);
	return tam_check_category(&r, n);
}

/* What a scenario may have: numbers in the shape of the file, and a note. */
static int
check_scenario(struct arena *a, const struct tam *t, const struct node *n,
    struct err *e)
{
	const struct node *note = node_get(n, "note"), *c;
	const struct node *map = node_get(n, "categories");

	if (!tam_is_id(n->key) || strcmp(n->key, TAM_BASE_NAME) == 0)
		return node_err(e, n, "'%.64s' is no name for a scenario: "
		    "lower-case letters a to z, digits and -, and not "
		    TAM_BASE_NAME ", which is the file itself", n->key);
	if (n->kind != NODE_MAP && n->kind != NODE_NULL)
		return node_err(e, n, "%s: a map of note, accounts, acv, "
		    "categories and capacity is expected", n->key);
	if (!node_unknown(note) && note->kind != NODE_SCALAR)
		return node_err(e, note, "%s.note: a text is expected",
		    n->key);
	if (!node_unknown(map) && map->kind != NODE_MAP)
		return node_err(e, map, "%s.categories: a map of categories "
		    "is expected", n->key);
	NODE_EACH(c, map) {
		if (check_scenario_category(a, t, c, e) < 0)
			return -1;
	}
	return tam_check_top(n, e);
}

/* base with the scenario in node n. */
static int
read_scenario(struct tam *out, struct arena *a, const struct tam *base,
    const struct node *n, struct err *e)
{
	if (check_scenario(a, base, n, e) < 0)
		return -1;
	*out = *base;
	out->n = 0;
	out->scenario = n->key;
	out->note = node_get_text(n, "note", NULL);
	return tam_read_all(out, a, base->root, n, e);
}

int
tam_check_scenarios(struct arena *a, const struct tam *t, struct err *e)
{
	const struct node *map = node_get(t->root, "scenarios"), *n;
	struct tam one;

	if (!node_unknown(map) && map->kind != NODE_MAP)
		return node_err(e, map, "scenarios: a map of scenarios is "
		    "expected, each with the numbers it changes");
	if (map != NULL && map->n > TAM_MAX_SCENARIOS)
		return node_err(e, map, "scenarios: %u are too many; at most "
		    "%d", map->n, TAM_MAX_SCENARIOS);
	NODE_EACH(n, map) {
		if (read_scenario(&one, a, t, n, e) < 0)
			return -1;
	}
	return 0;
}

/* Say which scenarios there are. */
static int
no_scenario(const struct tam *t, const char *name, struct err *e)
{
	const struct node *map = node_get(t->root, "scenarios"), *n;
	struct names names = { 0 };
	struct str near = STR_INIT, all = STR_INIT;

	names_add(&names, TAM_BASE_NAME);
	NODE_EACH(n, map)
		names_add(&names, n->key);
	names_join(&all, (const char *const *)names.s, names.n, names.n);
	if (map == NULL || map->n == 0)
		err_set(e, ERR_USAGE, "no scenario %.64s: %s has none; add "
		    "them under scenarios: (pos-workspace(5))", name, t->file);
	else if (str_suggest(&near, name, (const char *const *)names.s,
	    names.n) > 0)
		err_set(e, ERR_USAGE, "no scenario %.64s in %s; did you mean "
		    "%s?", name, t->file, near.s);
	else
		err_set(e, ERR_USAGE, "no scenario %.64s in %s; there are "
		    "%.300s", name, t->file, all.s);
	str_release(&near);
	str_release(&all);
	names_release(&names);
	return -1;
}

int
tam_scenario(struct tam *out, struct arena *a, const struct tam *base,
    const char *name, struct err *e)
{
	const struct node *n = node_get(node_get(base->root, "scenarios"),
	    name);

	if (strcmp(name, TAM_BASE_NAME) == 0) {
		*out = *base;
		return 0;
	}
	return n == NULL ? no_scenario(base, name, e) :
	    read_scenario(out, a, base, n, e);
}
