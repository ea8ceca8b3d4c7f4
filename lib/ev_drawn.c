/* ev_drawn - evidence of reports that is drawn: funnel, scatter, tornado, map */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "evreport.h"
#include "fig.h"
#include "journey.h"
#include "mem.h"
#include "partner.h"
#include "reportchart.h"
#include "revenue.h"
#include "scoreall.h"
#include "tam.h"
#include "tamswingmap.h"

enum { PLACED_SHOWN = 30, NAMES_SHOWN = 6, TYPES_SHOWN = 10 };

static const char *const in_funnel[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", NULL };
static const char *const in_scores[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", "strategy/icp.md",
	"strategy/ipp.md", NULL };
static const char *const in_tam[] = { "strategy/tam.yaml", "company.yaml",
	"program.yaml", NULL };
static const char *const in_cover[] = { "company.yaml", "program.yaml",
	"partners", NULL };

/* "qualification" as a heading: "Qualification". */
static const char *
stage_title(struct arena *a, enum deal_stage stage)
{
	char *name = arena_dup(a, deal_stage_name(stage));

	if (name[0] >= 'a' && name[0] <= 'z')
		name[0] = (char)(name[0] - 'a' + 'A');
	return name;
}

/* Open deals that partners brought, by the stage they are in today. */
static void
count_stages(struct deal_sum in[DEAL_WON], const struct ws *ws)
{
	const struct deal *d;
	size_t i;

	memset(in, 0, DEAL_WON * sizeof(*in));
	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (d->role != ROLE_SOURCED || deal_is_closed(d))
			continue;
		in[d->stage].count++;
		in[d->stage].amount.m += d->amount.m;
	}
}

/*
 * A funnel narrows: each stage has the deals that are in it or have gone
 * further. How many stand in it is told beside it.
 */
static int
build_funnel(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *chart, *row, *item, *list;
	struct deal_sum in[DEAL_WON], so_far = { 0 };
	int i, j;

	if (evreport_need(ev, e) < 0)
		return -1;
	count_stages(in, ev->ws);
	chart = report_chart(ev, "funnel", "open-deals", "Open deals that "
	    "partners brought", "How many deals have come to a stage or "
	    "further, and their annual value, as they stand today.", "Stage");
	report_chart_series(ev, chart, "deals", "Deals", "count");
	report_chart_series(ev, chart, "amount", "Annual value", "money");
	list = node_add(a, out, "list", NODE_LIST);
	for (i = 0; i < DEAL_WON; i++) {
		memset(&so_far, 0, sizeof(so_far));
		for (j = i; j < DEAL_WON; j++) {
			so_far.count += in[j].count;
			so_far.amount.m += in[j].amount.m;
		}
		if (i == 0 && so_far.count == 0)
			return 0;
		item = node_item(a, list);
		node_str(a, item, "name", stage_title(a, (enum deal_stage)i));
		fig_count(a, item, "deals", in[i].count);
		fig_money(a, item, "amount", ev->ws->currency,
		    ratio_money(in[i].amount));
		fig_count(a, item, "deals_so_far", so_far.count);
		fig_money(a, item, "amount_so_far", ev->ws->currency,
		    ratio_money(so_far.amount));
		row = report_chart_row(ev, chart, deal_stage_name(
		    (enum deal_stage)i), stage_title(a, (enum deal_stage)i));
		report_chart_value(ev, row, ratio_of((int64_t)so_far.count,
		    1), 0);
		report_chart_value(ev, row, ratio_money(so_far.amount), 2);
	}
	return report_chart_put(out, "chart", ev, chart, e);
}

/* A partner with a contract, and what it brought in twelve months. */
struct placed {
	const struct partner *p;
	__int128 sourced;	/* of MONEY_ONE */
};

static int
placed_order(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	if (a->sourced != b->sourced)
		return a->sourced > b->sourced ? -1 : 1;
	return strcmp(a->p->slug, b->p->slug);
}

/* Those with a contract, most sourced first. Returns how many. */
static size_t
find_placed(struct placed **out, struct evidence *ev)
{
	const struct ws *ws = ev->ws;
	struct placed *v = arena_alloc(&ev->ws->arena, (ws->npartners + 1) *
	    sizeof(*v));
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	size_t i, n = 0;

	revenue_year(&f, evreport_end(ev));
	for (i = 0; i < ws->npartners; i++) {
		if (partner_signed(&ws->partners[i])) {
			v[n].p = &ws->partners[i];
			v[n].sourced = revenue_of(v[n].p, &f).amount.m;
			n++;
		}
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), placed_order);
	*out = v;
	return n;
}

/*
 * Their scores on a card of the scorecard; invalid where less is known than
 * the card asks for. One that fails a gate has its score, too.
 */
static int
score_on(struct ratio *out, struct evidence *ev, const char *name,
    const struct partner *const *p, size_t n, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct rule_env env = { .ws = ev->ws, .today = ev->today,
	    .facts = node_new(a, NODE_MAP) };
	struct score scores[PLACED_SHOWN];
	struct card card;
	size_t i;
	int rc;

	memset(&card, 0, sizeof(card));
	rc = card_read(&card, a, ev->ws->scorecard, name, &env, e);
	if (rc == 0)
		rc = ws_load(ev->ws, card.parts, e);
	if (rc == 0)
		rc = score_all(scores, a, &card, p, n, e);
	for (i = 0; rc == 0 && i < n; i++)
		out[i] = ratio_ok(scores[i].coverage) && ratio_cmp(
		    scores[i].coverage, ratio_dec(card.floor)) >= 0 ?
		    scores[i].value : ratio_of(0, 0);
	card_release(&card);
	return rc;
}

/* The line that divides the field: from where on a partner is healthy. */
static void
put_border(struct node *chart, struct evidence *ev)
{
	const struct node *healthy = node_path(ev->ws->program,
	    "policies.health.healthy");
	struct str s = STR_INIT;
	struct dec d;

	if (dec_node(&d, healthy, "healthy", NULL) == 0) {
		dec_add_text(&s, d);
		node_str(&ev->ws->arena, node_get(chart, "series")->last,
		    "at", s.s);
	}
	str_release(&s);
}

static int
put_scatter(struct node *out, struct evidence *ev,
    const struct partner *const *p, size_t n, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *chart = report_chart(ev, "scatter", "fit-and-health",
	    "Fit and health of partners", "Each partner by its score of fit, "
	    "across, and of health, up; above the line across a partner is "
	    "healthy by the program.",
	    "Partner"), *row;
	struct ratio fit[PLACED_SHOWN], health[PLACED_SHOWN];
	const char *names[NAMES_SHOWN];
	size_t i, unknown = 0;

	if (score_on(fit, ev, "fit", p, n, e) < 0 ||
	    score_on(health, ev, "health", p, n, e) < 0)
		return -1;
	report_chart_series(ev, chart, "fit", "Fit", "score");
	report_chart_series(ev, chart, "health", "Health", "score");
	put_border(chart, ev);
	for (i = 0; i < n; i++) {
		if (!ratio_ok(fit[i]) || !ratio_ok(health[i])) {
			if (unknown < NAMES_SHOWN)
				names[unknown] = p[i]->name;
			unknown++;
			continue;
		}
		row = report_chart_row(ev, chart, p[i]->slug, p[i]->name);
		report_chart_value(ev, row, fit[i], 1);
		report_chart_value(ev, row, health[i], 1);
	}
	if (unknown > 0)
		fig_names(a, out, "unknown", names, unknown < NAMES_SHOWN ?
		    unknown : NAMES_SHOWN, unknown);
	return report_chart_put(out, "chart", ev, chart, e);
}

static int
build_placed(struct node *out, struct evidence *ev, struct err *e)
{
	const struct partner *p[PLACED_SHOWN];
	struct placed *v;
	size_t i, all, n;

	if (evreport_need(ev, e) < 0)
		return -1;
	evreport_put_partial(out, ev);
	if (ev->ws->partial || node_get(ev->ws->scorecard, "fit") == NULL ||
	    node_get(ev->ws->scorecard, "health") == NULL)
		return 0;
	all = find_placed(&v, ev);
	n = all < PLACED_SHOWN ? all : PLACED_SHOWN;
	for (i = 0; i < n; i++)
		p[i] = v[i].p;
	fig_count(&ev->ws->arena, out, "looked_at", n);
	if (all > n)
		fig_count(&ev->ws->arena, out, "more", all - n);
	return put_scatter(out, ev, p, n, e);
}

/* The tornado of our revenue, and of the ecosystem's: each its own. */
static int
build_swings(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct tam t;

	if (evreport_need(ev, e) < 0 || tam_load(&t, a, ev->ws->tam, TAM_FILE,
	    ev->ws->currency, e) < 0)
		return -1;
	if (report_chart_put(out, "ours", ev, tam_swing_map(ev, &t, true),
	    e) < 0)
		return -1;
	return report_chart_put(out, "ecosystem", ev, tam_swing_map(ev, &t,
	    false), e);
}

/* How many partners of a type cover one of the stage's needs at least. */
static size_t
covering(const struct ws *ws, const struct stage *s, const char *type)
{
	size_t i, k, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		const struct partner *p = &ws->partners[i];

		if (!partner_signed(p) || p->type == NULL ||
		    strcmp(p->type, type) != 0)
			continue;
		for (k = 0; k < s->n; k++) {
			if (node_has(partner_get(p, "covers"),
			    s->needs[k].id))
				break;
		}
		n += k < s->n;
	}
	return n;
}

/* A row for each stage; of one without needs nothing is known. */
static void
put_stage(struct node *chart, struct evidence *ev, const struct stage *s)
{
	struct node *row = report_chart_row(ev, chart, s->id, s->name);
	const struct node *t;
	size_t n = 0;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		if (n++ < TYPES_SHOWN)
			report_chart_value(ev, row, s->n == 0 ? ratio_of(0,
			    0) : ratio_of((int64_t)covering(ev->ws, s,
			    node_get_text(t, "id", "")), 1), 0);
	}
}

static int
build_cover_map(struct node *out, struct evidence *ev, struct err *e)
{
	struct node *chart;
	const struct node *t;
	struct journey j;
	size_t i, types = 0;

	if (evreport_need(ev, e) < 0 || journey_read(&j, ev->ws, e) < 0)
		return -1;
	chart = report_chart(ev, "heatmap", "journey", "Who covers the "
	    "customer's journey", "Partners with a contract that cover at "
	    "least one need of the stage, by type.", "Stage");
	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		if (types++ < TYPES_SHOWN)
			report_chart_series(ev, chart, node_get_text(t, "id",
			    ""), node_get_text(t, "name", node_get_text(t,
			    "id", "")), "count");
	}
	if (j.needs + j.other == 0 || types == 0)
		return 0;
	if (types > TYPES_SHOWN)
		fig_count(&ev->ws->arena, out, "more", types - TYPES_SHOWN);
	for (i = 0; i < j.n; i++)
		put_stage(chart, ev, &j.stages[i]);
	return report_chart_put(out, "chart", ev, chart, e);
}

const struct provider ev_drawn[] = {
	{ "funnel", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_funnel,
	    build_funnel },
	{ "fit_health", WS_ALL, in_scores, build_placed },
	{ "swings", WS_TAM | WS_COMPANY | WS_PROGRAM, in_tam, build_swings },
	{ "cover_map", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_cover,
	    build_cover_map },
	{ NULL, 0, NULL, NULL }
};
