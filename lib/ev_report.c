/* ev_report - evidence of reports: headline figures, top partners, risks */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "brought.h"
#include "evreport.h"
#include "fig.h"
#include "headlines.h"
#include "measure.h"
#include "metricyear.h"
#include "partner.h"
#include "revenue.h"
#include "tally.h"

static const char *const in_report[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", NULL };

/* One metric over the twelve months up to the report's day, below its key. */
static void
put_figure(struct node *out, struct evidence *ev,
    const struct metric_data *data, const struct metric *m)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "list"));
	struct metric year = metric_year(m);
	struct period p = metric_year_period(data);
	struct measured got;
	struct str s = STR_INIT;

	measure(&got, data, &year, &p);
	node_str(a, item, "id", m->id);
	node_str(a, item, "name", m->name);
	node_str(a, item, "definition", m->definition);
	metric_year_window(&s, &got, date_add);
	node_str(a, item, "window", s.s);
	str_reset(&s);
	metric_source_quoted(&s, m);
	node_str(a, item, "source", s.s);
	str_reset(&s);
	measured_add(&s, &got, &year, ev->ws->currency, false);
	node_str(a, item, "text", s.s);
	str_reset(&s);
	measured_add_raw(&s, &got, &year);
	if (s.len > 0)
		node_str(a, item, "value", s.s)->quoted = false;
	node_hang(a, out, metric_key(a, m), node_copy(a, item, NULL));
	str_release(&s);
}

static int
build_figures(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct metric_data data;
	const struct metric *m;
	struct metrics all;
	struct str s = STR_INIT;
	size_t i;

	if (metrics_read(&all, ev->ws, e) < 0)
		return -1;
	data = metric_data_of(ev->ws, evreport_day(ev));
	date_add(&s, evreport_day(ev));
	node_str(a, out, "as_of", s.s);
	node_add(a, out, "list", NODE_LIST);
	for (i = 0; report_headlines[i] != NULL; i++) {
		m = metric_get(&all, report_headlines[i]);
		if (m != NULL)
			put_figure(out, ev, &data, m);
	}
	str_release(&s);
	return 0;
}

/* What the two that brought most brought together. */
static struct ratio
first_two(const struct ws *ws, const struct brought *list)
{
	struct ratio two = ratio_of(0, 1);
	size_t i;

	for (i = 0; i < ws->npartners && i < 2; i++)
		two = ratio_add(two, ratio_money(list[i].sourced.amount));
	return two;
}

/* What the first two of the list brought of all that partners brought. */
static void
put_top_two(struct node *out, const struct evidence *ev,
    const struct brought *list, const struct deal_sum *total)
{
	if (total->count > 0)
		fig_part(&ev->ws->arena, out, "top_two", ev->ws->currency,
		    first_two(ev->ws, list), ratio_money(total->amount));
}

static int
build_top(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct deal_sum total;
	struct brought *list = brought_list(ev->ws, evreport_day(ev),
	    &total);
	size_t i;

	(void)e;
	for (i = 0; i < ev->ws->npartners && i < 8; i++) {
		if (!brought_any(&list[i]))
			break;
		item = node_item(a, items);
		node_str(a, item, "slug", list[i].p->slug);
		node_str(a, item, "name", list[i].p->name);
		node_str(a, item, "tier", list[i].p->tier == NULL ? "none" :
		    ws_name(ev->ws, "tiers", list[i].p->tier));
		fig_count(a, item, "sourced_won", list[i].sourced.count);
		fig_money(a, item, "sourced_amount", ev->ws->currency,
		    ratio_money(list[i].sourced.amount));
		fig_count(a, item, "influenced_won",
		    list[i].influenced.count);
		fig_money(a, item, "influenced_amount", ev->ws->currency,
		    ratio_money(list[i].influenced.amount));
	}
	fig_money(a, out, "sourced_total", ev->ws->currency,
	    ratio_money(total.amount));
	put_top_two(out, ev, list, &total);
	evreport_put_later(out, ev);
	free(list);
	return 0;
}

/* One line of the risk list. */
static struct node *
add_risk(struct arena *a, struct node *list, const char *name,
    const char *detail, const char *todo)
{
	struct node *item = node_item(a, list);

	node_str(a, item, "name", name);
	node_str(a, item, "detail", detail);
	node_str(a, item, "todo", todo);
	return item;
}

/* Names of the partners that pass: "a, b and c". How many they are. */
static size_t
name_partners(struct str *out, const struct evidence *ev,
    bool (*passes)(const struct partner *, date))
{
	const char *names[5];
	size_t i, n = 0;

	for (i = 0; i < ev->ws->npartners; i++) {
		if (!passes(&ev->ws->partners[i], ev->today))
			continue;
		if (n < 5)
			names[n] = ev->ws->partners[i].name;
		n++;
	}
	names_join(out, names, n < 5 ? n : 5, n);
	return n;
}

static bool
at_risk(const struct partner *p, date today)
{
	(void)today;
	return p->stage != NULL && strcmp(p->stage, "at-risk") == 0;
}

static bool
renewal_late(const struct partner *p, date today)
{
	date d = partner_renews(p);

	return partner_signed(p) && d != DATE_NONE && d < today;
}

static bool
renewal_soon(const struct partner *p, date today)
{
	date d = partner_renews(p);

	return partner_signed(p) && d != DATE_NONE && d >= today &&
	    d <= today + 60;
}

static bool
expired(const struct partner *p, date today)
{
	return partner_signed(p) && partner_certified(p, today) <
	    partner_certified(p, DATE_NONE);
}

static bool
unmanaged(const struct partner *p, date today)
{
	(void)today;
	return partner_signed(p) && p->manager == NULL;
}

/* Two partners with more than 30 % of what was sourced in the last year. */
static void
add_concentration(struct evidence *ev, struct node *list)
{
	struct node *of = node_new(&ev->ws->arena, NODE_MAP);
	struct deal_sum total;
	struct brought *v = brought_list(ev->ws, ev->today, &total);
	struct ratio share = ratio_div(first_two(ev->ws, v),
	    ratio_money(total.amount));

	put_top_two(of, ev, v, &total);
	if (ratio_ok(share) && ratio_cmp(share, ratio_of(30, 100)) > 0)
		add_risk(&ev->ws->arena, list, "Revenue rests on two partners",
		    node_get_text(node_get(of, "top_two"), "long", ""),
		    "widen the base: `pos score fit`");
	free(v);
}

static int
build_risks(struct node *out, struct evidence *ev, struct err *e)
{
	static const struct {
		bool (*passes)(const struct partner *, date);
		const char *name, *todo;
	} rules[] = {
		{ at_risk, "Set to the stage at-risk",
		    "review each: `pos score health`" },
		{ partner_silent, "Silent for more than 90 days",
		    "call them, or let them go" },
		{ renewal_late, "Agreement has run out", "renew or end it" },
		{ renewal_soon, "Agreement renews or ends within 60 days",
		    "start the renewal" },
		{ expired, "Certifications have expired",
		    "book the renewal courses" },
		{ unmanaged, "Nobody manages them",
		    "name a manager: `pos partner set`" },
	};
	struct node *list = node_add(&ev->ws->arena, out, "list", NODE_LIST);
	struct str s = STR_INIT;
	size_t i, n;

	(void)e;
	evreport_put_partial(out, ev);
	evreport_put_later(out, ev);
	add_concentration(ev, list);
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (ev->ws->partial && rules[i].passes == partner_silent)
			continue;
		str_reset(&s);
		n = name_partners(&s, ev, rules[i].passes);
		if (n > 0)
			fig_count(&ev->ws->arena, add_risk(&ev->ws->arena,
			    list, rules[i].name, s.s, rules[i].todo), "count",
			    n);
	}
	str_release(&s);
	return 0;
}

/* One row of the overview. */
static void
add_row(struct evidence *ev, struct node *list, const char *name,
    bool (*passes)(const struct partner *, const char *), const char *id)
{
	struct arena *a = &ev->ws->arena;
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	size_t i, all = 0, with_contract = 0;
	struct money amount = { 0 };
	struct node *item;

	revenue_year(&f, evreport_day(ev));
	for (i = 0; i < ev->ws->npartners; i++) {
		if (!passes(&ev->ws->partners[i], id))
			continue;
		all++;
		with_contract += partner_signed(&ev->ws->partners[i]);
		amount.m += revenue_of(&ev->ws->partners[i], &f).amount.m;
	}
	if (all == 0 && id == NULL)
		return;
	item = node_item(a, list);
	node_str(a, item, "name", name);
	fig_count(a, item, "partners", all);
	fig_count(a, item, "signed", with_contract);
	fig_money(a, item, "sourced_amount", ev->ws->currency,
	    ratio_money(amount));
}

static bool
same_text(const char *text, const char *id)
{
	return id == NULL ? text == NULL :
	    text != NULL && strcmp(text, id) == 0;
}

static bool
has_tier(const struct partner *p, const char *id)
{
	return same_text(p->tier, id);
}

static bool
has_type(const struct partner *p, const char *id)
{
	return same_text(p->type, id);
}

static bool
has_region(const struct partner *p, const char *id)
{
	const struct node *regions = partner_get(p, "regions");

	return id == NULL ? node_unknown(regions) : node_has(regions, id);
}

/* Its record says that it works in none: that is not the same as unknown. */
static bool
has_no_region(const struct partner *p, const char *id)
{
	const struct node *regions = partner_get(p, "regions");

	(void)id;
	return regions != NULL && regions->kind == NODE_LIST &&
	    regions->n == 0;
}

static int
build_overview(struct node *out, struct evidence *ev, struct err *e)
{
	static const struct {
		const char *list;
		bool (*passes)(const struct partner *, const char *);
	} views[] = { { "tiers", has_tier }, { "types", has_type },
	    { "regions", has_region } };
	const struct node *c;
	struct node *rows;
	size_t i;

	(void)e;
	for (i = 0; i < 3; i++) {
		rows = node_add(&ev->ws->arena, out, views[i].list,
		    NODE_LIST);
		NODE_EACH(c, node_get(ev->ws->program, views[i].list))
			add_row(ev, rows, node_get_text(c, "name",
			    node_get_text(c, "id", "")), views[i].passes,
			    node_get_text(c, "id", ""));
		if (views[i].passes == has_region)
			add_row(ev, rows, "none", has_no_region, NULL);
		add_row(ev, rows, "not set", views[i].passes, NULL);
	}
	evreport_put_later(out, ev);
	fig_count(&ev->ws->arena, out, "total", ev->ws->npartners);
	node_bool(&ev->ws->arena, out, "one", ev->ws->npartners == 1);
	node_bool(&ev->ws->arena, out, "several", ev->ws->npartners > 1);
	return 0;
}

/* Open deals of one role by stage. */
static void
add_pipeline(struct evidence *ev, struct node *out, enum deal_role role)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "list"));
	struct money sums[DEAL_WON] = { { 0 } }, total = { 0 };
	struct node *cells;
	size_t i, n = 0;

	for (i = 0; i < ev->ws->ndeals; i++) {
		const struct deal *d = &ev->ws->deals[i];

		if (d->role != role || deal_is_closed(d))
			continue;
		sums[d->stage].m += d->amount.m;
		total.m += d->amount.m;
		n++;
	}
	node_str(a, item, "name", deal_role_name(role));
	cells = node_add(a, item, "cells", NODE_LIST);
	for (i = 0; i < DEAL_WON; i++)
		fig_money(a, cells, NULL, "", ratio_money(sums[i]));
	fig_count(a, item, "count", n);
	fig_money(a, item, "amount", ev->ws->currency, ratio_money(total));
}

static int
build_pipeline(struct node *out, struct evidence *ev, struct err *e)
{
	size_t i;

	(void)e;
	evreport_put_later(out, ev);
	node_add(&ev->ws->arena, out, "list", NODE_LIST);
	for (i = 0; i < DEAL_ROLES; i++)
		add_pipeline(ev, out, (enum deal_role)i);
	return 0;
}

/* Won in the fiscal quarter of the report's day and the four before. */
static int
build_quarters(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	static const char *const keys[] = { "direct", "sourced",
	    "influenced" };
	struct deal_filter f = { ROLE_DIRECT, STATE_WON, 0, 0 };
	const struct period now = period_of(PERIOD_QUARTER,
	    evreport_day(ev), fiscal_month(ev->ws));
	struct str name = STR_INIT;
	struct period p;
	int i, role;

	(void)e;
	for (i = -4; i <= 0; i++) {
		p = period_step(&now, i);
		if (ev->ws->ndeals == 0 ||
		    p.to < ev->ws->deals[0].created)
			continue;
		f.from = p.from;
		f.to = p.to;
		str_reset(&name);
		period_add(&name, &p);
		item = node_item(a, items);
		node_fmt(a, item, "name", "%s%s", name.s, i == 0 &&
		    p.to > evreport_day(ev) ? " so far" : "");
		for (role = 0; role < DEAL_ROLES; role++) {
			f.role = (enum deal_role)role;
			fig_money(a, item, keys[role], ev->ws->currency,
			    ratio_money(revenue_all(ev->ws, &f).amount));
		}
	}
	str_release(&name);
	return 0;
}

enum { REPORT_PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS |
	WS_PARTNERS };

const struct provider ev_report[] = {
	{ "figures", REPORT_PARTS, in_report, build_figures },
	{ "overview", REPORT_PARTS, in_report, build_overview },
	{ "pipeline", REPORT_PARTS, in_report, build_pipeline },
	{ "quarters", REPORT_PARTS, in_report, build_quarters },
	{ "top", REPORT_PARTS, in_report, build_top },
	{ "risks", REPORT_PARTS, in_report, build_risks },
	{ NULL, 0, NULL, NULL }
};
