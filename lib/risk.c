/* risk - what could go wrong with a partner, and whether it concerns one */

#include "risk.h"

#include <string.h>

#include "partner.h"
#include "revenue.h"

static enum concern
concern_if(bool yes)
{
	return yes ? CONCERN_YES : CONCERN_NO;
}

/* Under contract for twelve months, and nothing won in them. */
static enum concern
is_idle(date *ends, const struct ws *ws, const struct partner *p,
    const struct risk_ask *ask)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	date since;
	size_t n;

	(void)ends;
	(void)ws;
	if (!partner_signed(p))
		return CONCERN_UNKNOWN;
	if (date_node(&since, partner_get(p, "since"), "since", NULL) == 0
	    && since != DATE_NONE && since > date_months(ask->day, -12))
		return CONCERN_NO;
	revenue_year(&f, ask->day);
	n = revenue_of(p, &f).count;
	f.role = ROLE_INFLUENCED;
	return concern_if(n + revenue_of(p, &f).count == 0);
}

const struct node *
risk_conflict_gate(const struct ws *ws)
{
	const struct node *g, *found = NULL;

	NODE_EACH(g, node_path(ws->scorecard, "fit.gates")) {
		if (strcmp(node_get_text(g, "risk", ""), "conflict") == 0)
			return g;
		if (strcmp(node_get_text(g, "id", ""), "conflict") == 0)
			found = g;
	}
	return found;
}

/* Has the gate failed? One that nobody decided accuses nobody. */
static enum concern
has_failed(date *ends, const struct ws *ws, const struct partner *p,
    const struct risk_ask *ask)
{
	const struct node *pass = node_get(node_get(partner_get(p, "gates"),
	    node_get_text(ask->gate, "id", "")), "pass");

	(void)ends;
	(void)ws;
	return node_unknown(pass) ? CONCERN_UNKNOWN :
	    concern_if(!node_truth(pass));
}

/* Rated below the middle of the scale for openness. */
static enum concern
is_closed(date *ends, const struct ws *ws, const struct partner *p,
    const struct risk_ask *ask)
{
	const struct node *n = node_path(partner_get(p, "ratings"),
	    "openness.score");
	const struct node *scale = node_get(ws->scorecard, "scale");
	struct dec d, min = { DEC_ONE }, max = { 5 * (int64_t)DEC_ONE };

	(void)ends;
	(void)ask;
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
is_ending(date *ends, const struct ws *ws, const struct partner *p,
    const struct risk_ask *ask)
{
	date d = partner_renews(p);

	(void)ws;
	if (d == DATE_NONE)
		return CONCERN_UNKNOWN;
	if (d > ask->today + RISK_SOON_DAYS)
		return CONCERN_NO;
	*ends = d;
	return CONCERN_YES;
}

static enum concern
is_expiring(date *ends, const struct ws *ws, const struct partner *p,
    const struct risk_ask *ask)
{
	const struct node *list = partner_get(p, "certifications");
	date last = partner_expired(p, ask->today + RISK_SOON_DAYS);

	(void)ws;
	if (list == NULL || list->first == NULL)
		return CONCERN_UNKNOWN;
	if (last != DATE_NONE)
		*ends = last;
	return concern_if(last != DATE_NONE);
}

const struct risk risks[RISKS] = {
	{ "Partner underperforms", "under contract for twelve months, and no "
	    "deal won in them, sourced or influenced",
	    "a plan with one target account, else let go",
	    "partnership manager", "without a contract", is_idle, true },
	[RISK_CONFLICT] = { "Competitive conflict", "no gate asks for it",
	    "settle it before the next joint account",
	    "partnership manager", "no gate of the scorecard asks for it",
	    has_failed, false },
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

const struct risk risk_gate = { "Not passed", "its gate failed",
    "settle it before the next joint account", "partnership manager",
    "its gate is not decided", has_failed, false };
