/* asksplan - figures of the plan that are far behind, or beyond it */

#include "asks.h"

#include <string.h>

#include "evreport.h"
#include "measure.h"
#include "metricview.h"
#include "report.h"

/* Under four fifths of what is due by now is far. */
enum { FAR_N = 4, FAR_OF = 5 };

/* The part of the plan that the days up to today make up. */
static struct ratio
due_by(const struct asks *k, const struct metric *m, const struct period *p,
    struct ratio plan)
{
	date today = k->ev->today;

	if (!measure_adds_up(m) || today >= p->to)
		return plan;
	return ratio_mul(plan, ratio_of(today - p->from + 1,
	    p->to - p->from + 1));
}

/* A sum that was set aside and is neither good nor bad: funds. */
static bool
is_fund(const struct metric *m)
{
	return m->direction == METRIC_NEITHER && m->group != NULL &&
	    strcmp(m->group, "money") == 0;
}

/* Is it far off what is due by now; of funds, above what was planned? */
static bool
is_off(const struct asks *k, const struct metric *m, const struct period *p,
    struct ratio now, struct ratio plan)
{
	if (is_fund(m))
		return ratio_cmp(now, plan) > 0;
	if (m->direction == METRIC_UP)
		return ratio_cmp(now, ratio_mul(due_by(k, m, p, plan),
		    ratio_of(FAR_N, FAR_OF))) < 0;
	return m->direction == METRIC_DOWN && ratio_cmp(now, ratio_mul(plan,
	    ratio_of(FAR_OF, FAR_N))) > 0;
}

static void
tell(struct asks *k, const struct metric *m, const struct period *p,
    const struct measured *now, const struct measured *plan)
{
	const char *currency = k->ev->ws->currency;
	struct str s = STR_INIT, by = STR_INIT, of = STR_INIT;

	period_add(&of, p);
	str_addf(&s, "%s, %s: ", m->name, of.s);
	measured_add(&s, now, m, currency, false);
	str_adds(&s, ", planned ");
	measured_add(&s, plan, m, currency, true);
	measured_change(&by, plan, now, m, currency);
	str_addf(&s, "; %s %s", by.len > 1 ? by.s + 1 : "", m->direction ==
	    METRIC_UP ? "missing" : "more");
	/* figures of several units have no order but the dictionary's */
	asks_add(k, (struct ask){ "program.yaml", arena_printf(k->a,
	    "pos report exec --period %s --explain %s", of.s, m->id),
	    is_fund(m) ? ratio_sub(now->value, plan->value) :
	    ratio_of(0, 0), NULL }, "%s", s.s);
	str_release(&s);
	str_release(&by);
	str_release(&of);
}

static void
ask_metric(struct asks *k, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct measured now, plan = { .state = MEASURED };

	plan.value = measure_plan(data, m, p);
	if (!ratio_ok(plan.value))
		return;
	measure(&now, data, m, p);
	if (now.state == MEASURED && ratio_ok(now.value) &&
	    is_off(k, m, p, now.value, plan.value))
		tell(k, m, p, &now, &plan);
}

static int
ask_plans(struct asks *k, bool funds, struct err *e)
{
	const struct report *r = k->ev->report;
	struct period quarter = period_of(PERIOD_QUARTER,
	    evreport_end(k->ev), r->period.start);
	struct metric_data data;
	struct metrics all;
	size_t i;

	if (metrics_read(&all, k->ev->ws, e) < 0 ||
	    metric_data_init(&data, k->ev->ws, k->ev->today, e) < 0)
		return -1;
	for (i = 0; i < all.n; i++) {
		if (is_fund(&all.m[i]) != funds)
			continue;
		ask_metric(k, &data, &all.m[i], &r->period);
		if (r->period.kind != PERIOD_QUARTER)
			ask_metric(k, &data, &all.m[i], &quarter);
	}
	return 0;
}

int
asks_plan(struct asks *k, struct err *e)
{
	return ask_plans(k, false, e);
}

int
asks_funds(struct asks *k, struct err *e)
{
	return ask_plans(k, true, e);
}
