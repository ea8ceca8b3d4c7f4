/* ev_risk - evidence of what could go wrong: the risk register */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "concentration.h"
#include "evput.h"
#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"

static const char *const in_register[] = { "company.yaml", "program.yaml",
	"strategy/scorecard.yaml", "partners", "data/deals", NULL };

/*
 * From these parts on a level is high, or medium. Likelihood: of the
 * partners with a contract, those concerned. Impact: of the revenue sourced
 * in twelve months, what they brought.
 */
enum { LIKELY = 30, POSSIBLE = 10, HEAVY = 25, NOTABLE = 10 };
enum { SOON_DAYS = 90 };

static const char *
level(struct ratio share, int high, int medium)
{
	if (!ratio_ok(share))
		return "unknown";
	if (ratio_cmp(share, ratio_of(high, 100)) >= 0)
		return "high";
	return ratio_cmp(share, ratio_of(medium, 100)) >= 0 ? "medium" :
	    "low";
}

/* Is a partner concerned by a risk? */
enum concern { CONCERN_NO, CONCERN_YES, CONCERN_UNKNOWN };

typedef enum concern concern_fn(const struct evidence *ev,
    const struct partner *p);

static enum concern
concern_if(bool yes)
{
	return yes ? CONCERN_YES : CONCERN_NO;
}

/* Under contract for twelve months, and nothing won in them. */
static enum concern
is_idle(const struct evidence *ev, const struct partner *p)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	date since;
	size_t n;

	if (!partner_signed(p))
		return CONCERN_UNKNOWN;
	if (date_node(&since, partner_get(p, "since"), "since", NULL) == 0
	    && since != DATE_NONE && since > date_months(ev->today, -12))
		return CONCERN_NO;
	revenue_year(&f, ev->today);
	n = revenue_of(p, &f).count;
	f.role = ROLE_INFLUENCED;
	return concern_if(n + revenue_of(p, &f).count == 0);
}

/* Has a gate of the scorecard failed, or was one never looked at? */
static enum concern
has_open_gate(const struct evidence *ev, const struct partner *p)
{
	const struct node *gates = node_path(ev->ws->scorecard, "fit.gates");
	const struct node *g, *pass;

	NODE_EACH(g, gates) {
		pass = node_get(node_get(partner_get(p, "gates"),
		    node_get_text(g, "id", "")), "pass");
		if (node_unknown(pass) || !node_truth(pass))
			return CONCERN_YES;
	}
	return gates != NULL ? CONCERN_NO : CONCERN_UNKNOWN;
}

/* Rated below the middle of the scale for openness. */
static enum concern
is_closed(const struct evidence *ev, const struct partner *p)
{
	const struct node *n = node_path(partner_get(p, "ratings"),
	    "openness.score");
	const struct node *scale = node_get(ev->ws->scorecard, "scale");
	struct dec d, min = { DEC_ONE }, max = { 5 * (int64_t)DEC_ONE };

	if (node_unknown(n) || dec_node(&d, n, "", NULL) < 0)
		return CONCERN_UNKNOWN;
	if (!node_unknown(node_get(scale, "min")))
		dec_node(&min, node_get(scale, "min"), "", NULL);
	if (!node_unknown(node_get(scale, "max")))
		dec_node(&max, node_get(scale, "max"), "", NULL);
	return concern_if(ratio_cmp(ratio_mul(ratio_dec(d), ratio_of(2, 1)),
	    ratio_add(ratio_dec(min), ratio_dec(max))) < 0);
}

static enum concern
is_ending(const struct evidence *ev, const struct partner *p)
{
	date d = partner_renews(p);

	return d == DATE_NONE ? CONCERN_UNKNOWN :
	    concern_if(d <= ev->today + SOON_DAYS);
}

static enum concern
is_expiring(const struct evidence *ev, const struct partner *p)
{
	const struct node *c;
	bool any = false;
	date d;

	NODE_EACH(c, partner_get(p, "certifications")) {
		any = true;
		if (date_node(&d, node_get(c, "expires"), "expires",
		    NULL) == 0 && d != DATE_NONE &&
		    d < ev->today + SOON_DAYS)
			return CONCERN_YES;
	}
	return any ? CONCERN_NO : CONCERN_UNKNOWN;
}

static const struct risk {
	const char *name, *what, *todo, *owner, *lacks;
	concern_fn *concerns;
	bool by_base;		/* impact: all that partners source, since
				 * those concerned bring nothing */
} risks[] = {
	{ "Partner underperforms", "under contract for twelve months, and no "
	    "deal won in them, sourced or influenced",
	    "a plan with one target account, else let go",
	    "partnership manager", "without a contract", is_idle, true },
	{ "Competitive conflict", "a gate failed, or never checked",
	    "check the gates before the next joint account",
	    "partnership manager", "without gates on the scorecard",
	    has_open_gate, false },
	{ "Cultural clash", "rated below the middle for openness",
	    "name it in the next review, sponsor to sponsor",
	    "executive sponsor", "never rated", is_closed, false },
	{ "Agreement ends", "it has run out, or does soon",
	    "start the renewal", "partnership manager",
	    "no end of an agreement on file", is_ending, false },
	{ "Certificates expire", "some have, or do soon",
	    "book the renewal courses", "technical lead",
	    "no certificate on file", is_expiring, false },
};

enum { RISKS = sizeof(risks) / sizeof(risks[0]) };

/* Who is concerned by a risk, by the place in ws. */
struct concerned {
	const struct partner *partners;
	bool *at;
	size_t n, of, unknown;		/* of: those of whom it is known */
};

/* One document is of one partner, with or without a contract. */
static bool
in_question(const struct evidence *ev, const struct partner *p)
{
	return ev->partner != NULL ? ev->partner == p : partner_signed(p);
}

static bool
is_concerned(const struct partner *p, const void *ctx)
{
	const struct concerned *c = ctx;

	return c->at[p - c->partners];
}

/* Ask everybody in question. Owner: the caller, who frees out->at. */
static void
concerned_find(struct concerned *out, const struct evidence *ev,
    const struct risk *risk)
{
	enum concern is;
	size_t i;

	*out = (struct concerned){ ev->ws->partners, mem_zero(
	    ev->ws->npartners + 1, sizeof(bool)), 0, 0, 0 };
	for (i = 0; i < ev->ws->npartners; i++) {
		if (!in_question(ev, &ev->ws->partners[i]))
			continue;
		is = risk->concerns(ev, &ev->ws->partners[i]);
		out->unknown += is == CONCERN_UNKNOWN;
		out->of += is != CONCERN_UNKNOWN;
		out->at[i] = is == CONCERN_YES;
		out->n += is == CONCERN_YES;
	}
}

/* The part of sourced revenue that those concerned brought. */
static struct ratio
impact_of(const struct risk *risk, const struct concerned *of,
    const struct concentration *conc)
{
	struct ratio sum = ratio_of(0, 1);
	size_t i;

	if (risk->by_base)
		return ratio_div(ratio_dec(conc->total),
		    ratio_dec(conc->all));
	for (i = 0; i < conc->n; i++) {
		if (is_concerned(conc->stakes[i].partner, of))
			sum = ratio_add(sum, ratio_dec(
			    conc->stakes[i].amount));
	}
	return ratio_div(sum, ratio_dec(conc->total));
}

static void
add_risk(struct evidence *ev, struct node *items, const struct risk *risk,
    const struct concentration *conc)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct concerned c;

	concerned_find(&c, ev, risk);
	node_str(a, item, "name", risk->name);
	node_str(a, item, "what", risk->what);
	node_str(a, item, "todo", risk->todo);
	node_str(a, item, "owner", risk->owner);
	node_str(a, item, "lacks", risk->lacks);
	put_partners(a, item, "names", ev->ws, is_concerned, &c);
	fig_share(a, item, "share", c.n, c.of, 1);
	fig_count(a, item, "unknown", c.unknown);
	node_bool(a, item, "any_unknown", c.unknown > 0);
	node_bool(a, item, "any_known", c.of > 0);
	node_bool(a, item, "concerned", c.n > 0);
	node_str(a, item, "likelihood", c.of == 0 ? "not known" :
	    level(ratio_of((int64_t)c.n, (int64_t)c.of), LIKELY, POSSIBLE));
	node_str(a, item, "impact", c.of == 0 ? "not known" :
	    level(impact_of(risk, &c, conc), HEAVY, NOTABLE));
	free(c.at);
}

/* What sourced pipeline a partner has open. */
static struct dec
open_of(const struct partner *p)
{
	return revenue_ever(p, ROLE_SOURCED, STATE_OPEN).amount;
}

/* If this partner left: revenue of twelve months, pipeline. */
static void
add_loss(struct evidence *ev, struct node *out, const struct partner *p,
    const struct concentration *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "loss", NODE_MAP);

	node_str(a, map, "name", p->name);
	fig_part(a, map, "sourced", ev->ws->currency, ratio_dec(
	    concentration_of(c, p)), ratio_dec(c->total));
	fig_part(a, map, "of_all", ev->ws->currency, ratio_dec(
	    concentration_of(c, p)), ratio_dec(c->all));
	fig_money(a, map, "open", ev->ws->currency, ratio_dec(open_of(p)));
}

static const char *
hhi_level(struct ratio hhi)
{
	if (!ratio_ok(hhi))
		return "unknown";
	if (ratio_cmp(hhi, ratio_of(HHI_HIGH, 1)) > 0)
		return "high";
	return ratio_cmp(hhi, ratio_of(HHI_MODERATE, 1)) >= 0 ? "medium" :
	    "low";
}

static void
add_dependency(struct evidence *ev, struct node *out,
    const struct concentration *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "dependency", NODE_MAP);
	const char *names[3];
	size_t i;

	fig_count(a, map, "bringing", c->n);
	if (c->n == 0)
		return;
	for (i = 0; i < c->n && i < 3; i++)
		names[i] = c->stakes[i].partner->name;
	fig_part(a, map, "first", ev->ws->currency, concentration_top(c, 1),
	    ratio_dec(c->total));
	fig_part(a, map, "three", ev->ws->currency, concentration_top(c, 3),
	    ratio_dec(c->total));
	fig_names(a, map, "three_names", names, i, i);
	fig_number(a, map, "hhi", c->hhi, 0);
	node_str(a, map, "likelihood", hhi_level(c->hhi));
	node_str(a, map, "impact", level(ratio_div(concentration_top(c, 1),
	    ratio_dec(c->all)), HEAVY, NOTABLE));
	add_loss(ev, map, ev->partner != NULL ? ev->partner :
	    c->stakes[0].partner, c);
}

static void
add_rules(struct arena *a, struct node *out)
{
	struct node *map = node_add(a, out, "rules", NODE_MAP);

	node_fmt(a, map, "likely", "%d %%", LIKELY);
	node_fmt(a, map, "possible", "%d %%", POSSIBLE);
	node_fmt(a, map, "heavy", "%d %%", HEAVY);
	node_fmt(a, map, "notable", "%d %%", NOTABLE);
	node_fmt(a, map, "soon", "%d days", SOON_DAYS);
	fig_count(a, map, "hhi_high", HHI_HIGH);
	fig_count(a, map, "hhi_moderate", HHI_MODERATE);
}

static int
build_register(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST);
	struct concentration c;
	size_t i;

	(void)e;
	concentration_find(&c, a, ev->ws, ev->today);
	for (i = 0; i < RISKS; i++)
		add_risk(ev, items, &risks[i], &c);
	add_dependency(ev, out, &c);
	add_rules(a, out);
	if (ev->partner != NULL) {
		node_str(a, out, "partner", ev->partner->name);
		node_bool(a, out, "without", !partner_signed(ev->partner));
	}
	return 0;
}

const struct provider ev_risk[] = {
	{ "register", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS |
	    WS_SCORECARD, in_register, true, build_register },
	{ NULL, 0, NULL, false, NULL }
};
