/* ev_ranking - evidence of reports: who brought what, the most first */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "brought.h"
#include "chart.h"
#include "evreport.h"
#include "fig.h"
#include "report.h"
#include "reportchart.h"
#include "revenue.h"

enum { RANKS_SHOWN = 10 };

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/deals", "partners", NULL };

/* What it brought in the period. */
static struct ratio
in_period(const struct evidence *ev, const struct partner *p)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON,
		ev->report->period.from, evreport_end(ev) };

	return ratio_money(revenue_of(p, &f).amount);
}

static void
put_rank(struct node *list, struct evidence *ev, const struct brought *r,
    struct money so_far, struct money total)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	struct str s = STR_INIT;

	node_str(a, item, "slug", r->p->slug);
	node_str(a, item, "name", r->p->name);
	node_str(a, item, "tier", r->p->tier == NULL ? "none" :
	    ws_name(ev->ws, "tiers", r->p->tier));
	fig_money(a, item, "period", ev->ws->currency, in_period(ev, r->p));
	fig_money(a, item, "year", ev->ws->currency,
	    ratio_money(r->sourced.amount));
	fig_count(a, item, "deals", r->sourced.count);
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
chart_ranks(struct node *out, struct evidence *ev, const struct brought *v)
{
	struct node *chart = report_chart(ev, "pareto", "partners",
	    "Who brought it", "Sourced revenue won in twelve months by "
	    "partner, the largest first, and the share of all so far.",
	    "Partner");
	size_t i;

	report_chart_series(ev, chart, "sourced", "Sourced revenue", "money");
	for (i = 0; i < ev->ws->npartners && v[i].sourced.amount.m > 0; i++) {
		if (i < CHART_ROWS_MOST)
			report_chart_value(ev, report_chart_row(ev, chart,
			    v[i].p->slug, v[i].p->name),
			    ratio_money(v[i].sourced.amount), 2);
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
	struct money so_far = { 0 };
	struct deal_sum total;
	struct node *chart;
	struct brought *v;
	size_t i, more = 0;
	int rc;

	if (evreport_need(ev, e) < 0)
		return -1;
	v = brought_list(ev->ws, evreport_end(ev), &total);
	chart = chart_ranks(out, ev, v);
	for (i = 0; i < ev->ws->npartners; i++) {
		if (!brought_any(&v[i]))
			break;
		so_far.m += v[i].sourced.amount.m;
		if (i < RANKS_SHOWN)
			put_rank(list, ev, &v[i], so_far, total.amount);
		else
			more++;
	}
	if (more > 0)
		fig_count(a, out, "more", more);
	fig_money(a, out, "total", ev->ws->currency,
	    ratio_money(total.amount));
	rc = report_chart_put(out, "chart", ev, chart, e);
	free(v);
	return rc;
}

const struct provider ev_ranking[] = {
	{ "ranking", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_deals,
	    build_ranking },
	{ NULL, 0, NULL, NULL }
};
