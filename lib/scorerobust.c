/* scorerobust - rank intervals under changes of the weights */

#include "scorerobust.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A score under changed weights. near: rounded, orders most pairs alone. */
struct entry {
	struct score *s;
	struct ratio value;
	int64_t near;
};

/* One change: of criterion i, or of category i. */
struct step {
	size_t i;
	bool of_group;
	struct ratio by;		/* -0.2: a fifth less */
};

/* The sum over categories, were the mean of g another one. */
static struct ratio
with_mean(const struct score *s, size_t g, struct ratio mean)
{
	struct ratio w = s->weights->groups.w[g];
	struct ratio old = ratio_div(s->groups[g].points,
	    s->groups[g].counts);

	return ratio_div(ratio_add(s->points, ratio_mul(w, ratio_sub(mean,
	    old))), s->counts);
}

static struct ratio
with_criterion(const struct score *s, const struct card *c,
    const struct step *step)
{
	size_t g = c->criteria[step->i].group;
	const struct group_sum *sum = &s->groups[g];
	struct ratio w, x, mean;

	if (!score_counts(&x, s, c, step->i))
		return ratio_div(s->points, s->counts);
	w = ratio_mul(s->weights->criteria.w[step->i], step->by);
	mean = ratio_div(ratio_add(sum->points, ratio_mul(w, x)),
	    ratio_add(sum->counts, w));
	return c->ngroups == 1 ? mean : with_mean(s, g, mean);
}

static struct ratio
with_group(const struct score *s, const struct step *step)
{
	const struct group_sum *sum = &s->groups[step->i];
	struct ratio w;

	if (sum->counts.n == 0)
		return ratio_div(s->points, s->counts);
	w = ratio_mul(s->weights->groups.w[step->i], step->by);
	return ratio_div(ratio_add(s->points, ratio_mul(w, ratio_div(
	    sum->points, sum->counts))), ratio_add(s->counts, w));
}

static int
entry_order(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int by;

	if (a->near != b->near)
		return a->near > b->near ? -1 : 1;
	by = ratio_cmp(b->value, a->value);
	if (by == 0)
		by = strcmp(a->s->partner->name, b->s->partner->name);
	return by != 0 ? by : strcmp(a->s->partner->slug,
	    b->s->partner->slug);
}

static void
note_rank(struct rank_interval *r, size_t rank, const char *name, bool up)
{
	if (rank < r->best) {
		r->best = rank;
		r->best_by = (struct weight_step){ name, up };
	}
	if (rank > r->worst) {
		r->worst = rank;
		r->worst_by = (struct weight_step){ name, up };
	}
}

/* Rank all under one change. */
static int
take(struct entry *entries, size_t n, const struct card *c,
    const struct step *step, struct err *e)
{
	const char *name = step->of_group ? c->groups[step->i].name :
	    c->criteria[step->i].name;
	struct entry *en;
	size_t i;

	for (i = 0; i < n; i++) {
		en = &entries[i];
		en->value = step->of_group ? with_group(en->s, step) :
		    with_criterion(en->s, c, step);
		if (!ratio_ok(en->value))
			return node_err(e, en->s->partner->node, "the numbers "
			    "are too fine for rank intervals; use fewer "
			    "decimals");
		en->near = ratio_round(en->value, 9);
	}
	qsort(entries, n, sizeof(*entries), entry_order);
	for (i = 0; i < n; i++)
		note_rank(&entries[i].s->ranks, i + 1, name, step->by.n > 0);
	return 0;
}

/* Each of n weights up and down. */
static int
take_each(struct entry *entries, size_t n, const struct card *c,
    bool of_group, struct ratio swing, struct err *e)
{
	size_t i, count = of_group ? c->ngroups : c->ncriteria;
	struct step step = { 0, of_group, swing };
	int rc = 0;

	for (i = 0; i < 2 * count && rc == 0; i++) {
		step.i = i / 2;
		step.by = i % 2 == 0 ? swing : ratio_sub(ratio_of(0, 1),
		    swing);
		rc = take(entries, n, c, &step, e);
	}
	return rc;
}

int
score_robust(struct score *s, size_t n, const struct card *c,
    struct ratio swing, struct err *e)
{
	struct entry *entries = mem_zero(n, sizeof(*entries));
	size_t i;
	int rc;

	for (i = 0; i < n; i++) {
		entries[i].s = &s[i];
		s[i].ranks.best = s[i].ranks.worst = s[i].rank;
	}
	rc = n == 0 ? 0 : take_each(entries, n, c, false, swing, e);
	if (rc == 0 && n > 0 && card_has_groups(c))
		rc = take_each(entries, n, c, true, swing, e);
	free(entries);
	return rc;
}

int
score_swing(struct ratio *out, const char *text)
{
	size_t n = strlen(text);
	struct dec d;

	if (!str_ends(text, "%") || dec_parse(&d, text, n) < 0)
		return -1;
	*out = ratio_dec(d);
	return out->n > 0 && ratio_cmp(*out, ratio_of(1, 1)) < 0 ? 0 : -1;
}

void
score_add_swing(struct str *out, struct ratio swing)
{
	struct dec percent = { ratio_round(swing, 6) * 100 };

	dec_add_text(out, percent);
	str_adds(out, " %");
}

static void
add_step(struct str *out, const char *word, size_t rank,
    const struct weight_step *step, struct ratio swing)
{
	str_addf(out, "%s %zu", word, rank);
	if (step->name == NULL) {
		str_adds(out, " as it is");
		return;
	}
	str_addf(out, " with %s %c", step->name, step->up ? '+' : '-');
	score_add_swing(out, swing);
}

void
score_add_ranks(struct str *out, const struct score *s, struct ratio swing)
{
	const struct rank_interval *r = &s->ranks;

	if (r->best == r->worst) {
		str_addf(out, "rank %zu whichever weight changes by ",
		    r->best);
		score_add_swing(out, swing);
		return;
	}
	str_addf(out, "ranks %zu - %zu: ", r->best, r->worst);
	add_step(out, "best", r->best, &r->best_by, swing);
	add_step(out, ", worst", r->worst, &r->worst_by, swing);
}
