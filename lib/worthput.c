/* worthput - what a partnership costs and brings, as evidence */

#include "worthput.h"

#include <stddef.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"

static const char *const cases[ECON_LEVELS] = { "best", "middle", "worst" };

/*
 * The figures of a payback: where they stand, what rests on deals; of months,
 * which of the flags of a side says that they never come.
 */
static const struct line {
	const char *key, *name;
	size_t at;
	bool deals;
	size_t never;		/* of months: where its flag is; else 0 */
} lines[] = {
	{ "once", "Our investment before the first deal",
	    offsetof(struct payback, us.once), false, 0 },
	{ "yearly", "Our cost a year",
	    offsetof(struct payback, us.yearly), false, 0 },
	{ "deal", "Value of a won deal",
	    offsetof(struct payback, value), true, 0 },
	{ "expected", "Expected contract value a year",
	    offsetof(struct payback, expected), true, 0 },
	{ "left", "Left of it for us a year",
	    offsetof(struct payback, us.left), true, 0 },
	{ "renewed_months", "Our payback with renewals, months from the first "
	    "deal", offsetof(struct payback, us.renewed_months), true,
	    offsetof(struct payback, us.renewed_never) },
	{ "months", "The same, first-year revenue alone",
	    offsetof(struct payback, us.months), true,
	    offsetof(struct payback, us.never) },
	{ "their_once", "The partner's investment before the first deal",
	    offsetof(struct payback, them.once), false, 0 },
	{ "their_yearly", "The partner's cost a year",
	    offsetof(struct payback, them.yearly), false, 0 },
	{ "gain", "What the partner is paid a year",
	    offsetof(struct payback, gain), true, 0 },
	{ "their_left", "Left of it for the partner a year",
	    offsetof(struct payback, them.left), true, 0 },
	{ "their_renewed_months", "The partner's payback with renewals, "
	    "months from the first deal",
	    offsetof(struct payback, them.renewed_months), true,
	    offsetof(struct payback, them.renewed_never) },
	{ "their_months", "The same, first-year revenue alone",
	    offsetof(struct payback, them.months), true,
	    offsetof(struct payback, them.never) },
};

enum { LINES = sizeof(lines) / sizeof(lines[0]) };

static void
put_figure(const struct worthput *w, struct node *map, const char *key,
    struct ratio r, bool months)
{
	struct arena *a = w->a;
	struct node *cell = months ? fig_number(a, map, key, r, 1) :
	    fig_money(a, map, key, w->ws->currency, r);

	node_bool(a, cell, "known", true);
}

static void
put_line(const struct worthput *w, struct node *map, const char *key,
    const struct line *line, const struct payback *b,
    const struct prospect *p)
{
	const struct ratio *r = (const void *)((const char *)b + line->at);
	const bool *flag = (const void *)((const char *)b + line->never);
	bool never = line->never != 0 && *flag;
	struct arena *a = w->a;
	struct node *cell;

	if (ratio_ok(*r)) {
		put_figure(w, map, key, *r, line->never != 0);
		return;
	}
	cell = node_add(a, map, key, NODE_MAP);
	node_bool(a, cell, "known", false);
	node_bool(a, cell, "never", never);
	node_str(a, cell, "text", never ? "never" : line->deals && p->few ?
	    "too few deals" : "unknown");
}

void
worth_put_payback(const struct worthput *w, struct node *map,
    const struct payback *b, const struct prospect *p)
{
	size_t i;

	for (i = 0; i < LINES; i++)
		put_line(w, map, lines[i].key, &lines[i], b, p);
	if (ratio_ok(b->second))
		put_figure(w, map, "second", b->second, false);
}

void
worth_put_rows(const struct worthput *w, struct node *map, const char *key,
    const struct payback b[ECON_LEVELS], const struct prospect *p)
{
	struct arena *a = w->a;
	struct node *items = node_add(a, map, key, NODE_LIST), *item;
	enum econ_level at;
	size_t i;

	for (i = 0; i < LINES; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", lines[i].name);
		for (at = ECON_LOW; at < ECON_LEVELS; at++)
			put_line(w, item, cases[at], &lines[i], &b[at], p);
	}
}

static const char *
basis_name(const struct worthput *w, enum basis b, const char *type)
{
	switch (b) {
	case BASIS_PARTNER:
		return "its own";
	case BASIS_TYPE:
		return arena_printf(w->a, "those of the type %s",
		    ws_name(w->ws, "types", type));
	case BASIS_ALL:
		break;
	}
	return "those of all partners";
}

/* Where the share is from, in words. */
static void
add_source(struct str *out, const struct prospect *p, const char *currency)
{
	if (!p->mix) {
		str_adds(out, p->share_from == PAY_TIER ?
		    "margin of its tier" : p->share_from == PAY_TYPE ?
		    "`commission` of its type" :
		    "`commission` in `policies`");
		return;
	}
	money_add(out, currency, p->paid);
	str_adds(out, " paid on ");
	money_add(out, currency, p->priced);
	str_adds(out, " sold in twelve months");
	if (ratio_cmp(p->sold, p->priced) == 0)
		return;
	str_adds(out, "; ");
	money_add(out, currency, ratio_sub(p->sold, p->priced));
	str_adds(out, " more was sold at rates that are not stated");
}

static void
put_share(const struct worthput *w, struct node *map, const struct prospect *p)
{
	struct ratio whole = ratio_of(ratio_round(p->share, 2), 100);
	struct arena *a = w->a;
	struct str s = STR_INIT;

	if (!ratio_ok(p->share))
		return;
	ratio_add_percent(&s, p->share, ratio_cmp(whole, p->share) == 0 ? 0 :
	    1);
	node_str(a, map, "share", s.s);
	str_reset(&s);
	add_source(&s, p, w->ws->currency);
	node_str(a, map, "share_from", s.s);
	str_release(&s);
}

/* What a renewal pays; of a mix, on how much this rests. */
static void
put_again(const struct worthput *w, struct node *map, const struct prospect *p)
{
	struct arena *a = w->a;
	struct str s = STR_INIT;

	if (!ratio_ok(p->again))
		return;
	ratio_add_percent(&s, p->again, 1);
	node_str(a, map, "again", s.s);
	if (p->mix) {
		fig_money(a, map, "paid_again", w->ws->currency,
		    p->paid_again);
		fig_money(a, map, "priced_again", w->ws->currency,
		    p->priced_again);
	}
	str_release(&s);
}

void
worth_put_renewals(const struct worthput *w, struct node *out,
    const struct renewals *r)
{
	struct arena *a = w->a;
	struct node *map = node_add(a, out, "renewals", NODE_MAP);
	struct str s = STR_INIT;

	fig_count(a, map, "ended", r->ended);
	fig_count(a, map, "renewed", r->renewed);
	fig_count(a, map, "least", FIG_FEW);
	put_day(a, map, "from", r->from);
	if (ratio_ok(r->rate)) {
		ratio_add_percent(&s, r->rate, 1);
		node_str(a, map, "rate", s.s);
	}
	str_release(&s);
}

/* What was really won in the year. */
static void
put_actual(const struct worthput *w, struct node *map, const struct prospect *p)
{
	struct arena *a = w->a;

	fig_count(a, map, "wins", p->wins);
	fig_money(a, map, "brought", w->ws->currency, p->brought);
	fig_count(a, map, "of", p->of);
	if (p->of > 0)
		fig_money(a, map, "brought_each", w->ws->currency,
		    ratio_div(p->brought, ratio_of((int64_t)p->of, 1)));
}

void
worth_put_prospect(const struct worthput *w, struct node *map,
    const struct prospect *p, const char *type)
{
	struct arena *a = w->a;

	fig_count(a, map, "deals", p->deals);
	fig_count(a, map, "of_partners", p->partners);
	node_bool(a, map, "few", p->few);
	if (ratio_ok(p->deals_year))
		fig_number(a, map, "deals_year", p->deals_year, 2);
	fig_count(a, map, "won", p->won);
	fig_count(a, map, "closed", p->closed);
	fig_share(a, map, "win_rate", p->won, p->closed, 1);
	if (ratio_ok(p->mdf))
		fig_money(a, map, "mdf", w->ws->currency, p->mdf);
	node_str(a, map, "deals_of", basis_name(w, p->deals_of, type));
	node_str(a, map, "rates_of", basis_name(w, p->rates_of, type));
	put_share(w, map, p);
	put_again(w, map, p);
	put_actual(w, map, p);
}
