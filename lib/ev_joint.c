/* ev_joint - evidence of one partner: joint accounts, risks, next review */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "revenue.h"

static const char *const in_joint[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", NULL };

enum { SOON_DAYS = 90 };	/* an agreement that ends so soon is a risk */

/* The partner's open deal with an account, the largest, or NULL. */
static const struct deal *
open_deal(const struct partner *p, const struct account *c)
{
	const struct deal *best = NULL;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->account == c &&
		    !deal_is_closed(p->deals[i]) && (best == NULL ||
		    p->deals[i]->amount.u > best->amount.u))
			best = p->deals[i];
	}
	return best;
}

static void
add_deal(struct evidence *ev, struct node *item, const struct deal *d)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, item, "deal", NODE_MAP);
	struct str s = STR_INIT;

	node_str(a, map, "name", d->name != NULL ? d->name : d->id);
	node_str(a, map, "stage", deal_stage_name(d->stage));
	node_str(a, map, "role", deal_role_name(d->role));
	fig_money(a, map, "amount", ev->ws->currency, ratio_dec(d->amount));
	if (d->expected != DATE_NONE) {
		date_add(&s, d->expected);
		node_str(a, map, "expected", s.s);
	}
	str_release(&s);
}

static void
add_account(struct evidence *ev, struct node *items, const struct account *c,
    bool planned)
{
	const struct deal *d = open_deal(ev->partner, c);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);

	node_str(a, item, "id", c->id);
	node_str(a, item, "name", c->name);
	node_str(a, item, "kind", c->prospect ? "prospect" :
	    c->churned != DATE_NONE ? "former customer" : "customer");
	if (c->industry != NULL)
		node_str(a, item, "industry", ws_name(ev->ws, "industries",
		    c->industry));
	if (c->has_arr)
		fig_money(a, item, "arr", ev->ws->currency,
		    ratio_dec(c->arr));
	node_bool(a, item, "planned", planned);
	if (d != NULL)
		add_deal(ev, item, d);
}

/* The accounts of the plan must be there: a typing error is no account. */
static int
check_planned(const struct node *ids, const struct ws *ws, struct err *e)
{
	const struct node *c;

	NODE_EACH(c, ids) {
		if (node_text(c) == NULL || map_get(&ws->account_ids,
		    c->text) == NULL)
			return node_err(e, c, "plan.accounts: no customer or "
			    "prospect has the id '%.64s'", c->text != NULL ?
			    c->text : "");
	}
	return 0;
}

/* Accounts that name the partner, are in its plan, or have an open deal. */
static int
add_accounts(struct evidence *ev, struct node *out, struct err *e)
{
	const struct node *ids = node_path(ev->partner->node,
	    "plan.accounts");
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "accounts", NODE_LIST);
	size_t i, customers = 0, prospects = 0, open = 0;
	const struct account *c;
	bool planned;

	if (check_planned(ids, ev->ws, e) < 0)
		return -1;
	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		planned = node_has(ids, c->id);
		if (!planned && open_deal(ev->partner, c) == NULL &&
		    !node_has(node_get(c->node, "partners"),
		    ev->partner->slug))
			continue;
		customers += !c->prospect && c->churned == DATE_NONE;
		prospects += c->prospect;
		open += open_deal(ev->partner, c) != NULL;
		add_account(ev, items, c, planned);
	}
	fig_count(a, out, "customers", customers);
	fig_count(a, out, "prospects", prospects);
	fig_count(a, out, "open_deals", open);
	return 0;
}

/* A sentence on one risk of the partner; false: it has none of that. */
typedef bool risk_fn(struct str *out, const struct evidence *ev);

static bool
agreement_ends(struct str *out, const struct evidence *ev)
{
	date d = partner_renews(ev->partner);

	if (d == DATE_NONE || d > ev->today + SOON_DAYS)
		return false;
	str_adds(out, d < ev->today ? "ran out on " : "ends on ");
	date_add_long(out, d);
	return true;
}

static bool
certificates_end(struct str *out, const struct evidence *ev)
{
	size_t all = partner_certified(ev->partner, DATE_NONE);
	size_t now = partner_certified(ev->partner, ev->today);
	size_t soon = partner_certified(ev->partner, ev->today + SOON_DAYS);

	if (soon == all)
		return false;
	str_addf(out, "%zu of %zu have expired, %zu more do within %d days",
	    all - now, all, now - soon, SOON_DAYS);
	return true;
}

static bool
is_silent(struct str *out, const struct evidence *ev)
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
gate_failed(struct str *out, const struct evidence *ev)
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

/* All that was won in twelve months from one account? */
static bool
one_account(struct str *out, const struct evidence *ev)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	const struct account *only = NULL;
	size_t i, n = 0;

	revenue_year(&f, ev->today);
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

static void
add_risks(struct evidence *ev, struct node *out)
{
	static const struct {
		risk_fn *is;
		const char *name, *todo;
	} rules[] = {
		{ gate_failed, "A gate has failed",
		    "settle it before any further joint deal" },
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
}

/* The day of the last business review up to today. */
static date
last_review(const struct evidence *ev)
{
	const struct node *c;
	date d, last = DATE_NONE;

	NODE_EACH(c, partner_get(ev->partner, "activity")) {
		if (strcmp(node_get_text(c, "kind", ""), "qbr") == 0 &&
		    date_node(&d, node_get(c, "date"), "date", NULL) == 0 &&
		    d <= ev->today && d > last)
			last = d;
	}
	return last;
}

static int
review_months(const char *rhythm)
{
	if (strcmp(rhythm, "quarterly") == 0)
		return 3;
	return strcmp(rhythm, "semi-annual") == 0 ? 6 : 12;
}

static void
add_review(struct evidence *ev, struct node *out)
{
	const struct node *tier = ws_entry(ev->ws, "tiers",
	    ev->partner->tier);
	const char *rhythm = node_get_text(tier, "review", NULL);
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "review", NODE_MAP);
	struct str s = STR_INIT;
	date last = last_review(ev), next;

	if (rhythm != NULL) {
		node_str(a, map, "rhythm", rhythm);
		node_str(a, map, "tier", node_get_text(tier, "name", ""));
	}
	if (last != DATE_NONE) {
		date_add_long(&s, last);
		node_str(a, map, "last", s.s);
	}
	if (last != DATE_NONE && rhythm != NULL) {
		str_reset(&s);
		next = date_months(last, review_months(rhythm));
		date_add_long(&s, next);
		node_str(a, map, "next", s.s);
		node_bool(a, map, "overdue", next < ev->today);
	}
	str_release(&s);
}

static int
build_joint(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *contact;

	if (ev->partner == NULL)
		return 0;
	if (add_accounts(ev, out, e) < 0)
		return -1;
	add_risks(ev, out);
	add_review(ev, out);
	if (ev->partner->manager != NULL)
		node_str(a, out, "manager", ev->partner->manager);
	contact = partner_contact(ev->partner);
	if (node_get_text(contact, "name", NULL) != NULL) {
		node_str(a, out, "contact", node_get_text(contact, "name",
		    ""));
		node_str(a, out, "contact_role", node_get_text(contact,
		    "role", "contact"));
	}
	return 0;
}

const struct provider ev_joint[] = {
	{ "joint", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS |
	    WS_DEALS, in_joint, true, build_joint },
	{ NULL, 0, NULL, false, NULL }
};
