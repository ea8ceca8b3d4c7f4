/* scorecritical - the weight that decides between two partners */

#include "scorecritical.h"

/* One weight on trial: its entry, its share of all that count with it. */
struct trial {
	const char *id, *name;
	struct ratio written, share;
	struct ratio delta;
};

/* May the two be compared at all? Only with the same weights of the same. */
static enum critical_state
compare(const struct score *a, const struct score *b, const struct card *c)
{
	struct ratio x;
	size_t i;

	if (a->weights != b->weights)
		return CRITICAL_PRESETS;
	for (i = 0; i < c->ncriteria; i++) {
		if ((a->findings[i].lack == LACK_NA) !=
		    (b->findings[i].lack == LACK_NA))
			return CRITICAL_APPLIES;
	}
	for (i = 0; i < c->ncriteria; i++) {
		if (score_counts(&x, a, c, i) != score_counts(&x, b, c, i))
			return CRITICAL_KNOWN;
	}
	return ratio_cmp(a->value, b->value) == 0 ? CRITICAL_EQUAL :
	    CRITICAL_NONE;
}

/* Keep the trial when it is feasible and nearer than what there is. */
static int
judge(struct critical *out, const struct trial *t, struct err *e)
{
	struct ratio change, now = out->change, one = ratio_of(1, 1);

	if (!ratio_ok(t->delta))
		return err_set(e, ERR_INVALID, "the numbers are too fine for "
		    "critical weights; use fewer decimals");
	if (t->share.n == 0 || ratio_cmp(t->delta, t->share) > 0 ||
	    ratio_cmp(t->delta, one) >= 0)
		return 0;
	change = ratio_div(t->delta, t->share);
	change.n = -change.n;
	if (out->state == CRITICAL_WEIGHT &&
	    ratio_cmp((struct ratio){ change.n < 0 ? -change.n : change.n,
	    change.d }, (struct ratio){ now.n < 0 ? -now.n : now.n, now.d })
	    >= 0)
		return 0;
	out->state = CRITICAL_WEIGHT;
	out->id = t->id;
	out->name = t->name;
	out->change = change;
	out->from = t->written;
	out->to = ratio_mul(t->written, ratio_add(one, change));
	return 0;
}

/* The mean of category g, 0 to 1. */
static struct ratio
mean(const struct score *s, size_t g)
{
	return ratio_div(s->groups[g].points, s->groups[g].counts);
}

static int
try_criterion(struct critical *out, const struct card *c, size_t i,
    struct ratio gap, struct err *e)
{
	const struct score *high = out->high, *low = out->low;
	size_t g = c->criteria[i].group;
	struct ratio group = ratio_div(high->weights->groups.w[g],
	    high->counts), x, y, rest;
	struct trial t = { c->criteria[i].id, c->criteria[i].name,
	    ratio_dec(high->weights->criteria.written[i]),
	    ratio_div(high->weights->criteria.w[i],
	    high->groups[g].counts), ratio_of(0, 1) };

	if (!score_counts(&x, high, c, i) || !score_counts(&y, low, c, i))
		return 0;
	rest = ratio_sub(gap, ratio_mul(group, ratio_sub(mean(high, g),
	    mean(low, g))));
	rest = ratio_add(rest, ratio_mul(group, ratio_sub(x, y)));
	if (ratio_ok(rest) && rest.n == 0)
		return 0;
	t.delta = ratio_div(gap, rest);
	return judge(out, &t, e);
}

static int
try_group(struct critical *out, const struct card *c, size_t g,
    struct ratio gap, struct err *e)
{
	const struct score *high = out->high;
	struct ratio apart;
	struct trial t = { c->groups[g].id, c->groups[g].name,
	    ratio_dec(high->weights->groups.written[g]),
	    ratio_div(high->weights->groups.w[g], high->counts),
	    ratio_of(0, 1) };

	if (high->groups[g].counts.n == 0)
		return 0;
	apart = ratio_sub(mean(high, g), mean(out->low, g));
	if (ratio_ok(apart) && apart.n == 0)
		return 0;
	t.delta = ratio_div(gap, apart);
	return judge(out, &t, e);
}

int
score_critical(struct critical *out, const struct score *high,
    const struct score *low, const struct card *c, struct err *e)
{
	struct ratio gap = ratio_div(ratio_sub(high->value, low->value),
	    ratio_of(100, 1));
	size_t i;

	*out = (struct critical){ .high = high, .low = low,
	    .state = compare(high, low, c) };
	if (out->state != CRITICAL_NONE)
		return 0;
	for (i = 0; i < c->ncriteria; i++) {
		if (try_criterion(out, c, i, gap, e) < 0)
			return -1;
	}
	for (i = 0; card_has_groups(c) && i < c->ngroups; i++) {
		if (try_group(out, c, i, gap, e) < 0)
			return -1;
	}
	return 0;
}

const char *
critical_name(enum critical_state state)
{
	static const char *const names[] = { "swap", "equal", "none",
		"incomparable", "incomparable", "incomparable" };

	return names[state];
}

const char *
critical_text(enum critical_state state)
{
	static const char *const texts[] = { "one weight can",
		"equal as it is", "no single weight can",
		"not comparable: another preset",
		"not comparable: not the same criteria apply",
		"not comparable: not the same criteria are known" };

	return texts[state];
}
