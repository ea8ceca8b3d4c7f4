/* tierask - what a tier of the program asks for */

#include "tierask.h"

#include <string.h>

#include "tiertext.h"

/* The greatest least value among the rules that are needed in any case. */
static bool
least_of(struct ratio *out, const struct tier_rule *rule, const char *metric,
    date day)
{
	const struct tier_rule *c;
	struct ratio one;
	bool found = false;
	size_t n;

	if (!tier_rule_in_effect(rule, day))
		return false;
	if (rule->kind == TIER_METRIC && rule->wanted == NULL &&
	    (rule->op == TIER_GTE || rule->op == TIER_BETWEEN) &&
	    strcmp(rule->metric.name, metric) == 0) {
		*out = ratio_dec(rule->low);
		return true;
	}
	if (tier_rule_needs(&n, rule, day) < n)
		return false;
	for (c = rule->first; c != NULL; c = c->next) {
		if (!least_of(&one, c, metric, day))
			continue;
		if (!found || ratio_cmp(one, *out) > 0)
			*out = one;
		found = true;
	}
	return found;
}

bool
tier_least(struct ratio *out, struct ws *ws, const struct node *tier,
    const char *metric, date day)
{
	const struct tier_rule *rule;
	struct tier t;

	if (tier == NULL || tier_read(&t, &ws->arena, tier, ws->currency,
	    NULL) < 0)
		return false;
	rule = tier_rule_on(&t, day);
	return rule != NULL && least_of(out, rule, metric, day);
}

/* The rules below one, with text between them. */
static void
add_below(struct str *out, const struct tier_rule *rule,
    const char *currency, date day, const char *between)
{
	const struct tier_rule *c;
	size_t n = 0;

	for (c = rule->first; c != NULL; c = c->next) {
		if (!tier_rule_in_effect(c, day))
			continue;
		if (n++ > 0)
			str_adds(out, between);
		tier_add_asked(out, c, currency, day);
	}
}

/* Over which time, of what is counted over one. */
static void
add_window(struct str *out, const struct tier_rule *rule)
{
	struct window w = rule->metric.window;

	if (rule->kind != TIER_METRIC || w.unit == WINDOW_NONE)
		return;
	if (w.unit == WINDOW_YEAR) {
		str_adds(out, " since 1 January");
	} else if (w.unit == WINDOW_ALL) {
		str_adds(out, " of all time");
	} else {
		str_adds(out, " in ");
		window_add(out, w);
	}
}

void
tier_add_asked(struct str *out, const struct tier_rule *rule,
    const char *currency, date day)
{
	size_t n, needs = tier_rule_needs(&n, rule, day);

	if (rule->kind == TIER_ALL || (rule->kind == TIER_LEAST &&
	    needs == n)) {
		add_below(out, rule, currency, day, ", ");
	} else if (rule->kind == TIER_LEAST) {
		if (needs == 1)
			str_adds(out, "one of (");
		else
			str_addf(out, "%zu of (", needs);
		add_below(out, rule, currency, day, " or ");
		str_addc(out, ')');
	} else {
		tier_add_subject(out, rule);
		str_addc(out, ' ');
		tier_add_need(out, rule, currency);
		add_window(out, rule);
	}
}

/*
 * Are all that a rule needs least values of the metrics, over their usual
 * time?
 */
static bool
is_plain(const struct tier_rule *rule, const char *const *metrics, size_t n,
    date day)
{
	const struct tier_rule *c;
	struct tier_metric usual;
	size_t i;

	if (rule->kind == TIER_ALL) {
		for (c = rule->first; c != NULL; c = c->next) {
			if (tier_in_effect(c->span, day) &&
			    !is_plain(c, metrics, n, day))
				return false;
		}
		return true;
	}
	if (rule->kind != TIER_METRIC || rule->op != TIER_GTE ||
	    !tier_metric_find(&usual, rule->metric.name) ||
	    usual.window.unit != rule->metric.window.unit ||
	    usual.window.n != rule->metric.window.n)
		return false;
	for (i = 0; i < n; i++) {
		if (strcmp(rule->metric.name, metrics[i]) == 0)
			return true;
	}
	return false;
}

const char *
tier_asks_more(struct ws *ws, const struct node *tier,
    const char *const *metrics, size_t n, date day)
{
	const struct tier_rule *rule;
	struct str s = STR_INIT;
	const char *text = NULL;
	struct tier t;

	if (tier_read(&t, &ws->arena, tier, ws->currency, NULL) < 0)
		return NULL;
	rule = tier_rule_on(&t, day);
	if (rule != NULL && !is_plain(rule, metrics, n, day)) {
		tier_add_asked(&s, rule, ws->currency, day);
		text = arena_dup(&ws->arena, s.s);
	}
	str_release(&s);
	return text;
}
