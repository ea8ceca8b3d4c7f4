/* ev_qbr - evidence of reports: business reviews, a pack for each partner */

#include "evidence.h"

#include <string.h>

#include "evreport.h"
#include "fig.h"
#include "fund.h"
#include "healthband.h"
#include "partner.h"
#include "qbr.h"
#include "qbrwork.h"
#include "registration.h"
#include "report.h"
#include "revenue.h"
#include "sample.h"
#include "scoreall.h"
#include "tierguide.h"

enum { PACKS_SHOWN = 8, NAMES_SHOWN = 12 };

static const char *const in_qbrs[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", "strategy/icp.md",
	"strategy/ipp.md", NULL };

/* What packs are written with. */
struct packer {
	struct evidence *ev;
	struct arena *a;
	struct qbrs all;
	struct deal_filter year;	/* twelve months up to all.end */
	struct ratio rate;		/* of sourced deals won; or invalid */
	bool has_tiers, has_health;
	struct tier_program tiers;
	struct card card;
	struct score *health;		/* of each pack, if there is a card */
};

static void
put_money(const struct packer *k, struct node *map, const char *key,
    struct deal_sum sum)
{
	struct node *fig = fig_money(k->a, map, key, k->ev->ws->currency,
	    ratio_money(sum.amount));

	fig_count(k->a, fig, "deals", sum.count);
	node_fmt(k->a, fig, "long", "%s (%zu deal%s)", node_get_text(fig,
	    "text", ""), sum.count, sum.count == 1 ? "" : "s");
}

/* Was it open on the last day of the figures? */
static bool
was_open(const struct deal *d, date end)
{
	return d->created <= end && (d->closed == DATE_NONE ||
	    d->closed > end);
}

static struct deal_sum
open_of(const struct packer *k, const struct partner *p, enum deal_role role)
{
	struct deal_sum sum = { 0 };
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role != role ||
		    !was_open(p->deals[i], k->all.end))
			continue;
		sum.count++;
		sum.amount.m += p->deals[i]->amount.m;
	}
	return sum;
}

/* Open deals, and the sourced ones times the rate at which such are won. */
static void
put_open(const struct packer *k, struct node *map, const struct partner *p)
{
	struct deal_sum sourced = open_of(k, p, ROLE_SOURCED);

	put_money(k, map, "open_sourced", sourced);
	put_money(k, map, "open_influenced", open_of(k, p, ROLE_INFLUENCED));
	if (ratio_ok(k->rate))
		fig_money(k->a, map, "weighted", k->ev->ws->currency,
		    ratio_mul(ratio_money(sourced.amount), k->rate));
}

/* Mean amount and median days of the sourced deals won. */
static void
put_won(const struct packer *k, struct node *map, const struct qbr *q)
{
	struct deal_filter f = k->year;
	struct sample days = { 0 };
	size_t i;

	f.role = ROLE_SOURCED;
	f.state = STATE_WON;
	put_money(k, map, "sourced", q->sourced);
	put_money(k, map, "influenced", q->influenced);
	if (q->sourced.count > 0)
		fig_money(k->a, map, "average", k->ev->ws->currency,
		    ratio_div(ratio_money(q->sourced.amount),
		    ratio_of((int64_t)q->sourced.count, 1)));
	for (i = 0; i < q->partner->ndeals; i++) {
		const struct deal *d = q->partner->deals[i];

		if (deal_passes(d, &f))
			sample_add(&days, d->closed - d->created);
	}
	sample_figure(k->a, map, "days", &days, NULL, PARTNER_FEW, "none won");
	sample_release(&days);
}

/* Of the deals whose registration we approved and that closed, those won; a
 * share of a few of them says nothing. */
static void
put_registered(const struct packer *k, struct node *map,
    const struct partner *p)
{
	struct registration r;
	struct node *fig;
	size_t i, closed = 0, won = 0;

	for (i = 0; i < p->ndeals; i++) {
		const struct deal *d = p->deals[i];

		registration_of(&r, d, k->ev->today);
		if ((r.state != REG_APPROVED && r.state != REG_EXPIRED) ||
		    !deal_is_closed(d) || d->closed < k->year.from ||
		    d->closed > k->year.to)
			continue;
		closed++;
		won += d->stage == DEAL_WON;
	}
	fig = fig_share(k->a, map, "registered", won, closed, FIG_FEW);
	if (closed == 0)
		node_str(k->a, fig, "told", "none closed");
	else if (closed < FIG_FEW)
		node_fmt(k->a, fig, "told", "%zu of %zu", won, closed);
	else
		node_str(k->a, fig, "told", node_get_text(fig, "long", ""));
}

static void
put_funds(const struct packer *k, struct node *map, const struct partner *p)
{
	const char *currency = k->ev->ws->currency;
	struct node *funds;
	struct fund f;

	fund_read(&f, k->ev->ws, p->tier, p->node, k->all.end);
	if (!f.known)
		return;
	funds = node_add(k->a, map, "funds", NODE_MAP);
	fig_money(k->a, funds, "paid", currency, f.paid);
	fig_money(k->a, funds, "approved", currency, f.approved);
	fig_money(k->a, funds, "budget", currency, f.budget);
	node_str(k->a, funds, "from", date_text(k->a, f.from));
}

static void
put_health(const struct packer *k, struct node *map, const struct partner *p,
    const struct score *s)
{
	const char *band = health_band(k->ev->ws, p, s->value);
	struct node *health = node_add(k->a, map, "health", NODE_MAP);
	struct str text = STR_INIT;

	if (s->state == SCORE_RANKED && ratio_ok(s->value)) {
		ratio_add_text(&text, s->value, 1);
		str_adds(&text, " of 100");
		node_str(k->a, health, "score", text.s);
		if (band != NULL)
			node_str(k->a, health, "band", band);
	} else {
		node_str(k->a, health, "state", score_state_name(s->state));
	}
	str_release(&text);
}

/* Texts of a list as one: "A; B". Nothing for none. */
static void
put_joined(struct arena *a, struct node *map, const char *key,
    const struct node *list)
{
	const struct node *c;
	struct str s = STR_INIT;

	NODE_EACH(c, list)
		str_addf(&s, "%s%s", s.len > 0 ? "; " : "", c->text);
	if (s.len > 0)
		node_str(a, map, key, s.s);
	str_release(&s);
}

/* Its tier, and the one above: what lacks for each by the rules. */
static int
put_tier(struct packer *k, struct node *map, const struct partner *p,
    struct err *e)
{
	struct node *guide = node_new(k->a, NODE_MAP);
	const struct node *next;

	if (p->tier != NULL)
		node_str(k->a, map, "tier_name", ws_name(k->ev->ws, "tiers",
		    p->tier));
	if (!k->has_tiers)
		return 0;
	if (tier_guide(guide, k->a, &k->tiers, p, e) < 0)
		return -1;
	put_joined(k->a, map, "tier_lacks", node_get(guide, "missing"));
	next = node_get(guide, "next");
	if (next == NULL)
		return 0;
	node_str(k->a, map, "next_tier", node_get_text(next, "tier", ""));
	put_joined(k->a, map, "next_lacks", node_get(next, "gaps"));
	node_bool(k->a, map, "next_by_hand", node_truth(node_get(next,
	    "by_hand")));
	return 0;
}

static int
put_dashboard(struct packer *k, struct node *pack, size_t i,
    struct err *e)
{
	struct node *map = node_add(k->a, pack, "dashboard", NODE_MAP);
	const struct qbr *q = &k->all.v[i];

	node_bool(k->a, map, "left", partner_former(q->partner));
	put_won(k, map, q);
	put_open(k, map, q->partner);
	put_registered(k, map, q->partner);
	fig_count(k->a, map, "certified", partner_people(q->partner,
	    k->ev->today));
	put_funds(k, map, q->partner);
	if (k->has_health)
		put_health(k, map, q->partner, &k->health[i]);
	return put_tier(k, map, q->partner, e);
}

static int
put_pack(struct packer *k, struct node *list, size_t i, struct err *e)
{
	const struct qbr *q = &k->all.v[i];
	struct node *pack = node_item(k->a, list);
	struct str why = STR_INIT;

	node_str(k->a, pack, "slug", q->partner->slug);
	node_str(k->a, pack, "name", q->partner->name);
	qbr_add_why(&why, q, k->ev->ws);
	if (why.len > 0)
		node_str(k->a, pack, "why", why.s);
	str_release(&why);
	qbr_put_last(pack, k->ev, &k->all, q);
	if (put_dashboard(k, pack, i, e) < 0 ||
	    qbr_put_goals(pack, k->ev, &k->all, q, e) < 0)
		return -1;
	return qbr_put_next(pack, k->ev, &k->all, q, e);
}

/* How many of the sourced deals that closed were won: of all partners. */
static void
put_rate(struct packer *k, struct node *out)
{
	struct deal_filter f = k->year;
	size_t won, lost;

	f.role = ROLE_SOURCED;
	f.state = STATE_WON;
	won = revenue_all(k->ev->ws, &f).count;
	f.state = STATE_LOST;
	lost = revenue_all(k->ev->ws, &f).count;
	fig_share(k->a, out, "rate", won, won + lost, FIG_FEW);
	k->rate = won + lost >= FIG_FEW ? ratio_of((int64_t)won,
	    (int64_t)(won + lost)) : ratio_of(0, 0);
}

/* Those for which there is no room, by name. */
static void
put_others(struct packer *k, struct node *out)
{
	const char *names[NAMES_SHOWN];
	size_t i, n = 0;

	if (k->all.n <= PACKS_SHOWN)
		return;
	for (i = PACKS_SHOWN; i < k->all.n && n < NAMES_SHOWN; i++)
		names[n++] = k->all.v[i].partner->name;
	fig_names(k->a, out, "others", names, n, k->all.n - PACKS_SHOWN);
}

/* Scores of all packs on the card health. */
static int
find_health(struct packer *k, size_t n, struct rule_env *env, struct err *e)
{
	const struct partner *p[PACKS_SHOWN];
	struct ws *ws = k->ev->ws;
	size_t i;

	k->has_health = !ws->partial && node_get(ws->scorecard, "health") !=
	    NULL;
	if (!k->has_health)
		return 0;
	*env = (struct rule_env){ .ws = ws, .today = k->ev->today,
	    .facts = node_new(k->a, NODE_MAP) };
	for (i = 0; i < n; i++)
		p[i] = k->all.v[i].partner;
	k->health = arena_alloc(k->a, (n + 1) * sizeof(*k->health));
	if (card_read(&k->card, k->a, ws->scorecard, "health", env, e) < 0 ||
	    ws_load(ws, k->card.parts, e) < 0)
		return -1;
	return score_all(k->health, k->a, &k->card, p, n, e);
}

/* The tiers of the program, as of today. Release facts if has_tiers. */
static int
read_tiers(struct packer *k, struct err *e)
{
	struct ws *ws = k->ev->ws;

	k->has_tiers = !ws->partial && !node_unknown(node_get(ws->program,
	    "tiers"));
	if (!k->has_tiers)
		return 0;
	k->tiers.today = k->ev->today;
	if (tier_facts_init(&k->tiers.facts, ws, k->ev->today, e) < 0 ||
	    tiers_read(&k->tiers.tiers, k->a, ws->program, ws->currency,
	    e) < 0)
		return -1;
	return ws_load(ws, k->tiers.tiers.parts, e);
}

static int
put_packs(struct packer *k, struct node *out, struct err *e)
{
	struct node *list = node_add(k->a, out, "list", NODE_LIST);
	size_t i, n = k->all.n < PACKS_SHOWN ? k->all.n : PACKS_SHOWN;
	struct rule_env env;
	int rc = find_health(k, n, &env, e);

	if (rc == 0)
		rc = read_tiers(k, e);
	for (i = 0; rc == 0 && i < n; i++)
		rc = put_pack(k, list, i, e);
	if (k->has_tiers)
		tier_facts_release(&k->tiers.facts);
	card_release(&k->card);
	return rc;
}

static int
build_qbrs(struct node *out, struct evidence *ev, struct err *e)
{
	struct packer k = { .ev = ev, .a = &ev->ws->arena };
	const struct report *r = ev->report;

	if (evreport_need(ev, e) < 0)
		return -1;
	evreport_put_partial(out, ev);
	if (r->partner != NULL)
		qbr_find_one(&k.all, k.a, ev->ws, &r->period, r->partner,
		    ev->today);
	else
		qbr_find(&k.all, k.a, ev->ws, &r->period, ev->today);
	revenue_year(&k.year, k.all.end);
	node_str(k.a, out, "from", date_text(k.a, k.year.from));
	node_str(k.a, out, "to", date_text(k.a, k.year.to));
	node_str(k.a, out, "until", date_text(k.a, k.all.until));
	fig_count(k.a, out, "owed", k.all.owed);
	fig_count(k.a, out, "held", k.all.held);
	put_rate(&k, out);
	put_others(&k, out);
	return put_packs(&k, out, e);
}

const struct provider ev_qbr[] = {
	{ "qbrs", WS_ALL, in_qbrs, build_qbrs },
	{ NULL, 0, NULL, NULL }
};
