/* ev_metric - evidence of reports: what they are of, and their metrics */

#include "evidence.h"

#include <string.h>

#include "evreport.h"
#include "measure.h"
#include "metric.h"
#include "metricrates.h"
#include "metricview.h"
#include "report.h"
#include "reportchart.h"

enum { QUIET_DAYS = 31 };	/* without a deal, which mean nothing */

static const char *const in_metrics[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/deals", "partners",
	"templates/metrics.yaml", NULL };
static const char *const in_report[] = { "company.yaml", "program.yaml",
	"partners", NULL };

static void
put_said(struct arena *a, struct node *n, const char *key,
    void (*say)(struct str *out, const struct period *p),
    const struct period *p)
{
	struct str s = STR_INIT;

	say(&s, p);
	node_str(a, n, key, s.s);
	str_release(&s);
}

static void
put_date(struct arena *a, struct node *n, const char *key, date d)
{
	struct str s = STR_INIT;

	date_add(&s, d);
	node_str(a, n, key, s.s);
	str_release(&s);
}

/* {id: 2026-Q3, name, phrase, opening, from, to} */
static void
put_period(struct arena *a, struct node *map, const char *key,
    const struct period *p)
{
	struct node *n = node_add(a, map, key, NODE_MAP);

	put_said(a, n, "id", period_add, p);
	put_said(a, n, "name", period_add_name, p);
	put_said(a, n, "phrase", period_add_phrase, p);
	put_said(a, n, "opening", period_add_opening, p);
	put_date(a, n, "from", p->from);
	put_date(a, n, "to", p->to);
}

static int
build_report(struct node *out, struct evidence *ev, struct err *e)
{
	const struct report *r = ev->report;
	struct arena *a = &ev->ws->arena;
	struct node *head;

	if (evreport_need(ev, e) < 0)
		return -1;
	node_str(a, out, "kind", r->kind);
	put_period(a, out, "period", &r->period);
	put_period(a, out, "before", &r->before);
	node_bool(a, out, "running", r->period.to > r->today);
	if (r->scope[0] != '\0')
		node_str(a, out, "scope", r->scope);
	if (r->view != NULL)
		node_str(a, out, "view", r->view);
	put_date(a, out, "as_of", r->today < r->period.to ? r->today :
	    r->period.to);
	if (report_commit(a, r) != NULL)
		node_str(a, out, "commit", report_commit(a, r));
	if (r->unsaved)
		node_bool(a, out, "unsaved", true);
	/* for the head of the document */
	head = node_add(a, out, "head", NODE_MAP);
	node_str(a, head, "kind", r->kind);
	put_said(a, head, "period", period_add, &r->period);
	if (r->view != NULL)
		node_str(a, head, "view", r->view);
	if (!report_filter_empty(&r->filter))
		node_hang(a, head, "filter", report_filter_node(a,
		    &r->filter));
	return 0;
}

/* {text, value}, value left out where there is none. */
static void
put_measured(struct arena *a, struct node *map, const struct measured *got,
    const struct metric *m, const char *currency)
{
	struct str s = STR_INIT;

	measured_add(&s, got, m, currency, true);
	node_str(a, map, "text", s.s);
	str_reset(&s);
	measured_add(&s, got, m, currency, false);
	node_str(a, map, "long", s.s);
	str_reset(&s);
	measured_add_raw(&s, got, m);
	if (s.len > 0)
		node_str(a, map, "value", s.s)->quoted = false;
	str_release(&s);
}

/* The values of what it is told apart by. */
static void
put_parts(struct node *item, struct evidence *ev,
    const struct metric_data *data, const struct metric *m)
{
	struct arena *a = &ev->ws->arena;
	struct node *list, *part;
	struct measured_part *parts;
	size_t n = measure_by(&parts, data, m, &ev->report->period), i;
	const char *name;

	if (n == 0)
		return;
	list = node_add(a, item, "parts", NODE_LIST);
	for (i = 0; i < n; i++) {
		part = node_item(a, list);
		name = parts[i].word;
		if (name != NULL && m->by->list != NULL)
			name = ws_name(ev->ws, m->by->list, name);
		node_str(a, part, "name", name != NULL ? name : "none");
		put_measured(a, part, &parts[i].got, m, ev->ws->currency);
	}
}

/* Held against the plan: {text, value, reached}. */
static void
put_plan(struct node *item, struct evidence *ev,
    const struct metric_data *data, const struct metric *m,
    const struct measured *now)
{
	struct arena *a = &ev->ws->arena;
	struct measured plan = { .state = MEASURED };
	struct node *map;
	struct str s = STR_INIT;

	plan.value = measure_plan_by(data, m, &ev->report->period);
	if (!ratio_ok(plan.value))
		return;
	map = node_add(a, item, "plan", NODE_MAP);
	put_measured(a, map, &plan, m, ev->ws->currency);
	measured_add_reached(&s, now, plan.value);
	if (s.len > 0)
		node_str(a, map, "reached", s.s);
	str_release(&s);
}

/* Is the change for the better? same: none that shows. */
static const char *
trend(const struct metric *m, const struct measured *before,
    const struct measured *now, bool same)
{
	int by;

	if (before->state != MEASURED || now->state != MEASURED ||
	    m->direction == METRIC_NEITHER)
		return NULL;
	by = ratio_cmp(now->value, before->value);
	if (same)
		return NULL;
	if (m->direction == METRIC_DOWN)
		by = -by;
	return by > 0 ? "better" : "worse";
}

/* Definition, window and files of a figure, and of company.yaml the rates that
 * it and the one before were converted by. */
static void
put_meaning(struct arena *a, struct node *item, const struct metric *m,
    const struct measured *now, const struct metric_rates *rates)
{
	struct str s = STR_INIT;

	node_str(a, item, "definition", m->definition);
	if (m->note != NULL)
		node_str(a, item, "note", m->note);
	if (m->owner != NULL)
		node_str(a, item, "owner", m->owner);
	metric_formula(&s, m);
	node_str(a, item, "formula", s.s);
	str_reset(&s);
	measured_add_span(&s, now);
	node_str(a, item, "window", s.s);
	str_reset(&s);
	metric_source_quoted(&s, m);
	if (rates->n > 0) {
		str_adds(&s, ", `company.yaml` (");
		metric_rates_add(&s, rates);
		str_addc(&s, ')');
	}
	node_str(a, item, "source", s.s);
	str_release(&s);
}

static struct node *
put_metric(struct node *list, struct evidence *ev,
    const struct metric_data *data, const struct metric_data *then,
    const struct metric *m)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	struct measured now, before;
	struct metric_rates rates;
	struct str s = STR_INIT;
	const char *word;
	bool same;

	measure(&now, data, m, &ev->report->period);
	measure(&before, then, m, &ev->report->before);
	node_str(a, item, "id", m->id);
	node_str(a, item, "name", m->name);
	node_str(a, item, "unit", metric_unit_name(m->unit));
	put_measured(a, item, &now, m, ev->ws->currency);
	put_measured(a, node_add(a, item, "before", NODE_MAP), &before, m,
	    ev->ws->currency);
	measured_change(&s, &before, &now, m, ev->ws->currency);
	same = s.len > 0 && strchr("+-", s.s[0]) == NULL;
	if (s.len > 0)
		node_str(a, item, "change", same ? "no change" : s.s);
	str_release(&s);
	word = trend(m, &before, &now, same);
	if (word != NULL)
		node_str(a, item, "trend", word);
	put_plan(item, ev, data, m, &now);
	metric_rates_init(&rates, ev->ws);
	metric_rates_find(&rates, data, m, &ev->report->period);
	metric_rates_find(&rates, then, m, &ev->report->before);
	put_meaning(a, item, m, &now, &rates);
	put_parts(item, ev, data, m);
	return item;
}

/* The list of a group, made when there is none. */
static struct node *
group_of(struct node *out, struct arena *a, const char *name)
{
	struct node *list = node_get(out, name);

	return list != NULL ? list : node_add(a, out, name, NODE_LIST);
}

/* A metric of the chart: role and what; of one that is not there, unknown. */
static struct ratio
measured_of(const struct metrics *all, const struct metric_data *data,
    const struct period *p, const char *id)
{
	const struct metric *m = metric_get(all, id);
	struct measured got = { .value = { 0, 0 } };

	if (m != NULL)
		measure(&got, data, m, p);
	return got.value;
}

/* Win rate and days to win, with a partner and without. */
static int
put_selling(struct node *out, struct evidence *ev, const struct metrics *all,
    const struct metric_data *data, struct err *e)
{
	static const char *const roles[][2] = { { "sourced", "Sourced" },
	    { "influenced", "Influenced" }, { "direct", "Direct" } };
	const struct period *p = &ev->report->period;
	struct node *chart = report_chart(ev, "bars", "win-rate-and-days",
	    "Win rate and days to win", "With a partner and without, over "
	    "twelve months; unknown where there are too few deals.", "Role");
	struct node *row;
	struct str id = STR_INIT;
	size_t i;

	report_chart_series(ev, chart, "rate", "Win rate", "percent");
	report_chart_series(ev, chart, "days", "Days to win", "days");
	for (i = 0; i < 3; i++) {
		row = report_chart_row(ev, chart, roles[i][0], roles[i][1]);
		str_reset(&id);
		str_addf(&id, "%s-win-rate", roles[i][0]);
		report_chart_value(ev, row, measured_of(all, data, p, id.s),
		    4);
		str_reset(&id);
		str_addf(&id, "%s-days", roles[i][0]);
		report_chart_value(ev, row, measured_of(all, data, p, id.s),
		    1);
	}
	str_release(&id);
	return report_chart_put(out, "chart", ev, chart, e);
}

/*
 * {oldest: 2025-01-09, short: true, none: true}, where the deals here begin so
 * late that the period before, or the twelve months to its end, are not all
 * on file; short: the period; none: no day of it is.
 * Deals do not come every day: a month without one at the start is none.
 */
static void
put_begins(struct node *out, const struct evidence *ev)
{
	const struct period *before = &ev->report->before;
	date from = date_months(before->to, -12) + 1, oldest;
	struct node *map;

	if (ev->ws->ndeals == 0)
		return;
	oldest = ev->ws->deals[0].created;
	if (oldest - from <= QUIET_DAYS && oldest - before->from <= QUIET_DAYS)
		return;
	map = node_add(&ev->ws->arena, out, "begins", NODE_MAP);
	put_date(&ev->ws->arena, map, "oldest", oldest);
	if (oldest - before->from > QUIET_DAYS)
		node_bool(&ev->ws->arena, map, "short", true);
	if (oldest > before->to)
		node_bool(&ev->ws->arena, map, "none", true);
}

static int
build_metrics(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct metric_data data, then;
	struct metrics all;
	struct node *list, *item;
	size_t i;

	if (evreport_need(ev, e) < 0 || metrics_read(&all, ev->ws, e) < 0 ||
	    metric_data_init(&data, ev->ws, ev->today, e) < 0)
		return -1;
	then = metric_data_before(&data, &ev->report->period,
	    &ev->report->before);
	list = node_add(a, out, "list", NODE_LIST);
	for (i = 0; i < all.n; i++) {
		item = put_metric(list, ev, &data, &then, &all.m[i]);
		if (all.m[i].group != NULL)
			node_hang(a, group_of(out, a, all.m[i].group), NULL,
			    node_copy(a, item, NULL));
	}
	for (i = 0, item = list->first; i < all.n; i++, item = item->next) {
		if (node_get(out, all.m[i].id) == NULL)
			node_hang(a, out, all.m[i].id, node_copy(a, item,
			    all.m[i].id));
	}
	put_begins(out, ev);
	return put_selling(out, ev, &all, &data, e);
}

const struct provider ev_metric[] = {
	{ "report", WS_COMPANY | WS_PROGRAM, in_report, build_report },
	{ "metrics", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_metrics,
	    build_metrics },
	{ NULL, 0, NULL, NULL }
};
