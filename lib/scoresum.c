/* scoresum - what the findings of a partner add up to */

#include "score.h"

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

int
score_add_up(struct score *s, const struct card *c, struct err *e)
{
	struct ratio hundred = ratio_of(100, 1);

	add_groups(s, c);
	if (ratio_ok(s->applies) && s->applies.n == 0) {
		s->value = s->coverage = s->low = s->high = ratio_of(0, 0);
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
