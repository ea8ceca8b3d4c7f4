/* scoreweight - the weights of a card and of its presets */

#include "scoreweight.h"

#include <string.h>

#include "scorecard.h"

/* The nodes whose weights are read together, and what they are called. */
struct entries {
	const struct node **at;
	size_t n;
	const struct node *list;
	bool may_lack;		/* equal where none is written */
};

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

void
weights_init(struct weights *out, struct arena *a, size_t n)
{
	out->written = arena_alloc(a, n * sizeof(*out->written));
	out->w = arena_alloc(a, n * sizeof(*out->w));
}

void
weights_whole(struct weights *out, size_t n)
{
	int64_t divisor = 0;
	size_t i;

	for (i = 0; i < n; i++)
		divisor = common_divisor(divisor, out->written[i].u);
	if (divisor == 0)
		divisor = 1;
	out->unit = ratio_of(divisor, DEC_ONE);
	for (i = 0; i < n; i++)
		out->w[i] = ratio_of(out->written[i].u / divisor, 1);
}

bool
weight_in_percent(const struct node *n)
{
	return n->kind == NODE_SCALAR && n->n > 0 &&
	    n->text[n->n - 1] == '%';
}

int
weight_read(struct dec *out, const struct node *n, const char *what,
    struct err *e)
{
	if (dec_node(out, n, what, e) < 0)
		return -1;
	if (out->u < 0)
		return node_err(e, n, "%s: %.40s is negative", what, n->text);
	return 0;
}

/* Those of one list, which are all written, or none. */
static int
read_written(struct dec *out, const struct entries *es, struct err *e)
{
	const struct node *n, *first = node_get(es->at[0], "weight");
	bool none = es->may_lack;
	size_t i;

	for (i = 0; i < es->n; i++)
		none &= node_unknown(node_get(es->at[i], "weight"));
	for (i = 0; i < es->n; i++) {
		n = node_get(es->at[i], "weight");
		out[i].u = DEC_ONE;
		if (none)
			continue;
		if (node_unknown(n))
			return node_err(e, n != NULL ? n : es->at[i],
			    es->may_lack ? "weight is missing: all of a list "
			    "have one, or none" : "weight is missing");
		if (weight_read(&out[i], n, "weight", e) < 0)
			return -1;
		if (weight_in_percent(n) != weight_in_percent(first))
			return node_err(e, n, "weight: some weights are "
			    "percentages, some are not; write all alike");
	}
	return 0;
}

static int
check_sum(const struct dec *written, const struct entries *es,
    const char *what, struct err *e)
{
	int64_t total = 0;
	size_t i;

	for (i = 0; i < es->n; i++) {
		if (__builtin_add_overflow(total, written[i].u, &total))
			return node_err(e, es->at[i], "weight: too large");
	}
	if (total == 0)
		return node_err(e, es->list, "%s: at least one weight must "
		    "be more than zero", what);
	return 0;
}

static int
read_groups(struct card *c, struct arena *a, struct err *e)
{
	const struct node *at[CARD_MAX];
	struct entries es = { at, 0, NULL, true };
	struct weights *out = &c->own.groups;
	size_t i;

	weights_init(out, a, c->ngroups);
	for (i = 0; i < c->ngroups; i++)
		at[es.n++] = c->groups[i].node;
	es.list = node_get(c->node, "categories");
	if (!card_has_groups(c))
		out->written[0].u = DEC_ONE;
	else if (read_written(out->written, &es, e) < 0 ||
	    check_sum(out->written, &es, "categories", e) < 0)
		return -1;
	weights_whole(out, c->ngroups);
	return 0;
}

static int
read_criteria(struct card *c, struct arena *a, struct err *e)
{
	const struct node *at[CARD_MAX];
	struct entries es = { at, 0, NULL, card_has_groups(c) };
	struct weights *out = &c->own.criteria;
	const struct group *g;
	size_t i, j;

	weights_init(out, a, c->ncriteria);
	for (i = 0; i < c->ngroups; i++) {
		g = &c->groups[i];
		es.n = 0;
		es.list = g->list;
		for (j = 0; j < g->n; j++)
			at[es.n++] = c->criteria[g->first + j].node;
		if (read_written(out->written + g->first, &es, e) < 0 ||
		    check_sum(out->written + g->first, &es, "criteria", e) < 0)
			return -1;
	}
	weights_whole(out, c->ncriteria);
	return 0;
}

/* Each criterion's share of all the weights of the card. */
static void
set_shares(struct card *c)
{
	struct ratio all = ratio_of(0, 1), sum;
	const struct group *g;
	size_t i, j;

	for (i = 0; i < c->ngroups; i++)
		all = ratio_add(all, c->own.groups.w[i]);
	for (i = 0; i < c->ngroups; i++) {
		g = &c->groups[i];
		sum = ratio_of(0, 1);
		for (j = g->first; j < g->first + g->n; j++)
			sum = ratio_add(sum, c->own.criteria.w[j]);
		sum = ratio_mul(sum, all);
		for (j = g->first; j < g->first + g->n; j++)
			c->criteria[j].share = ratio_div(ratio_mul(
			    c->own.groups.w[i], c->own.criteria.w[j]), sum);
	}
}

int
weighting_read(struct card *c, struct arena *a, struct err *e)
{
	if (read_groups(c, a, e) < 0 || read_criteria(c, a, e) < 0)
		return -1;
	c->own.na = arena_alloc(a, c->ncriteria * sizeof(*c->own.na));
	set_shares(c);
	return presets_read(c, a, node_get(c->node, "presets"), e);
}

const struct weighting *
weighting_find(const struct card *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->npresets; i++) {
		if (strcmp(c->presets[i].name, name) == 0)
			return &c->presets[i];
	}
	return NULL;
}

const struct weighting *
weighting_of(const struct card *c, const char *type)
{
	const struct weighting *preset;

	if (c->used != NULL)
		return c->used;
	preset = type != NULL ? weighting_find(c, type) : NULL;
	return preset != NULL ? preset : &c->own;
}
