/* ev_ranking - evidence of reports: who brought what, the most first */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "evreport.h"
#include "fig.h"
#include "mem.h"
#include "report.h"
#include "reportchart.h"
#include "revenue.h"

enum { RANKS_SHOWN = 10 };

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/deals", "partners", NULL };

/* What a partner brought in the period and in the twelve months to its end. */
struct rank {
	const struct partner *p;
	struct deal_sum period, year, influenced;
};

static bool
has_won(const struct rank *r)
{
	return r->year.count + r->influenced.count > 0;
}

static int
rank_order(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	if (a->year.amount.m != b->year.amount.m)
		return a->year.amount.m > b->year.amount.m ? -1 : 1;
	if (a->influenced.amount.m != b->influenced.amount.m)
		return a->influenced.amount.m > b->influenced.amount.m ?
		    -1 : 1;
	/* a deal of no value is one: the list ends where none is */
	if (has_won(a) != has_won(b))
		return has_won(a) ? -1 : 1;
	return strcmp(a->p->slug, b->p->slug);
}

/* All partners, most first. Owner: the caller. */
static struct rank *
rank_all(const struct evidence *ev, struct money *total)
{
	const struct ws *ws = ev->ws;
	struct rank *v = mem_zero(ws->npartners + 1, sizeof(*v));
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct deal_filter year = f;
	size_t i;

	f.from = ev->report->period.from;
	f.to = evreport_end(ev);
	revenue_year(&year, evreport_end(ev));
	total->m = 0;
	for (i = 0; i < ws->npartners; i++) {
		v[i].p = &ws->partners[i];
		v[i].period = revenue_of(v[i].p, &f);
		year.role = ROLE_SOURCED;
		v[i].year = revenue_of(v[i].p, &year);
		year.role = ROLE_INFLUENCED;
		v[i].influenced = revenue_of(v[i].p, &year);
		total->m += v[i].year.amount.m;
	}
	qsort(v, ws->npartners, sizeof(*v), rank_order);
	return v;
}

static void
put_rank(struct node *list, struct evidence *ev, const struct rank *r,
    struct money so_far, struct money total)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	struct str s = STR_INIT;

	node_str(a, item, "slug", r->p->slug);
	node_str(a, item, "name", r->p->name);
	node_str(a, item, "tier", r->p->tier == NULL ? "none" :
	    ws_name(ev->ws, "tiers", r->p->tier));
	fig_money(a, item, "period", ev->ws->currency,
	    ratio_money(r->period.amount));
	fig_money(a, item, "year", ev->ws->currency,
	    ratio_money(r->year.amount));
	fig_count(a, item, "deals", r->year.count);
	fig_money(a, item, "influenced", ev->ws->currency,
	    ratio_money(r->influenced.amount));
	if (total.m > 0)
		ratio_add_percent(&s, ratio_div(ratio_money(so_far),
		    ratio_money(total)), 0);
	else
		str_adds(&s, "none");	/* nothing sourced, no share of it */
	node_str(a, item, "together", s.s);
	str_release(&s);
}

/*
 * The chart has a row for each that brought something, the largest first, as
 * far as one goes; undrawn: how many it has no row for. Their part is in the
 * figures beside it, and not in the shares it draws.
 */
static struct node *
chart_ranks(struct node *out, struct evidence *ev, const struct rank *v)
{
	struct node *chart = report_chart(ev, "pareto", "partners",
	    "Who brought it", "Sourced revenue won in twelve months by "
	    "partner, the largest first, and the share of all so far.",
	    "Partner");
	size_t i;

	report_chart_series(ev, chart, "sourced", "Sourced revenue", "money");
	for (i = 0; i < ev->ws->npartners && v[i].year.amount.m > 0; i++) {
		if (i < CHART_ROWS_MOST)
			report_chart_value(ev, report_chart_row(ev, chart,
			    v[i].p->slug, v[i].p->name),
			    ratio_money(v[i].year.amount), 2);
	}
	if (i > CHART_ROWS_MOST)
		fig_count(&ev->ws->arena, out, "undrawn", i -
		    CHART_ROWS_MOST);
	return chart;
}

static int
build_ranking(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST);
	struct money total, so_far = { 0 };
	struct node *chart;
	struct rank *v;
	size_t i, more = 0;
	int rc;

	if (evreport_need(ev, e) < 0)
		return -1;
	v = rank_all(ev, &total);
	chart = chart_ranks(out, ev, v);
	for (i = 0; i < ev->ws->npartners; i++) {
		if (!has_won(&v[i]))
			break;
		so_far.m += v[i].year.amount.m;
		if (i < RANKS_SHOWN)
			put_rank(list, ev, &v[i], so_far, total);
		else
			more++;
	}
	if (more > 0)
		fig_count(a, out, "more", more);
	fig_money(a, out, "total", ev->ws->currency,
	    ratio_money(total));
	rc = report_chart_put(out, "chart", ev, chart, e);
	free(v);
	return rc;
}

const struct provider ev_ranking[] = {
	{ "ranking", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_deals,
	    build_ranking },
	{ NULL, 0, NULL, NULL }
};
