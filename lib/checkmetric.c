/* checkmetric - costs, plans and metrics, against each other and the books */

#include "checkers.h"

#include <string.h>

#include "measure.h"
#include "metric.h"
#include "period.h"
#include "reportfilter.h"

/* The month the fiscal year begins, of a company.yaml that may be broken. */
static int
start_of(const struct check *c)
{
	struct ws ws = WS_INIT;

	ws.company = (struct node *)(uintptr_t)check_top(c, "company.yaml");
	return fiscal_month(&ws);
}

/* A pair of entries of a list: one above the other, both with a period. */
typedef void pair_fn(struct check *c, const struct node *above,
    const struct node *n, const struct period *p, const struct period *q);

/* Call fn for each pair whose key has the same value; NULL key: for all. */
static void
each_pair(struct check *c, const struct node *list, const char *key,
    pair_fn *fn)
{
	int start = start_of(c);
	const struct node *above, *n;
	struct period p, q;

	NODE_EACH(n, list) {
		if (period_node(&q, node_get(n, "period"), start, NULL) < 0)
			continue;
		NODE_EACH(above, list) {
			if (above == n)
				break;
			if ((key == NULL || strcmp(node_get_text(above, key,
			    ""), node_get_text(n, key, "")) == 0) &&
			    period_node(&p, node_get(above, "period"), start,
			    NULL) == 0)
				fn(c, above, n, &p, &q);
		}
	}
}

/* Two of a kind on the same days may be the same money. */
static void
hold_costs(struct check *c, const struct node *above, const struct node *n,
    const struct period *p, const struct period *q)
{
	if (p->from <= q->to && q->from <= p->to)
		check_at(c, FAULT_WARNING, n, "costs of the kind %s for %s and, "
		    "in line %u, for %s: both count",
		    node_get_text(n, "kind", ""),
		    node_get_text(n, "period", ""), (unsigned)above->line,
		    node_get_text(above, "period", ""));
}

static void
hold_plans(struct check *c, const struct node *above, const struct node *n,
    const struct period *p, const struct period *q)
{
	if (p->from == q->from && p->to == q->to)
		check_at(c, FAULT_ERROR, n, "%s has two plans for %s, the "
		    "first in line %u: take one away",
		    node_get_text(n, "metric", ""),
		    node_get_text(n, "period", ""), (unsigned)above->line);
}

static void
hold_actuals(struct check *c, const struct node *above, const struct node *n,
    const struct period *p, const struct period *q)
{
	if (p->from == q->from && p->to == q->to)
		check_at(c, FAULT_ERROR, n, "%s stands twice, first in line "
		    "%u", node_get_text(n, "period", ""),
		    (unsigned)above->line);
}

void
check_money_plans(struct check *c, const struct node *top)
{
	each_pair(c, node_get(top, "costs"), "kind", hold_costs);
	each_pair(c, node_get(top, "plan"), "metric", hold_plans);
}

void
check_company(struct check *c, const struct node *top)
{
	each_pair(c, node_get(top, "actuals"), NULL, hold_actuals);
	check_currencies(c, top);
}

/* A plan is for a metric that there is. */
static void
hold_plan_names(struct check *c, const struct metrics *all,
    const struct node *plan)
{
	const struct metric *m;
	const struct node *n, *id;

	NODE_EACH(n, plan) {
		struct err e = ERR_INIT;

		id = node_get(n, "metric");
		if (node_text(id) != NULL && metric_find(&m, all, id->text,
		    &e) < 0)
			check_at(c, FAULT_ERROR, id, "plan: %s", e.msg);
	}
}

/* The value, if there is one. */
static bool
value_of(struct ratio *out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct measured got;

	measure(&got, data, m, p);
	*out = got.value;
	return got.state == MEASURED;
}

/* Append "EUR 90,000" and the like. */
static void
add_money(struct str *out, const struct metric_data *data, struct ratio r)
{
	money_add(out, data->ws->currency, r);
}

/* A metric is never more than the one it is within. False: it is. */
static bool
hold_within(struct check *c, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct ratio part, whole;
	struct str name = STR_INIT;

	if (!value_of(&part, data, m, p) ||
	    !value_of(&whole, data, m->within, p) ||
	    ratio_cmp(part, whole) <= 0)
		return true;
	period_add(&name, p);
	check_at(c, FAULT_ERROR, m->node, "%s is more than %s in %s, which it "
	    "is within: see pos metric cases -p %s %s", m->id, m->within->id,
	    name.s, name.s, m->id);
	str_release(&name);
	return false;
}

/* What is won is sourced, influenced or direct. False: it is not. */
static bool
hold_roles(struct check *c, const struct metric_data *data,
    const struct metrics *all, const struct period *p)
{
	static const char *const ids[] = { "sourced-won", "influenced-won",
		"direct-won" };
	const struct metric *m = metric_get(all, "won");
	struct ratio won, sum = ratio_of(0, 1), x;
	struct str text = STR_INIT;
	size_t i;

	if (m == NULL || !value_of(&won, data, m, p))
		return true;
	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		if (metric_get(all, ids[i]) == NULL ||
		    !value_of(&x, data, metric_get(all, ids[i]), p))
			return true;
		sum = ratio_add(sum, x);
	}
	if (ratio_cmp(sum, won) == 0)
		return true;
	str_adds(&text, "sourced-won, influenced-won and direct-won are ");
	add_money(&text, data, sum);
	str_adds(&text, " in ");
	period_add(&text, p);
	str_adds(&text, ", won is ");
	add_money(&text, data, won);
	check_at(c, FAULT_ERROR, m->node, "%s: their definitions differ in "
	    "more than the role", text.s);
	str_release(&text);
	return false;
}

/* The last day a deal of the workspace tells of, up to today. */
static date
last_day(const struct metric_data *data)
{
	const struct ws *ws = data->ws;
	date last = ws->deals[ws->ndeals - 1].created;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		if (ws->deals[i].closed != DATE_NONE &&
		    ws->deals[i].closed > last)
			last = ws->deals[i].closed;
	}
	return last < data->today ? last : data->today;
}

/* Each quarter that deals on file touch; a definition is told of once. */
static void
hold_quarters(struct check *c, const struct metric_data *data,
    const struct metrics *all)
{
	int start = fiscal_month(data->ws);
	struct period first, p;
	date last;
	size_t i;

	if (data->ws->ndeals == 0)
		return;
	last = last_day(data);
	first = period_of(PERIOD_QUARTER, data->ws->deals[0].created, start);
	for (i = 0; i < all->n; i++) {
		for (p = first; all->m[i].within != NULL && p.from <= last &&
		    hold_within(c, data, &all->m[i], &p);
		    p = period_step(&p, 1))
			;
	}
	for (p = first; p.from <= last && hold_roles(c, data, all, &p);
	    p = period_step(&p, 1))
		;
}

/* What partners had a part in is not more than the books have. */
static void
hold_books(struct check *c, const struct metric_data *data,
    const struct metrics *all, const struct node *n)
{
	const struct metric *s = metric_get(all, "sourced-won");
	const struct metric *i = metric_get(all, "influenced-won");
	struct ratio sourced, influenced, booked;
	struct str text = STR_INIT;
	struct period p;
	struct dec d;

	if (s == NULL || i == NULL || period_node(&p, node_get(n, "period"),
	    fiscal_month(data->ws), NULL) < 0 ||
	    dec_node(&d, node_get(n, "revenue"), "revenue", NULL) < 0 ||
	    !value_of(&sourced, data, s, &p) ||
	    !value_of(&influenced, data, i, &p))
		return;
	booked = ratio_dec(d);
	if (ratio_cmp(ratio_add(sourced, influenced), booked) <= 0)
		return;
	str_adds(&text, "deals won with partners are ");
	add_money(&text, data, ratio_add(sourced, influenced));
	str_adds(&text, ", the books have ");
	add_money(&text, data, booked);
	check_at(c, FAULT_ERROR, n, "actuals of %s: %s in all: see pos metric "
	    "cases -p %s sourced-won", node_get_text(n, "period", ""), text.s,
	    node_get_text(n, "period", ""));
	str_release(&text);
}

/* Named filters of pos.yaml: their words and values. */
static int
hold_views(struct ws *ws, struct err *e)
{
	const struct node *views = node_get(ws->pos, "views"), *n;
	struct report_filter f = { .wheres = { 0 } };
	int rc = 0;

	if (node_unknown(views) || views->kind != NODE_MAP)
		return 0;	/* the format of the file says what it is */
	NODE_EACH(n, views) {
		rc = report_filter_read(&f, ws, n, e);
		report_filter_release(&f);
		memset(&f, 0, sizeof(f));
		if (rc < 0)
			return -1;
	}
	return 0;
}

int
check_metrics(struct check *c, struct ws *ws, struct err *e)
{
	struct metric_data data;
	struct metrics all;
	const struct node *n;

	if (metrics_read(&all, ws, e) < 0 ||
	    metric_data_init(&data, ws, date_today(), e) < 0 ||
	    hold_views(ws, e) < 0)
		return -1;
	hold_plan_names(c, &all, node_get(ws->program, "plan"));
	hold_quarters(c, &data, &all);
	NODE_EACH(n, node_get(ws->company, "actuals"))
		hold_books(c, &data, &all, n);
	return 0;
}
