/* ev_roadmap - evidence of how partnerships grow: pilot, scale, deepen */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"
#include "tier.h"
#include "tierask.h"
#include "tiertext.h"

static const char *const in_roadmap[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", "data/customers.yaml",
	"strategy/scorecard.yaml", NULL };

/* What phases are found with. */
struct road {
	struct evidence *ev;
	struct tier_program tp;
	bool has_tiers;
	struct err *e;
};

static int
road_start(struct road *r)
{
	struct ws *ws = r->ev->ws;
	const struct node *tiers = node_get(ws->program, "tiers");

	r->tp.today = r->ev->today;
	r->has_tiers = tiers != NULL && tiers->n > 0;
	if (!r->has_tiers)
		return 0;
	if (tiers_read(&r->tp.tiers, &ws->arena, ws->program, ws->currency,
	    r->e) < 0)
		return -1;
	return ws_load(ws, r->tp.tiers.parts, r->e);
}

/* What the phase's tier asks for today; NULL: nothing. */
static const struct tier_rule *
rule_of(const struct road *r, const struct node *phase)
{
	const struct tier *t = r->has_tiers ? tier_find(&r->tp.tiers,
	    node_get_text(phase, "tier", NULL)) : NULL;
	const struct tier_rule *rule = t == NULL ? NULL :
	    tier_rule_on(t, r->tp.today);

	return rule != NULL && tier_in_effect(rule->span, r->tp.today) ?
	    rule : NULL;
}

/*
 * The last phase that a partner is in, one after the other; NULL: none. A
 * phase whose tier is given by hand only lets in who has the tier.
 */
static int
phase_of(const struct node **out, struct road *r, const struct partner *p)
{
	const struct node *phase;
	const struct tier_rule *rule;
	struct tier_judged j;
	const char *id;

	*out = NULL;
	NODE_EACH(phase, partner_signed(p) ?
	    node_get(r->ev->ws->program, "roadmap") : NULL) {
		id = node_get_text(phase, "tier", NULL);
		rule = rule_of(r, phase);
		if (rule != NULL) {
			if (tier_judge(&j, NULL, &r->tp, rule, p, r->tp.today,
			    r->tp.today, r->e) < 0)
				return -1;
			if (j.mark != TIER_MET)
				return 0;
		} else if (id != NULL && (p->tier == NULL ||
		    strcmp(p->tier, id) != 0)) {
			return 0;
		}
		*out = phase;
	}
	return 0;
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

/* Found once for all documents. NULL with *r->e set. */
static const struct node **
phases_of_all(struct road *r)
{
	const struct ws *ws = r->ev->ws;
	const struct node **at = r->ev->base.phases;
	size_t i;

	if (at != NULL)
		return at;
	at = arena_alloc(&r->ev->ws->arena, (ws->npartners + 1) *
	    sizeof(*at));
	for (i = 0; i < ws->npartners; i++) {
		if (phase_of(&at[i], r, &ws->partners[i]) < 0)
			return NULL;
	}
	r->ev->base.phases = at;
	return at;
}

/* What lets a partner in: all that the phase's tier asks for, in words. */
static void
add_entry(const struct road *r, struct node *item, const struct node *phase)
{
	const struct tier_rule *rule = rule_of(r, phase);
	struct str s = STR_INIT;

	if (rule != NULL)
		tier_add_asked(&s, rule, r->ev->ws->currency, r->tp.today);
	if (s.len > 0)
		node_str(&r->ev->ws->arena, item, "entry", s.s);
	str_release(&s);
}

static void
add_phase(const struct road *r, struct node *items, const struct node **at,
    const struct node *phase)
{
	static const char *const texts[] = { "name", "months", "scope",
	    "goal", "investment" };
	struct evidence *ev = r->ev;
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
	add_entry(r, item, phase);
	n = put_partners(a, item, "names", ev->ws, is_in, &in);
	fig_count(a, item, "partners", n);
	node_bool(a, item, "here", ev->partner != NULL &&
	    is_in(ev->partner, &in));
}

/* A requirement that is not met: what is missing; of a figure, has and needs. */
static void
add_missing(struct evidence *ev, struct node *items,
    const struct tier_judged *j)
{
	const char *currency = ev->ws->currency;
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct str s = STR_INIT;

	tier_add_gap(&s, j, currency);
	node_str(a, item, "gap", s.s);
	if (j->rule->kind == TIER_METRIC) {
		str_reset(&s);
		tier_add_have(&s, j, currency);
		node_str(a, item, "has", s.s);
		str_reset(&s);
		tier_add_need(&s, j->rule, currency);
		node_str(a, item, "needs", s.s);
	}
	str_release(&s);
}

/* What the partner lacks for the phase after the one it is in. */
static int
add_next(struct road *r, struct node *out)
{
	struct evidence *ev = r->ev;
	struct arena *a = &ev->ws->arena;
	const struct tier_rule *rule;
	const struct node *now;
	struct tier_judged j, *c;
	struct node *items;

	node_str(a, out, "partner", ev->partner->name);
	node_bool(a, out, "signed", partner_signed(ev->partner));
	if (phase_of(&now, r, ev->partner) < 0)
		return -1;
	if (now == NULL)
		return 0;
	node_str(a, out, "now", node_get_text(now, "name", ""));
	if (now->next == NULL)
		return 0;
	node_str(a, out, "next", node_get_text(now->next, "name", ""));
	items = node_add(a, out, "missing", NODE_LIST);
	rule = rule_of(r, now->next);
	if (rule == NULL)
		return 0;
	if (tier_judge(&j, a, &r->tp, rule, ev->partner, r->tp.today,
	    r->tp.today, r->e) < 0)
		return -1;
	if (rule->kind != TIER_ALL && j.mark != TIER_MET)
		add_missing(ev, items, &j);
	for (c = rule->kind == TIER_ALL ? j.first : NULL; c != NULL;
	    c = c->next) {
		if (c->mark != TIER_MET)
			add_missing(ev, items, c);
	}
	return 0;
}

static int
add_phases(struct road *r, struct node *out)
{
	const struct node **at = phases_of_all(r), *phase;
	struct arena *a = &r->ev->ws->arena;
	struct node *items = node_add(a, out, "phases", NODE_LIST);

	if (at == NULL)
		return -1;
	NODE_EACH(phase, node_get(r->ev->ws->program, "roadmap"))
		add_phase(r, items, at, phase);
	return 0;
}

static int
build_roadmap(struct node *out, struct evidence *ev, struct err *e)
{
	struct road r = { .ev = ev, .e = e };
	size_t i, n = 0;
	int rc = tier_facts_init(&r.tp.facts, ev->ws, ev->today, e);

	if (rc == 0)
		rc = road_start(&r);
	if (rc == 0)
		rc = add_phases(&r, out);
	for (i = 0; i < ev->ws->npartners; i++)
		n += partner_signed(&ev->ws->partners[i]);
	fig_count(&ev->ws->arena, out, "all_signed", n);
	if (rc == 0 && ev->partner != NULL)
		rc = add_next(&r, out);
	tier_facts_release(&r.tp.facts);
	return rc;
}

const struct provider ev_roadmap[] = {
	{ "roadmap", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS |
	    WS_SCORECARD,
	    in_roadmap, build_roadmap },
	{ NULL, 0, NULL, NULL }
};
