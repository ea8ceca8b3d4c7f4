/* ev_asks - evidence of reports: what leadership is asked to decide */

#include "evidence.h"

#include <string.h>

#include "asks.h"
#include "dealclash.h"
#include "evreport.h"
#include "fig.h"
#include "fund.h"
#include "partner.h"
#include "policy.h"
#include "registration.h"
#include "shellword.h"
#include "tier.h"

enum { SOON_DAYS = 60 };

static const char *const in_asks[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", "strategy/icp.md",
	"strategy/ipp.md", "templates/metrics.yaml", NULL };

/* The partner's record, as a source. */
static const char *
record_of(struct arena *a, const struct partner *p)
{
	return arena_printf(a, "partners/%s/partner.yaml", p->slug);
}

static const char *
source_of(const struct node *n, const char *otherwise)
{
	return n != NULL && n->file != NULL ? n->file : otherwise;
}

/* Registrations whose answer is overdue by the program's own hours. */
static int
ask_registrations(struct asks *k, struct err *e)
{
	struct ws *ws = k->ev->ws;
	struct reg_policy policy;
	struct registration r;
	size_t i;

	(void)e;
	reg_policy_read(&policy, ws);
	for (i = 0; i < ws->ndeals; i++) {
		const struct deal *d = &ws->deals[i];
		date due;

		if (d->partner == NULL || deal_is_closed(d))
			continue;
		registration_of(&r, d, k->ev->today);
		due = registration_due(&r, &policy);
		if (registration_wants(&r, d, &policy) != REG_WANTS_ANSWER ||
		    due == DATE_NONE || due >= k->ev->today)
			continue;
		asks_add(k, (struct ask){ source_of(d->node,
		    "data/deals-*.yaml"), arena_printf(k->a,
		    "pos deal approve %s", d->id), ratio_money(d->amount),
		    d->id }, "%s of %s, %s: the answer was due %s", d->id,
		    d->partner->name, asks_money(k, ratio_money(d->amount)),
		    date_text(k->a, due));
	}
	return 0;
}

/* Requests for funds that wait longer than the program promises. */
static int
ask_requests(struct asks *k, struct err *e)
{
	struct ws *ws = k->ev->ws;
	int days = policy_days(ws, "policies.mdf.approval_days");
	const struct node *c;
	struct ratio amount;
	size_t i, number;
	date on;

	(void)e;
	for (i = 0; i < ws->npartners && days >= 0; i++) {
		const struct partner *p = &ws->partners[i];

		number = 0;
		NODE_EACH(c, partner_get(p, "mdf")) {
			number++;
			on = date_under(c, "date");
			if (strcmp(node_get_text(c, "state", ""),
			    "requested") != 0 || on == DATE_NONE ||
			    on + days >= k->ev->today ||
			    fund_amount(&amount, ws, c, NULL) < 0)
				continue;
			asks_add(k, (struct ask){ record_of(k->a, p),
			    arena_printf(k->a, "pos partner mdf %s approve "
			    "%zu", shell_word(k->a, p->slug), number),
			    amount, p->slug }, "%s asks for %s: the answer "
			    "was due %s", p->name, asks_money(k, amount),
			    date_text(k->a, on + days));
		}
	}
	return 0;
}

/* Funds above the plan; granted beyond what the tier gives for the year. */
static int
ask_funds(struct asks *k, struct err *e)
{
	struct ws *ws = k->ev->ws;
	struct fund f;
	size_t i;

	if (asks_funds(k, e) < 0)
		return -1;
	for (i = 0; i < ws->npartners; i++) {
		const struct partner *p = &ws->partners[i];

		if (partner_get(p, "mdf") == NULL)
			continue;
		fund_read(&f, ws, p->tier, p->node, k->ev->today);
		if (!f.known || f.left.n >= 0)
			continue;
		asks_add(k, (struct ask){ record_of(k->a, p),
		    arena_printf(k->a, "pos partner mdf %s", shell_word(k->a,
		    p->slug)), ratio_sub(ratio_of(0, 1), f.left), p->slug },
		    "%s has %s paid or approved of %s: %s more than its tier "
		    "gives", p->name, asks_money(k, ratio_add(f.paid,
		    f.approved)), asks_money(k, f.budget), asks_money(k,
		    ratio_sub(ratio_of(0, 1), f.left)));
	}
	return 0;
}

/* One partner whose tier the rules would change. */
static void
ask_tier(struct asks *k, const struct tier_result *r)
{
	const struct partner *p = r->partner;
	const char *slug = shell_word(k->a, p->slug);
	bool up = r->rule != NULL && r->rule->rank > r->stored->rank;

	asks_add(k, (struct ask){ record_of(k->a, p), r->rule == NULL ?
	    arena_printf(k->a, "pos score tier --explain %s", slug) :
	    arena_printf(k->a, "pos partner set %s tier=%s tier_source=rule",
	    slug, shell_word(k->a, r->rule->id)), ratio_of(0, 0), p->slug },
	    up ? "%s has %s and meets all that %s asks for" :
	    "%s has %s, which it does not meet any more; the rules give %s",
	    p->name, r->stored->name, r->rule != NULL ? r->rule->name :
	    "no tier");
}

/* Tiers on record that are not those the rules give, and no hand gave. */
static int
ask_tiers(struct asks *k, struct err *e)
{
	struct ws *ws = k->ev->ws;
	struct tier_program tp = { .today = k->ev->today };
	struct tier_result r;
	size_t i;
	int rc;

	if (ws->partial || node_unknown(node_get(ws->program, "tiers")))
		return 0;
	rc = tier_facts_init(&tp.facts, ws, tp.today, e);
	if (rc == 0)
		rc = tiers_read(&tp.tiers, k->a, ws->program, ws->currency,
		    e);
	if (rc == 0)
		rc = ws_load(ws, tp.tiers.parts, e);
	for (i = 0; i < ws->npartners && rc == 0; i++) {
		const struct partner *p = &ws->partners[i];

		if (!partner_signed(p) || partner_exiting(p) ||
		    p->tier == NULL)
			continue;
		rc = tier_of(&r, k->a, &tp, p, e);
		if (rc == 0 && r.state == TIER_DIFFERS && !r.by_hand &&
		    r.stored != NULL)
			ask_tier(k, &r);
	}
	tier_facts_release(&tp.facts);
	return rc;
}

/* Agreements that end within 60 days, or have, and nobody looks after. */
static int
ask_renewals(struct asks *k, struct err *e)
{
	struct ws *ws = k->ev->ws;
	size_t i;

	(void)e;
	for (i = 0; i < ws->npartners; i++) {
		const struct partner *p = &ws->partners[i];
		date ends = partner_renews(p);

		if (p->manager != NULL || !partner_signed(p) ||
		    ends == DATE_NONE || ends > k->ev->today + SOON_DAYS)
			continue;
		asks_add(k, (struct ask){ record_of(k->a, p),
		    arena_printf(k->a, "pos partner set %s manager='NAME'",
		    shell_word(k->a, p->slug)), ratio_of(0, 0), p->slug },
		    "the agreement with %s %s %s and it has no "
		    "manager", p->name, ends < k->ev->today ? "ended" :
		    "ends", date_text(k->a, ends));
	}
	return 0;
}

/* What is asked, in this order. */
static const struct {
	const char *id, *name;
	int (*find)(struct asks *k, struct err *e);
} kinds[] = {
	{ "plan", "Far off the plan", asks_plan },
	{ "conflicts", "Deals in conflict on one account", asks_conflicts },
	{ "registrations", "Deal registrations without an answer",
	    ask_registrations },
	{ "requests", "Requests for funds without an answer", ask_requests },
	{ "funds", "Funds beyond the plan", ask_funds },
	{ "tiers", "Tier changes that wait", ask_tiers },
	{ "renewals", "Agreements that end without an owner", ask_renewals },
};

static int
build_asks(struct node *out, struct evidence *ev, struct err *e)
{
	struct asks k = { .ev = ev, .a = &ev->ws->arena };
	struct node *list = node_add(k.a, out, "list", NODE_LIST), *item;
	int rc = evreport_need(ev, e);
	size_t i;

	evreport_put_partial(out, ev);
	if (rc == 0)
		evreport_put_later(out, ev);
	for (i = 0; i < sizeof(kinds) / sizeof(*kinds) && rc == 0; i++) {
		item = node_new(k.a, NODE_MAP);
		node_str(k.a, item, "id", kinds[i].id);
		node_str(k.a, item, "name", kinds[i].name);
		asks_begin(&k, item);
		rc = kinds[i].find(&k, e);
		if (rc == 0 && asks_end(&k))
			node_hang(k.a, list, NULL, item);
	}
	asks_release(&k);
	return rc;
}

const struct provider ev_asks[] = {
	{ "asks", WS_ALL, in_asks, build_asks },
	{ NULL, 0, NULL, NULL }
};
