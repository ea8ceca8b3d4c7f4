/* ev_aim - evidence of what a joint plan without goals could aim at */

#include "ev_aim.h"

#include <ctype.h>

#include "evput.h"
#include "tierask.h"
#include "tiertext.h"

/* What is filled in here. */
struct aim_out {
	struct arena *a;
	const char *currency;
	struct node *goals, *steps;
	const struct plan_aim *aim;
};

/* Anything is at least 0: that is no goal. */
static bool
asks_nothing(const struct tier_rule *rule)
{
	return rule->kind == TIER_METRIC && rule->op == TIER_GTE &&
	    rule->wanted == NULL && rule->low.u <= 0;
}

/* "or joint customers"; of a group all that it asks for. */
static void
add_name(const struct aim_out *o, struct node *item, const char *before,
    const struct tier_judged *j)
{
	struct str s = STR_INIT;

	str_adds(&s, before);
	if (j->first != NULL)
		tier_add_asked(&s, j->rule, o->currency, o->aim->by);
	else
		tier_add_subject(&s, j->rule);
	s.s[0] = (char)toupper((unsigned char)s.s[0]);
	node_str(o->a, item, "name", s.s);
	str_release(&s);
}

static void
add_have(const struct aim_out *o, struct node *item, const char *key,
    const struct tier_judged *j)
{
	static const char *const words[] = { "all of it", "not all of it",
	    "unknown" };
	struct str s = STR_INIT;

	if (j->first != NULL)
		str_adds(&s, words[j->mark]);
	else
		tier_add_have(&s, j, o->currency);
	node_str(o->a, item, key, s.s);
	str_release(&s);
}

static void
add_goal(const struct aim_out *o, const char *before,
    const struct tier_judged *now, const struct tier_judged *then)
{
	struct node *item;
	struct str s = STR_INIT;

	if (asks_nothing(now->rule))
		return;
	item = node_item(o->a, o->goals);
	add_name(o, item, before, now);
	if (now->first == NULL)
		tier_add_need(&s, now->rule, o->currency);
	else
		str_adds(&s, "all of it");
	node_str(o->a, item, "target", s.s);
	add_have(o, item, "now", now);
	add_have(o, item, "then", then);
	node_bool(o->a, item, "met", then->mark == TIER_MET);
	str_release(&s);
}

/* Each requirement; of several ways one after the other. */
static void
add_goals(const struct aim_out *o, const struct tier_judged *now,
    const struct tier_judged *then)
{
	bool all = now->rule->kind == TIER_ALL;
	const struct tier_judged *c, *d;

	if (now->first == NULL) {
		if (now->rule->kind == TIER_METRIC ||
		    now->rule->kind == TIER_POINTS)
			add_goal(o, "", now, then);
		return;
	}
	for (c = now->first, d = then->first; c != NULL;
	    c = c->next, d = d->next) {
		if (all)
			add_goals(o, c, d);
		else
			add_goal(o, c != now->first ? "or " :
			    now->rule->least == 1 ? "either " :
			    arena_printf(o->a, "%zu of: ", now->rule->least),
			    c, d);
	}
}

/* A first step for what is missing; of several ways for the nearest. */
static void
add_steps(const struct aim_out *o, const struct tier_judged *then)
{
	const struct tier_judged *c;
	struct node *item;
	struct str s = STR_INIT;

	if (then->mark == TIER_MET)
		return;
	for (c = then->first; c != NULL; c = c->next) {
		if (c->nearest)
			add_steps(o, c);
	}
	if (then->first == NULL) {
		item = node_item(o->a, o->steps);
		plan_aim_step(&s, then, o->currency);
		node_str(o->a, item, "text", s.s);
		str_reset(&s);
		date_add(&s, o->aim->first);
		node_str(o->a, item, "due", s.s);
	}
	str_release(&s);
}

static void
add_aim(const struct aim_out *o, struct node *out)
{
	struct str s = STR_INIT;
	int y, m, d;

	date_split(o->aim->from, &y, &m, &d);
	node_fmt(o->a, out, "aim_year", "%d", y);
	put_day(o->a, out, "aim_by", o->aim->by);
	if (o->aim->kind == PLAN_AIM_NONE)
		return;
	node_str(o->a, out, "tier", o->aim->tier->name);
	plan_aim_add(&s, o->aim);
	node_str(o->a, out, "aim", s.s);
	str_reset(&s);
	tier_add_gap(&s, &o->aim->then, o->currency);
	if (s.len > 0)
		node_str(o->a, out, "missing", s.s);
	add_goals(o, &o->aim->now, &o->aim->then);
	add_steps(o, &o->aim->then);
	str_release(&s);
}

/* The program's tiers, and what they are held against. */
static int
start(struct tier_program *tp, struct evidence *ev, struct err *e)
{
	struct ws *ws = ev->ws;

	tp->today = ev->today;
	if (tiers_read(&tp->tiers, &ws->arena, ws->program, ws->currency,
	    e) < 0)
		return -1;
	return ws_load(ws, tp->tiers.parts, e);
}

int
ev_aim_add(const struct node **tier, date *by, struct node *out,
    struct evidence *ev, const struct jointplan *plan, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct plan_aim aim;
	struct aim_out o = { a, ev->ws->currency, node_add(a, out, "proposal",
	    NODE_LIST), node_add(a, out, "steps", NODE_LIST), &aim };
	struct tier_program tp = { .today = ev->today };
	int rc;

	*tier = NULL;
	if (node_unknown(node_get(ev->ws->program, "tiers")))
		return 0;
	rc = tier_facts_init(&tp.facts, ev->ws, ev->today, e);
	if (rc == 0)
		rc = start(&tp, ev, e);
	if (rc == 0)
		rc = plan_aim_find(&aim, a, &tp, plan, ev->partner, e);
	if (rc == 0) {
		add_aim(&o, out);
		*tier = aim.tier != NULL ? aim.tier->node : NULL;
		*by = aim.by;
	}
	tier_facts_release(&tp.facts);
	return rc;
}
