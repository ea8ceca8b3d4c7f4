/* viewpay - what a partner earns by the program, as templates see it */

#include "viewparts.h"

#include <string.h>

#include "fund.h"
#include "jointplan.h"
#include "ladder.h"
#include "payrate.h"
#include "period.h"

/* What is written here, for one partner and the fiscal year of today. */
struct pay {
	struct arena *a;
	const struct ws *ws;
	const struct partner *p;
	date from, today;
	struct ratio sold;	/* sourced, won since from */
};

static void
put_money(struct pay *y, struct node *map, const char *key, struct ratio r)
{
	struct str s = STR_INIT;

	money_add(&s, y->ws->currency, r);
	node_str(y->a, map, key, s.s);
	str_release(&s);
}

/* "12 %", "2.5 %" */
static void
put_rate(struct pay *y, struct node *map, const char *key, struct ratio r)
{
	struct str s = STR_INIT;

	ratio_add_percent(&s, r, ratio_round(r, 2) * 10 == ratio_round(r, 3) ?
	    0 : 1);
	node_str(y->a, map, key, s.s);
	str_release(&s);
}

/* What one deal earns; an introduction has a least fee. */
static struct ratio
earned_on(const struct pay *y, const struct deal *d, struct ratio rate)
{
	const struct node *least = node_path(y->ws->program,
	    "policies.commission.referral_minimum");
	struct ratio fee = ratio_mul(rate, ratio_money(d->amount));
	struct dec min;

	if (y->p->type == NULL || strcmp(y->p->type, "referral") != 0 ||
	    node_unknown(least) || dec_node(&min, least, "referral_minimum",
	    NULL) < 0 || ratio_cmp(fee, ratio_dec(min)) >= 0)
		return fee;
	return ratio_dec(min);
}

/* Sourced and won since from, up to today. */
static bool
counts(const struct pay *y, const struct deal *d, date from)
{
	return d->role == ROLE_SOURCED && d->stage == DEAL_WON &&
	    d->closed >= from && d->closed <= y->today;
}

static struct ratio
sold_since(const struct pay *y, date from)
{
	struct ratio sum = ratio_of(0, 1);
	size_t i;

	for (i = 0; i < y->p->ndeals; i++) {
		if (counts(y, y->p->deals[i], from))
			sum = ratio_add(sum, ratio_money(y->p->deals[i]->amount));
	}
	return sum;
}

static void
put_window(struct pay *y, struct node *map, date from)
{
	view_put_date(y->a, map, "from", from);
	view_put_date(y->a, map, "to", y->today);
}

/* Where the rate is written, for people. */
static void
put_source(struct pay *y, struct node *map, enum pay_from from)
{
	if (from == PAY_TIER)
		node_fmt(y->a, map, "rate_from", "margin of the %s tier",
		    ws_name(y->ws, "tiers", y->p->tier));
	else
		node_fmt(y->a, map, "rate_from", "rate for the type %s",
		    ws_name(y->ws, "types", y->p->type));
}

/* A map for each deal; returns what all of them earn. */
static struct ratio
put_deals(struct pay *y, struct node *map, struct ratio rate)
{
	struct node *list = node_add(y->a, map, "deals", NODE_LIST), *item;
	struct ratio sum = ratio_of(0, 1), fee;
	const struct deal *d;
	size_t i;

	for (i = 0; i < y->p->ndeals; i++) {
		d = y->p->deals[i];
		if (!counts(y, d, y->from))
			continue;
		item = node_item(y->a, list);
		node_str(y->a, item, "id", d->id);
		node_str(y->a, item, "account", d->account->name);
		view_put_date(y->a, item, "closed", d->closed);
		put_money(y, item, "amount_text", ratio_money(d->amount));
		fee = earned_on(y, d, rate);
		sum = ratio_add(sum, fee);
		put_money(y, item, "earned_text", fee);
	}
	return sum;
}

/* What comes on top of the rate, for those that are paid a commission. */
static int
put_accelerated(struct pay *y, struct node *map, struct ratio *earned,
    struct err *e)
{
	const struct ladder_step *step;
	struct ladder l = { 0 };
	struct ratio more;

	if (ladder_read(&l, y->a, node_path(y->ws->program,
	    "policies.commission.accelerators"), e) < 0)
		return -1;
	if (payrate_by_tier(y->p->type) || l.n == 0)
		return 0;
	more = ladder_apply(&l, y->sold);
	*earned = ratio_add(*earned, more);
	put_money(y, map, "accelerated_text", more);
	step = ladder_next(&l, y->sold);
	if (step != NULL) {
		put_rate(y, map, "next_rate", step->rate);
		put_money(y, map, "next_above_text", step->above);
		put_money(y, map, "next_missing_text", ratio_sub(step->above,
		    y->sold));
	}
	return 0;
}

static int
put_pay(struct node *out, struct pay *y, struct err *e)
{
	struct payrate rate = payrate_of(y->ws, y->p);
	struct node *map;
	struct ratio earned;

	if (rate.from == PAY_UNKNOWN)
		return 0;
	map = node_add(y->a, out, "pay", NODE_MAP);
	put_rate(y, map, "rate", rate.share);
	put_source(y, map, rate.from);
	node_bool(y->a, map, "margin", payrate_by_tier(y->p->type));
	node_bool(y->a, map, "recurring", node_truth(node_get(ws_entry(y->ws,
	    "types", y->p->type), "recurring")));
	put_window(y, map, y->from);
	earned = put_deals(y, map, rate.share);
	put_money(y, map, "sold_text", y->sold);
	if (put_accelerated(y, map, &earned, e) < 0)
		return -1;
	put_money(y, map, "earned_text", earned);
	return 0;
}

static int
put_rebate(struct node *out, struct pay *y, struct err *e)
{
	const struct node *rules = node_path(y->ws->program,
	    "policies.rebate");
	bool quarterly = strcmp(node_get_text(rules, "period", ""),
	    "quarterly") == 0;
	date from = quarterly ? date_quarter(y->today) : y->from;
	struct ladder l = { .whole = strcmp(node_get_text(rules, "method",
	    ""), "whole") == 0 };
	struct ratio sold = sold_since(y, from);
	const struct ladder_step *step;
	struct node *map;

	if (ladder_read(&l, y->a, node_get(rules, "bands"), e) < 0)
		return -1;
	if (!payrate_by_tier(y->p->type) || l.n == 0)
		return 0;
	map = node_add(y->a, out, "rebate", NODE_MAP);
	put_window(y, map, from);
	put_money(y, map, "sold_text", sold);
	put_money(y, map, "earned_text", ladder_apply(&l, sold));
	step = ladder_reached(&l, sold);
	if (step != NULL)
		put_rate(y, map, "rate", step->rate);
	step = ladder_next(&l, sold);
	if (step != NULL) {
		put_rate(y, map, "next_rate", step->rate);
		put_money(y, map, "next_above_text", step->above);
		put_money(y, map, "next_missing_text", ratio_sub(step->above,
		    sold));
	}
	return 0;
}

/* Market development funds of the fiscal year: its tier's, and what is used. */
static void
put_mdf(struct node *out, struct pay *y)
{
	struct node *map;
	struct fund f;

	fund_read(&f, y->ws, y->p->tier, y->p->node, y->today);
	if (!f.known)
		return;
	map = node_add(y->a, out, "mdf_account", NODE_MAP);
	put_window(y, map, y->from);
	node_bool(y->a, map, "granted", f.budget.n > 0 && f.closed == NULL);
	node_bool(y->a, map, "closed", f.closed != NULL);
	put_money(y, map, "budget_text", f.budget);
	put_money(y, map, "requested_text", f.requested);
	put_money(y, map, "approved_text", f.approved);
	put_money(y, map, "paid_text", f.paid);
	put_money(y, map, "left_text", f.left.n < 0 ? ratio_of(0, 1) :
	    f.left);
}

int
view_pay(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today, struct err *e)
{
	struct pay y = { a, ws, p, fiscal_year(ws, today), today, { 0, 0 } };

	y.sold = sold_since(&y, y.from);
	put_mdf(out, &y);
	return put_pay(out, &y, e) < 0 ? -1 : put_rebate(out, &y, e);
}
