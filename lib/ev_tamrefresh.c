/* ev_tamrefresh - evidence of the annual review: the market estimate anew */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "evreport.h"
#include "evtam.h"
#include "evthen.h"
#include "fig.h"
#include "mem.h"
#include "report.h"
#include "reportchart.h"
#include "revenue.h"
#include "tam.h"
#include "tamage.h"
#include "tambasis.h"
#include "tamcap.h"
#include "tamchange.h"

enum { NUMBERS_SHOWN = 20 };

static const char *const in_tamrefresh[] = { "strategy/tam.yaml",
	"company.yaml", "program.yaml", "data/customers.yaml",
	"data/prospects.yaml", "data/deals", "partners", NULL };

/* {from, to, change: "+EUR 3,600,000 (+25 %)"}; change: where both known. */
static void
put_step(struct arena *a, struct node *map, const char *currency,
    struct ratio from, struct ratio to)
{
	struct ratio by = ratio_sub(to, from), share = ratio_div(by, from);
	struct str s = STR_INIT;

	if (ratio_ok(from))
		fig_money(a, map, "from", currency, from);
	if (ratio_ok(to))
		fig_money(a, map, "to", currency, to);
	if (!ratio_ok(by))
		return;
	if (by.n == 0) {
		node_str(a, map, "change", "no change");
		return;
	}
	str_adds(&s, by.n > 0 ? "+" : "-");
	money_add(&s, currency, by.n > 0 ? by : ratio_sub(from, to));
	if (ratio_ok(share)) {
		str_addf(&s, " (%s", by.n > 0 ? "+" : "");
		ratio_add_percent(&s, share, 0);
		str_addc(&s, ')');
	}
	node_str(a, map, "change", s.s);
	str_release(&s);
}

/* The commit, or that there is none. */
static void
put_since(struct arena *a, struct node *map, const struct tam_since *since)
{
	if (since->commit[0] == '\0')
		return;
	node_fmt(a, map, "commit", "%.10s", since->commit);
	node_str(a, map, "day", date_text(a, since->day));
	node_bool(a, map, "older", since->older);
}

static const char *
total_name(bool ours)
{
	return ours ? "our revenue" : "the ecosystem's";
}

/* What the change alone makes of the totals. */
static void
put_effects(struct node *item, struct evidence *ev,
    const struct tam_change *c, const char *currency)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, item, "effects", NODE_LIST), *effect;
	int ours;

	for (ours = 1; ours >= 0; ours--) {
		if (ratio_ok(c->from[ours]) == ratio_ok(c->to[ours]) &&
		    ratio_cmp(c->from[ours], c->to[ours]) == 0)
			continue;
		effect = node_item(a, list);
		node_str(a, effect, "total", total_name(ours));
		put_step(a, effect, currency, c->from[ours], c->to[ours]);
	}
}

static void
put_change(struct node *list, struct evidence *ev,
    const struct tam_change *c, const struct tam *now,
    const struct tam_since *since)
{
	static const char *const kinds[] = { "value_changed",
	    "source_changed", "category_new", "category_gone",
	    "revenue_changed" };
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	enum tam_input in = c->spot.in;

	node_bool(a, item, kinds[c->kind], true);
	if (in == TAM_KINDS) {
		node_str(a, item, "name", evtam_category(ev,
		    c->spot.category));
	} else {
		node_str(a, item, "name", evtam_input(ev, c->spot.category,
		    in));
		evtam_number(a, item, "before", in, now->currency, c->then);
		evtam_number(a, item, "after", in, now->currency, c->now);
		if (c->now->source != NULL)
			node_str(a, item, "source", c->now->source);
		node_bool(a, item, "kept", c->kind == TAM_VALUE_CHANGED &&
		    c->then->source != NULL && c->now->source != NULL &&
		    strcmp(c->then->source, c->now->source) == 0);
	}
	put_since(a, item, since);
	put_effects(item, ev, c, now->currency);
}

static int
put_changes(struct node *out, struct evidence *ev, const struct tam *then,
    const struct tam *now, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "changes", NODE_LIST);
	struct tam_changes all = { NULL, 0 };
	struct tam_since *since;
	struct tam_spot *spots;
	size_t i;

	tam_changes(&all, a, then, now);
	since = arena_alloc(a, (all.n + 1) * sizeof(*since));
	spots = arena_alloc(a, (all.n + 1) * sizeof(*spots));
	for (i = 0; i < all.n; i++)
		spots[i] = all.v[i].spot;
	if (tam_since(since, spots, all.n, now, &ev->ws->root, e) < 0)
		return -1;
	for (i = 0; i < all.n; i++)
		put_change(list, ev, &all.v[i], now, &since[i]);
	return 0;
}

/* The value in t, which may lack the category. */
static struct ratio
value_in(const struct tam *t, const char *id)
{
	const struct tam_category *c = tam_category(t, id);

	return c != NULL ? tam_value(c, TAM_BASE) : ratio_of(0, 0);
}

static void
put_category(struct node *list, struct node *chart, struct evidence *ev,
    const char *id, const struct tam *then, const struct tam *now)
{
	const struct tam_category *c = tam_category(now, id);
	struct ratio from = value_in(then, id), to = value_in(now, id);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list), *row;

	if (c == NULL)
		c = tam_category(then, id);
	node_str(a, item, "name", evtam_category(ev, id));
	node_str(a, item, "total", total_name(c->ours));
	put_step(a, item, now->currency, from, to);
	row = report_chart_row(ev, chart, id, c->ours ? arena_printf(a,
	    "%s (ours)", evtam_category(ev, id)) : evtam_category(ev, id));
	report_chart_value(ev, row, from, 2);
	report_chart_value(ev, row, to, 2);
}

static struct ratio
total_in(const struct tam *t, bool ours)
{
	struct tam_total total = tam_total(t, ours);

	return total.n > 0 ? total.v[TAM_BASE] : ratio_of(0, 0);
}

/* Each category and each total, then and now. */
static int
put_values(struct node *out, struct evidence *ev, const struct tam *then,
    const struct tam *now, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "categories", NODE_LIST), *item;
	struct node *chart = report_chart(ev, "bars", "market-estimate",
	    "The market estimate then and now", "By category, when the period "
	    "began and today; what is our revenue and what is the ecosystem's "
	    "is never added up.", "Category");
	size_t i;
	int ours;

	report_chart_series(ev, chart, "then", "Then", "money");
	report_chart_series(ev, chart, "now", "Now", "money");
	for (i = 0; i < now->n; i++)
		put_category(list, chart, ev, now->categories[i].id, then,
		    now);
	for (i = 0; i < then->n; i++) {
		if (tam_category(now, then->categories[i].id) == NULL)
			put_category(list, chart, ev, then->categories[i].id,
			    then, now);
	}
	list = node_add(a, out, "totals", NODE_LIST);
	for (ours = 1; ours >= 0; ours--) {
		item = node_item(a, list);
		node_str(a, item, "name", ours ? "Our revenue through "
		    "partners" : "Revenue of the ecosystem");
		put_step(a, item, now->currency, total_in(then, ours),
		    total_in(now, ours));
	}
	return report_chart_put(out, "chart", ev, chart, e);
}

/* An assumption of today, with what its source has to say. */
struct footing {
	struct tam_spot spot;
	const struct tam_number *n;
	struct tam_since since;
	const char *named;	/* the newest date in its source; "" */
	int rank;		/* 0: no source, 1: none but "assumption", 2 */
};

static void
add_footing(struct footing **v, size_t *n, struct evidence *ev,
    struct tam_spot spot, const struct tam_number *number)
{
	struct footing *b = &(*v)[*n];
	const char *at = "";
	size_t len;

	if (number->origin != TAM_OWN)
		return;
	memset(b, 0, sizeof(*b));
	b->spot = spot;
	b->n = number;
	b->rank = number->source == NULL ? 0 : tam_untouched(number) ? 1 : 2;
	len = b->rank < 2 ? 0 : tam_source_date(&at, number->source,
	    ev->today);
	b->named = arena_ndup(&ev->ws->arena, at, len);
	(*n)++;
}

/* The worst first: no source, the oldest date in it, none; as in the file. */
static int
footing_order(const void *x, const void *y)
{
	const struct footing *a = x, *b = y;
	int by = a->rank - b->rank;

	if (by == 0 && (a->named[0] == '\0') != (b->named[0] == '\0'))
		return a->named[0] == '\0' ? -1 : 1;
	if (by == 0)
		by = strcmp(a->named, b->named);
	if (by == 0)
		by = (a->n->at[TAM_BASE] != NULL ? (int)a->n->at[TAM_BASE]->
		    line : 0) - (b->n->at[TAM_BASE] != NULL ?
		    (int)b->n->at[TAM_BASE]->line : 0);
	return by != 0 ? by : (int)a->spot.in - (int)b->spot.in;
}

static void
put_number(struct node *list, struct evidence *ev, const struct footing *b,
    const char *currency)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	const char *began = date_text(a, ev->report->period.from);

	node_str(a, item, "name", evtam_input(ev, b->spot.category,
	    b->spot.in));
	evtam_number(a, item, "value", b->spot.in, currency, b->n);
	if (b->n->source != NULL)
		node_str(a, item, "source", b->n->source);
	node_bool(a, item, "untouched", b->rank == 1);
	if (b->named[0] != '\0')
		node_str(a, item, "named", b->named);
	node_bool(a, item, "old", b->named[0] != '\0' &&
	    strncmp(b->named, began, strlen(b->named)) < 0);
	put_since(a, item, &b->since);
}

/* Every assumption, those first whose source should be looked at. */
static int
put_numbers(struct node *out, struct evidence *ev, const struct tam *now,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	size_t room = (now->n + 1) * TAM_KINDS, n = 0, i;
	struct footing *v = arena_alloc(a, room * sizeof(*v));
	struct tam_since *since = arena_alloc(a, room * sizeof(*since));
	struct tam_spot *spots = arena_alloc(a, room * sizeof(*spots));
	struct node *list = node_add(a, out, "numbers", NODE_LIST);
	enum tam_input in;

	for (in = 0; in < TAM_KINDS; in++)
		add_footing(&v, &n, ev, (struct tam_spot){ NULL, in },
		    &now->common[in]);
	for (i = 0; i < now->n; i++) {
		for (in = 0; in < TAM_KINDS; in++)
			add_footing(&v, &n, ev, (struct tam_spot){
			    now->categories[i].id, in },
			    &now->categories[i].in[in]);
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), footing_order);
	for (i = 0; i < n; i++)
		spots[i] = v[i].spot;
	if (tam_since(since, spots, n, now, &ev->ws->root, e) < 0)
		return -1;
	for (i = 0; i < n && i < NUMBERS_SHOWN; i++) {
		v[i].since = since[i];
		put_number(list, ev, &v[i], now->currency);
	}
	if (n > NUMBERS_SHOWN)
		fig_count(a, out, "more", n - NUMBERS_SHOWN);
	return 0;
}

/* Deals won in the period: all, with the category, sourced by it. */
struct won {
	size_t n, with;
	struct money all, sourced;
};

static struct won
won_with(const struct evidence *ev, const char *category)
{
	struct deal_filter f = { ROLE_DIRECT, STATE_WON,
	    ev->report->period.from, evreport_end(ev) };
	const struct ws *ws = ev->ws;
	const struct deal *d;
	struct won won = { 0, 0, { 0 }, { 0 } };
	bool in;

	for (d = ws->deals; d < ws->deals + ws->ndeals; d++) {
		f.role = d->role;
		if (!deal_passes(d, &f))
			continue;
		in = d->partner != NULL && (category == NULL ||
		    tam_partner_in(ws, d->partner, category));
		won.n++;
		won.all.m += d->amount.m;
		won.with += in;
		won.sourced.m += in && d->role == ROLE_SOURCED ?
		    d->amount.m : 0;
	}
	return won;
}

static void
put_won(struct node *item, struct evidence *ev, const char *category)
{
	struct won won = won_with(ev, category);
	struct arena *a = &ev->ws->arena;

	fig_share(a, item, "attach", won.with, won.n, FIG_FEW);
	if (won.n >= FIG_FEW && won.all.m > 0)
		fig_part(a, item, "sourced", ev->ws->currency,
		    ratio_money(won.sourced), ratio_money(won.all));
}

/* The share each category assumes against what was won in the period. */
static void
put_measured(struct node *out, struct evidence *ev, const struct tam *now)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "measured", NODE_MAP), *item;
	struct node *list = node_add(a, map, "list", NODE_LIST);
	const struct tam_category *c;

	node_str(a, map, "end", date_text(a, evreport_end(ev)));
	fig_count(a, map, "won", won_with(ev, NULL).n);
	for (c = now->categories; c < now->categories + now->n; c++) {
		item = node_item(a, list);
		node_str(a, item, "name", evtam_category(ev, c->id));
		node_str(a, item, "total", total_name(c->ours));
		evtam_number(a, item, "assumed", TAM_SHARE, now->currency,
		    &c->in[TAM_SHARE]);
		if (c->in[TAM_REACH].origin != TAM_DEFAULT)
			evtam_number(a, item, "reach", TAM_REACH,
			    now->currency, &c->in[TAM_REACH]);
		put_won(item, ev, c->id);
	}
	put_won(node_add(a, map, "all", NODE_MAP), ev, NULL);
}

/* The estimate of then against that of now. */
static int
compare(struct node *out, struct evidence *ev, struct evthen *then,
    const struct tam *now, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct err own = ERR_INIT;
	struct tam was;

	if (tam_load(&was, a, then->ws.tam, TAM_FILE, then->ws.currency,
	    &own) < 0) {
		node_str(a, out, "broken", own.msg);
		return 0;
	}
	node_bool(a, out, "was", was.n > 0);
	if (was.n == 0 || now->n == 0)
		return 0;
	if (was.as_of != DATE_NONE)
		node_str(a, out, "as_of_then", date_text(a, was.as_of));
	if (strcmp(was.currency, now->currency) != 0) {
		node_str(a, out, "other_currency", was.currency[0] != '\0' ?
		    was.currency : "none");
		return 0;
	}
	node_bool(a, out, "compared", true);
	return put_changes(out, ev, &was, now, e) < 0 ||
	    put_values(out, ev, &was, now, e) < 0 ? -1 : 0;
}

static int
build_tam_refresh(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct evthen *then;
	struct tam now;
	int rc = evthen_open(&then, out, ev, WS_COMPANY | WS_TAM, e);

	if (rc == 0)
		rc = tam_load(&now, a, ev->ws->tam, TAM_FILE,
		    ev->ws->currency, e);
	if (rc == 0) {
		node_bool(a, out, "is", now.n > 0);
		if (now.as_of != DATE_NONE)
			node_str(a, out, "as_of", date_text(a, now.as_of));
		if (then->there)
			rc = compare(out, ev, then, &now, e);
	}
	if (rc == 0)
		rc = put_numbers(out, ev, &now, e);
	if (rc == 0 && now.n > 0)
		put_measured(out, ev, &now);
	return rc;
}

const struct provider ev_tamrefresh[] = {
	{ "tam_refresh", WS_COMPANY | WS_PROGRAM | WS_DEALS | WS_TAM,
	    in_tamrefresh, build_tam_refresh },
	{ NULL, 0, NULL, NULL }
};
