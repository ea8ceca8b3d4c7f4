/* ev_economics - evidence of what partners bring, earn and cost, by type */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "partner.h"
#include "payrate.h"
#include "revenue.h"
#include "shape.h"
#include "tally.h"

static const char *const in_economics[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

/* What the partners of a type, or of all types, brought and earned. */
struct economy {
	size_t with_contract, won, lost;
	struct ratio amount;		/* sourced and won, all on file */
	struct sample values, days;	/* of those deals */
	struct sample first;		/* days from signature to first win */
	size_t sold;			/* sourced a win within the year */
	struct ratio year;		/* amount of those wins */
	size_t paid;			/* of sold, those with a known rate */
	struct ratio earned;
	struct sample each;		/* earned by each of paid, millionths */
};

static void
economy_init(struct economy *ec)
{
	memset(ec, 0, sizeof(*ec));
	ec->amount = ec->year = ec->earned = ratio_of(0, 1);
}

static void
economy_release(struct economy *ec)
{
	sample_release(&ec->values);
	sample_release(&ec->days);
	sample_release(&ec->first);
	sample_release(&ec->each);
}

/* The percentage in n; invalid when unknown. */
static struct ratio
percent(const struct node *n)
{
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, "rate", NULL) < 0)
		return ratio_of(0, 0);
	return ratio_dec(d);
}

static void
count_deals(struct economy *ec, const struct partner *p)
{
	const struct deal *d;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		d = p->deals[i];
		if (d->role != ROLE_SOURCED || !deal_is_closed(d))
			continue;
		if (d->stage == DEAL_LOST) {
			ec->lost++;
			continue;
		}
		ec->won++;
		ec->amount = ratio_add(ec->amount, ratio_money(d->amount));
		sample_add(&ec->values, d->amount.m);
		sample_add(&ec->days, d->closed - d->created);
	}
}

/* What the partner earned in the year: amounts it sourced, times its rate. */
static void
count_earned(struct economy *ec, struct evidence *ev,
    const struct partner *p)
{
	struct deal_filter year = { .role = ROLE_SOURCED,
	    .state = STATE_WON };
	struct ratio rate = payrate_of(ev->ws, p).share, pay;
	struct deal_sum sum;

	revenue_year(&year, evidence_day(ev));
	sum = revenue_of(p, &year);
	if (sum.count == 0)
		return;
	ec->sold++;
	ec->year = ratio_add(ec->year, ratio_money(sum.amount));
	if (!ratio_ok(rate))
		return;
	pay = ratio_mul(ratio_money(sum.amount), rate);
	ec->paid++;
	ec->earned = ratio_add(ec->earned, pay);
	sample_add(&ec->each, money_round(pay).m);
}

/* Add the partners of a type. Former ones count with their deals. */
static void
count_type(struct economy *ec, struct evidence *ev,
    const struct node *type)
{
	const struct ws *ws = ev->ws;
	date on_file = ws->ndeals > 0 ? ws->deals[0].created : ev->today;
	const struct partner *p;
	size_t i;
	int days;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (p->type == NULL ||
		    strcmp(p->type, node_get_text(type, "id", "")) != 0)
			continue;
		ec->with_contract += partner_signed(p);
		count_deals(ec, p);
		count_earned(ec, ev, p);
		if (partner_first_win(&days, p, on_file))
			sample_add(&ec->first, days);
	}
}

static void
add_economy(const struct evidence *ev, struct node *item, struct economy *ec)
{
	const char *currency = ev->ws->currency;
	struct arena *a = &ev->ws->arena;

	fig_count(a, item, "signed", ec->with_contract);
	fig_count(a, item, "won", ec->won);
	fig_money(a, item, "amount", currency, ec->amount);
	fig_money(a, item, "per_contract", currency, ratio_div(ec->amount,
	    ratio_of((int64_t)ec->with_contract, 1)));
	fig_share(a, item, "win_rate", ec->won, ec->won + ec->lost, FIG_FEW);
	sample_figure(a, item, "median", &ec->values, currency, PARTNER_FEW,
	    "none won");
	sample_figure(a, item, "days", &ec->days, NULL, PARTNER_FEW,
	    "none won");
	sample_figure(a, item, "first", &ec->first, NULL, PARTNER_FEW,
	    "unknown");
	fig_count(a, item, "sold", ec->sold);
	fig_money(a, item, "year", currency, ec->year);
	fig_count(a, item, "paid", ec->paid);
	node_bool(a, item, "any_paid", ec->paid > 0);
	fig_money(a, item, "earned", currency, ec->earned);
	fig_money(a, item, "earned_each", currency, ratio_div(ec->earned,
	    ratio_of((int64_t)ec->paid, 1)));
	sample_figure(a, item, "typical", &ec->each, currency, PARTNER_FEW,
	    "none");
}

/* The rate in words: "10 %", "margin of the tier, else 15 %". */
static void
add_rate(const struct evidence *ev, struct node *item,
    const struct node *type)
{
	struct ratio rate = payrate_of_type(ev->ws,
	    node_get_text(type, "id", NULL)).share;
	struct str s = STR_INIT;

	if (payrate_by_tier(node_get_text(type, "id", "")))
		str_adds(&s, ratio_ok(rate) ? "margin of its tier, else " :
		    "margin of its tier");
	if (ratio_ok(rate))
		ratio_add_percent(&s, rate, 0);
	if (s.len > 0)
		node_str(&ev->ws->arena, item, "rate", s.s);
	str_release(&s);
}

static void
merge(struct economy *all, const struct economy *ec)
{
	size_t i;

	for (i = 0; i < ec->each.n; i++)
		sample_add(&all->each, ec->each.v[i]);
	for (i = 0; i < ec->first.n; i++)
		sample_add(&all->first, ec->first.v[i]);
	for (i = 0; i < ec->values.n; i++)
		sample_add(&all->values, ec->values.v[i]);
	for (i = 0; i < ec->days.n; i++)
		sample_add(&all->days, ec->days.v[i]);
	all->with_contract += ec->with_contract;
	all->won += ec->won;
	all->lost += ec->lost;
	all->sold += ec->sold;
	all->paid += ec->paid;
	all->amount = ratio_add(all->amount, ec->amount);
	all->year = ratio_add(all->year, ec->year);
	all->earned = ratio_add(all->earned, ec->earned);
}

/* Partners with a contract on this tier. */
static size_t
on_tier(const struct ws *ws, const char *tier)
{
	const struct partner *p;
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		n += partner_signed(p) && p->tier != NULL &&
		    strcmp(p->tier, tier) == 0;
	}
	return n;
}

/* Marketing money by tier; returns the sum over the partners on them. */
static struct ratio
add_tiers(const struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "tiers", NODE_LIST), *item;
	struct ratio mdf, all = ratio_of(0, 1), together;
	const struct node *t;
	struct str s = STR_INIT;
	size_t n;

	NODE_EACH(t, node_get(ev->ws->program, "tiers")) {
		item = node_item(a, items);
		n = on_tier(ev->ws, node_get_text(t, "id", ""));
		mdf = percent(node_get(t, "mdf"));
		together = ratio_mul(mdf, ratio_of((int64_t)n, 1));
		str_reset(&s);
		ratio_add_percent(&s, percent(node_get(t, "margin")), 0);
		node_str(a, item, "name", node_get_text(t, "name", ""));
		node_str(a, item, "margin", s.s);
		fig_count(a, item, "partners", n);
		fig_money(a, item, "mdf", ev->ws->currency, mdf);
		fig_money(a, item, "together", ev->ws->currency, together);
		if (ratio_ok(mdf))
			all = ratio_add(all, together);
	}
	str_release(&s);
	return all;
}

/* What the program costs for what it brought, over the year. */
static void
add_sums(struct evidence *ev, struct node *out, struct economy *all,
    struct ratio mdf)
{
	struct ratio cost = ratio_add(all->earned, mdf);
	struct arena *a = &ev->ws->arena;
	struct deal_filter year;
	struct str s = STR_INIT;

	add_economy(ev, node_add(a, out, "all", NODE_MAP), all);
	fig_money(a, out, "mdf", ev->ws->currency, mdf);
	fig_part(a, out, "pay_share", ev->ws->currency, all->earned,
	    all->year);
	fig_part(a, out, "cost_share", ev->ws->currency, cost, all->year);
	node_bool(a, out, "any_year", all->sold > 0);
	node_bool(a, out, "any", all->with_contract + all->won + all->lost >
	    0);
	fig_count(a, out, "few", FIG_FEW);
	fig_count(a, out, "few_partners", PARTNER_FEW);
	if (evidence_newest(ev) != DATE_NONE) {
		revenue_year(&year, evidence_day(ev));
		date_add_long(&s, year.from);
		node_str(a, out, "from", s.s);
		str_reset(&s);
		date_add_long(&s, year.to);
		node_str(a, out, "to", s.s);
	}
	str_release(&s);
}

static int
build_economics(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct economy all, ec;
	const struct node *type;

	if (ev->ws->program != NULL && ev->ws->program->kind == NODE_MAP &&
	    shape_hold(ev->ws->program, shape_program, NULL, NULL, e) < 0)
		return -1;
	economy_init(&all);
	NODE_EACH(type, node_get(ev->ws->program, "types")) {
		economy_init(&ec);
		count_type(&ec, ev, type);
		item = node_item(a, items);
		node_str(a, item, "id", node_get_text(type, "id", ""));
		node_str(a, item, "name", node_get_text(type, "name", ""));
		node_str(a, item, "compensation", node_get_text(type,
		    "compensation", "not stated"));
		add_rate(ev, item, type);
		add_economy(ev, item, &ec);
		merge(&all, &ec);
		economy_release(&ec);
	}
	add_sums(ev, out, &all, add_tiers(ev, out));
	economy_release(&all);
	return 0;
}

const struct provider ev_economics[] = {
	{ "economics", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_economics, build_economics },
	{ NULL, 0, NULL, NULL }
};
