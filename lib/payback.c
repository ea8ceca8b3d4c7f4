/* payback - when a partnership has paid back what it costs */

#include "payback.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "revenue.h"
#include "tally.h"

/* Is p one of those asked for? */
static bool
is_of(const struct partner *p, const struct partner *only, const char *type)
{
	if (only != NULL)
		return p == only;
	return type == NULL || (p->type != NULL && strcmp(p->type, type) == 0);
}

/* Sourced deals created in the 12 months up to today. */
static size_t
created(const struct partner *p, date today)
{
	size_t i, n = 0;

	for (i = 0; i < p->ndeals; i++)
		n += p->deals[i]->role == ROLE_SOURCED &&
		    p->deals[i]->created > date_months(today, -12) &&
		    p->deals[i]->created <= today;
	return n;
}

static void
find_pace(struct prospect *out, const struct ws *ws,
    const struct partner *only, const char *type, date today)
{
	size_t i;

	out->deals = out->partners = 0;
	for (i = 0; i < ws->npartners; i++) {
		if (!partner_signed(&ws->partners[i]) ||
		    !is_of(&ws->partners[i], only, type))
			continue;
		out->partners++;
		out->deals += created(&ws->partners[i], today);
	}
	out->deals_year = ratio_of((int64_t)out->deals,
	    (int64_t)out->partners);
}

/* Win rate and median of sourced deals on file; returns how many closed. */
static size_t
find_rates(struct prospect *out, const struct ws *ws,
    const struct partner *only, const char *type)
{
	struct sample won = { 0 };
	const struct deal *d;
	size_t i, lost = 0;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (d->role != ROLE_SOURCED || d->partner == NULL ||
		    !is_of(d->partner, only, type))
			continue;
		lost += d->stage == DEAL_LOST;
		if (d->stage == DEAL_WON)
			sample_add(&won, d->amount.u);
	}
	out->won = won.n;
	out->closed = won.n + lost;
	out->win_rate = ratio_of((int64_t)won.n, (int64_t)out->closed);
	out->median = ratio_div(sample_quartile(&won, 2),
	    ratio_of(DEC_ONE, 1));
	sample_release(&won);
	return out->closed;
}

static struct ratio
number_of(const struct node *n)
{
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, "", NULL) < 0)
		return ratio_of(0, 0);
	return ratio_dec(d);
}

/* The part of a first year's value that such a partner is paid. */
static void
find_share(struct prospect *out, const struct ws *ws,
    const struct partner *p, const char *type)
{
	const struct node *own = node_get(ws_entry(ws, "types", type),
	    "commission");
	const struct node *tier = p != NULL ? ws_entry(ws, "tiers", p->tier) :
	    NULL;
	bool resells = type != NULL && strcmp(type, "reseller") == 0;

	out->share_typed = true;
	out->share_from = "types commission";
	out->share = number_of(own);
	if (!ratio_ok(out->share) && resells) {
		out->share_from = "tiers margin";
		out->share = number_of(node_get(tier, "margin"));
	}
	if (ratio_ok(out->share))
		return;
	out->share_typed = resells || (type != NULL && strcmp(type,
	    "referral") == 0);
	out->share_from = resells ? "policies commission reseller" :
	    "policies commission referral";
	out->share = number_of(node_path(ws->program, resells ?
	    "policies.commission.reseller" : "policies.commission.referral"));
}

/* Marketing money a year: of p's tier, or the mean over those signed. */
static void
find_mdf(struct prospect *out, const struct ws *ws, const struct partner *p,
    const char *type)
{
	struct ratio sum = ratio_of(0, 1), one;
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		if (!is_of(&ws->partners[i], p, type) ||
		    (p == NULL && !partner_signed(&ws->partners[i])))
			continue;
		one = number_of(node_get(ws_entry(ws, "tiers",
		    ws->partners[i].tier), "mdf"));
		sum = ratio_ok(one) ? ratio_add(sum, one) : sum;
		n++;
	}
	out->mdf = n == 0 ? sum : ratio_div(sum, ratio_of((int64_t)n, 1));
}

/* Has it been signed for a year? */
static bool
is_settled(const struct partner *p, date today)
{
	date since;

	return partner_signed(p) && date_node(&since, partner_get(p,
	    "since"), "since", NULL) == 0 && since != DATE_NONE &&
	    since <= date_months(today, -12);
}

void
prospect_find(struct prospect *out, const struct ws *ws,
    const struct partner *p, const char *type, date today)
{
	memset(out, 0, sizeof(*out));
	if (p != NULL)
		type = p->type;
	out->deals_of = p != NULL && is_settled(p, today) ? BASIS_PARTNER :
	    type != NULL ? BASIS_TYPE : BASIS_ALL;
	find_pace(out, ws, out->deals_of == BASIS_PARTNER ? p : NULL, type,
	    today);
	if (out->deals_of == BASIS_TYPE && out->partners == 0) {
		out->deals_of = BASIS_ALL;
		find_pace(out, ws, NULL, NULL, today);
	}
	out->rates_of = BASIS_PARTNER;
	if (p == NULL || find_rates(out, ws, p, NULL) < FIG_FEW) {
		out->rates_of = BASIS_TYPE;
		if (type == NULL || find_rates(out, ws, NULL, type) <
		    FIG_FEW) {
			out->rates_of = BASIS_ALL;
			find_rates(out, ws, NULL, NULL);
		}
	}
	find_share(out, ws, p, type);
	find_mdf(out, ws, p, type);
}

static struct ratio
input(const struct economics *eco, enum econ_input in, enum econ_level at)
{
	return eco->in[in].known ? ratio_dec(eco->in[in].v[at]) :
	    ratio_of(0, 0);
}

void
payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, enum econ_level at)
{
	struct ratio rate = input(eco, ECON_DAY_RATE, at), keep;
	struct ratio margin = input(eco, ECON_MARGIN, ECON_HIGH - at);

	memset(out, 0, sizeof(*out));
	out->once = ratio_add(ratio_mul(input(eco, ECON_LAUNCH_DAYS, at),
	    rate), input(eco, ECON_LAUNCH_COST, at));
	out->yearly = ratio_add(ratio_mul(input(eco, ECON_MANAGE_DAYS, at),
	    rate), p->mdf);
	out->expected = ratio_mul(ratio_mul(p->deals_year, p->win_rate),
	    p->median);
	keep = ratio_mul(margin, ratio_sub(ratio_of(1, 1), p->share));
	out->left = ratio_sub(ratio_mul(out->expected, keep), out->yearly);
	out->never = ratio_ok(out->left) && out->left.n <= 0;
	out->months = out->never ? ratio_of(0, 0) : ratio_mul(
	    ratio_of(12, 1), ratio_div(out->once, out->left));
}
