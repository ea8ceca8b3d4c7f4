/* scorecard - a card of strategy/scorecard.yaml, read and checked */

#include "scorecard.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

const char *const card_names[] = { "fit", "readiness", "health", NULL };

/* A list of maps that may be absent. */
static int
check_list(const struct node *n, const char *key, struct err *e)
{
	const struct node *c;

	if (node_unknown(n))
		return 0;
	if (n->kind != NODE_LIST)
		return node_err(e, n, "%s: a list is expected", key);
	if (n->n > CARD_MAX)
		return node_err(e, n, "%s: %u are too many; at most %d decide "
		    "anything", key, n->n, CARD_MAX);
	NODE_EACH(c, n) {
		if (c->kind != NODE_MAP)
			return node_err(e, c, "%s: a map like {id: ..., name: "
			    "...} is expected", key);
	}
	return 0;
}

/* A share of one that may be absent. */
static int
read_share(struct dec *out, const struct node *file, const char *key,
    int64_t fallback, struct err *e)
{
	const struct node *n = node_get(file, key);

	out->u = fallback;
	if (node_unknown(n))
		return 0;
	if (dec_node(out, n, key, e) < 0)
		return -1;
	if (out->u < 0 || out->u > DEC_ONE)
		return node_err(e, n, "%s: '%.40s' is not between 0%% and "
		    "100%%; write it like 70%%", key, n->text);
	return 0;
}

static int
read_scale(struct card *c, const struct node *file, struct err *e)
{
	const struct node *scale = node_get(file, "scale"), *min, *max;

	c->min.u = DEC_ONE;
	c->max.u = 5 * DEC_ONE;
	if (node_unknown(scale))
		return 0;
	min = node_get(scale, "min");
	max = node_get(scale, "max");
	if (node_unknown(min) || node_unknown(max))
		return node_err(e, scale, "scale: a map like {min: 1, max: 5} "
		    "is expected");
	if (dec_node(&c->min, min, "min", e) < 0 ||
	    dec_node(&c->max, max, "max", e) < 0)
		return -1;
	if (c->min.u >= c->max.u)
		return node_err(e, scale, "scale: max must be above min");
	return 0;
}

/* An entry's id, which is new in the card, and its name. */
static int
read_id(const char **id, const char **name, struct map *ids,
    const struct node *n, struct err *e)
{
	void **slot;

	*id = node_get_text(n, "id", NULL);
	if (*id == NULL)
		return node_err(e, n, "id is missing");
	*name = node_get_text(n, "name", *id);
	slot = map_at(ids, *id);
	if (*slot != NULL)
		return node_err(e, n, "id %s stands twice in the card, first "
		    "on line %u", *id, ((const struct node *)*slot)->line);
	*slot = (void *)n;
	return 0;
}

/* Which way is good: `better: high`, or low. */
static int
read_better(struct criterion *k, struct err *e)
{
	const struct node *n = node_get(k->node, "better");
	const char *word = node_text(n);

	if (node_unknown(n))
		return 0;
	k->low_is_better = word != NULL && strcmp(word, "low") == 0;
	if (!k->low_is_better && (word == NULL || strcmp(word, "high") != 0))
		return node_err(e, n, "better: high or low is expected");
	return 0;
}

static int
read_criterion(struct criterion *k, struct card *c, struct arena *a,
    struct rule_env *env, struct err *e)
{
	const struct node *computed = node_get(k->node, "computed");

	if (read_id(&k->id, &k->name, &c->known, k->node, e) < 0 ||
	    read_better(k, e) < 0)
		return -1;
	if (node_unknown(computed))
		return 0;
	if (rule_read(&k->rule, a, computed, env, e) < 0)
		return -1;
	c->parts |= rule_parts(k->rule);
	return 0;
}

/* The criteria in list, as those of the next group. */
static int
read_group(struct group *g, struct card *c, struct arena *a,
    struct rule_env *env, struct err *e)
{
	const struct node *n;
	struct criterion *k;

	g->list = node_get(g->node, "criteria");
	if (node_unknown(g->list) || g->list->n == 0)
		return node_err(e, g->list != NULL ? g->list : g->node,
		    "criteria: a list of at least one is expected");
	if (check_list(g->list, "criteria", e) < 0)
		return -1;
	g->first = c->ncriteria;
	g->n = g->list->n;
	if (g->first + g->n > CARD_MAX)
		return node_err(e, g->list, "criteria: %zu are too many; at "
		    "most %d decide anything", g->first + g->n, CARD_MAX);
	NODE_EACH(n, g->list) {
		k = &c->criteria[c->ncriteria++];
		k->node = n;
		k->group = (size_t)(g - c->groups);
		if (read_criterion(k, c, a, env, e) < 0)
			return -1;
	}
	return 0;
}

/* The categories, or one without a name that has all the criteria. */
static int
read_groups(struct card *c, struct arena *a, struct rule_env *env,
    struct err *e)
{
	const struct node *list = node_get(c->node, "categories"), *n;
	struct group *g;

	c->criteria = arena_alloc(a, CARD_MAX * sizeof(*c->criteria));
	if (node_unknown(list)) {
		c->groups = arena_alloc(a, sizeof(*c->groups));
		c->ngroups = 1;
		c->groups[0].node = c->node;
		return read_group(&c->groups[0], c, a, env, e);
	}
	if (!node_unknown(node_get(c->node, "criteria")))
		return node_err(e, list, "categories: a card has categories "
		    "or criteria of its own, not both");
	if (check_list(list, "categories", e) < 0)
		return -1;
	c->groups = arena_alloc(a, list->n * sizeof(*c->groups));
	NODE_EACH(n, list) {
		g = &c->groups[c->ngroups++];
		g->node = n;
		if (read_id(&g->id, &g->name, &c->known, n, e) < 0 ||
		    read_group(g, c, a, env, e) < 0)
			return -1;
	}
	if (c->ngroups == 0)
		return node_err(e, list, "categories: a list of at least one "
		    "is expected");
	return 0;
}

static int
read_gates(struct card *c, struct arena *a, const struct node *list,
    struct err *e)
{
	const struct node *n;
	struct gate *g;

	if (check_list(list, "gates", e) < 0)
		return -1;
	if (node_unknown(list))
		return 0;
	c->gates = arena_alloc(a, list->n * sizeof(*c->gates));
	NODE_EACH(n, list) {
		g = &c->gates[c->ngates++];
		g->node = n;
		if (read_id(&g->id, &g->name, &c->known_gates, n, e) < 0)
			return -1;
	}
	return 0;
}

static int
read_missing(struct card *c, const struct node *file, struct err *e)
{
	const struct node *n = node_get(file, "missing");
	const char *word = node_text(n);

	if (node_unknown(n))
		return 0;
	for (c->missing = MISSING_RENORM; c->missing <= MISSING_FAIL;
	    c->missing++) {
		if (word != NULL && strcmp(word, missing_name(c->missing)) ==
		    0)
			return 0;
	}
	return node_err(e, n, "missing: one of " MISSING_WORDS " is "
	    "expected");
}

const char *
missing_name(enum missing m)
{
	static const char *const names[] = { "renorm", "zero", "neutral",
		"fail" };

	return names[m];
}

bool
card_has_groups(const struct card *c)
{
	return c->groups[0].id != NULL;
}

/* The map that holds the card's criteria, or NULL. */
static const struct node *
find_card(const struct node *file, const char *name)
{
	const struct node *own = name != NULL ? node_get(file, name) : NULL;

	if (own != NULL && own->kind == NODE_MAP)
		return own;
	return node_get(file, "criteria") != NULL ||
	    node_get(file, "categories") != NULL ? file : NULL;
}

int
card_read(struct card *out, struct arena *a, const struct node *file,
    const char *name, struct rule_env *env, struct err *e)
{
	const struct node *card = find_card(file, name);
	const char *path = file->file != NULL ? file->file :
	    "strategy/scorecard.yaml";

	memset(out, 0, sizeof(*out));
	if (card == NULL)
		return err_set(e, ERR_NOTFOUND, "%s: no card '%s'; "
		    "pos-workspace(5) says how to write one", path, name);
	out->name = card != file ? name : NULL;
	out->node = card;
	if (read_scale(out, file, e) < 0 ||
	    read_share(&out->floor, file, "coverage_floor", 700000, e) < 0 ||
	    read_share(&out->band, file, "tie_band", 50000, e) < 0 ||
	    read_missing(out, file, e) < 0 ||
	    read_groups(out, a, env, e) < 0 ||
	    weighting_read(out, a, e) < 0 ||
	    read_gates(out, a, node_get(card, "gates"), e) < 0)
		return -1;
	card_know(out, file);
	return 0;
}

void
card_release(struct card *c)
{
	map_release(&c->known);
	map_release(&c->known_gates);
}
