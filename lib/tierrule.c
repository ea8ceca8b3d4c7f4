/* tierrule - requirements of tiers, read and checked */

#include <string.h>

#include "tierread.h"

enum { DEPTH_MAX = 8, NAMES_MAX = 80 };

static const char *const groups[] = { "all", "any", "at_least" };
enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

/* Keys that say something about a rule and are none. */
static const char *const about[] = { "effective_from", "effective_until",
	"note" };
enum { ABOUT = sizeof(about) / sizeof(about[0]) };

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	while (n > 0) {
		if (strcmp(list[--n], name) == 0)
			return true;
	}
	return false;
}

/* Fail: n's key is none; suggest of the two lists. NULL always. */
static void *
no_such_key(struct tier_reading *r, const struct node *n, const char *what,
    const char *const *more, size_t count)
{
	const char *all[NAMES_MAX], *near;
	size_t i, k = 0;

	for (i = 0; i < count && k < NAMES_MAX; i++)
		all[k++] = more[i];
	for (i = 0; i < ABOUT && k < NAMES_MAX; i++)
		all[k++] = about[i];
	near = str_nearest(n->key, all, k);
	if (near != NULL)
		node_err(r->e, n, "%s: no '%.60s'; did you mean %s?", what,
		    n->key, near);
	else
		node_err(r->e, n, "%s: no '%.60s'; pos-workspace(5) lists "
		    "what may stand here", what, n->key);
	return NULL;
}

int
tier_read_span(struct tier_span *out, const struct node *map, struct err *e)
{
	const struct node *until = node_get(map, "effective_until");

	if (date_node(&out->from, node_get(map, "effective_from"),
	    "effective_from", e) < 0 ||
	    date_node(&out->until, until, "effective_until", e) < 0)
		return -1;
	if (out->from != DATE_NONE && out->until != DATE_NONE &&
	    out->until < out->from)
		return node_err(e, until, "effective_until is before "
		    "effective_from");
	return 0;
}

/* A new rule that stands at n. NULL: its dates are wrong. */
static struct tier_rule *
new_rule(struct tier_reading *r, const struct node *n, enum tier_rule_kind kind)
{
	struct tier_rule *rule = arena_alloc(r->a, sizeof(*rule));

	rule->kind = kind;
	rule->node = n;
	rule->span = (struct tier_span){ DATE_NONE, DATE_NONE };
	if (n->kind != NODE_MAP)
		return rule;
	rule->note = node_get_text(n, "note", NULL);
	return tier_read_span(&rule->span, n, r->e) < 0 ? NULL : rule;
}

static void
append(struct tier_rule *to, struct tier_rule *rule)
{
	struct tier_rule **at = &to->first;

	while (*at != NULL)
		at = &(*at)->next;
	*at = rule;
	to->n++;
}

static int
read_window(struct tier_reading *r, struct tier_metric *m,
    const struct node *map)
{
	const struct node *n = node_get(map, "window");

	if (node_unknown(n))
		return 0;
	if (!tier_metric_windowed(m))
		return node_err(r->e, n, "window: %s is what it is on the "
		    "day; it has none", m->name);
	return window_read(&m->window, n, r->e);
}

static int
read_currency(struct tier_reading *r, const struct node *map)
{
	const struct node *n = node_get(map, "currency");

	if (node_unknown(n) || r->currency == NULL || (n->kind ==
	    NODE_SCALAR && strcmp(n->text, r->currency) == 0))
		return 0;
	return node_err(r->e, n, "currency: deals are in %s, and only amounts "
	    "in %s can be compared; convert it", r->currency, r->currency);
}

/* Keys of a requirement or of an entry of points. */
int
tier_check_keys(struct tier_reading *r, const struct node *map,
    const char *what, const char *const *keys, size_t n)
{
	const struct node *c;

	NODE_EACH(c, map) {
		if (!is_one_of(c->key, keys, n) &&
		    !is_one_of(c->key, about, ABOUT)) {
			no_such_key(r, c, what, keys, n);
			return -1;
		}
	}
	return 0;
}

/* Which metric the text at n names. */
static int
find_metric(struct tier_reading *r, struct tier_metric *out,
    const struct node *n)
{
	const char *const *names, *near, *text = node_text(n);
	size_t count;

	if (text == NULL)
		return node_err(r->e, n, "metric: its name is expected");
	if (!tier_metric_find(out, text)) {
		names = tier_metric_names(&count);
		near = str_nearest(text, names, count);
		return node_err(r->e, n, "no metric '%.60s'%s%s%s", text,
		    near != NULL ? "; did you mean " :
		    "; pos-workspace(5) lists them, a field of partner.yaml "
		    "is asked for with field", near != NULL ? near : "",
		    near != NULL ? "?" : "");
	}
	r->parts |= tier_metric_parts(out);
	return 0;
}

/* The metric or the field that map asks for. */
int
tier_read_metric(struct tier_reading *r, struct tier_metric *out,
    const struct node *map)
{
	const struct node *metric = node_get(map, "metric");
	const struct node *path = node_get(map, "field");

	if (metric != NULL && path != NULL)
		return node_err(r->e, path, "metric and field: write one of "
		    "them");
	if (path == NULL) {
		if (metric == NULL)
			return node_err(r->e, map, "metric is missing");
		if (find_metric(r, out, metric) < 0)
			return -1;
	} else if (node_text(path) == NULL) {
		return node_err(r->e, path, "field: a path like "
		    "customer_size.max is expected");
	} else {
		tier_metric_field(out, path->text);
	}
	out->node = map;
	return read_window(r, out, map) < 0 ? -1 : read_currency(r, map);
}

/* {metric: NAME, gte: 3, window: 12 months} */
static struct tier_rule *
read_leaf(struct tier_reading *r, const struct node *map)
{
	static const char *const keys[] = { "metric", "field", "window",
		"currency", "gte", "lte", "equals", "between", "includesAny",
		"includesAll", "includes_any", "includes_all" };
	struct tier_rule *rule = new_rule(r, map, TIER_METRIC);

	if (rule == NULL || tier_check_keys(r, map, "requirement", keys,
	    sizeof(keys) / sizeof(keys[0])) < 0 ||
	    tier_read_metric(r, &rule->metric, map) < 0 ||
	    tier_read_comparison(r, rule, map) < 0)
		return NULL;
	return rule;
}

/* certified: 3, or certified: {gte: 3, note: ...} */
static struct tier_rule *
read_short(struct tier_reading *r, const struct node *n)
{
	static const char *const keys[] = { "window", "currency", "gte",
		"lte", "equals", "between", "includesAny", "includesAll",
		"includes_any", "includes_all" };
	struct tier_rule *rule = new_rule(r, n, TIER_METRIC);
	enum tier_op op = TIER_GTE;

	if (rule == NULL)
		return NULL;
	tier_metric_find(&rule->metric, n->key);
	rule->metric.node = n;
	r->parts |= tier_metric_parts(&rule->metric);
	if (n->kind == NODE_MAP)
		return tier_check_keys(r, n, n->key, keys, sizeof(keys) /
		    sizeof(keys[0])) < 0 ||
		    read_window(r, &rule->metric, n) < 0 ||
		    read_currency(r, n) < 0 ||
		    tier_read_comparison(r, rule, n) < 0 ? NULL : rule;
	if (n->kind == NODE_LIST)
		op = TIER_INCLUDES_ANY;
	else if (tier_metric_unit(&rule->metric) == TIER_TEXTS)
		op = TIER_EQUALS;
	return tier_read_op(rule, op, n, r->e) < 0 ? NULL : rule;
}

/* points: 70, or points: {gte: 70, minimums: true} */
static struct tier_rule *
read_points_rule(struct tier_reading *r, const struct node *n)
{
	static const char *const keys[] = { "gte", "lte", "equals", "between",
		"minimums" };
	struct tier_rule *rule = new_rule(r, n, TIER_POINTS);

	if (rule == NULL)
		return NULL;
	if (n->kind != NODE_MAP)
		return tier_read_op(rule, TIER_GTE, n, r->e) < 0 ? NULL : rule;
	rule->minimums = node_truth(node_get(n, "minimums"));
	if (tier_check_keys(r, n, "points", keys, sizeof(keys) /
	    sizeof(keys[0])) < 0 || tier_read_comparison(r, rule, n) < 0)
		return NULL;
	return rule;
}

/* The rules of a list, below a rule of that kind. */
static struct tier_rule *
read_list(struct tier_reading *r, const struct node *list,
    enum tier_rule_kind kind)
{
	struct tier_rule *rule = new_rule(r, list, kind), *below;
	const struct node *c;

	if (list->kind != NODE_LIST || list->n == 0) {
		node_err(r->e, list, "%s: a list of requirements is expected",
		    list->key != NULL ? list->key : "requirements");
		return NULL;
	}
	NODE_EACH(c, list) {
		below = tier_read_rule(r, c);
		if (below == NULL)
			return NULL;
		append(rule, below);
	}
	rule->least = kind == TIER_LEAST ? 1 : rule->n;
	return rule;
}

/* at_least: N beside of: [...] in map */
static struct tier_rule *
read_at_least(struct tier_reading *r, const struct node *map)
{
	const struct node *n = node_get(map, "at_least");
	const struct node *of = node_get(map, "of");
	struct tier_rule *rule;
	struct dec d;

	if (of == NULL) {
		node_err(r->e, n, "at_least: of is missing, the list to count "
		    "in");
		return NULL;
	}
	rule = read_list(r, of, TIER_LEAST);
	if (rule == NULL || dec_node(&d, n, "at_least", r->e) < 0)
		return NULL;
	if (tier_is_percent(n) || d.u % DEC_ONE != 0 || d.u < DEC_ONE ||
	    d.u / DEC_ONE > (int64_t)rule->n) {
		node_err(r->e, n, "at_least: a whole number from 1 to %zu, "
		    "the rules it counts, is expected", rule->n);
		return NULL;
	}
	rule->least = (size_t)(d.u / DEC_ONE);
	return rule;
}

/* The rule under one key of a map of requirements. */
static struct tier_rule *
read_member(struct tier_reading *r, const struct node *map,
    const struct node *n)
{
	const char *const *names;
	const char *all[NAMES_MAX];
	struct tier_metric m;
	size_t count, i;

	if (strcmp(n->key, "at_least") == 0)
		return read_at_least(r, map);
	if (strcmp(n->key, "all") == 0)
		return read_list(r, n, TIER_ALL);
	if (strcmp(n->key, "any") == 0)
		return read_list(r, n, TIER_LEAST);
	if (strcmp(n->key, "points") == 0)
		return read_points_rule(r, n);
	if (tier_metric_find(&m, n->key))
		return read_short(r, n);
	names = tier_metric_names(&count);
	for (i = 0; i < count; i++)
		all[i] = names[i];
	for (i = 0; i < GROUPS; i++)
		all[count + i] = groups[i];
	all[count + GROUPS] = "points";
	return no_such_key(r, n, "requirements", all, count + GROUPS + 1);
}

/* A map of groups and metrics: all of them. One alone stands for itself. */
static struct tier_rule *
read_map(struct tier_reading *r, const struct node *map)
{
	struct tier_rule *rule = new_rule(r, map, TIER_ALL), *below;
	const struct node *c;

	if (rule == NULL)
		return NULL;
	NODE_EACH(c, map) {
		if (is_one_of(c->key, about, ABOUT) || (strcmp(c->key, "of") ==
		    0 && node_get(map, "at_least") != NULL))
			continue;
		below = read_member(r, map, c);
		if (below == NULL)
			return NULL;
		append(rule, below);
	}
	rule->least = rule->n;
	if (rule->n != 1)
		return rule;
	below = rule->first;
	if (below->span.from == DATE_NONE && below->span.until == DATE_NONE)
		below->span = rule->span;
	else if (rule->span.from != DATE_NONE || rule->span.until != DATE_NONE)
		return rule;
	if (below->note == NULL)
		below->note = rule->note;
	return below;
}

struct tier_rule *
tier_read_rule(struct tier_reading *r, const struct node *n)
{
	struct tier_rule *rule;

	if (++r->depth > DEPTH_MAX) {
		node_err(r->e, n, "requirements: nested deeper than %d",
		    DEPTH_MAX);
		return NULL;
	}
	if (n->kind == NODE_LIST) {
		rule = read_list(r, n, TIER_ALL);
	} else if (n->kind != NODE_MAP) {
		node_err(r->e, n, "requirements: a map or a list is expected, "
		    "like {certified: 3} or [{metric: certified, gte: 3}]");
		rule = NULL;
	} else if (node_get(n, "metric") != NULL ||
	    node_get(n, "field") != NULL) {
		rule = read_leaf(r, n);
	} else {
		rule = read_map(r, n);
	}
	r->depth--;
	return rule;
}
