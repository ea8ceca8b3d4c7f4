/* scorecard - a card of strategy/scorecard.yaml, read and checked */

#include "scorecard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

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

static int
read_weight(struct dec *out, const struct node *criterion, struct err *e)
{
	const struct node *n = node_get(criterion, "weight");

	if (node_unknown(n))
		return node_err(e, n != NULL ? n : criterion,
		    "weight is missing");
	if (dec_node(out, n, "weight", e) < 0)
		return -1;
	if (out->u < 0)
		return node_err(e, n, "weight: %.40s is negative", n->text);
	return 0;
}

/* Is the weight written as a percentage? 20% beside 20 would be a mistake. */
static bool
in_percent(const struct criterion *c)
{
	const struct node *n = node_get(c->node, "weight");

	return n->text[n->n - 1] == '%';
}

static int64_t
common_divisor(int64_t a, int64_t b)
{
	int64_t t;

	while (b != 0) {
		t = a % b;
		a = b;
		b = t;
	}
	return a;
}

/* Whole weights, their sum, each one's share of it. */
static int
share_weights(struct card *c, const struct node *list, struct err *e)
{
	int64_t divisor = 0, total = 0;
	struct criterion *k;
	size_t i;

	for (i = 0; i < c->ncriteria; i++) {
		k = &c->criteria[i];
		divisor = common_divisor(divisor, k->weight.u);
		if (__builtin_add_overflow(total, k->weight.u, &total))
			return node_err(e, k->node, "weight: too large");
		if (in_percent(k) != in_percent(&c->criteria[0]))
			return node_err(e, node_get(k->node, "weight"),
			    "weight: some weights are percentages, some are "
			    "not; write all alike");
	}
	if (total == 0)
		return node_err(e, list, "criteria: at least one weight must "
		    "be more than zero");
	c->total = ratio_of(total / divisor, 1);
	for (i = 0; i < c->ncriteria; i++) {
		k = &c->criteria[i];
		k->w = ratio_of(k->weight.u / divisor, 1);
		k->share = ratio_div(k->w, c->total);
	}
	return 0;
}

static int
read_criteria(struct card *c, struct arena *a, const struct node *list,
    struct rule_env *env, struct err *e)
{
	const struct node *n, *computed;
	struct criterion *k;

	if (check_list(list, "criteria", e) < 0)
		return -1;
	c->criteria = arena_alloc(a, list->n * sizeof(*c->criteria));
	NODE_EACH(n, list) {
		k = &c->criteria[c->ncriteria++];
		k->node = n;
		computed = node_get(n, "computed");
		if (read_id(&k->id, &k->name, &c->known, n, e) < 0 ||
		    read_weight(&k->weight, n, e) < 0)
			return -1;
		if (node_unknown(computed))
			continue;
		if (rule_read(&k->rule, a, computed, env, e) < 0)
			return -1;
		c->parts |= rule_parts(k->rule);
	}
	return share_weights(c, list, e);
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

/* Ids of a list of another card. */
static void
know(struct map *ids, const struct node *list)
{
	const struct node *n;
	const char *id;
	void **slot;

	NODE_EACH(n, list) {
		id = node_get_text(n, "id", NULL);
		slot = id != NULL ? map_at(ids, id) : NULL;
		if (slot != NULL && *slot == NULL)
			*slot = (void *)n;
	}
}

/* The map that holds the card's criteria, or NULL. */
static const struct node *
find_card(const struct node *file, const char *name)
{
	const struct node *own = name != NULL ? node_get(file, name) : NULL;

	if (own != NULL && own->kind == NODE_MAP)
		return own;
	return node_get(file, "criteria") != NULL ? file : NULL;
}

int
card_read(struct card *out, struct arena *a, const struct node *file,
    const char *name, struct rule_env *env, struct err *e)
{
	const struct node *card = find_card(file, name), *criteria;
	const char *path = file->file != NULL ? file->file :
	    "strategy/scorecard.yaml";
	size_t i;

	memset(out, 0, sizeof(*out));
	if (card == NULL)
		return err_set(e, ERR_NOTFOUND, "%s: no card '%s'; "
		    "pos-workspace(5) says how to write one", path, name);
	out->name = card != file ? name : NULL;
	criteria = node_get(card, "criteria");
	if (node_unknown(criteria) || criteria->n == 0)
		return node_err(e, criteria != NULL ? criteria : card,
		    "criteria: a list of at least one is expected");
	if (read_scale(out, file, e) < 0 ||
	    read_share(&out->floor, file, "coverage_floor", 700000, e) < 0 ||
	    read_share(&out->band, file, "tie_band", 50000, e) < 0 ||
	    read_criteria(out, a, criteria, env, e) < 0 ||
	    read_gates(out, a, node_get(card, "gates"), e) < 0)
		return -1;
	for (i = 0; card_names[i] != NULL; i++) {
		card = node_get(file, card_names[i]);
		know(&out->known, node_get(card, "criteria"));
		know(&out->known_gates, node_get(card, "gates"));
	}
	return 0;
}

void
card_release(struct card *c)
{
	map_release(&c->known);
	map_release(&c->known_gates);
}

static void
tell_unused(const struct node *at, const char *text, const char *id,
    void (*tell)(const char *message))
{
	char message[400];

	snprintf(message, sizeof(message), "%s:%u: %s: %s", at->file,
	    at->line, id, text);
	tell(message);
}

void
card_check_partner(const struct card *c, const struct node *partner,
    void (*tell)(const char *message))
{
	const struct node *n, *own;

	NODE_EACH(n, node_get(partner, "ratings")) {
		own = map_get(&c->known, n->key);
		if (own == NULL)
			tell_unused(n, "no card has this criterion; the "
			    "rating is not used", n->key, tell);
		else if (!node_unknown(node_get(own, "computed")))
			tell_unused(n, "this criterion is computed; the "
			    "rating is not used", n->key, tell);
	}
	NODE_EACH(n, node_get(partner, "gates")) {
		if (map_get(&c->known_gates, n->key) == NULL)
			tell_unused(n, "no card has this gate; it is not "
			    "used", n->key, tell);
	}
}
