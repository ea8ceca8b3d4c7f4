/* ev_roadmap - evidence of how partnerships grow: pilot, scale, deepen */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "evput.h"
#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"

static const char *const in_roadmap[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

/* What a tier may require, and what a partner has of it. */
static const struct req {
	const char *key, *name;
	bool money;
} reqs[] = {
	{ "sourced_revenue", "sourced revenue over twelve months", true },
	{ "certified", "certified people", false },
	{ "active_deals", "open sourced deals", false },
};

enum { REQS = sizeof(reqs) / sizeof(reqs[0]) };

static struct ratio
value_of(const struct partner *p, size_t req, date today)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };

	switch (req) {
	case 0:
		revenue_year(&f, today);
		return ratio_dec(revenue_of(p, &f).amount);
	case 1:
		return ratio_of((int64_t)partner_certified(p, today), 1);
	}
	return ratio_of((int64_t)revenue_ever(p, ROLE_SOURCED,
	    STATE_OPEN).count, 1);
}

/* The least value a tier asks for; false: it does not ask. */
static bool
asked(struct ratio *out, const struct node *tier, size_t req)
{
	const struct node *n = node_get(node_get(tier, "requirements"),
	    reqs[req].key);
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, "", NULL) < 0)
		return false;
	*out = ratio_dec(d);
	return true;
}

static bool
meets(const struct partner *p, const struct node *tier, date today)
{
	struct ratio least;
	size_t i;

	for (i = 0; i < REQS; i++) {
		if (asked(&least, tier, i) &&
		    ratio_cmp(value_of(p, i, today), least) < 0)
			return false;
	}
	return true;
}

/* The last phase that a partner is in, one after the other; NULL: none. */
static const struct node *
phase_of(const struct evidence *ev, const struct partner *p)
{
	const struct node *phase, *last = NULL, *tier;
	const char *id;

	if (!partner_signed(p))
		return NULL;
	NODE_EACH(phase, node_get(ev->ws->program, "roadmap")) {
		id = node_get_text(phase, "tier", NULL);
		tier = id != NULL ? ws_entry(ev->ws, "tiers", id) : NULL;
		if (id != NULL && (tier == NULL || !meets(p, tier,
		    ev->today)))
			break;
		last = phase;
	}
	return last;
}

/* The phase each partner is in, by its place in ws; and the one asked for. */
struct in_phase {
	const struct partner *partners;
	const struct node **at, *phase;
};

static bool
is_in(const struct partner *p, const void *ctx)
{
	const struct in_phase *c = ctx;

	return c->at[p - c->partners] == c->phase;
}

static const struct node **
phases_of_all(struct evidence *ev)
{
	const struct node **at = mem_zero(ev->ws->npartners + 1, sizeof(*at));
	size_t i;

	for (i = 0; i < ev->ws->npartners; i++)
		at[i] = phase_of(ev, &ev->ws->partners[i]);
	return at;
}

static void
put_amount(struct evidence *ev, struct node *map, const char *key,
    size_t req, struct ratio r)
{
	if (reqs[req].money)
		fig_money(&ev->ws->arena, map, key, ev->ws->currency, r);
	else
		fig_number(&ev->ws->arena, map, key, r, 0);
}

/* What lets a partner in: the requirements of the phase's tier, in words. */
static void
add_entry(struct evidence *ev, struct node *item, const struct node *tier)
{
	struct str s = STR_INIT;
	struct ratio least;
	size_t i;

	for (i = 0; i < REQS; i++) {
		if (!asked(&least, tier, i) || least.n == 0)
			continue;
		str_addf(&s, "%s%s: ", s.len > 0 ? ", " : "", reqs[i].name);
		if (reqs[i].money)
			money_add(&s, ev->ws->currency, least);
		else
			ratio_add_commas(&s, least, 0);
	}
	if (s.len > 0)
		node_str(&ev->ws->arena, item, "entry", s.s);
	str_release(&s);
}

static void
add_phase(struct evidence *ev, struct node *items, const struct node **at,
    const struct node *phase)
{
	static const char *const texts[] = { "name", "months", "scope",
	    "goal", "investment" };
	struct in_phase in = { ev->ws->partners, at, phase };
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	const struct node *tier = ws_entry(ev->ws, "tiers", node_get_text(
	    phase, "tier", ""));
	size_t i, n;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		put_text(a, item, texts[i], phase);
	if (tier != NULL)
		node_str(a, item, "tier", node_get_text(tier, "name", ""));
	add_entry(ev, item, tier);
	n = put_partners(a, item, "names", ev->ws, is_in, &in);
	fig_count(a, item, "partners", n);
	node_bool(a, item, "here", ev->partner != NULL &&
	    is_in(ev->partner, &in));
}

/* What the partner lacks for the phase after the one it is in. */
static void
add_next(struct evidence *ev, struct node *out)
{
	const struct node *now = phase_of(ev, ev->partner), *next, *tier;
	struct arena *a = &ev->ws->arena;
	struct node *items, *item;
	struct ratio least, has;
	size_t i;

	node_str(a, out, "partner", ev->partner->name);
	node_bool(a, out, "signed", partner_signed(ev->partner));
	if (now == NULL)
		return;
	node_str(a, out, "now", node_get_text(now, "name", ""));
	next = now->next;
	if (next == NULL)
		return;
	node_str(a, out, "next", node_get_text(next, "name", ""));
	tier = ws_entry(ev->ws, "tiers", node_get_text(next, "tier", ""));
	items = node_add(a, out, "missing", NODE_LIST);
	for (i = 0; i < REQS; i++) {
		has = value_of(ev->partner, i, ev->today);
		if (!asked(&least, tier, i) || ratio_cmp(has, least) >= 0)
			continue;
		item = node_item(a, items);
		node_str(a, item, "name", reqs[i].name);
		put_amount(ev, item, "has", i, has);
		put_amount(ev, item, "least", i, least);
		put_amount(ev, item, "more", i, ratio_sub(least, has));
	}
}

static int
build_roadmap(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "phases", NODE_LIST);
	const struct node *phase, **at = phases_of_all(ev);
	size_t i, n = 0;

	(void)e;
	NODE_EACH(phase, node_get(ev->ws->program, "roadmap"))
		add_phase(ev, items, at, phase);
	free(at);
	for (i = 0; i < ev->ws->npartners; i++)
		n += partner_signed(&ev->ws->partners[i]);
	fig_count(a, out, "all_signed", n);
	if (ev->partner != NULL)
		add_next(ev, out);
	return 0;
}

const struct provider ev_roadmap[] = {
	{ "roadmap", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_roadmap, true, build_roadmap },
	{ NULL, 0, NULL, false, NULL }
};
