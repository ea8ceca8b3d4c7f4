/* ev_inaction - evidence of what it costs when nothing is decided */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "paincost.h"
#include "segment.h"
#include "ztest.h"

static const char *const in_all[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals", NULL };

/* How large the customer is that costs are told for; invalid: unknown. */
struct yardstick {
	struct ratio employees, sites, acv;
};

/* The median number of sites of present core customers that have it. */
static struct ratio
median_sites(struct node *out, const struct evidence *ev,
    const struct node *core)
{
	struct ratio median = ratio_of(0, 0);
	struct sample sites = { 0 };
	const struct account *c;
	const struct node *n;
	struct dec d;
	size_t i;

	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		n = node_get(c->node, "sites");
		if (!c->prospect && c->churned == DATE_NONE &&
		    c->industry != NULL && node_has(core, c->industry) &&
		    !node_unknown(n) && dec_node(&d, n, "sites", NULL) == 0)
			sample_add(&sites, d.u);
	}
	if (sites.n >= FIG_FEW) {
		median = ratio_div(sample_quartile(&sites, 2),
		    ratio_of(DEC_ONE, 1));
		fig_number(&ev->ws->arena, out, "sites", median, 0);
	}
	fig_count(&ev->ws->arena, out, "sites_n", sites.n);
	sample_release(&sites);
	return median;
}

/* The median of sizes, or the middle of the range that is stated. */
static struct ratio
typical_employees(struct node *out, struct evidence *ev,
    const struct node *sizes)
{
	const struct node *median = node_path(sizes, "median.value");
	const struct node *min = node_path(sizes, "range.min");
	const struct node *max = node_path(sizes, "range.max");
	struct arena *a = &ev->ws->arena;
	struct ratio r = ratio_of(0, 0);
	struct dec lo, hi;

	if (median != NULL && dec_node(&lo, median, "median", NULL) == 0) {
		r = ratio_dec(lo);
	} else if (!node_unknown(min) && !node_unknown(max) &&
	    dec_node(&lo, min, "min", NULL) == 0 &&
	    dec_node(&hi, max, "max", NULL) == 0) {
		r = ratio_div(ratio_add(ratio_dec(lo), ratio_dec(hi)),
		    ratio_of(2, 1));
		node_bool(a, out, "size_assumed", true);
	}
	if (ratio_ok(r))
		fig_number(a, out, "employees", r, 0);
	return r;
}

/* {low, base, high, text: "EUR 1 to EUR 3", exact: they are the same} */
static void
add_span(struct evidence *ev, struct node *item, const char *key,
    const struct cost *c, struct ratio times)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, item, key, NODE_MAP);

	fig_money(a, map, "low", ev->ws->currency, ratio_mul(c->low, times));
	fig_money(a, map, "base", ev->ws->currency,
	    ratio_mul(c->base, times));
	fig_money(a, map, "high", ev->ws->currency,
	    ratio_mul(c->high, times));
	node_bool(a, map, "exact", ratio_cmp(c->low, c->high) == 0);
}

/* Which part of the cost must go for what we charge to come back. */
static void
add_break_even(struct evidence *ev, struct node *item, struct ratio year,
    struct ratio acv)
{
	struct arena *a = &ev->ws->arena;

	fig_part(a, item, "break_even", ev->ws->currency, acv, year);
	node_bool(a, item, "too_small", ratio_cmp(acv, year) > 0);
}

/* Was the deal lost because nobody decided? */
static bool
is_undecided(const struct deal *d)
{
	return d->stage == DEAL_LOST && strcmp(node_get_text(d->node,
	    "lost_to", ""), "no-decision") == 0;
}

/* New business of accounts that name this pain, or any when id is NULL. */
static struct share
undecided_of(const struct ws *ws, const char *id)
{
	const struct deal *d;
	struct share s = { 0, 0 };
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (!deal_is_closed(d) || deal_is_expansion(d) ||
		    (id == NULL ?
		    !node_truth(node_get(d->account->node, "pains")) :
		    !segment_has(&segment_pain, d->account, id)))
			continue;
		s.of++;
		s.n += is_undecided(d);
	}
	return s;
}

/* Do deals close where the account names the pain, or does nobody decide? */
static void
add_deals(struct evidence *ev, struct node *item, const char *id,
    const struct tallies *named)
{
	struct tally others = segment_others(ev->ws, &segment_pain, NULL, id);
	struct tally none = { 0 }, *own = map_get(&named->ids, id) == NULL ?
	    &none : &named->t[(uintptr_t)map_get(&named->ids, id) - 1];
	struct share undecided = undecided_of(ev->ws, id);
	struct arena *a = &ev->ws->arena;

	tally_figures(a, item, own, ev->ws->currency);
	tally_others(a, item, &others, ev->ws->currency);
	fig_share(a, item, "undecided", undecided.n, undecided.of, FIG_FEW);
	tally_release(&others);
}

/* The same over all accounts that name a pain. */
static void
add_named(struct evidence *ev, struct node *out)
{
	struct share undecided = undecided_of(ev->ws, NULL);
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "named", NODE_MAP);
	struct tally all = { 0 };
	size_t i;

	for (i = 0; i < ev->ws->ndeals; i++) {
		if (node_truth(node_get(ev->ws->deals[i].account->node,
		    "pains")))
			tally_new(&all, &ev->ws->deals[i]);
	}
	tally_figures(a, map, &all, ev->ws->currency);
	fig_share(a, map, "undecided", undecided.n, undecided.of, FIG_FEW);
	tally_release(&all);
}

static void
add_cost(struct evidence *ev, struct node *items, const struct cost *c,
    const struct tallies *named, const struct yardstick *y)
{
	static const char *const per[] = { "company", "site", "employee" };
	static const char *const each[] = { "for the company",
	    "for each site", "for each employee" };
	struct ratio times = cost_units(c->per, y->employees, y->sites);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	void *at = map_get(&named->ids, c->id);

	node_str(a, item, "id", c->id);
	node_str(a, item, "text", node_get_text(c->pain, "text", c->id));
	fig_share(a, item, "share", at == NULL ? 0 :
	    named->t[(uintptr_t)at - 1].customers, ws_customers(ev->ws),
	    FIG_FEW);
	add_deals(ev, item, c->id, named);
	node_bool(a, item, "stated", c->stated);
	if (!c->stated)
		return;
	node_str(a, item, "per", per[c->per]);
	node_str(a, item, "each", each[c->per]);
	node_str(a, item, "source", node_get_text(node_get(c->pain, "cost"),
	    "source", "not stated"));
	add_span(ev, item, "unit", c, ratio_of(1, 1));
	if (!ratio_ok(times))
		return;
	add_span(ev, item, "year", c, times);
	if (ratio_ok(y->acv))
		add_break_even(ev, item, ratio_mul(c->base, times), y->acv);
}

/* What the customer of the yardstick pays, the dearest first, unknown last. */
static int
cost_order(const void *x, const void *y, void *ctx)
{
	const struct cost *a = x, *b = y;
	const struct yardstick *s = ctx;
	struct ratio p = a->stated ? ratio_mul(a->base, cost_units(a->per,
	    s->employees, s->sites)) : ratio_of(0, 0);
	struct ratio q = b->stated ? ratio_mul(b->base, cost_units(b->per,
	    s->employees, s->sites)) : ratio_of(0, 0);
	int by_cost;

	if (a->stated != b->stated)
		return a->stated ? -1 : 1;
	by_cost = ratio_cmp(q, p);
	return by_cost != 0 ? by_cost : strcmp(a->id, b->id);
}

/* Those lost to no decision, and the accounts behind them. */
struct undecided {
	size_t deals, lost, accounts, priced;
	struct ratio amount, lost_amount;
	struct ratio low, base, high;	/* of the accounts priced, a year */
	struct sample days;
	struct map seen;
};

/* Add what the account pays for each pain it named whose cost is known. */
static void
add_account(struct undecided *u, const struct account *acc,
    const struct costs *costs)
{
	struct ratio sites = ratio_of(0, 0), n;
	const struct node *s = node_get(acc->node, "sites");
	const struct cost *c;
	bool priced = false;
	struct dec d;
	size_t i;

	if (!node_unknown(s) && dec_node(&d, s, "sites", NULL) == 0)
		sites = ratio_dec(d);
	for (i = 0; i < costs->n; i++) {
		c = &costs->c[i];
		n = cost_units(c->per, acc->has_employees ?
		    ratio_dec(acc->employees) : ratio_of(0, 0), sites);
		if (!c->stated || !ratio_ok(n) ||
		    !node_has(node_get(acc->node, "pains"), c->id))
			continue;
		u->low = ratio_add(u->low, ratio_mul(c->low, n));
		u->base = ratio_add(u->base, ratio_mul(c->base, n));
		u->high = ratio_add(u->high, ratio_mul(c->high, n));
		priced = true;
	}
	u->accounts++;
	u->priced += priced;
}

static void
count_undecided(struct undecided *u, const struct ws *ws,
    const struct costs *costs)
{
	const struct deal *d;
	void **slot;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (d->stage != DEAL_LOST)
			continue;
		u->lost++;
		u->lost_amount = ratio_add(u->lost_amount,
		    ratio_money(d->amount));
		if (!is_undecided(d))
			continue;
		u->deals++;
		u->amount = ratio_add(u->amount, ratio_money(d->amount));
		sample_add(&u->days, d->closed - d->created);
		slot = map_at(&u->seen, d->account->id);
		if (*slot == NULL)
			add_account(u, d->account, costs);
		*slot = u;
	}
}

static void
add_undecided(struct evidence *ev, struct node *out,
    const struct costs *costs)
{
	struct undecided u = { .amount = ratio_of(0, 1),
	    .lost_amount = ratio_of(0, 1), .low = ratio_of(0, 1),
	    .base = ratio_of(0, 1), .high = ratio_of(0, 1) };
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "undecided", NODE_MAP), *year;

	count_undecided(&u, ev->ws, costs);
	node_bool(a, map, "any", u.deals > 0);
	node_bool(a, map, "any_closed", u.lost > 0);
	fig_share(a, map, "deals", u.deals, u.lost, 1);
	fig_part(a, map, "amount", ev->ws->currency, u.amount, u.lost_amount);
	fig_money(a, map, "sum", ev->ws->currency, u.amount);
	sample_figure(a, map, "days", &u.days, NULL, FIG_FEW, "none");
	fig_count(a, map, "accounts", u.accounts);
	fig_count(a, map, "priced", u.priced);
	fig_count(a, map, "unpriced", u.accounts - u.priced);
	node_bool(a, map, "has_unpriced", u.priced < u.accounts);
	if (u.priced > 0) {
		year = node_add(a, map, "year", NODE_MAP);
		fig_money(a, year, "low", ev->ws->currency, u.low);
		fig_money(a, year, "base", ev->ws->currency, u.base);
		fig_money(a, year, "high", ev->ws->currency, u.high);
	}
	sample_release(&u.days);
	map_release(&u.seen);
}

/* The median of won deals, where there are enough of them. */
static struct ratio
typical_acv(struct evidence *ev, struct node *out)
{
	struct tally all = segment_all(ev->ws);
	struct ratio acv = ratio_of(0, 0);

	if (all.won >= FIG_FEW)
		acv = ratio_div(sample_quartile(&all.won_amount, 2),
		    ratio_of(MONEY_ONE, 1));
	sample_figure(&ev->ws->arena, out, "acv", &all.won_amount,
	    ev->ws->currency, FIG_FEW, "none won");
	tally_release(&all);
	return acv;
}

/* All pains with their costs; first: the dearest of those computed. */
static void
add_costs(struct evidence *ev, struct node *out, const struct costs *costs,
    const struct yardstick *y)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST);
	struct tallies named = { 0 };
	size_t i, stated = 0;

	segments_count(&named, ev->ws, &segment_pain, NULL);
	for (i = 0; i < costs->n; i++) {
		add_cost(ev, items, &costs->c[i], &named, y);
		stated += costs->c[i].stated;
	}
	tallies_release(&named);
	fig_count(a, out, "pains", costs->n);
	fig_count(a, out, "stated", stated);
	fig_count(a, out, "unstated", costs->n - stated);
	node_bool(a, out, "any", stated > 0);
	node_bool(a, out, "has_unstated", stated < costs->n);
	if (items->first != NULL && node_get(items->first, "year") != NULL)
		node_hang(a, out, "first", node_copy(a, items->first, NULL));
}

static int
build_inaction(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *sizes, *industries;
	struct costs costs = { 0 };
	struct yardstick y;
	int rc = -1;

	if (evidence_need(&sizes, ev, "sizes", e) < 0 ||
	    evidence_need(&industries, ev, "industries", e) < 0 ||
	    costs_read(&costs, ev->ws, e) < 0)
		goto out;
	y.employees = typical_employees(out, ev, sizes);
	y.sites = median_sites(out, ev, node_get(industries, "core_ids"));
	y.acv = typical_acv(ev, out);
	fig_count(&ev->ws->arena, out, "few", FIG_FEW);
	if (costs.n > 0)
		qsort_r(costs.c, costs.n, sizeof(*costs.c), cost_order, &y);
	add_costs(ev, out, &costs, &y);
	add_named(ev, out);
	add_undecided(ev, out, &costs);
	rc = 0;
out:
	free(costs.c);
	return rc;
}

const struct provider ev_inaction[] = {
	{ "inaction", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS,
	    in_all, build_inaction },
	{ NULL, 0, NULL, NULL }
};
