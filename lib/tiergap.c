/* tiergap - what is missing for a tier, in words */

#include "tiertext.h"

#include <string.h>

/* Which texts are missing. */
static void
add_gap_texts(struct str *out, const struct tier_judged *j)
{
	const struct node *wanted = j->rule->wanted, *c;
	size_t n = 0;

	tier_add_subject(out, j->rule);
	if (j->rule->op == TIER_INCLUDES_ALL && wanted->kind == NODE_LIST) {
		NODE_EACH(c, wanted) {
			if (!tier_value_has(&j->value, c->text))
				str_addf(out, "%s%s", n++ == 0 ? " " : ", ",
				    c->text);
		}
		return;
	}
	str_addc(out, ' ');
	tier_add_need(out, j->rule, NULL);
	str_adds(out, " (is ");
	tier_value_texts(out, &j->value);
	str_addc(out, ')');
}

/* "1 certified person", or "win rate 20 % (needed: at least 25 %)" */
static void
add_gap_number(struct str *out, const struct tier_judged *j,
    const char *currency)
{
	enum tier_unit unit = tier_rule_unit(j->rule);
	struct ratio lack = tier_lack(j);
	struct ratio have = j->rule->kind == TIER_POINTS ? j->points :
	    j->value.number;
	bool under = j->rule->op != TIER_LTE &&
	    ratio_cmp(have, ratio_dec(j->rule->low)) < 0;

	if (under && (unit == TIER_MONEY || unit == TIER_COUNT)) {
		tier_add_number(out, lack, unit, currency);
		str_addc(out, ' ');
		tier_metric_label(out, &j->rule->metric, ratio_cmp(lack,
		    ratio_of(1, 1)) == 0);
		return;
	}
	if (under && j->rule->kind == TIER_POINTS) {
		tier_add_number(out, lack, unit, currency);
		str_adds(out, ratio_cmp(lack, ratio_of(1, 1)) == 0 ?
		    " point" : " points");
		return;
	}
	tier_add_subject(out, j->rule);
	str_addc(out, ' ');
	tier_add_have(out, j, currency);
	str_adds(out, " (needed: ");
	tier_add_need(out, j->rule, currency);
	str_addc(out, ')');
}

/* Which metrics that count points are unknown: "nps, csat". */
static void
add_unknown_parts(struct str *out, const struct tier_judged *j)
{
	size_t i, n = 0;

	for (i = 0; i < j->nparts; i++) {
		if (j->parts[i].value.known)
			continue;
		str_adds(out, n++ > 0 ? ", " : "");
		tier_metric_label(out, &j->parts[i].point->metric, false);
	}
}

/*
 * What is missing of points: the sum, a metric's minimum, or both; what is
 * unknown of them.
 */
static void
add_gap_points(struct str *out, const struct tier_judged *j,
    const char *currency)
{
	size_t len = out->len;
	bool missing;

	if (ratio_ok(tier_lack(j)))
		add_gap_number(out, j, currency);
	if (j->under != NULL) {
		if (out->len > len)
			str_adds(out, ", ");
		str_adds(out, "points for ");
		tier_metric_label(out, &j->under->metric, false);
		str_adds(out, " above ");
		tier_add_number(out, ratio_dec(j->under->minimum), TIER_PLAIN,
		    currency);
	}
	if (j->mark != TIER_OPEN)
		return;
	missing = out->len > len;
	str_adds(out, missing ? " (unknown: " : "points unknown: ");
	add_unknown_parts(out, j);
	if (missing)
		str_addc(out, ')');
}

static void
add_gap_leaf(struct str *out, const struct tier_judged *j,
    const char *currency)
{
	if (j->rule->kind == TIER_POINTS) {
		add_gap_points(out, j, currency);
	} else if (!j->value.known || j->value.barred) {
		tier_add_subject(out, j->rule);
		str_adds(out, j->value.known ? ": a gate has failed" :
		    " unknown");
	} else if (j->rule->wanted != NULL) {
		add_gap_texts(out, j);
	} else {
		add_gap_number(out, j, currency);
	}
}

/* A way's name: its note, or what it is about. */
static void
add_way(struct str *out, const struct tier_judged *j)
{
	const struct tier_judged *c;

	if (j->rule->note != NULL) {
		str_adds(out, j->rule->note);
	} else if (j->rule->kind == TIER_ALL) {
		for (c = j->first; c != NULL; c = c->next) {
			if (c != j->first)
				str_adds(out, " and ");
			add_way(out, c);
		}
	} else {
		tier_add_title(out, j);
	}
}

/* " (nearest of 3 ways: NAME)", where there was a choice. */
static void
add_ways(struct str *out, const struct tier_judged *j)
{
	const struct tier_judged *c;
	size_t n = 0;

	for (c = j->first; c != NULL; c = c->next)
		n += c->nearest;
	if (j->rule->kind != TIER_LEAST || n == j->n)
		return;
	str_adds(out, " (nearest");
	if (n > 1)
		str_addf(out, " %zu", n);
	str_addf(out, " of %zu ways: ", j->n);
	n = 0;
	for (c = j->first; c != NULL; c = c->next) {
		if (!c->nearest)
			continue;
		str_adds(out, n++ > 0 ? "; " : "");
		add_way(out, c);
	}
	str_addc(out, ')');
}

/* Is a leaf on the way, and not met? */
static bool
is_missing(const struct tier_judged *j)
{
	return j->nearest && j->mark != TIER_MET;
}

/* Does one on the way below j ask for the same metric in another window? */
static bool
has_other_window(const struct tier_judged *j, const struct tier_metric *m)
{
	const struct tier_metric *own = &j->rule->metric;
	const struct tier_judged *c;

	if (j->rule->kind == TIER_METRIC)
		return strcmp(own->name, m->name) == 0 &&
		    (own->window.unit != m->window.unit ||
		    own->window.n != m->window.n);
	for (c = j->first; c != NULL; c = c->next) {
		if (is_missing(c) && has_other_window(c, m))
			return true;
	}
	return false;
}

/* " (window: 6 months)", where windows tell two apart. */
static void
add_window(struct str *out, const struct tier_judged *all,
    const struct tier_metric *m)
{
	if (m->window.unit == WINDOW_NONE || !has_other_window(all, m))
		return;
	str_adds(out, " (window: ");
	window_add(out, m->window);
	str_addc(out, ')');
}

/* Are both short, or over, of the same metric in the same window? */
static bool
same_lack(const struct tier_judged *a, const struct tier_judged *b)
{
	const struct tier_metric *m = &a->rule->metric, *k = &b->rule->metric;
	struct ratio x = a->value.number, y = ratio_dec(a->rule->low);
	struct ratio z = ratio_dec(b->rule->low);

	return a->rule->kind == TIER_METRIC && b->rule->kind == TIER_METRIC &&
	    strcmp(m->name, k->name) == 0 && m->window.unit ==
	    k->window.unit && m->window.n == k->window.n &&
	    ratio_ok(tier_lack(a)) && ratio_ok(tier_lack(b)) &&
	    (a->rule->op != TIER_LTE && ratio_cmp(x, y) < 0) ==
	    (b->rule->op != TIER_LTE && ratio_cmp(x, z) < 0);
}

/*
 * Does another one of the group say what c lacks, and more of it? Of two that
 * lack the same the first does.
 */
static bool
is_told(const struct tier_judged *group, const struct tier_judged *c)
{
	const struct tier_judged *o;
	bool before = true;
	int more;

	for (o = group->first; o != NULL; o = o->next) {
		if (o == c) {
			before = false;
			continue;
		}
		if (!is_missing(o) || !same_lack(c, o))
			continue;
		more = ratio_cmp(tier_lack(o), tier_lack(c));
		if (more > 0 || (more == 0 && before))
			return true;
	}
	return false;
}

/* all: the whole of which j is a part. */
static void
add_gap(struct str *out, const struct tier_judged *j,
    const struct tier_judged *all, const char *currency)
{
	const struct tier_judged *c;
	size_t n = 0;

	if (j->rule->kind == TIER_METRIC || j->rule->kind == TIER_POINTS) {
		add_gap_leaf(out, j, currency);
		if (j->rule->kind == TIER_METRIC)
			add_window(out, all, &j->rule->metric);
		return;
	}
	for (c = j->first; c != NULL; c = c->next) {
		if (!is_missing(c) || is_told(j, c))
			continue;
		if (n++ > 0)
			str_adds(out, ", ");
		add_gap(out, c, all, currency);
	}
	add_ways(out, j);
}

void
tier_add_gap(struct str *out, const struct tier_judged *j,
    const char *currency)
{
	if (j->mark != TIER_MET)
		add_gap(out, j, j, currency);
}
