/* rule_count - rules that count and date the entries of a partner's list */

#include "rulekind.h"

static const struct rulearg count_args[] = {
	{ "field", ARG_TEXT, offsetof(struct rule, field), true, 0, NULL },
	{ "target", ARG_NUMBER, offsetof(struct rule, target), true, 0, NULL },
	{ "unexpired", ARG_TEXT, offsetof(struct rule, unexpired), false, 0,
	    NULL },
	{ "days", ARG_WHOLE, offsetof(struct rule, days), false, 1, NULL },
	{ NULL, ARG_TEXT, 0, false, 0, NULL }
};

static const struct rulearg recency_args[] = {
	{ "field", ARG_TEXT, offsetof(struct rule, field), true, 0, NULL },
	{ "full", ARG_WHOLE, offsetof(struct rule, full), true, 0, NULL },
	{ "zero", ARG_WHOLE, offsetof(struct rule, zero), true, 1, NULL },
	{ NULL, ARG_TEXT, 0, false, 0, NULL }
};

/* The date of an entry, which must have one to be placed in time. */
static int
entry_date(date *out, const struct node *entry, const struct rule *r,
    struct err *e)
{
	if (date_node(out, node_get(entry, "date"), "date", e) < 0)
		return -1;
	if (*out == DATE_NONE)
		return node_err(e, entry, "%s: an entry without a date; add "
		    "one, like date: 2026-11-20", r->field);
	return 0;
}

/* Is it dated after today? Then it is a plan, or belongs to a later day. */
static bool
is_to_come(const struct node *entry, date today)
{
	static const char *const keys[] = { "date", "earned" };
	size_t i;
	date d;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (date_node(&d, node_get(entry, keys[i]), keys[i], NULL) ==
		    0 && d != DATE_NONE && d > today)
			return true;
	}
	return false;
}

/* Does the entry count? */
static int
counts(bool *out, const struct node *entry, const struct rule *r,
    struct err *e)
{
	date today = r->env->today, d;

	*out = !is_to_come(entry, today);
	if (r->unexpired != NULL) {
		if (date_node(&d, node_get(entry, r->unexpired),
		    r->unexpired, e) < 0)
			return -1;
		*out = *out && (d == DATE_NONE || d >= today);
	}
	if (r->days > 0) {
		if (entry_date(&d, entry, r, e) < 0)
			return -1;
		*out = *out && d > today - (date)r->days && d <= today;
	}
	return 0;
}

static int
count_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	const struct node *c;
	bool good;

	(void)p;
	NODE_EACH(c, f->at) {
		if (counts(&good, c, r, e) < 0)
			return -1;
		f->n += good;
		f->of++;
	}
	f->value = rule_attained(ratio_of(f->n, 1), r->target);
	return 0;
}

static void
count_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	str_addf(out, "%lld/", (long long)f->n);
	dec_add_text(out, r->target);
}

static void
count_source(struct str *out, const struct rule *r, const struct finding *f)
{
	str_addf(out, "%lld", (long long)f->n);
	if (r->unexpired != NULL || r->days > 0)
		str_addf(out, " of %lld", (long long)f->of);
	str_addf(out, " %s", r->field);
	if (r->unexpired != NULL)
		str_adds(out, " unexpired");
	if (r->days > 0)
		str_addf(out, " in the last %lld days", (long long)r->days);
	str_adds(out, ", target ");
	dec_add_text(out, r->target);
	rule_add_places(out, r, f);
}

static int
recency_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	(void)a;
	if (r->full >= r->zero)
		return node_err(e, node_get(map, "zero"), "recency: zero must "
		    "be more days than full");
	return 0;
}

static int
recency_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	date d, last = DATE_NONE;
	const struct node *c;
	int64_t days;

	(void)p;
	NODE_EACH(c, f->at) {
		if (entry_date(&d, c, r, e) < 0)
			return -1;
		if (d <= r->env->today && d > last)
			last = d;
	}
	f->of = last != DATE_NONE;
	f->n = days = f->of ? r->env->today - last : r->zero;
	if (days <= r->full)
		f->value = ratio_of(1, 1);
	else if (days >= r->zero)
		f->value = ratio_of(0, 1);
	else
		f->value = ratio_of(r->zero - days, r->zero - r->full);
	return 0;
}

static void
recency_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	(void)r;
	if (f->of)
		str_addf(out, "%lld day%s", (long long)f->n,
		    f->n == 1 ? "" : "s");
	else
		str_adds(out, "never");
}

static void
recency_source(struct str *out, const struct rule *r, const struct finding *f)
{
	if (f->of) {
		recency_mark(out, r, f);
		str_addf(out, " since the last %s on ", r->field);
		date_add(out, r->env->today - (date)f->n);
	} else {
		str_addf(out, "no %s up to today", r->field);
	}
	rule_add_places(out, r, f);
}

const struct rulekind rule_count = { "count", count_args, SHAPE_LIST, false,
	NULL, count_apply, count_mark, count_source };
const struct rulekind rule_recency = { "recency", recency_args, SHAPE_LIST,
	false, recency_prepare, recency_apply, recency_mark, recency_source };
