/* ev_joint - evidence of one partner: joint accounts, risks, next review */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "jointrisk.h"
#include "partner.h"

static const char *const in_joint[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", NULL };

/* The partner's open deal with an account, the largest, or NULL. */
static const struct deal *
open_deal(const struct partner *p, const struct account *c)
{
	const struct deal *best = NULL;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->account == c &&
		    !deal_is_closed(p->deals[i]) && (best == NULL ||
		    p->deals[i]->amount.m > best->amount.m))
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
	fig_money(a, map, "amount", ev->ws->currency, ratio_money(d->amount));
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
		    ratio_money(c->arr));
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

static void
add_review(struct evidence *ev, struct node *out)
{
	const struct node *tier = ws_entry(ev->ws, "tiers",
	    ev->partner->tier);
	const char *rhythm = node_get_text(tier, "review", NULL);
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "review", NODE_MAP);
	struct str s = STR_INIT;
	date last = partner_reviewed(ev->partner, ev->today), next;

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
	jointrisk_add(out, ev);
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
	    WS_DEALS | WS_SCORECARD, in_joint, build_joint },
	{ NULL, 0, NULL, NULL }
};
