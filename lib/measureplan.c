/* measureplan - what the program plans for a metric, and values in words */

#include "measure.h"

#include <string.h>

bool
measure_adds_up(const struct metric *m)
{
	return m->of != NULL && m->period && m->npart == 0 && m->top == 0 &&
	    m->take != TAKE_MEDIAN;
}

/* The plan for just this period. */
static struct ratio
entry_of(const struct metric_data *data, const struct metric *m,
    const struct period *p)
{
	const struct node *n;
	struct period of;
	struct dec d;

	NODE_EACH(n, node_get(data->ws->program, "plan")) {
		if (strcmp(node_get_text(n, "metric", ""), m->id) == 0 &&
		    period_node(&of, node_get(n, "period"), p->start,
		    NULL) == 0 && of.from == p->from && of.to == p->to &&
		    dec_node(&d, node_get(n, "value"), "value", NULL) == 0)
			return ratio_dec(d);
	}
	return ratio_of(0, 0);
}

/* The plans for shorter periods of one kind that make up p. */
static struct ratio
sum_of(const struct metric_data *data, const struct metric *m,
    const struct period *p, enum period_kind kind)
{
	struct ratio sum = ratio_of(0, 1);
	struct period part;

	for (part = period_of(kind, p->from, p->start); part.from <= p->to &&
	    ratio_ok(sum); part = period_step(&part, 1))
		sum = ratio_add(sum, entry_of(data, m, &part));
	return sum;
}

struct ratio
measure_plan(const struct metric_data *data, const struct metric *m,
    const struct period *p)
{
	struct ratio plan = entry_of(data, m, p);
	int kind;

	for (kind = (int)p->kind + 1; kind <= (int)PERIOD_MONTH && measure_adds_up(m) &&
	    !ratio_ok(plan); kind++)
		plan = sum_of(data, m, p, (enum period_kind)kind);
	return plan;
}

/* Is it as it stands on the last day, whatever the period? */
static bool
is_stock(const struct metric *m)
{
	return !m->period && m->window.unit == WINDOW_NONE;
}

struct ratio
measure_plan_by(const struct metric_data *data, const struct metric *m,
    const struct period *p)
{
	struct ratio plan = measure_plan(data, m, p);
	struct period of, longest = *p;
	const struct node *n;

	if (ratio_ok(plan) || !is_stock(m))
		return plan;
	NODE_EACH(n, node_get(data->ws->program, "plan")) {
		if (strcmp(node_get_text(n, "metric", ""), m->id) != 0 ||
		    period_node(&of, node_get(n, "period"), p->start,
		    NULL) < 0 || of.to != p->to ||
		    (ratio_ok(plan) && of.from >= longest.from))
			continue;
		longest = of;
		plan = entry_of(data, m, &of);
	}
	return plan;
}

struct ratio
measure_target(struct period *quarter, const struct metric_data *data,
    const struct metric *m, const struct period *p, date end)
{
	*quarter = period_of(PERIOD_QUARTER, end, p->start);
	*quarter = period_step(quarter, 1);
	return measure_plan(data, m->target, quarter);
}

void
measured_add_reached(struct str *out, const struct measured *now,
    struct ratio plan)
{
	if (now->state == MEASURED && ratio_ok(plan) && ratio_cmp(plan,
	    ratio_of(0, 1)) > 0)
		ratio_add_percent(out, ratio_div(now->value, plan), 0);
}

const char *
measured_state_name(enum measured_state state)
{
	static const char *const names[] = { "measured", "none", "few",
		"unknown" };

	return names[state];
}

/* The two sums of a share; currency NULL: they are no money. */
static void
add_sums(struct str *out, const struct measured *got, const char *currency)
{
	const struct ratio *sums[] = { &got->part, &got->whole };
	size_t i;

	for (i = 0; i < 2; i++) {
		str_adds(out, i == 0 ? " (" : " of ");
		if (currency != NULL)
			money_add(out, currency, *sums[i]);
		else
			ratio_add_commas(out, *sums[i], 0);
	}
	str_addc(out, ')');
}

static void
add_cases(struct str *out, const struct measured *got, const struct metric *m,
    const char *currency)
{
	const char *one = m->of != NULL ? m->of->one : NULL;

	if (ratio_ok(got->whole))
		add_sums(out, got, m->number->money ? currency : NULL);
	else if (got->of > 0)
		str_addf(out, m->top > 0 ? " (the first %zu of %zu)" :
		    " (%zu of %zu)", got->n, got->of);
	else if (one != NULL && m->take == TAKE_MEDIAN)
		str_addf(out, " (n = %zu)", got->n);
	else if (one != NULL && (m->take == TAKE_SUM || m->top > 0))
		str_addf(out, " (%zu %s)", got->n, got->n == 1 ? one :
		    m->of->many);
	if (got->missing > 0)
		str_addf(out, ", and %zu left out whose number is not on file",
		    got->missing);
}

static void
add_value(struct str *out, const struct measured *got, const struct metric *m,
    const char *currency)
{
	switch (m->unit) {
	case METRIC_MONEY:
		money_add(out, currency, got->value);
		break;
	case METRIC_PERCENT:
		ratio_add_percent(out, got->value, 0);
		break;
	case METRIC_DAYS:
		ratio_add_commas(out, got->value, 0);
		str_adds(out, ratio_round(got->value, 0) == 1 ? " day" :
		    " days");
		break;
	case METRIC_RATIO:
		ratio_add_commas(out, got->value, 2);
		break;
	case METRIC_COUNT:
		ratio_add_commas(out, got->value, 0);
		break;
	}
}

void
measured_add(struct str *out, const struct measured *got,
    const struct metric *m, const char *currency, bool plain)
{
	switch (got->state) {
	case MEASURED:
		add_value(out, got, m, currency);
		if (!plain)
			add_cases(out, got, m, currency);
		break;
	case MEASURED_NONE:
		str_adds(out, "none");
		break;
	case MEASURED_FEW:
		str_addf(out, "too few to say (n = %zu)", got->of);
		break;
	case MEASURED_UNKNOWN:
		str_adds(out, "not known");
		if (!plain)
			str_addf(out, ": %s", got->why);
		break;
	}
}

void
measured_add_raw(struct str *out, const struct measured *got,
    const struct metric *m)
{
	if (got->state == MEASURED)
		ratio_add_text(out, got->value, m->unit == METRIC_PERCENT ||
		    m->unit == METRIC_RATIO ? 4 : 2);
}

void
measured_add_span(struct str *out, const struct measured *got)
{
	if (got->span.from == DATE_NONE) {
		str_adds(out, "on ");
		date_add(out, got->span.to);
		return;
	}
	date_add(out, got->span.from);
	str_adds(out, " to ");
	date_add(out, got->span.to);
}
