/* score - partners scored on a card, and ranked */

#include "score.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = { "ranked", "insufficient",
	"gated" };
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
	*out = node_get(p->node, key);
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

/*
 * Does criterion i take part in the score? *x: the value it counts with,
 * which the policy gives where it is unknown.
 */
bool
score_counts(struct ratio *x, const struct score *s, const struct card *c,
    size_t i)
{
	const struct finding *f = &s->findings[i];

	*x = f->value;
	if (f->lack == LACK_NOTHING)
		return true;
	*x = c->missing == MISSING_NEUTRAL ? ratio_of(1, 2) : ratio_of(0, 1);
	return f->lack != LACK_NA && (c->missing == MISSING_ZERO ||
	    c->missing == MISSING_NEUTRAL);
}

/* Add up the criteria of a group. */
static void
add_group(struct group_sum *sum, const struct score *s, const struct card *c,
    const struct group *g)
{
	const struct weighting *w = s->weights;
	struct ratio zero = ratio_of(0, 1), x, part;
	size_t i;

	*sum = (struct group_sum){ zero, zero, zero, zero, zero };
	for (i = g->first; i < g->first + g->n; i++) {
		if (s->findings[i].lack == LACK_NA)
			continue;
		sum->applies = ratio_add(sum->applies, w->criteria.w[i]);
		if (score_counts(&x, s, c, i)) {
			part = ratio_mul(w->criteria.w[i], x);
			sum->points = ratio_add(sum->points, part);
			sum->counts = ratio_add(sum->counts,
			    w->criteria.w[i]);
		}
		if (s->findings[i].lack == LACK_NOTHING) {
			part = ratio_mul(w->criteria.w[i], x);
			sum->least = ratio_add(sum->least, part);
			sum->known = ratio_add(sum->known, w->criteria.w[i]);
		}
	}
}

/* Sums over groups, each a mean of its criteria weighted by its own weight. */
static void
add_groups(struct score *s, const struct card *c)
{
	struct ratio zero = ratio_of(0, 1), known = zero, least = zero, w;
	const struct group_sum *g;
	size_t i;

	s->applies = s->counts = s->points = zero;
	for (i = 0; i < c->ngroups; i++) {
		w = s->weights->groups.w[i];
		g = &s->groups[i];
		add_group(&s->groups[i], s, c, &c->groups[i]);
		if (g->applies.n == 0)
			continue;
		s->applies = ratio_add(s->applies, w);
		known = ratio_add(known, ratio_mul(w, ratio_div(g->known,
		    g->applies)));
		least = ratio_add(least, ratio_mul(w, ratio_div(g->least,
		    g->applies)));
		if (g->counts.n == 0)
			continue;
		s->counts = ratio_add(s->counts, w);
		s->points = ratio_add(s->points, ratio_mul(w, ratio_div(
		    g->points, g->counts)));
	}
	s->coverage = ratio_div(known, s->applies);
	s->low = ratio_div(ratio_mul(least, ratio_of(100, 1)), s->applies);
}

/* Is something that applies unknown? */
static bool
has_unknown(const struct score *s, const struct card *c)
{
	size_t i;

	for (i = 0; i < c->ncriteria; i++) {
		if (s->findings[i].lack != LACK_NOTHING &&
		    s->findings[i].lack != LACK_NA)
			return true;
	}
	return false;
}

/* Add up what was found. */
static int
add_up(struct score *s, const struct card *c, struct err *e)
{
	struct ratio hundred = ratio_of(100, 1);

	add_groups(s, c);
	if (ratio_ok(s->applies) && s->applies.n == 0) {
		s->value = ratio_of(0, 0);
		s->coverage = s->low = ratio_of(0, 1);
		s->high = hundred;
		return 0;
	}
	s->value = ratio_mul(ratio_div(s->points, s->counts), hundred);
	s->high = ratio_sub(ratio_add(s->low, hundred),
	    ratio_mul(s->coverage, hundred));
	if (!ratio_ok(s->high) || !ratio_ok(s->counts) ||
	    (s->counts.n > 0 && !ratio_ok(s->value)))
		return node_err(e, s->partner->node, "the numbers are too "
		    "fine to be added up exactly; use fewer decimals");
	if (c->missing == MISSING_FAIL && has_unknown(s, c))
		s->value = ratio_of(0, 0);
	return 0;
}

static void
set_state(struct score *s, const struct card *c)
{
	size_t i;

	s->state = SCORE_RANKED;
	if (!ratio_ok(s->value) ||
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
score_partner(struct score *out, struct arena *a, struct card *c,
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
	if (add_up(out, c, e) < 0)
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

/* 100 x w x of criterion i, of so much in its group and in all groups. */
static struct ratio
part_of(struct ratio x, const struct score *s, const struct card *c,
    size_t i, struct ratio group, struct ratio all)
{
	struct ratio w = s->weights->groups.w[c->criteria[i].group];

	x = ratio_mul(ratio_mul(s->weights->criteria.w[i], x), w);
	return ratio_div(x, ratio_mul(group, all));
}

struct ratio
score_points(const struct score *s, const struct card *c, size_t i)
{
	struct ratio x;

	if (!score_counts(&x, s, c, i))
		return ratio_of(0, 0);
	return part_of(ratio_mul(x, ratio_of(100, 1)), s, c, i,
	    s->groups[c->criteria[i].group].counts, s->counts);
}

struct ratio
score_share(const struct score *s, const struct card *c, size_t i)
{
	if (s->findings[i].lack == LACK_NA)
		return ratio_of(0, 0);
	return part_of(ratio_of(1, 1), s, c, i,
	    s->groups[c->criteria[i].group].applies, s->applies);
}

struct ratio
score_group(const struct score *s, size_t g)
{
	return ratio_mul(ratio_div(s->groups[g].points, s->groups[g].counts),
	    ratio_of(100, 1));
}
