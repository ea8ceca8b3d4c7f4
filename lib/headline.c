/* headline - the headline figures of a partner program */

#include "headline.h"

#include "fig.h"
#include "partner.h"
#include "revenue.h"
#include "tally.h"

#define DEALS "data/deals-*.yaml"
#define PARTNERS "partners/*/partner.yaml"

/* In the order of enum which. */
static const struct headline table[HEADLINES] = {
	{ "sourced_won", "Sourced revenue won", "annual value of won deals "
	    "that a partner brought", DEALS, HEADLINE_MONEY, 12, { 0, 0 }, 0, 0 },
	{ "influenced_won", "Influenced revenue won", "annual value of won "
	    "deals of ours with a documented part of a partner; never added "
	    "to sourced", DEALS, HEADLINE_MONEY, 12, { 0, 0 }, 0, 0 },
	{ "sourced_share", "Sourced share of revenue won", "sourced won "
	    "revenue as a share of all won revenue", DEALS, HEADLINE_SHARE,
	    12, { 0, 0 }, 0, 0 },
	{ "sourced_open", "Open pipeline, sourced", "annual value of open "
	    "deals that a partner brought", DEALS, HEADLINE_MONEY, 0,
	    { 0, 0 }, 0, 0 },
	{ "influenced_open", "Open pipeline, influenced", "annual value of "
	    "open deals of ours that a partner helps with; never added to "
	    "sourced", DEALS, HEADLINE_MONEY, 0, { 0, 0 }, 0, 0 },
	{ "sourced_win_rate", "Win rate, sourced", "won deals as a share of "
	    "won and lost ones that a partner brought", DEALS,
	    HEADLINE_SHARE, 12, { 0, 0 }, 0, 0 },
	{ "direct_win_rate", "Win rate, direct", "the same of deals without "
	    "a partner", DEALS, HEADLINE_SHARE, 12, { 0, 0 }, 0, 0 },
	{ "sourced_days", "Days to win, sourced", "median days from created "
	    "to closed of won deals that a partner brought", DEALS,
	    HEADLINE_DAYS, 12, { 0, 0 }, 0, 0 },
	{ "direct_days", "Days to win, direct", "the same of deals without "
	    "a partner", DEALS, HEADLINE_DAYS, 12, { 0, 0 }, 0, 0 },
	{ "partners_signed", "Partners with a contract", "partners in the "
	    "stages signed to exiting", PARTNERS, HEADLINE_COUNT, 0,
	    { 0, 0 }, 0, 0 },
	{ "partners_active", "Active partners", "partners with a contract "
	    "that were heard of in the last 90 days: activity, or a deal "
	    "they brought", PARTNERS ", " DEALS, HEADLINE_COUNT, 0,
	    { 0, 0 }, 0, 0 },
};

enum which { SOURCED_WON, INFLUENCED_WON, SOURCED_SHARE, SOURCED_OPEN,
	INFLUENCED_OPEN, SOURCED_RATE, DIRECT_RATE, SOURCED_DAYS, DIRECT_DAYS,
	SIGNED, ACTIVE };

static void
put_money(struct headline *h, const struct deal_sum *sum)
{
	h->value = ratio_money(sum->amount);
	h->n = sum->count;
}

/* Won amounts of all roles, for the share. */
static void
put_share(struct headline *h, const struct ws *ws, struct deal_filter f,
    const struct deal_sum *sourced)
{
	struct ratio all = ratio_of(0, 1);
	int role;

	for (role = 0; role < DEAL_ROLES; role++) {
		f.role = (enum deal_role)role;
		all = ratio_add(all, ratio_money(revenue_all(ws, &f).amount));
	}
	h->value = ratio_div(ratio_money(sourced->amount), all);
	h->n = sourced->count;
	h->of = 0;	/* a share of money, not of deals */
}

/* Win rate and median days of the deals of one role closed in the window. */
static void
put_rates(struct headline *rate, struct headline *days, const struct ws *ws,
    struct deal_filter f)
{
	struct tally t = { 0 };
	struct deal_filter lost = f;
	size_t i;

	lost.state = STATE_LOST;
	for (i = 0; i < ws->ndeals; i++) {
		if (deal_passes(&ws->deals[i], &f) ||
		    deal_passes(&ws->deals[i], &lost))
			tally_deal(&t, &ws->deals[i]);
	}
	rate->n = t.won;
	rate->of = t.won + t.lost;
	rate->value = ratio_of((int64_t)t.won,
	    rate->of >= FIG_FEW ? (int64_t)rate->of : 0);
	days->n = t.won;
	days->value = sample_quartile(&t.won_days, 2);
	tally_release(&t);
}

static void
put_partners(struct headline *with_contract, struct headline *active,
    const struct ws *ws, date today)
{
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		if (!partner_signed(&ws->partners[i]))
			continue;
		with_contract->n++;
		active->n += !partner_silent(&ws->partners[i], today);
	}
	with_contract->value = ratio_of((int64_t)with_contract->n, 1);
	active->value = ratio_of((int64_t)active->n, 1);
}

void
headline_compute(struct headline out[HEADLINES], const struct ws *ws,
    date today)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct deal_filter open = { ROLE_SOURCED, STATE_OPEN, DATE_NONE,
	    DATE_NONE };
	struct deal_sum sum;
	size_t i;

	for (i = 0; i < HEADLINES; i++)
		out[i] = table[i];
	revenue_year(&f, today);
	sum = revenue_all(ws, &f);
	put_money(&out[SOURCED_WON], &sum);
	put_share(&out[SOURCED_SHARE], ws, f, &sum);
	put_rates(&out[SOURCED_RATE], &out[SOURCED_DAYS], ws, f);
	sum = revenue_all(ws, &open);
	put_money(&out[SOURCED_OPEN], &sum);
	f.role = open.role = ROLE_INFLUENCED;
	sum = revenue_all(ws, &f);
	put_money(&out[INFLUENCED_WON], &sum);
	sum = revenue_all(ws, &open);
	put_money(&out[INFLUENCED_OPEN], &sum);
	f.role = ROLE_DIRECT;
	put_rates(&out[DIRECT_RATE], &out[DIRECT_DAYS], ws, f);
	put_partners(&out[SIGNED], &out[ACTIVE], ws, today);
}

void
headline_text(struct str *out, const struct headline *h, const char *currency)
{
	if (!ratio_ok(h->value)) {
		if (h->of == 0)
			str_adds(out, "none");
		else
			str_addf(out, "too few to say (n = %zu)", h->of);
		return;
	}
	switch (h->unit) {
	case HEADLINE_MONEY:
		money_add(out, currency, h->value);
		str_addf(out, " (%zu deal%s)", h->n, h->n == 1 ? "" : "s");
		break;
	case HEADLINE_SHARE:
		ratio_add_percent(out, h->value, 0);
		if (h->of > 0)
			str_addf(out, " (%zu of %zu deals)", h->n, h->of);
		break;
	case HEADLINE_DAYS:
		ratio_add_commas(out, h->value, 0);
		str_addf(out, " days (n = %zu)", h->n);
		break;
	case HEADLINE_COUNT:
		ratio_add_commas(out, h->value, 0);
		break;
	}
}

void
headline_window(struct str *out, const struct headline *h, date today,
    void (*add_day)(struct str *out, date d))
{
	if (h->months == 0) {
		str_adds(out, "now");
		return;
	}
	add_day(out, date_months(today, -h->months) + 1);
	str_adds(out, " to ");
	add_day(out, today);
}
