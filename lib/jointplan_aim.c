/* jointplan_aim - what a joint plan without goals could aim at */

#include "jointplan_aim.h"

#include <string.h>

#include "period.h"
#include "tiertext.h"

enum { QUARTER_MONTHS = YEAR_MONTHS / QUARTERS };

static void
find_year(struct plan_aim *aim, const struct jointplan *plan,
    const struct tier_program *tp)
{
	date from = fiscal_year(tp->facts.ws, tp->today);

	if (tp->today >= date_months(from, YEAR_MONTHS - QUARTER_MONTHS))
		from = date_months(from, YEAR_MONTHS);
	if (plan->from > from)
		from = plan->from;
	aim->from = from;
	aim->by = date_months(from, YEAR_MONTHS) - 1;
	do {
		from = date_months(from, QUARTER_MONTHS);
		aim->first = from - 1;
	} while (aim->first < date_months(tp->today, 1));
}

/* What t asks for on the day; NULL: nothing, or it is given by hand only. */
static const struct tier_rule *
rule_by(const struct tier *t, date by)
{
	const struct tier_rule *rule = t != NULL &&
	    tier_in_effect(t->span, by) ? tier_rule_on(t, by) : NULL;

	return rule != NULL && tier_in_effect(rule->span, by) ? rule : NULL;
}

/* Aim at t if it asks for anything, by the rules of the last day. */
static int
aim_at(struct plan_aim *aim, struct arena *a, struct tier_program *tp,
    const struct tier *t, const struct partner *p, struct err *e)
{
	const struct tier_rule *rule = rule_by(t, aim->by);

	aim->tier = rule != NULL ? t : NULL;
	if (rule == NULL)
		return 0;
	if (tier_judge(&aim->now, a, tp, rule, p, aim->by, tp->today, e) < 0)
		return -1;
	return tier_judge(&aim->then, a, tp, rule, p, aim->by, aim->by, e);
}

int
plan_aim_find(struct plan_aim *out, struct arena *a, struct tier_program *tp,
    const struct jointplan *plan, const struct partner *p, struct err *e)
{
	struct tier_result r;

	memset(out, 0, sizeof(*out));
	find_year(out, plan, tp);
	if (tier_of(&r, a, tp, p, e) < 0 ||
	    aim_at(out, a, tp, r.top, p, e) < 0)
		return -1;
	if (out->tier != NULL && out->now.mark != TIER_MET) {
		out->kind = PLAN_AIM_MEET;
		return 0;
	}
	if (rule_by(r.next, out->by) != NULL) {
		out->kind = PLAN_AIM_REACH;
		return aim_at(out, a, tp, r.next, p, e);
	}
	if (out->tier != NULL)
		out->kind = PLAN_AIM_KEEP;
	return 0;
}

void
plan_aim_add(struct str *out, const struct plan_aim *aim)
{
	static const char *const forms[] = {
		[PLAN_AIM_MEET] = "to meet by rule what its own tier %s asks "
		    "for",
		[PLAN_AIM_KEEP] = "to keep the tier %s",
		[PLAN_AIM_REACH] = "to reach the tier %s",
	};

	if (aim->kind != PLAN_AIM_NONE)
		str_addf(out, forms[aim->kind], aim->tier->name);
}

/* What comes first, by the beginning of the metric's name. */
static const char *
first_step(const struct tier_judged *j)
{
	static const struct { const char *metric, *text; } steps[] = {
		{ "certified", "Name the people and book their exams" },
		{ "customers", "Choose whom to serve together" },
		{ "active_deals", "Register what both sides work on" },
		{ "registered_deals", "Register what both sides work on" },
		{ "sourced_", "Name the accounts it is to come from" },
		{ "influenced_", "Name the accounts it is to come from" },
		{ "won_deals", "Name the accounts they are to come from" },
	};
	size_t i;

	if (j->rule->kind != TIER_METRIC)
		return "Agree how to get there";
	if (!j->value.known)
		return "Write down what is not known";
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (str_starts(j->rule->metric.name, steps[i].metric))
			return steps[i].text;
	}
	return "Agree how to get there";
}

void
plan_aim_step(struct str *out, const struct tier_judged *then,
    const char *currency)
{
	str_adds(out, first_step(then));
	str_adds(out, ": ");
	tier_add_gap(out, then, currency);
}
