/* ev_backtest - evidence of the annual review: did the score tell? */

#include "evidence.h"

#include <string.h>

#include "backtest.h"
#include "chart.h"
#include "evreport.h"
#include "evthen.h"
#include "fig.h"
#include "prune.h"
#include "report.h"
#include "reportchart.h"

enum { SHOWN = 30 };	/* partners that are listed */

static const char *const in_backtest[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", "strategy/icp.md",
	"strategy/ipp.md", NULL };

/* What passes of then: what does today. */
struct passing {
	const struct ws *ws;
	const struct partner_names *names;
};

static bool
has_partner(const struct partner *p, void *ctx)
{
	const struct passing *pass = ctx;

	return map_get(&pass->ws->partner_slugs, partner_names_is(pass->names,
	    p->slug)) != NULL;
}

static bool
has_account(const struct account *c, void *ctx)
{
	const struct passing *pass = ctx;

	return map_get(&pass->ws->account_ids, c->id) != NULL;
}

static const char *
group_name(size_t i, size_t of)
{
	static const char *const thirds[] = { "Top third", "Middle third",
	    "Bottom third" };
	static const char *const fourths[] = { "Top fourth", "Second fourth",
	    "Third fourth", "Bottom fourth" };

	return of == 3 ? thirds[i] : fourths[i];
}

static void
put_group(struct node *list, struct evidence *ev, const struct backtest *b,
    size_t i)
{
	const struct backtest_group *g = &b->groups[i];
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);

	node_str(a, item, "name", group_name(i, b->ngroups));
	fig_number(a, item, "low", g->low, 1);
	fig_number(a, item, "high", g->high, 1);
	node_bool(a, item, "range", ratio_round(g->low, 1) !=
	    ratio_round(g->high, 1));
	fig_count(a, item, "partners", g->n);
	fig_count(a, item, "brought", g->brought);
	fig_count(a, item, "deals", g->deals);
	fig_count(a, item, "active", g->active);
	fig_money(a, item, "won", ev->ws->currency, ratio_money(g->won));
	fig_money(a, item, "median", ev->ws->currency, g->median);
}

static void
put_row(struct node *list, struct evidence *ev, const struct backtest_row *r)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);

	node_str(a, item, "slug", r->p->slug);
	node_str(a, item, "name", r->p->name);
	fig_number(a, item, "score", r->score, 1);
	fig_money(a, item, "won", ev->ws->currency, ratio_money(r->won.amount));
	fig_count(a, item, "deals", r->won.count);
	node_str(a, item, "end", r->left ? "left" : r->active ? "active" :
	    "silent");
}

/* The coefficient, and what may be said of it: one of the flags. */
static void
put_correlation(struct node *out, struct evidence *ev,
    const struct backtest *b)
{
	struct arena *a = &ev->ws->arena;
	int beyond = rankcorr_beyond(&b->corr);
	struct node *says;

	if (!rankcorr_known(&b->corr)) {
		node_bool(a, out, b->corr.xx == 0 ? "scores_alike" :
		    "revenue_alike", true);
		return;
	}
	fig_number(a, out, "rho", rankcorr_rho(&b->corr), 2);
	fig_number(a, out, "chance", rankcorr_chance(&b->corr), 2);
	says = node_add(a, out, "says", NODE_MAP);
	node_bool(a, says, "tells", beyond > 0);
	node_bool(a, says, "against", beyond < 0);
	node_bool(a, says, "open", beyond == 0);
}

static int
put_chart(struct node *out, struct evidence *ev, const struct backtest *b,
    bool present, struct err *e)
{
	struct node *chart = report_chart(ev, "scatter", "score-and-revenue",
	    "Score and revenue", present ? "Partners by their score of today, "
	    "and the sourced revenue won in the period." : "Partners by their "
	    "score when the period began, and the sourced revenue won in it.",
	    "Partner");
	struct node *row;
	size_t i;

	report_chart_series(ev, chart, "score", present ? "Fit score today" :
	    "Fit score then", "score");
	report_chart_series(ev, chart, "won", "Sourced revenue won",
	    "money");
	for (i = 0; i < b->n && i < CHART_ROWS_MOST; i++) {
		row = report_chart_row(ev, chart, b->rows[i].p->slug,
		    b->rows[i].p->name);
		report_chart_value(ev, row, b->rows[i].score, 1);
		report_chart_value(ev, row, ratio_money(b->rows[i].won.amount),
		    2);
	}
	return report_chart_put(out, "chart", ev, chart, e);
}

/* Who had a contract and is not among them, by why. */
static void
put_left_out(struct node *out, struct evidence *ev, const struct backtest *b)
{
	static const char *const keys[BACKTEST_OUTS] = { "absent", "unknown",
	    "gated", "unreadable" };
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "left_out", NODE_MAP);
	size_t i;

	for (i = 0; i < BACKTEST_OUTS; i++) {
		if (b->nout[i] > 0)
			fig_names(a, map, keys[i], b->out[i], b->nout[i] < 6 ?
			    b->nout[i] : 6, b->nout[i]);
	}
	if (b->gone > 0)
		fig_count(a, map, "gone", b->gone);
	node_bool(a, map, "any", map->n > 0);
}

static int
put_result(struct node *out, struct evidence *ev, const struct backtest *b,
    bool present, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list;
	size_t i;

	fig_count(a, out, "partners", b->n);
	fig_count(a, out, "least", BACKTEST_FEW);
	put_left_out(out, ev, b);
	if (b->n == 0)
		return 0;
	node_bool(a, out, "few", b->n < BACKTEST_FEW);
	list = node_add(a, out, "list", NODE_LIST);
	for (i = 0; i < b->n && i < SHOWN; i++)
		put_row(list, ev, &b->rows[i]);
	if (b->n > SHOWN)
		fig_count(a, out, "more", b->n - SHOWN);
	if (b->n >= BACKTEST_FEW) {
		put_correlation(out, ev, b);
		list = node_add(a, out, "groups", NODE_LIST);
		for (i = 0; i < b->ngroups; i++) {
			if (b->groups[i].n > 0)
				put_group(list, ev, b, i);
		}
	}
	return put_chart(out, ev, b, present, e);
}

/* What the comparison rests on: which files, and since when deals. */
static void
put_basis(struct node *out, struct evidence *ev, const struct backtest *b,
    const struct evthen *then)
{
	const struct ws *ws = ev->ws;
	struct arena *a = &ev->ws->arena;

	node_bool(a, out, "card", b->there);
	node_bool(a, out, "deals", ws->ndeals > 0);
	node_bool(a, out, "present", !then->there);
	node_str(a, out, "when", then->there ? "then" : "today");
	node_bool(a, out, "other_card", b->other_card);
	node_bool(a, out, "other_scale", b->other_scale);
	node_str(a, out, "end", date_text(a, evreport_end(ev)));
	if (ws->ndeals > 0 && ws->deals[0].created > ev->report->period.from)
		node_str(a, out, "deals_from", date_text(a,
		    ws->deals[0].created));
}

/* The records of then, as if what does not pass had not been on file. */
static int
cut_then(struct evthen *then, struct evidence *ev, struct err *e)
{
	struct passing passing = { ev->ws, &then->names };
	const struct prune pass = { has_partner, has_account, &passing };

	if (evthen_name(then, ev, e) < 0)
		return -1;
	if (!report_filter_empty(&ev->report->filter))
		ws_prune(&then->ws, &pass);
	return 0;
}

static int
build_backtest(struct node *out, struct evidence *ev, struct err *e)
{
	struct backtest_then was;
	struct evthen *then;
	struct backtest b;
	int rc = evthen_open(&then, out, ev, BACKTEST_PARTS, e);

	evreport_put_partial(out, ev);
	if (rc == 0 && then->there)
		rc = cut_then(then, ev, e);
	if (rc < 0)
		return -1;
	was = (struct backtest_then){ &then->ws, &then->names };
	rc = backtest(&b, ev->ws, then->there ? &was : NULL,
	    &ev->report->period, evreport_end(ev), e);
	if (rc == 0)
		put_basis(out, ev, &b, then);
	/* what is left of a partner's deals is no ground to score it by */
	if (rc == 0 && b.there && ev->ws->ndeals > 0 && !b.other_scale &&
	    !ev->ws->partial)
		rc = put_result(out, ev, &b, !then->there, e);
	return rc;
}

const struct provider ev_backtest[] = {
	{ "backtest", WS_ALL, in_backtest, build_backtest },
	{ NULL, 0, NULL, NULL }
};
