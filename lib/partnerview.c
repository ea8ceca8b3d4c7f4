/* partnerview - a partner as templates see it */

#include "partnerview.h"

#include <string.h>

#include "partner.h"
#include "registration.h"
#include "revenue.h"
#include "viewparts.h"

/* Copy an entry of program.yaml under key, when there is one. */
static void
add_entry(struct arena *a, struct node *map, const char *key,
    const struct node *entry)
{
	if (entry != NULL)
		node_hang(a, map, key, node_copy(a, entry, NULL));
}

/* The tier above the partner's; the lowest for one that has none. */
static const struct node *
next_tier(const struct ws *ws, const char *tier)
{
	const struct node *tiers = node_get(ws->program, "tiers");
	const struct node *now = ws_entry(ws, "tiers", tier);

	if (now != NULL)
		return now->next;
	return tiers != NULL && tiers->kind == NODE_LIST ? tiers->first :
	    NULL;
}

static void
put_sum(struct arena *a, struct node *metrics, const char *key,
    struct deal_sum sum)
{
	struct node *map = node_add(a, metrics, key, NODE_MAP);

	node_int(a, map, "count", (long long)sum.count);
	view_put_dec(a, map, "amount", money_dec(sum.amount));
}

static void
add_sum(struct arena *a, struct node *metrics, const char *key,
    const struct partner *p, const struct deal_filter *f)
{
	put_sum(a, metrics, key, revenue_of(p, f));
}

/*
 * Deals lost with the partner, in whichever role it was: what was not won is
 * nobody's revenue, so here the two roles may be counted as one.
 */
static void
add_lost(struct arena *a, struct node *metrics, const struct partner *p,
    struct deal_filter f)
{
	struct deal_sum sum, more;

	f.state = STATE_LOST;
	f.role = ROLE_SOURCED;
	sum = revenue_of(p, &f);
	f.role = ROLE_INFLUENCED;
	more = revenue_of(p, &f);
	sum.count += more.count;
	sum.amount.m += more.amount.m;
	put_sum(a, metrics, "lost", sum);
}

static void
add_metrics(struct arena *a, struct node *out, const struct partner *p,
    date today)
{
	struct node *m = node_add(a, out, "metrics", NODE_MAP);
	struct deal_filter year = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct deal_filter open = { ROLE_SOURCED, STATE_OPEN, DATE_NONE,
	    DATE_NONE };

	revenue_year(&year, today);
	view_put_date(a, m, "from", year.from);
	view_put_date(a, m, "to", year.to);
	add_sum(a, m, "sourced_won", p, &year);
	add_sum(a, m, "open_sourced", p, &open);
	add_lost(a, m, p, year);
	year.role = open.role = ROLE_INFLUENCED;
	add_sum(a, m, "influenced_won", p, &year);
	add_sum(a, m, "open_influenced", p, &open);
}

static struct node *
add_deal(struct arena *a, struct node *list, const struct deal *d)
{
	struct node *map = node_item(a, list);

	node_str(a, map, "id", d->id);
	node_str(a, map, "name", d->name != NULL ? d->name : d->id);
	node_str(a, map, "account", d->account->name);
	view_put_dec(a, map, "amount", money_dec(d->amount));
	node_str(a, map, "stage", deal_stage_name(d->stage));
	node_str(a, map, "role", deal_role_name(d->role));
	view_put_date(a, map, "created", d->created);
	view_put_date(a, map, "closed", d->closed);
	view_put_date(a, map, "expected", d->expected);
	return map;
}

/* Where an open deal's registration stands, and its last protected day. */
static void
add_registration(struct arena *a, struct node *map, const struct deal *d,
    date today)
{
	struct registration r;

	registration_of(&r, d, today);
	if (r.state == REG_NONE)
		return;
	node_str(a, map, "registration", reg_state_name(r.state));
	if (r.state == REG_APPROVED)
		view_put_date(a, map, "protected_until", r.until);
}

/* Open deals, and those won in the last 12 months. */
static void
add_deals(struct arena *a, struct node *out, const struct partner *p,
    date today)
{
	struct node *won = node_add(a, out, "won_deals", NODE_LIST);
	struct node *open = node_add(a, out, "open_deals", NODE_LIST);
	date from = date_months(today, -12);
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (!deal_is_closed(p->deals[i]))
			add_registration(a, add_deal(a, open, p->deals[i]),
			    p->deals[i], today);
		else if (p->deals[i]->stage == DEAL_WON &&
		    p->deals[i]->closed > from && p->deals[i]->closed <= today)
			add_deal(a, won, p->deals[i]);
	}
}

/* Present customers that name this partner. */
static void
add_joint(struct arena *a, struct node *out, const struct ws *ws,
    const struct partner *p)
{
	struct node *list = node_add(a, out, "joint_customers", NODE_LIST);
	const struct account *c;
	struct node *map;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		c = &ws->accounts[i];
		if (c->prospect || c->churned != DATE_NONE ||
		    !node_has(node_get(c->node, "partners"), p->slug))
			continue;
		map = node_item(a, list);
		node_str(a, map, "name", c->name);
		if (c->industry != NULL)
			node_str(a, map, "industry", c->industry);
		if (c->has_arr)
			view_put_dec(a, map, "arr", money_dec(c->arr));
		view_put_date(a, map, "since", c->since);
	}
}

int
partner_view(struct node **out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e)
{
	struct node *map = *out = node_copy(a, p->node, NULL);

	node_str(a, map, "slug", p->slug);
	add_entry(a, map, "primary_contact", partner_contact(p));
	add_entry(a, map, "type_info", ws_entry(ws, "types", p->type));
	add_entry(a, map, "tier_info", ws_entry(ws, "tiers", p->tier));
	add_entry(a, map, "next_tier", next_tier(ws, p->tier));
	node_int(a, map, "certified",
	    (long long)partner_people(p, today));
	add_metrics(a, map, p, today);
	add_deals(a, map, p, today);
	add_joint(a, map, ws, p);
	view_work(map, a, ws, p, today);
	if (view_accounts(map, a, ws, p, e) < 0 ||
	    view_pay(map, a, ws, p, today, e) < 0 ||
	    view_worth(map, a, ws, p, today, e) < 0 ||
	    view_tier(map, a, ws, p, today, e) < 0)
		return -1;
	return view_scores(map, a, ws, p, today, e);
}
