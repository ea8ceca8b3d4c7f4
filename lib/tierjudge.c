/* tierjudge - requirements of a tier held against a partner */

#include <string.h>

#include "tier.h"

#define WHOLE DEC_ONE		/* of what is off: all of it */

/* What a rule is held against. */
struct judging {
	struct arena *a;	/* NULL: children are not kept */
	struct tier_program *tp;
	const struct partner *p;
	date rules, data;
	struct err *e;
};

static int judge(struct tier_judged *out, const struct judging *g,
    const struct tier_rule *rule);

/* The share of need that have lacks, in millionths, 1 to a whole. */
static int64_t
share_off(struct ratio lack, struct ratio need)
{
	int64_t off;

	if (lack.n < 0)
		lack.n = -lack.n;
	if (need.n < 0)
		need.n = -need.n;
	if (need.n == 0)
		return WHOLE;
	off = ratio_round(ratio_div(lack, need), 6);
	return off < 1 ? 1 : off > WHOLE ? WHOLE : off;
}

/* Compare a number with the bounds of its rule. */
static void
judge_number(struct tier_judged *j, struct ratio have)
{
	const struct tier_rule *r = j->rule;
	struct ratio low = ratio_dec(r->low), high = ratio_dec(r->high);
	bool under = r->op != TIER_LTE && ratio_cmp(have, low) < 0;
	bool over = (r->op == TIER_LTE || r->op == TIER_BETWEEN) &&
	    ratio_cmp(have, high) > 0;

	if (r->op == TIER_EQUALS)
		over = ratio_cmp(have, low) > 0;
	j->mark = under || over ? TIER_MISSED : TIER_MET;
	if (under)
		j->off = share_off(ratio_sub(low, have), low);
	else if (over)
		j->off = r->op == TIER_EQUALS ? share_off(ratio_sub(have, low),
		    low) : share_off(ratio_sub(have, high), high);
}

/* How many of the texts wanted does the value have, of how many? */
static size_t
count_texts(const struct tier_judged *j, size_t *of)
{
	const struct node *wanted = j->rule->wanted, *c;
	size_t n = 0;

	if (wanted->kind == NODE_SCALAR) {
		*of = 1;
		return tier_value_has(&j->value, wanted->text);
	}
	*of = wanted->n;
	NODE_EACH(c, wanted)
		n += tier_value_has(&j->value, c->text);
	return n;
}

static void
judge_texts(struct tier_judged *j)
{
	size_t of = 0, n = count_texts(j, &of);
	size_t need = j->rule->op == TIER_INCLUDES_ALL ? of : 1;

	j->mark = n >= need ? TIER_MET : TIER_MISSED;
	if (n < need)
		j->off = share_off(ratio_of((int64_t)(need - n), 1),
		    ratio_of((int64_t)need, 1));
	/* equals: it, and nothing beside it */
	if (j->rule->op == TIER_EQUALS && j->mark == TIER_MET &&
	    j->value.texts->kind == NODE_LIST && j->value.texts->n > 1) {
		j->mark = TIER_MISSED;
		j->off = WHOLE;
	}
}

static int
judge_metric(struct tier_judged *j, const struct judging *g)
{
	const struct tier_metric *m = &j->rule->metric;
	struct tier_value *v = &j->value;

	if (tier_metric_value(v, m, &g->tp->facts, g->p, g->data, g->e) < 0)
		return -1;
	if (!v->known || v->barred) {
		j->mark = v->known ? TIER_MISSED : TIER_OPEN;
		j->off = WHOLE;
	} else if (j->rule->wanted != NULL) {
		judge_texts(j);
	} else if (!ratio_ok(v->number)) {
		return node_err(g->e, v->at, "%s: a number is expected, a "
		    "requirement compares it (%s:%u)", m->name,
		    m->node->file != NULL ? m->node->file : "program.yaml",
		    m->node->line);
	} else {
		judge_number(j, v->number);
	}
	return 0;
}

/* The points that a known value is worth. */
static struct ratio
points_of(const struct tier_point *pt, const struct tier_value *v)
{
	struct ratio zero = ratio_of(0, 1), r;

	r = ratio_mul(ratio_div(v->number, ratio_dec(pt->per)),
	    ratio_dec(pt->points));
	if (pt->has_max)
		r = ratio_min(r, ratio_dec(pt->max));
	return ratio_cmp(r, zero) < 0 ? zero : r;
}

/* What is known of a sum of points. */
struct point_sum {
	struct ratio low, high;		/* what it is at least, at most */
	bool bounded;			/* high is one */
	bool unknown;			/* a metric is */
	const struct tier_point *under;	/* the first that is not above its
					 * minimum; unknown ones come last */
	bool under_known;
};

static int
judge_part(struct tier_part *part, const struct tier_point *pt,
    const struct judging *g)
{
	struct tier_value *v = &part->value;

	part->point = pt;
	if (tier_metric_value(v, &pt->metric, &g->tp->facts, g->p, g->data,
	    g->e) < 0)
		return -1;
	if (v->known && !ratio_ok(v->number))
		return node_err(g->e, v->at, "%s: a number is expected, it "
		    "counts towards points", pt->metric.name);
	part->points = v->known ? points_of(pt, v) : ratio_of(0, 0);
	part->under = !v->known ||
	    ratio_cmp(part->points, ratio_dec(pt->minimum)) <= 0;
	return 0;
}

static void
add_part(struct point_sum *s, const struct tier_part *part)
{
	const struct tier_point *pt = part->point;
	bool known = part->value.known;

	s->bounded &= known || pt->has_max;
	s->unknown |= !known;
	s->high = ratio_add(s->high, known ? part->points :
	    ratio_dec(pt->max));
	if (known)
		s->low = ratio_add(s->low, part->points);
	if (part->under && (s->under == NULL || (known && !s->under_known))) {
		s->under = pt;
		s->under_known = known;
	}
}

/* parts: where each goes; NULL: nowhere. */
static int
sum_points(struct point_sum *s, struct tier_part *parts,
    const struct judging *g)
{
	const struct tiers *ts = &g->tp->tiers;
	struct tier_part here = { 0 }, *part;
	size_t i;

	memset(s, 0, sizeof(*s));
	s->low = s->high = ratio_of(0, 1);
	s->bounded = true;
	for (i = 0; i < ts->npoints; i++) {
		part = parts != NULL ? &parts[i] : &here;
		if (judge_part(part, &ts->points[i], g) < 0)
			return -1;
		add_part(s, part);
	}
	return 0;
}

/* Are the known points over two bounds, or can all of them not reach them? */
static bool
misses_for_good(const struct tier_judged *j, const struct point_sum *s)
{
	const struct tier_rule *r = j->rule;
	struct ratio high = ratio_dec(r->op == TIER_EQUALS ? r->low : r->high);

	return ratio_cmp(s->low, high) > 0 ||
	    (s->bounded && ratio_cmp(s->high, ratio_dec(r->low)) < 0);
}

/* Can points between low and high satisfy the rule? Do all of them? */
static void
judge_range(struct tier_judged *j, const struct point_sum *s)
{
	struct tier_judged end = *j;

	judge_number(j, s->low);
	if (!s->unknown)
		return;
	judge_number(&end, s->high);
	if (j->rule->op == TIER_GTE) {
		if (j->mark == TIER_MISSED && (!s->bounded ||
		    end.mark == TIER_MET))
			j->mark = TIER_OPEN;
	} else if (j->rule->op == TIER_LTE) {
		if (j->mark == TIER_MET && (!s->bounded ||
		    end.mark == TIER_MISSED))
			j->mark = TIER_OPEN;
	} else if (!misses_for_good(j, s)) {
		j->mark = j->mark == TIER_MET && s->bounded &&
		    end.mark == TIER_MET ? TIER_MET : TIER_OPEN;
	} else {
		j->mark = TIER_MISSED;
	}
}

static int
judge_points(struct tier_judged *j, const struct judging *g)
{
	struct point_sum s;

	if (g->a != NULL) {
		j->nparts = g->tp->tiers.npoints;
		j->parts = arena_alloc(g->a, j->nparts * sizeof(*j->parts));
	}
	if (sum_points(&s, j->parts, g) < 0)
		return -1;
	j->points = s.low;
	judge_range(j, &s);
	if (!j->rule->minimums || s.under == NULL)
		return 0;
	j->under = s.under;
	if (j->mark != TIER_MISSED)
		j->mark = s.under_known ? TIER_MISSED : TIER_OPEN;
	if (j->off == 0)
		j->off = WHOLE;
	return 0;
}

/* The mark of a group that needs least of its rules. */
static enum tier_mark
group_mark(size_t least, size_t met, size_t open)
{
	if (met >= least)
		return TIER_MET;
	return met + open >= least ? TIER_OPEN : TIER_MISSED;
}

/* Mark the least ones that are least off as the way; sum what they are off. */
static void
find_nearest(struct tier_judged *j, size_t least)
{
	struct tier_judged *c, *best;
	size_t i;

	j->off = 0;
	for (i = 0; i < least; i++) {
		best = NULL;
		for (c = j->first; c != NULL; c = c->next) {
			if (!c->nearest && (best == NULL || c->off < best->off))
				best = c;
		}
		if (best == NULL)
			return;
		best->nearest = true;
		j->off += best->off;
	}
}

static int
judge_group(struct tier_judged *j, const struct judging *g)
{
	struct tier_judged here = { 0 }, *c, **at = &j->first;
	const struct tier_rule *r;
	size_t met = 0, open = 0;

	j->needs = tier_rule_needs(&j->n, j->rule, g->rules);
	for (r = j->rule->first; r != NULL; r = r->next) {
		if (!tier_rule_in_effect(r, g->rules))
			continue;
		c = g->a != NULL ? arena_alloc(g->a, sizeof(*c)) : &here;
		if (judge(c, g, r) < 0)
			return -1;
		met += c->mark == TIER_MET;
		open += c->mark == TIER_OPEN;
		if (g->a == NULL)
			continue;
		*at = c;
		at = &c->next;
	}
	j->mark = group_mark(j->needs, met, open);
	if (g->a != NULL)
		find_nearest(j, j->needs);
	return 0;
}

static int
judge(struct tier_judged *out, const struct judging *g,
    const struct tier_rule *rule)
{
	memset(out, 0, sizeof(*out));
	out->rule = rule;
	switch (rule->kind) {
	case TIER_METRIC:
		return judge_metric(out, g);
	case TIER_POINTS:
		return judge_points(out, g);
	case TIER_ALL:
	case TIER_LEAST:
		break;
	}
	return judge_group(out, g);
}

int
tier_judge(struct tier_judged *out, struct arena *a, struct tier_program *tp,
    const struct tier_rule *rule, const struct partner *p, date rules,
    date data, struct err *e)
{
	struct judging g = { a, tp, p, rules, data, e };

	return judge(out, &g, rule);
}
