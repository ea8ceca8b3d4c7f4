/* jointrisk - what could undo a joint plan, as the record has it */

#include "jointrisk.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"
#include "revenue.h"

enum { SOON_DAYS = 90 };	/* an agreement that ends so soon is a risk */

/* A sentence on one risk of the partner; false: it has none of that. */
typedef bool risk_fn(struct str *out, struct evidence *ev);

static bool
agreement_ends(struct str *out, struct evidence *ev)
{
	date d = partner_renews(ev->partner);

	if (d == DATE_NONE || d > ev->today + SOON_DAYS)
		return false;
	str_adds(out, d < ev->today ? "ran out on " : "ends on ");
	date_add_long(out, d);
	return true;
}

/* " (the last on 20 November 2026)", unless there is none. */
static void
add_last(struct str *out, date d)
{
	if (d == DATE_NONE)
		return;
	str_adds(out, " (the last on ");
	date_add_long(out, d);
	str_adds(out, ")");
}

static bool
certificates_end(struct str *out, struct evidence *ev)
{
	size_t all = partner_certified(ev->partner, DATE_NONE);
	size_t now = partner_certified(ev->partner, ev->today);
	size_t soon = partner_certified(ev->partner, ev->today + SOON_DAYS);

	if (soon == all)
		return false;
	str_addf(out, "%zu of %zu have expired", all - now, all);
	add_last(out, partner_expired(ev->partner, ev->today));
	str_addf(out, ", %zu more do within %d days", now - soon, SOON_DAYS);
	if (now > soon)
		add_last(out, partner_expired(ev->partner,
		    ev->today + SOON_DAYS));
	return true;
}

static bool
is_silent(struct str *out, struct evidence *ev)
{
	date d = partner_heard(ev->partner, ev->today);

	if (!partner_silent(ev->partner, ev->today))
		return false;
	if (d == DATE_NONE) {
		str_adds(out, "no activity and no deal on file");
		return true;
	}
	str_adds(out, "last heard of on ");
	date_add_long(out, d);
	return true;
}

static bool
gate_failed(struct str *out, struct evidence *ev)
{
	const struct node *g, *pass;

	NODE_EACH(g, partner_get(ev->partner, "gates")) {
		pass = node_get(g, "pass");
		if (node_unknown(pass) || node_truth(pass))
			continue;
		str_addf(out, "%s%s", out->len > 0 ? "; " : "",
		    node_get_text(g, "note", g->key));
	}
	return out->len > 0;
}

/* Gates of the scorecard that nobody has decided. */
static bool
gate_open(struct str *out, struct evidence *ev)
{
	const struct node *own = partner_get(ev->partner, "gates"), *g;

	NODE_EACH(g, node_path(ev->ws->scorecard, "fit.gates")) {
		if (node_unknown(node_get(node_get(own, node_get_text(g, "id",
		    "")), "pass")))
			str_addf(out, "%s%s", out->len > 0 ? ", " :
			    "not decided: ", node_get_text(g, "name", "one"));
	}
	return out->len > 0;
}

/* Is there an agreement on how to work together? */
static bool
no_agreement(struct str *out, struct evidence *ev)
{
	const struct node *c;
	bool secrecy = false;

	NODE_EACH(c, partner_get(ev->partner, "agreements")) {
		if (strcmp(node_get_text(c, "kind", ""), "nda") != 0)
			return false;
		secrecy = true;
	}
	str_adds(out, secrecy ? "only a confidentiality agreement is on file" :
	    "none is on file");
	return true;
}

static bool
has_left(struct str *out, struct evidence *ev)
{
	if (partner_former(ev->partner))
		str_adds(out, "its stage is former");
	return partner_former(ev->partner);
}

/* All that was won in twelve months from one account? */
static bool
one_account(struct str *out, struct evidence *ev)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	const struct account *only = NULL;
	size_t i, n = 0;

	revenue_year(&f, evidence_day(ev));
	for (i = 0; i < ev->partner->ndeals; i++) {
		if (!deal_passes(ev->partner->deals[i], &f))
			continue;
		if (only != NULL && only != ev->partner->deals[i]->account)
			return false;
		only = ev->partner->deals[i]->account;
		n++;
	}
	if (n == 0)
		return false;
	str_addf(out, "all it won in twelve months came from %s",
	    only->name);
	return true;
}

/* What can be said where nothing is wrong. */
static void
add_sound(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	size_t n = partner_people(ev->partner, ev->today);

	put_day(a, out, "agreed_until", partner_renews(ev->partner));
	put_day(a, out, "heard", partner_heard(ev->partner, ev->today));
	if (n > 0)
		fig_count(a, out, "certified", n);
	fig_count(a, out, "soon_days", SOON_DAYS);
}

void
jointrisk_add(struct node *out, struct evidence *ev)
{
	static const struct {
		risk_fn *is;
		const char *name, *todo;
	} rules[] = {
		{ has_left, "The partnership has ended",
		    "sign again before any plan, or drop this one" },
		{ gate_failed, "A gate has failed",
		    "settle it before any further joint deal" },
		{ gate_open, "A gate is open",
		    "decide it before any joint deal; write it under `gates` "
		    "in partner.yaml" },
		{ no_agreement, "No agreement",
		    "sign one before any joint deal; write it under "
		    "`agreements` in partner.yaml" },
		{ agreement_ends, "The agreement ends",
		    "start the renewal; see the agreement template" },
		{ certificates_end, "Certificates run out",
		    "book the renewal courses" },
		{ is_silent, "Nobody has heard of them",
		    "call, and settle whether this plan still holds" },
		{ one_account, "One account carries it",
		    "agree a second target account" },
	};
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "risks", NODE_LIST), *item;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		str_reset(&s);
		if (!rules[i].is(&s, ev))
			continue;
		item = node_item(a, items);
		node_str(a, item, "name", rules[i].name);
		node_str(a, item, "detail", s.s);
		node_str(a, item, "todo", rules[i].todo);
	}
	str_release(&s);
	add_sound(out, ev);
}
