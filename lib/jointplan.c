/* jointplan - the joint business plan of a partner: targets and actuals */

#include "jointplan.h"

#include <string.h>

#include "partner.h"
#include "period.h"
#include "revenue.h"

const struct plan_metric_def plan_metrics[PLAN_METRICS] = {
	[PLAN_SOURCED] = { "sourced_revenue", "Sourced revenue won", true,
	    true, true },
	[PLAN_WON] = { "won_deals", "Sourced deals won", false, true, true },
	[PLAN_PIPELINE] = { "pipeline", "Sourced pipeline", true, false,
	    true },
	[PLAN_CERTIFIED] = { "certified", "Certified people", false, false,
	    false },
};

const char *
plan_state_name(enum plan_state state)
{
	static const char *const names[] = { "reached", "on pace", "behind",
	    "to go", "missed", "not begun", "unknown" };

	return names[state];
}

/* The calendar year in which the fiscal year of today began. */
static int
year_of(const struct ws *ws, date today)
{
	int y, m, d;

	date_split(fiscal_year(ws, today), &y, &m, &d);
	return y;
}

int
jointplan_read(struct jointplan *out, const struct ws *ws,
    const struct partner *p, date today, date day, struct err *e)
{
	const struct node *year;
	int month = fiscal_month(ws), y = year_of(ws, today), i;
	struct dec d;

	memset(out, 0, sizeof(*out));
	out->node = partner_get(p, "plan");
	if (node_unknown(out->node))
		out->node = NULL;
	year = node_get(out->node, "year");
	if (!node_unknown(year)) {
		if (dec_node(&d, year, "year", e) < 0)
			return -1;
		y = (int)(d.u / DEC_ONE);
		if (d.u % DEC_ONE != 0 || y < 1990 || y > 2200)
			return node_err(e, year, "plan.year: a year such as "
			    "2027 is expected, not '%.20s'", year->text);
	}
	for (i = 0; i <= QUARTERS; i++)
		out->quarter[i] = date_months(date_of(y, month, 1),
		    i * YEAR_MONTHS / QUARTERS);
	out->from = out->quarter[0];
	out->to = out->quarter[QUARTERS] - 1;
	out->today = today;
	out->day = day;
	out->of_days = out->to - out->from + 1;
	out->days = today > out->to || day > out->to ? out->of_days :
	    day < out->from ? 0 : day - out->from + 1;
	return 0;
}

static struct ratio
created(const struct partner *p, date from, date to)
{
	struct money sum = { 0 };
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role == ROLE_SOURCED &&
		    p->deals[i]->created >= from &&
		    p->deals[i]->created <= to)
			sum.m += p->deals[i]->amount.m;
	}
	return ratio_money(sum);
}

struct ratio
jointplan_actual(const struct partner *p, enum plan_metric m, date from,
    date to, date today)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, from,
	    to < today ? to : today };

	switch (m) {
	case PLAN_SOURCED:
		return ratio_money(revenue_of(p, &f).amount);
	case PLAN_WON:
		return ratio_of((int64_t)revenue_of(p, &f).count, 1);
	case PLAN_PIPELINE:
		return created(p, f.from, f.to);
	case PLAN_CERTIFIED:
	case PLAN_METRICS:
		break;
	}
	return ratio_of((int64_t)partner_people(p, today), 1);
}

struct ratio
jointplan_now(const struct jointplan *plan, const struct partner *p,
    enum plan_metric m)
{
	if (m == PLAN_PIPELINE)
		return ratio_money(revenue_ever(p, ROLE_SOURCED,
		    STATE_OPEN).amount);
	return jointplan_actual(p, m, plan->from, plan->to, plan->today);
}

struct ratio
jointplan_pace(const struct jointplan *plan, struct ratio target)
{
	return ratio_mul(target, ratio_of(plan->days,
	    plan->of_days));
}

enum plan_state
jointplan_state(const struct jointplan *plan, enum plan_metric m,
    struct ratio actual, struct ratio target)
{
	if (ratio_cmp(actual, target) >= 0)
		return PLAN_REACHED;
	if (plan->today > plan->to)
		return PLAN_MISSED;
	if (plan->today < plan->from)
		return PLAN_NOT_BEGUN;
	if (!plan_metrics[m].grows)
		return PLAN_TO_GO;
	if (plan->day < plan->from)
		return PLAN_UNKNOWN;
	return ratio_cmp(actual, jointplan_pace(plan, target)) >= 0 ?
	    PLAN_ON_PACE : PLAN_BEHIND;
}

enum plan_metric
plan_goal_metric(const struct node *goal)
{
	const char *key = node_get_text(goal, "metric", "");
	enum plan_metric m;

	for (m = 0; m < PLAN_METRICS; m++) {
		if (strcmp(plan_metrics[m].key, key) == 0)
			break;
	}
	return m;
}
