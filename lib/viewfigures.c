/* viewfigures - figures of the whole program, for templates */

#include "viewparts.h"

#include <string.h>

#include "concentration.h"
#include "headlines.h"
#include "measure.h"
#include "metricyear.h"
#include "partner.h"
#include "revenue.h"

enum { TOP = 10, RENEWAL_DAYS = 120 };

struct figures {
	struct arena *a;
	struct ws *ws;
	date today;
};

/* One metric over twelve months: an entry of the list, and its text. */
static void
put_metric(struct node *out, struct node *list, struct figures *f,
    const struct metric_data *data, const struct metric *m)
{
	struct metric year = metric_year(m);
	struct period p = metric_year_period(data);
	struct node *map = node_item(f->a, list);
	struct measured got;
	struct str s = STR_INIT;

	measure(&got, data, &year, &p);
	node_str(f->a, map, "id", metric_key(f->a, m));
	node_str(f->a, map, "name", m->name);
	measured_add(&s, &got, &year, f->ws->currency, false);
	node_str(f->a, map, "value", s.s);
	node_str(f->a, out, metric_key(f->a, m), s.s);
	node_str(f->a, map, "definition", m->definition);
	str_reset(&s);
	metric_year_window(&s, &got, date_add_long);
	node_str(f->a, map, "window", s.s);
	str_reset(&s);
	metric_source(&s, m);
	node_str(f->a, map, "source", s.s);
	str_release(&s);
}

/* The figures of the executive summary, by the dictionary. */
static int
put_headlines(struct node *out, struct figures *f, struct err *e)
{
	struct node *list = node_add(f->a, out, "headlines", NODE_LIST);
	struct metric_data data;
	const struct metric *m;
	struct metrics all;
	size_t i;

	if (metrics_read(&all, f->ws, e) < 0 ||
	    metric_data_init(&data, f->ws, f->today, e) < 0)
		return -1;
	for (i = 0; report_headlines[i] != NULL; i++) {
		m = metric_get(&all, report_headlines[i]);
		if (m != NULL)
			put_metric(out, list, f, &data, m);
	}
	return 0;
}

/* How many partners with a contract have each entry of a list. */
static void
put_spread(struct node *out, struct figures *f, const char *key,
    const char *list, const char *(*of)(const struct partner *p))
{
	struct node *rows = node_add(f->a, out, key, NODE_LIST), *map;
	const struct node *entry;
	const char *id;
	size_t i, n;

	NODE_EACH(entry, node_get(f->ws->program, list)) {
		id = node_get_text(entry, "id", "");
		n = 0;
		for (i = 0; i < f->ws->npartners; i++)
			n += partner_signed(&f->ws->partners[i]) &&
			    of(&f->ws->partners[i]) != NULL &&
			    strcmp(of(&f->ws->partners[i]), id) == 0;
		map = node_item(f->a, rows);
		node_str(f->a, map, "id", id);
		node_str(f->a, map, "name", node_get_text(entry, "name", id));
		node_int(f->a, map, "partners", (long long)n);
	}
}

static const char *
tier_of_partner(const struct partner *p)
{
	return p->tier;
}

static const char *
type_of_partner(const struct partner *p)
{
	return p->type;
}

/* How many partners stand at each stage of their life. */
static void
put_stages(struct node *out, struct figures *f)
{
	struct node *rows = node_add(f->a, out, "stages", NODE_LIST), *map;
	size_t i, k, n;

	for (k = 0; partner_stages[k] != NULL; k++) {
		n = 0;
		for (i = 0; i < f->ws->npartners; i++)
			n += f->ws->partners[i].stage != NULL &&
			    strcmp(f->ws->partners[i].stage,
			    partner_stages[k]) == 0;
		map = node_item(f->a, rows);
		node_str(f->a, map, "name", partner_stages[k]);
		node_int(f->a, map, "partners", (long long)n);
	}
}

/* Those that brought most in twelve months. */
static void
put_top(struct node *out, struct figures *f)
{
	struct node *rows = node_add(f->a, out, "top_partners", NODE_LIST);
	const struct deal_filter open = { ROLE_SOURCED, STATE_OPEN, DATE_NONE,
	    DATE_NONE };
	struct concentration c;
	struct str s = STR_INIT;
	const struct partner *p;
	struct node *map;
	size_t i;

	concentration_find(&c, f->a, f->ws, f->today);
	for (i = 0; i < c.n && i < TOP; i++) {
		p = c.stakes[i].partner;
		map = node_item(f->a, rows);
		node_str(f->a, map, "name", p->name);
		if (p->tier != NULL)
			node_str(f->a, map, "tier", ws_name(f->ws, "tiers",
			    p->tier));
		str_reset(&s);
		money_add(&s, f->ws->currency,
		    ratio_money(c.stakes[i].amount));
		node_str(f->a, map, "sourced_won", s.s);
		str_reset(&s);
		ratio_add_percent(&s, ratio_div(ratio_money(c.stakes[i].amount),
		    ratio_money(c.total)), 0);
		node_str(f->a, map, "share", s.s);
		str_reset(&s);
		money_add(&s, f->ws->currency, ratio_money(revenue_of(p,
		    &open).amount));
		node_str(f->a, map, "sourced_open", s.s);
	}
	str_reset(&s);
	if (c.n > 0) {
		ratio_add_percent(&s, ratio_div(concentration_top(&c, 2),
		    ratio_money(c.total)), 0);
		node_str(f->a, out, "top_two_share", s.s);
	}
	str_release(&s);
}

/* Agreements that end soon, or have ended. */
static void
put_renewals(struct node *out, struct figures *f)
{
	struct node *rows = node_add(f->a, out, "renewals", NODE_LIST), *map;
	const struct partner *p;
	date ends;
	size_t i;

	for (i = 0; i < f->ws->npartners; i++) {
		p = &f->ws->partners[i];
		ends = partner_renews(p);
		if (ends == DATE_NONE || !partner_signed(p) ||
		    ends - f->today > RENEWAL_DAYS)
			continue;
		map = node_item(f->a, rows);
		node_str(f->a, map, "name", p->name);
		if (p->manager != NULL)
			node_str(f->a, map, "manager", p->manager);
		view_put_date(f->a, map, "on", ends);
		node_int(f->a, map, "days", ends - f->today);
		node_bool(f->a, map, "passed", ends < f->today);
	}
}

/* Partners with a contract that were not heard of for long. */
static void
put_silent(struct node *out, struct figures *f)
{
	struct node *rows = node_add(f->a, out, "silent", NODE_LIST), *map;
	const struct partner *p;
	date heard;
	size_t i;

	for (i = 0; i < f->ws->npartners; i++) {
		p = &f->ws->partners[i];
		if (!partner_silent(p, f->today))
			continue;
		heard = partner_heard(p, f->today);
		map = node_item(f->a, rows);
		node_str(f->a, map, "name", p->name);
		if (p->manager != NULL)
			node_str(f->a, map, "manager", p->manager);
		view_put_date(f->a, map, "heard", heard);
		if (heard != DATE_NONE)
			node_int(f->a, map, "days", f->today - heard);
	}
}

int
view_figures(struct node *root, struct arena *a, struct ws *ws, date today,
    struct err *e)
{
	struct figures f = { a, ws, today };
	struct node *out;

	if (ws_load(ws, WS_COMPANY | WS_PROGRAM | WS_DEALS, e) < 0)
		return -1;
	out = node_add(a, root, "figures", NODE_MAP);
	node_int(a, out, "partners", (long long)ws->npartners);
	node_int(a, out, "customers", (long long)ws_customers(ws));
	if (put_headlines(out, &f, e) < 0)
		return -1;
	put_spread(out, &f, "tiers", "tiers", tier_of_partner);
	put_spread(out, &f, "types", "types", type_of_partner);
	put_stages(out, &f);
	put_top(out, &f);
	put_renewals(out, &f);
	put_silent(out, &f);
	return 0;
}
