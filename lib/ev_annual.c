/* ev_annual - evidence of the annual review: how the program evolved */

#include "evidence.h"

#include <string.h>

#include "evreport.h"
#include "evthen.h"
#include "fig.h"
#include "measure.h"
#include "metric.h"
#include "partnerdays.h"
#include "report.h"
#include "reportchart.h"
#include "revenue.h"
#include "sample.h"

static const char *const in_partners[] = { "company.yaml", "program.yaml",
	"data/deals", "partners", NULL };
static const char *const in_plan[] = { "company.yaml", "program.yaml",
	"templates/metrics.yaml", NULL };

/* What a tier is called; NULL: a partner without one. */
static const char *
tier_name(const struct ws *ws, const char *id)
{
	return id != NULL ? ws_name(ws, "tiers", id) : "no tier";
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* How many partners were in the tier from and are in the tier to. */
static size_t
count_moves(const struct ws *now, const struct evthen *then,
    const char *from, const char *to)
{
	const struct partner *p;
	size_t i, n = 0;

	for (i = 0; i < now->npartners; i++) {
		p = evthen_partner(then, &now->partners[i]);
		n += p != NULL && same(p->tier, from) &&
		    same(now->partners[i].tier, to);
	}
	return n;
}

/* The i-th tier of the program, its id; past the last: none, NULL. */
static const char *
nth_tier(const struct ws *ws, size_t i)
{
	const struct node *n;

	NODE_EACH(n, node_get(ws->program, "tiers")) {
		if (i-- == 0)
			return node_get_text(n, "id", NULL);
	}
	return NULL;
}

/* Ribbons from each tier at the beginning to each of today. */
static int
put_flow(struct node *out, struct evidence *ev, const struct evthen *then,
    struct err *e)
{
	const struct node *tiers = node_get(ev->ws->program, "tiers");
	size_t n = (tiers != NULL ? tiers->n : 0) + 1, i, j;
	struct node *chart = report_chart(ev, "flow", "tiers", "Tiers then "
	    "and now", "Partners by their tier when the period began, and "
	    "today.", "Then"), *row;

	for (j = 0; j < n; j++)
		report_chart_series(ev, chart, nth_tier(ev->ws, j) != NULL ?
		    nth_tier(ev->ws, j) : "none",
		    tier_name(ev->ws, nth_tier(ev->ws, j)), "count");
	for (i = 0; i < n; i++) {
		row = report_chart_row(ev, chart, nth_tier(ev->ws, i) != NULL ?
		    nth_tier(ev->ws, i) : "none",
		    tier_name(ev->ws, nth_tier(ev->ws, i)));
		for (j = 0; j < n; j++)
			report_chart_value(ev, row, ratio_of((int64_t)
			    count_moves(ev->ws, then, nth_tier(ev->ws, i),
			    nth_tier(ev->ws, j)), 1), 0);
	}
	return report_chart_put(out, "chart", ev, chart, e);
}

/* Those whose tier is another one now. */
static void
put_moves(struct node *out, struct evidence *ev, const struct evthen *then)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST), *item;
	const struct partner *p, *was;
	size_t i;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		was = evthen_partner(then, p);
		if (was == NULL || same(was->tier, p->tier))
			continue;
		item = node_item(a, list);
		node_str(a, item, "slug", p->slug);
		node_str(a, item, "name", p->name);
		node_str(a, item, "from", tier_name(ev->ws, was->tier));
		node_str(a, item, "to", tier_name(ev->ws, p->tier));
	}
}

/* Tiers as the last commit before the period had them, against today. */
static int
build_moves(struct node *out, struct evidence *ev, struct err *e)
{
	struct evthen *then;
	int rc = evthen_open(&then, out, ev, WS_PARTNERS, e);

	if (rc < 0 || !then->there)
		return rc;
	if (evthen_name(then, ev, e) < 0)
		return -1;
	put_moves(out, ev, then);
	return put_flow(out, ev, then, e);
}

/* Partners that began in one fiscal year. */
struct cohort {
	struct period year;
	size_t began, left, active, judged, brought;
	struct money sourced;
};

static void
add_to_cohort(struct cohort *c, const struct evidence *ev,
    const struct partner *p, const struct partner_days *d, date on_file)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, DATE_NONE,
	    evreport_end(ev) };

	c->began++;
	c->left += d->left != DATE_NONE && d->left <= evreport_end(ev);
	c->active += partner_days_active(d, evreport_end(ev));
	c->judged += d->start >= on_file;
	c->brought += d->deal != DATE_NONE && d->deal <= evreport_end(ev);
	c->sourced.m += revenue_of(p, &f).amount.m;
}

static void
put_cohort(struct node *list, struct evidence *ev, const struct cohort *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	struct str s = STR_INIT;

	period_add(&s, &c->year);
	node_str(a, item, "year", s.s);
	str_release(&s);
	fig_count(a, item, "began", c->began);
	fig_count(a, item, "left", c->left);
	fig_count(a, item, "active", c->active);
	if (c->judged == c->began)
		fig_share(a, item, "brought", c->brought, c->began, 1);
	fig_money(a, item, "sourced", ev->ws->currency,
	    ratio_money(c->sourced));
}

/* Year by year, from the first in which one began. */
static int
build_cohorts(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST);
	const struct partner_days *days;
	date first = DATE_NONE, on_file;
	struct cohort c;
	struct period year;
	size_t i;

	if (evreport_need(ev, e) < 0)
		return -1;
	days = partner_days_read(ev->ws);
	on_file = ev->ws->ndeals > 0 ? ev->ws->deals[0].created :
	    evreport_end(ev);
	for (i = 0; i < ev->ws->npartners; i++) {
		if (days[i].start != DATE_NONE && (first == DATE_NONE ||
		    days[i].start < first))
			first = days[i].start;
	}
	if (first == DATE_NONE)
		return 0;
	for (year = period_of(PERIOD_YEAR, first, ev->report->period.start);
	    year.from <= evreport_end(ev); year = period_step(&year, 1)) {
		memset(&c, 0, sizeof(c));
		c.year = year;
		for (i = 0; i < ev->ws->npartners; i++) {
			if (days[i].start >= year.from &&
			    days[i].start <= year.to &&
			    days[i].start <= evreport_end(ev))
				add_to_cohort(&c, ev, &ev->ws->partners[i],
				    &days[i], on_file);
		}
		if (c.began > 0)
			put_cohort(list, ev, &c);
	}
	return 0;
}

/* One entry of the program's plan. */
static void
put_target(struct node *list, struct evidence *ev, const struct metric *m,
    const struct node *n, const struct period *p)
{
	struct arena *a = &ev->ws->arena;
	struct measured plan = { .state = MEASURED };
	struct node *item;
	struct str s = STR_INIT;
	struct dec d;

	if (dec_node(&d, node_get(n, "value"), "value", NULL) < 0)
		return;
	plan.value = ratio_dec(d);
	item = node_item(a, list);
	node_str(a, item, "name", m->name);
	period_add(&s, p);
	node_str(a, item, "period", s.s);
	str_reset(&s);
	measured_add(&s, &plan, m, ev->ws->currency, true);
	node_str(a, item, "text", s.s);
	str_release(&s);
}

/* What is planned for the period after this one, and for parts of it. */
static int
build_next_plan(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST);
	const struct metric *m;
	const struct node *n;
	struct period next, p;
	struct metrics all;
	struct str s = STR_INIT;

	if (evreport_need(ev, e) < 0 || metrics_read(&all, ev->ws, e) < 0)
		return -1;
	next = period_step(&ev->report->period, 1);
	period_add_phrase(&s, &next);
	node_str(a, out, "period", s.s);
	str_release(&s);
	NODE_EACH(n, node_get(ev->ws->program, "plan")) {
		m = metric_get(&all, node_get_text(n, "metric", ""));
		if (m != NULL && period_node(&p, node_get(n, "period"),
		    next.start, NULL) == 0 && p.from >= next.from &&
		    p.to <= next.to)
			put_target(list, ev, m, n, &p);
	}
	return 0;
}

const struct provider ev_annual[] = {
	{ "moves", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_partners,
	    build_moves },
	{ "cohorts", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_partners,
	    build_cohorts },
	{ "next_plan", WS_COMPANY | WS_PROGRAM, in_plan, build_next_plan },
	{ NULL, 0, NULL, NULL }
};
