/* partnerjson - one partner for programs */

#include "partnerjson.h"

#include "action.h"
#include "fund.h"
#include "json.h"
#include "nodeput.h"
#include "partner.h"
#include "partnerwork.h"
#include "playrun.h"
#include "registration.h"
#include "revenue.h"

/* Days from one day to another, or null. */
static void
add_days(struct arena *a, struct node *map, const char *key, date from,
    date to)
{
	if (from != DATE_NONE && to != DATE_NONE)
		node_int(a, map, key, (long long)to - from);
	else
		node_add(a, map, key, NODE_NULL);
}

static void
add_sum(struct arena *a, struct node *map, const char *key,
    const struct partner *p, const struct deal_filter *f)
{
	struct node *n = node_add(a, map, key, NODE_MAP);
	struct deal_sum sum = revenue_of(p, f);
	struct str s = STR_INIT;

	node_int(a, n, "count", (long long)sum.count);
	dec_add_text(&s, money_dec(sum.amount));
	node_str(a, n, "amount", s.s)->quoted = false;
	str_release(&s);
}

/* Deals of one role: won and lost in the window, open today. */
static void
add_role(struct arena *a, struct node *deals, const struct partner *p,
    struct deal_filter f, enum deal_role role)
{
	struct node *n = node_add(a, deals, deal_role_name(role), NODE_MAP);

	f.role = role;
	f.state = STATE_WON;
	add_sum(a, n, "won", p, &f);
	f.state = STATE_LOST;
	add_sum(a, n, "lost", p, &f);
	f.state = STATE_OPEN;
	f.from = f.to = DATE_NONE;
	add_sum(a, n, "open", p, &f);
}

static void
add_deals(struct arena *a, struct node *out, const struct ws *ws,
    const struct partner *p, date today)
{
	struct node *deals = node_add(a, out, "deals", NODE_MAP);
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };

	revenue_year(&f, today);
	node_put_date(a, deals, "from", f.from);
	node_put_date(a, deals, "to", f.to);
	node_put_text(a, deals, "currency", ws->currency);
	add_role(a, deals, p, f, ROLE_SOURCED);
	add_role(a, deals, p, f, ROLE_INFLUENCED);
}

static void
add_agreements(struct arena *a, struct node *out, const struct partner *p,
    date today)
{
	struct node *list = node_add(a, out, "agreements", NODE_LIST), *item;
	const struct node *c;
	date renews;

	NODE_EACH(c, partner_get(p, "agreements")) {
		renews = DATE_NONE;
		date_node(&renews, node_get(c, "renews"), "renews", NULL);
		item = node_item(a, list);
		node_put_text(a, item, "kind", node_get_text(c, "kind", NULL));
		node_put_date(a, item, "renews", renews);
		add_days(a, item, "days_to_renewal", today, renews);
	}
}

/* Each deal it has registered, and where that stands today. */
static void
add_registrations(struct arena *a, struct node *out, const struct partner *p,
    date today)
{
	struct node *list = node_add(a, out, "registrations", NODE_LIST);
	struct registration r;
	const struct deal *d;
	struct node *item;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		d = p->deals[i];
		registration_of(&r, d, today);
		if (r.state == REG_NONE)
			continue;
		item = node_item(a, list);
		node_put_text(a, item, "deal", d->id);
		node_put_text(a, item, "account_name", d->account->name);
		node_put_text(a, item, "state", reg_state_name(r.state));
		node_put_date(a, item, "protected_until", r.until);
		add_days(a, item, "days_left", today, registration_protects(d,
		    today) ? r.until : DATE_NONE);
	}
}

/* A sum as a number. */
static void
add_amount(struct arena *a, struct node *map, const char *key,
    struct ratio r)
{
	struct str s = STR_INIT;

	ratio_add_text(&s, r, r.n % r.d == 0 ? 0 : 2);
	node_str(a, map, key, s.s)->quoted = false;
	str_release(&s);
}

/* Market funds of the fiscal year; budget and left null without a sum, and of
 * a former one. */
static void
add_funds(struct arena *a, struct node *out, const struct ws *ws,
    const struct partner *p, date today)
{
	struct node *map = node_add(a, out, "mdf", NODE_MAP);
	struct fund f;
	bool granted;

	fund_read(&f, ws, p->tier, p->node, today);
	granted = f.known && !partner_former(p);
	node_put_date(a, map, "from", f.from);
	node_put_date(a, map, "to", f.until);
	if (granted)
		add_amount(a, map, "budget", f.budget);
	else
		node_add(a, map, "budget", NODE_NULL);
	add_amount(a, map, "requested", f.requested);
	add_amount(a, map, "approved", f.approved);
	add_amount(a, map, "paid", f.paid);
	if (granted)
		add_amount(a, map, "left", f.left);
	else
		node_add(a, map, "left", NODE_NULL);
}

/* Actions that are open, playbooks under way, certificates that end soon. */
static void
add_work(struct arena *a, struct node *out, const struct partner *p,
    date today)
{
	struct node *books = node_add(a, out, "playbooks", NODE_LIST);
	struct actions all;
	struct play_run *runs;
	size_t open = 0, late = 0, i, n = play_runs(&runs, a, p);

	for (i = 0; i < n; i++) {
		if (play_run_open(&runs[i]))
			node_str(a, books, NULL, runs[i].playbook);
	}
	actions_read(&all, a, p->node, today);
	for (i = 0; i < all.n; i++) {
		open += action_is_open(all.v[i].node);
		late += all.v[i].state == ACTION_LATE;
	}
	node_int(a, out, "actions_open", (long long)open);
	node_int(a, out, "actions_late", (long long)late);
	node_int(a, out, "certifications_expiring",
	    (long long)(partner_certified(p, today) -
	    partner_certified(p, today + PARTNER_EXPIRY_DAYS + 1)));
}

static void
add_derived(struct arena *a, struct node *out, const struct ws *ws,
    const struct partner *p, date today)
{
	size_t valid = partner_certified(p, today);
	date heard = partner_heard(p, today), renews = partner_renews(p);

	node_put_date(a, out, "as_of", today);
	node_put_text(a, out, "type_name", ws_name(ws, "types", p->type));
	node_put_text(a, out, "tier_name", ws_name(ws, "tiers", p->tier));
	node_bool(a, out, "signed", partner_signed(p));
	node_put_date(a, out, "last_heard", heard);
	add_days(a, out, "days_since_heard", heard, today);
	node_bool(a, out, "silent", partner_silent(p, today));
	node_put_date(a, out, "renews", renews);
	add_days(a, out, "days_to_renewal", today, renews);
	add_agreements(a, out, p, today);
	node_int(a, out, "certified", (long long)partner_people(p, today));
	node_int(a, out, "certifications_expired",
	    (long long)(partner_certified(p, DATE_NONE) - valid));
	add_work(a, out, p, today);
	add_funds(a, out, ws, p, today);
	add_deals(a, out, ws, p, today);
	add_registrations(a, out, p, today);
}

void
partner_json(FILE *f, const struct ws *ws, const struct partner *p,
    date today)
{
	struct arena a = ARENA_INIT;
	struct node *top = node_new(&a, NODE_MAP);
	json_t *json;

	node_int(&a, top, "schema_version", 1);
	node_str(&a, top, "slug", p->slug);
	node_fmt(&a, top, "file", "partners/%s/partner.yaml", p->slug);
	node_hang(&a, top, "record", node_copy(&a, p->node, NULL));
	add_derived(&a, node_add(&a, top, "derived", NODE_MAP), ws, p, today);
	json = json_from_node(top);
	json_dumpf(json, f, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	fputc('\n', f);
	json_decref(json);
	arena_release(&a);
}
