/* tiernotice - changes of the tiers that are announced */

#include "tiernotice.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_MAX = 32, LEAVES_MAX = 256 };

/* Days on which something changes. */
struct days {
	date v[DAYS_MAX];
	size_t n;
};

/* The requirements in effect on a day, without their groups. */
struct leaves {
	const struct tier_rule *v[LEAVES_MAX];
	bool choice[LEAVES_MAX];	/* one of several ways */
	size_t n;
};

/* Where notices go. */
struct telling {
	struct tier_result *r;
	struct arena *a;
	struct tier_program *tp;
	size_t cap;
	struct err *e;
};

static void
add_day(struct days *d, date day, date today)
{
	size_t i;

	if (day == DATE_NONE || day <= today || d->n == DAYS_MAX)
		return;
	for (i = 0; i < d->n; i++) {
		if (d->v[i] == day)
			return;
	}
	d->v[d->n++] = day;
}

static void
add_span(struct days *d, struct tier_span s, date today)
{
	add_day(d, s.from, today);
	if (s.until != DATE_NONE)
		add_day(d, s.until + 1, today);
}

static void
add_rule_days(struct days *d, const struct tier_rule *rule, date today)
{
	const struct tier_rule *c;

	add_span(d, rule->span, today);
	for (c = rule->first; c != NULL; c = c->next)
		add_rule_days(d, c, today);
}

static int
by_day(const void *x, const void *y)
{
	date a = *(const date *)x, b = *(const date *)y;

	return a < b ? -1 : a > b;
}

/* The days after today on which what t asks for changes, in order. */
static void
find_days(struct days *d, const struct tier *t, date today)
{
	size_t i;

	d->n = 0;
	for (i = 0; i < t->nsets; i++) {
		add_span(d, t->sets[i].span, today);
		add_rule_days(d, t->sets[i].rule, today);
	}
	if (d->n > 0)
		qsort(d->v, d->n, sizeof(d->v[0]), by_day);
}

static void
add_leaves(struct leaves *l, const struct tier_rule *rule, date day,
    bool choice)
{
	const struct tier_rule *c;
	size_t n;

	if (!tier_in_effect(rule->span, day) || l->n == LEAVES_MAX)
		return;
	if (rule->kind == TIER_METRIC || rule->kind == TIER_POINTS) {
		l->choice[l->n] = choice;
		l->v[l->n++] = rule;
	}
	choice |= tier_rule_needs(&n, rule, day) < n;
	for (c = rule->first; c != NULL; c = c->next)
		add_leaves(l, c, day, choice);
}

static void
find_leaves(struct leaves *l, const struct tier *t, date day)
{
	const struct tier_rule *rule = tier_rule_on(t, day);

	l->n = 0;
	if (rule != NULL)
		add_leaves(l, rule, day, false);
}

/* Do both ask about the same thing? */
static bool
same_subject(const struct tier_rule *a, const struct tier_rule *b)
{
	return a->kind == b->kind && (a->kind == TIER_POINTS ||
	    strcmp(a->metric.name, b->metric.name) == 0);
}

/* Do both ask the same of it? */
static bool
same_rule(const struct tier_rule *a, const struct tier_rule *b)
{
	return same_subject(a, b) && a->op == b->op && a->low.u == b->low.u &&
	    a->high.u == b->high.u && a->minimums == b->minimums &&
	    a->metric.window.unit == b->metric.window.unit &&
	    a->metric.window.n == b->metric.window.n &&
	    (a->wanted == b->wanted || (a->wanted != NULL &&
	    b->wanted != NULL && node_same(a->wanted, b->wanted)));
}

/* Is there one in l that is the same, as same says? */
static bool
has_rule(const struct leaves *l, const struct tier_rule *rule,
    bool (*same)(const struct tier_rule *, const struct tier_rule *))
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (same(l->v[i], rule))
			return true;
	}
	return false;
}

static struct tier_notice *
add_notice(struct telling *t, const struct tier *tier, date day)
{
	struct tier_notice *all, *one;

	if (t->r->nnotices == t->cap) {
		t->cap = t->cap > 0 ? 2 * t->cap : 4;
		all = arena_alloc(t->a, t->cap * sizeof(*all));
		if (t->r->nnotices > 0)
			memcpy(all, t->r->notices, t->r->nnotices *
			    sizeof(*all));
		t->r->notices = all;
	}
	one = &t->r->notices[t->r->nnotices++];
	memset(one, 0, sizeof(*one));
	one->tier = tier;
	one->day = day;
	return one;
}

/* What t asks for from day on that it did not ask for before. */
static int
tell_change(struct telling *t, const struct tier *tier, date day,
    const struct leaves *was, const struct leaves *is)
{
	struct tier_notice *notice;
	size_t i;

	for (i = 0; i < is->n; i++) {
		if (has_rule(was, is->v[i], same_rule))
			continue;
		notice = add_notice(t, tier, day);
		notice->choice = is->choice[i];
		notice->leaf = arena_alloc(t->a, sizeof(*notice->leaf));
		if (tier_judge(notice->leaf, t->a, t->tp, is->v[i],
		    t->r->partner, day, day, t->e) < 0)
			return -1;
	}
	for (i = 0; i < was->n; i++) {
		if (has_rule(is, was->v[i], same_subject))
			continue;
		notice = add_notice(t, tier, day);
		notice->ends = true;
		notice->leaf = arena_alloc(t->a, sizeof(*notice->leaf));
		notice->leaf->rule = was->v[i];
	}
	return 0;
}

static int
tell_tier(struct telling *t, const struct tier *tier)
{
	struct leaves was, is;
	struct days days;
	size_t i;

	if (tier == NULL)
		return 0;
	find_days(&days, tier, t->tp->today);
	find_leaves(&was, tier, t->tp->today);
	for (i = 0; i < days.n; i++) {
		find_leaves(&is, tier, days.v[i]);
		if (tell_change(t, tier, days.v[i], &was, &is) < 0)
			return -1;
		was = is;
	}
	return 0;
}

static int
notice_order(const void *x, const void *y)
{
	const struct tier_notice *a = x, *b = y;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->tier != b->tier)
		return a->tier->rank < b->tier->rank ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

int
tier_notices(struct tier_result *r, struct arena *a,
    struct tier_program *tp, struct err *e)
{
	struct telling t = { r, a, tp, 0, e };
	const struct tier *tier;
	size_t i;

	if (tell_tier(&t, r->top) < 0 || tell_tier(&t, r->next) < 0)
		return -1;
	for (i = 0; i < tp->tiers.n; i++) {
		tier = &tp->tiers.v[i];
		if (tier->span.from > tp->today)
			add_notice(&t, tier, tier->span.from);
		if (tier->span.until != DATE_NONE &&
		    tier->span.until >= tp->today)
			add_notice(&t, tier, tier->span.until + 1)->ends =
			    true;
	}
	for (i = 0; i < r->nnotices; i++)
		r->notices[i].at = i;
	if (r->nnotices > 0)
		qsort(r->notices, r->nnotices, sizeof(*r->notices),
		    notice_order);
	return 0;
}
