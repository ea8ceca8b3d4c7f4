/* score - partners scored on a card, and ranked */

#include "score.h"
#include "partner.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = { "ranked", "insufficient",
	"nothing applies", "gated" };
static const char *const gate_names[] = { "passed", "failed", "open" };

const char *
score_state_name(enum score_state state)
{
	return state_names[state];
}

const char *
gate_state_name(enum gate_state state)
{
	return gate_names[state];
}

/* The partner's map under key, NULL when unknown. */
static int
get_map(const struct node **out, const struct partner *p, const char *key,
    struct err *e)
{
	*out = partner_get(p, key);
	if (node_unknown(*out))
		*out = NULL;
	else if ((*out)->kind != NODE_MAP)
		return node_err(e, *out, "%s: a map by id is expected", key);
	return 0;
}

/* What people rated: {score: 4, ...}, or just the number. */
static int
rate(struct finding *out, const struct card *c, const struct criterion *k,
    const struct node *ratings, struct err *e)
{
	const struct node *n = node_get(ratings, k->id);
	struct str scale = STR_INIT;
	struct dec d;

	memset(out, 0, sizeof(*out));
	if (n != NULL && n->kind == NODE_MAP)
		n = node_get(n, "score");
	if (node_unknown(n)) {
		out->lack = LACK_FIELD;
		return 0;
	}
	if (dec_node(&d, n, k->id, e) < 0)
		return -1;
	if (d.u < c->min.u || d.u > c->max.u) {
		dec_add_text(&scale, c->min);
		str_adds(&scale, " to ");
		dec_add_text(&scale, c->max);
		node_err(e, n, "%s: %.40s is outside the scale of %s", k->id,
		    n->text, scale.s);
		str_release(&scale);
		return -1;
	}
	out->at = n;
	out->n = d.u;
	out->value = ratio_div(ratio_sub(ratio_dec(d), ratio_dec(c->min)),
	    ratio_sub(ratio_dec(c->max), ratio_dec(c->min)));
	return 0;
}

static int
judge(enum gate_state *out, const struct gate *g, const struct node *gates,
    struct err *e)
{
	const struct node *n = node_get(gates, g->id);

	if (n != NULL && n->kind == NODE_MAP)
		n = node_get(n, "pass");
	*out = GATE_OPEN;
	if (node_unknown(n))
		return 0;
	if (n->kind == NODE_SCALAR && strcmp(n->text, "true") == 0)
		*out = GATE_PASSED;
	else if (n->kind == NODE_SCALAR && strcmp(n->text, "false") == 0)
		*out = GATE_FAILED;
	else
		return node_err(e, n, "gate %s: true or false is expected, or "
		    "nothing while it is open", g->id);
	return 0;
}

static void
set_state(struct score *s, const struct card *c)
{
	size_t i;

	s->state = SCORE_RANKED;
	if (s->applies.n == 0)
		s->state = SCORE_NOTHING;
	else if (!ratio_ok(s->value) ||
	    ratio_cmp(s->coverage, ratio_dec(c->floor)) < 0)
		s->state = SCORE_INSUFFICIENT;
	for (i = 0; i < c->ngates; i++) {
		if (s->gates[i] == GATE_FAILED)
			s->state = SCORE_GATED;
	}
}

/* Has somebody said that the criterion does not apply? */
static int
read_na(bool *out, const struct criterion *k, const struct node *ratings,
    struct err *e)
{
	const struct node *entry = node_get(ratings, k->id), *n;
	const char *word;

	*out = false;
	n = entry != NULL && entry->kind == NODE_MAP ? node_get(entry, "na") :
	    NULL;
	if (node_unknown(n))
		return 0;
	word = node_text(n);
	*out = word != NULL && strcmp(word, "true") == 0;
	if (!*out && (word == NULL || strcmp(word, "false") != 0))
		return node_err(e, n, "%s: na: true or false is expected",
		    k->id);
	if (*out && !node_unknown(node_get(entry, "score")))
		return node_err(e, n, "%s: na and a score; it does not apply, "
		    "or it has a score", k->id);
	return 0;
}

/* What is found of criterion i. */
static int
find(struct score *s, const struct card *c, size_t i,
    const struct node *ratings, struct err *e)
{
	const struct criterion *k = &c->criteria[i];
	struct finding *f = &s->findings[i];
	bool na;
	int rc;

	if (read_na(&na, k, ratings, e) < 0)
		return -1;
	if (na || s->weights->na[i]) {
		memset(f, 0, sizeof(*f));
		f->lack = LACK_NA;
		f->at = na ? node_get(ratings, k->id) : NULL;
		return 0;
	}
	rc = k->rule != NULL ? rule_apply(f, k->rule, s->partner, e) :
	    rate(f, c, k, ratings, e);
	if (rc == 0 && k->low_is_better && f->lack == LACK_NOTHING)
		f->value = ratio_sub(ratio_of(1, 1), f->value);
	return rc;
}

int
score_partner(struct score *out, struct arena *a, const struct card *c,
    const struct partner *p, struct err *e)
{
	const struct node *ratings, *gates;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->partner = p;
	out->weights = weighting_of(c, p->type);
	out->findings = arena_alloc(a, c->ncriteria * sizeof(*out->findings));
	out->groups = arena_alloc(a, c->ngroups * sizeof(*out->groups));
	out->gates = arena_alloc(a, c->ngates * sizeof(*out->gates));
	if (get_map(&ratings, p, "ratings", e) < 0 ||
	    get_map(&gates, p, "gates", e) < 0)
		return -1;
	for (i = 0; i < c->ncriteria; i++) {
		if (find(out, c, i, ratings, e) < 0)
			return -1;
	}
	for (i = 0; i < c->ngates; i++) {
		if (judge(&out->gates[i], &c->gates[i], gates, e) < 0)
			return -1;
	}
	if (score_add_up(out, c, e) < 0)
		return -1;
	set_state(out, c);
	return 0;
}

static int
score_order(const void *x, const void *y)
{
	const struct score *a = x, *b = y;
	int by = 0;

	if (a->state != b->state)
		return a->state < b->state ? -1 : 1;
	if (a->state == SCORE_RANKED)
		by = ratio_cmp(b->value, a->value);
	else if (a->state == SCORE_INSUFFICIENT)
		by = ratio_cmp(b->coverage, a->coverage);
	if (by == 0)
		by = strcmp(a->partner->name, b->partner->name);
	return by != 0 ? by : strcmp(a->partner->slug, b->partner->slug);
}

size_t
score_rank(struct score *s, size_t n, const struct card *c)
{
	struct ratio band = ratio_mul(ratio_dec(c->band), ratio_of(100, 1));
	struct ratio gap;
	size_t i;

	if (n > 0)
		qsort(s, n, sizeof(*s), score_order);
	for (i = 0; i < n && s[i].state == SCORE_RANKED; i++) {
		s[i].rank = i + 1;
		if (i == 0)
			continue;
		gap = ratio_sub(s[i - 1].value, s[i].value);
		if (gap.n == 0 || ratio_cmp(gap, band) < 0)
			s[i].tie = &s[i - 1];
	}
	return i;
}
