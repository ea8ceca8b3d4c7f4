/* tierread - the tiers of program.yaml, read and checked */

#include "tierread.h"

#include <string.h>

enum { GRACE_MAX = 3660 };	/* days */

static int
read_set(struct tier_reading *r, struct tier *t,
    const struct node *requirements, struct tier_span span)
{
	struct tier_set *s = &t->sets[t->nsets];

	s->span = span;
	s->rule = tier_read_rule(r, requirements);
	t->nsets += s->rule != NULL;
	return s->rule != NULL ? 0 : -1;
}

/* The changes of a tier's requirements, each with its own dates. */
static int
read_changes(struct tier_reading *r, struct tier *t, const struct node *list)
{
	static const char *const keys[] = { "requirements" };
	const struct node *c, *requirements;
	struct tier_span span;

	if (list->kind != NODE_LIST)
		return node_err(r->e, list, "changes: a list of maps with "
		    "effective_from and requirements is expected");
	NODE_EACH(c, list) {
		requirements = node_get(c, "requirements");
		if (c->kind != NODE_MAP || requirements == NULL ||
		    node_unknown(node_get(c, "effective_from")))
			return node_err(r->e, c, "changes: a map with "
			    "effective_from and requirements is expected");
		if (tier_check_keys(r, c, "changes", keys, 1) < 0 ||
		    tier_read_span(&span, c, r->e) < 0 ||
		    read_set(r, t, requirements, span) < 0)
			return -1;
	}
	return 0;
}

/* A whole number of days that may be absent. */
static int
read_grace(int64_t *out, const struct node *n, struct err *e)
{
	struct dec d;

	if (node_unknown(n))
		return 0;
	if (dec_node(&d, n, "grace_days", e) < 0)
		return -1;
	if (tier_is_percent(n) || d.u < 0 || d.u % DEC_ONE != 0 || d.u / DEC_ONE > GRACE_MAX)
		return node_err(e, n, "grace_days: a whole number from 0 to "
		    "%d is expected", GRACE_MAX);
	*out = d.u / DEC_ONE;
	return 0;
}

static int
read_tier(struct tier_reading *r, struct tier *t, const struct node *n)
{
	const struct node *requirements = node_get(n, "requirements");
	const struct node *changes = node_get(n, "changes");
	struct tier_span always = { DATE_NONE, DATE_NONE };

	t->node = n;
	if (n->kind != NODE_MAP || node_get_text(n, "id", NULL) == NULL)
		return node_err(r->e, n, "tiers: a map with id and name is "
		    "expected");
	t->id = node_get_text(n, "id", NULL);
	t->name = node_get_text(n, "name", t->id);
	t->sets = arena_alloc(r->a, (1 + (changes != NULL ? changes->n : 0)) *
	    sizeof(*t->sets));
	if (tier_read_span(&t->span, n, r->e) < 0 ||
	    read_grace(&t->grace, node_get(n, "grace_days"), r->e) < 0 ||
	    (requirements != NULL && requirements->kind != NODE_NULL &&
	    read_set(r, t, requirements, always) < 0))
		return -1;
	return node_unknown(changes) ? 0 : read_changes(r, t, changes);
}

int
tier_read(struct tier *out, struct arena *a, const struct node *n,
    const char *currency, struct err *e)
{
	struct tier_reading r = { a, currency, 0, 0, e };

	memset(out, 0, sizeof(*out));
	return read_tier(&r, out, n);
}

/* A number of an entry of points that may be absent; no percentage. */
static int
read_amount(struct dec *out, bool *has, const struct node *map,
    const char *key, struct err *e)
{
	const struct node *n = node_get(map, key);

	if (dec_amount(out, has, map, key, e) < 0)
		return -1;
	if (*has && tier_is_percent(n))
		return node_err(e, n, "%s: %.40s is a percentage; a number is "
		    "expected", key, n->text);
	return 0;
}

/* How much of the metric makes the points; of a share it may be a percentage. */
static int
read_per(struct tier_point *p, const struct node *map, struct err *e)
{
	const struct node *n = node_get(map, "per");
	enum tier_unit unit = tier_metric_unit(&p->metric);
	bool has;

	if (!tier_is_percent(n) || (unit != TIER_SHARE && unit != TIER_ANY))
		return read_amount(&p->per, &has, map, "per", e);
	return dec_node(&p->per, n, "per", e);
}

static int
read_point(struct tier_reading *r, struct tier_point *p, const struct node *n)
{
	static const char *const keys[] = { "metric", "field", "window",
		"currency", "per", "points", "max", "minimum" };
	enum tier_unit unit;
	bool points, minimum;

	p->node = n;
	p->per.u = DEC_ONE;
	if (n->kind != NODE_MAP)
		return node_err(r->e, n, "points: a map like {metric: "
		    "certified, points: 5} is expected");
	if (tier_check_keys(r, n, "points", keys, sizeof(keys) /
	    sizeof(keys[0])) < 0 || tier_read_metric(r, &p->metric, n) < 0 ||
	    read_per(p, n, r->e) < 0 ||
	    read_amount(&p->points, &points, n, "points", r->e) < 0 ||
	    read_amount(&p->max, &p->has_max, n, "max", r->e) < 0 ||
	    read_amount(&p->minimum, &minimum, n, "minimum", r->e) < 0)
		return -1;
	unit = tier_metric_unit(&p->metric);
	if (unit == TIER_TEXTS)
		return node_err(r->e, n, "points: %s is no number",
		    p->metric.name);
	if (!points)
		return node_err(r->e, n, "points: how many are missing");
	if (p->per.u <= 0)
		return node_err(r->e, node_get(n, "per"), "per: must be more "
		    "than zero");
	return 0;
}

static int
read_points(struct tier_reading *r, struct tiers *ts, const struct node *list)
{
	const struct node *n;

	if (node_unknown(list))
		return 0;
	if (list->kind != NODE_LIST)
		return node_err(r->e, list, "points: a list of maps like "
		    "{metric: certified, points: 5} is expected");
	ts->points = arena_alloc(r->a, list->n * sizeof(*ts->points));
	NODE_EACH(n, list) {
		if (read_point(r, &ts->points[ts->npoints++], n) < 0)
			return -1;
	}
	return 0;
}

int
tier_points_read(struct tiers *out, struct arena *a,
    const struct node *program, const char *currency, struct err *e)
{
	struct tier_reading r = { a, currency, 0, 0, e };

	memset(out, 0, sizeof(*out));
	if (read_points(&r, out, node_get(program, "points")) < 0)
		return -1;
	out->parts = r.parts;
	return 0;
}

/* Does the rule, or one below it, ask for points? */
static const struct tier_rule *
asks_points(const struct tier_rule *rule)
{
	const struct tier_rule *c, *found;

	if (rule->kind == TIER_POINTS)
		return rule;
	for (c = rule->first; c != NULL; c = c->next) {
		found = asks_points(c);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* The tier's id is new, and its points are counted somewhere. */
static int
check_tier(const struct tiers *ts, const struct tier *t, struct err *e)
{
	const struct tier_rule *points;
	size_t i;

	for (i = 0; &ts->v[i] != t; i++) {
		if (strcmp(ts->v[i].id, t->id) == 0)
			return node_err(e, t->node, "id %s stands twice, "
			    "first on line %u", t->id, ts->v[i].node->line);
	}
	for (i = 0; i < t->nsets; i++) {
		points = asks_points(t->sets[i].rule);
		if (points != NULL && ts->npoints == 0)
			return node_err(e, points->node, "points: program.yaml "
			    "has no list points that says what counts");
	}
	return 0;
}

int
tiers_read(struct tiers *out, struct arena *a, const struct node *program,
    const char *currency, struct err *e)
{
	const struct node *list = node_get(program, "tiers"), *n;
	struct tier_reading r = { a, currency, 0, 0, e };
	int64_t grace = 0;
	struct tier *t;

	if (tier_points_read(out, a, program, currency, e) < 0 ||
	    read_grace(&grace, node_path(program, "policies.tier.grace_days"),
	    e) < 0)
		return -1;
	if (node_unknown(list) || list->kind != NODE_LIST || list->n == 0)
		return node_err(e, list != NULL ? list : program, "tiers: a "
		    "list of at least one is expected");
	out->v = arena_alloc(a, list->n * sizeof(*out->v));
	NODE_EACH(n, list) {
		t = &out->v[out->n++];
		t->rank = out->n;
		t->grace = grace;
		if (read_tier(&r, t, n) < 0 || check_tier(out, t, e) < 0)
			return -1;
	}
	out->parts |= r.parts;
	return 0;
}

bool
tier_in_effect(struct tier_span s, date day)
{
	return (s.from == DATE_NONE || s.from <= day) &&
	    (s.until == DATE_NONE || day <= s.until);
}

bool
tier_rule_in_effect(const struct tier_rule *rule, date day)
{
	const struct tier_rule *c = rule->first;

	if (!tier_in_effect(rule->span, day))
		return false;
	while (c != NULL && !tier_rule_in_effect(c, day))
		c = c->next;
	return c != NULL || rule->first == NULL;
}

size_t
tier_rule_needs(size_t *n, const struct tier_rule *rule, date day)
{
	const struct tier_rule *c;

	*n = 0;
	for (c = rule->first; c != NULL; c = c->next)
		*n += tier_rule_in_effect(c, day);
	return rule->kind == TIER_ALL || rule->least > *n ? *n : rule->least;
}

const struct tier_rule *
tier_rule_on(const struct tier *t, date day)
{
	const struct tier_set *best = NULL, *s;

	for (s = t->sets; s < t->sets + t->nsets; s++) {
		if (tier_in_effect(s->span, day) &&
		    (best == NULL || s->span.from >= best->span.from))
			best = s;
	}
	return best != NULL && tier_rule_in_effect(best->rule, day) ?
	    best->rule : NULL;
}

const struct tier *
tier_find(const struct tiers *ts, const char *id)
{
	size_t i;

	for (i = 0; id != NULL && i < ts->n; i++) {
		if (strcmp(ts->v[i].id, id) == 0)
			return &ts->v[i];
	}
	return NULL;
}
