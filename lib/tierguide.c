/* tierguide - what the program says to a partner of its tier */

#include "tierguide.h"

#include <string.h>

#include "partner.h"
#include "payrate.h"
#include "tierask.h"
#include "tiertext.h"

/* What is written here, for one partner. */
struct guide {
	struct arena *a;
	struct tier_program *tp;
	const struct partner *p;
	const char *currency;
	struct err *e;
};

/* Is it a number that a rule asks more of, so that "X of Y" says it? */
static bool
is_short(const struct tier_judged *j)
{
	return j->rule->kind == TIER_METRIC && j->rule->wanted == NULL &&
	    j->rule->op == TIER_GTE && tier_rule_unit(j->rule) != TIER_SHARE &&
	    ratio_ok(tier_lack(j));
}

/* Over which time, where it is not the usual one. */
static void
add_window(struct str *out, const struct tier_metric *m)
{
	struct tier_metric usual;

	if (m->window.unit == WINDOW_NONE || (tier_metric_find(&usual,
	    m->name) && usual.window.unit == m->window.unit &&
	    usual.window.n == m->window.n))
		return;
	str_adds(out, " (window: ");
	window_add(out, m->window);
	str_addc(out, ')');
}

/* "sourced revenue EUR 80,000 of 150,000" */
static void
add_leaf(struct str *out, const struct guide *g, const struct tier_judged *j)
{
	const struct tier_rule *rule = j->rule;

	if (is_short(j)) {
		tier_add_subject(out, rule);
		str_addc(out, ' ');
		tier_add_have(out, j, g->currency);
		str_adds(out, " of ");
		tier_add_number(out, ratio_dec(rule->low),
		    tier_rule_unit(rule), NULL);
	} else if (rule->kind == TIER_METRIC && !j->value.known) {
		tier_add_subject(out, rule);
		str_adds(out, " unknown (needed: ");
		tier_add_need(out, rule, g->currency);
		str_addc(out, ')');
	} else {
		tier_add_gap(out, j, g->currency);
	}
	if (rule->kind == TIER_METRIC)
		add_window(out, &rule->metric);
}

/* How many rules of a group are not met; *more: of how many it needs one. */
static size_t
count_unmet(size_t *more, const struct tier_judged *j)
{
	const struct tier_judged *c;
	size_t n = 0, met = 0;

	for (c = j->first; c != NULL; c = c->next) {
		n += c->mark != TIER_MET;
		met += c->mark == TIER_MET;
	}
	*more = j->needs > met ? j->needs - met : 0;
	return n;
}

/* All that is not met of j in one text: "A and B", "one of (A or B)". */
static void
add_unmet(struct str *out, const struct guide *g,
    const struct tier_judged *j)
{
	size_t more, left = count_unmet(&more, j), n = 0;
	const struct tier_judged *c;

	if (j->first == NULL) {
		add_leaf(out, g, j);
		return;
	}
	if (more < left && more == 1)
		str_adds(out, "one of (");
	else if (more < left)
		str_addf(out, "%zu of (", more);
	for (c = j->first; c != NULL; c = c->next) {
		if (c->mark == TIER_MET)
			continue;
		if (n++ > 0)
			str_adds(out, more < left ? " or " : " and ");
		add_unmet(out, g, c);
	}
	if (more < left)
		str_addc(out, ')');
}

/* A text below list for each thing that is not met. */
static void
put_gaps(struct node *list, const struct guide *g,
    const struct tier_judged *j)
{
	const struct tier_judged *c;
	struct str s = STR_INIT;
	size_t more;

	if (j->mark == TIER_MET)
		return;
	if (j->first == NULL || count_unmet(&more, j) > more) {
		add_unmet(&s, g, j);
		node_str(g->a, list, NULL, s.s);
	} else {
		for (c = j->first; c != NULL; c = c->next)
			put_gaps(list, g, c);
	}
	str_release(&s);
}

/* Anything is at least 0: that is no expectation. */
static bool
asks_nothing(const struct tier_rule *rule)
{
	return rule->kind == TIER_METRIC && rule->op == TIER_GTE &&
	    rule->wanted == NULL && rule->low.u <= 0;
}

/* A text below list for each thing that a rule asks for today. */
static void
put_asked(struct node *list, const struct guide *g,
    const struct tier_rule *rule)
{
	const struct tier_rule *c;
	struct str s = STR_INIT;

	if (rule->kind == TIER_ALL) {
		for (c = rule->first; c != NULL; c = c->next) {
			if (tier_rule_in_effect(c, g->tp->today))
				put_asked(list, g, c);
		}
	} else if (!asks_nothing(rule)) {
		tier_add_asked(&s, rule, g->currency, g->tp->today);
		node_str(g->a, list, NULL, s.s);
	}
	str_release(&s);
}

/* Hang list below map unless it is empty. */
static void
put_list(struct guide *g, struct node *map, const char *key,
    struct node *list)
{
	if (list->n > 0)
		node_hang(g->a, map, key, list);
}

/* What is given: texts, and the figures of the tier. */
static void
put_given(struct node *out, struct guide *g, const struct tier *t)
{
	const struct node *benefits = node_get(t->node, "benefits"), *c;
	struct node *list = node_new(g->a, NODE_LIST);
	struct str s = STR_INIT;
	struct dec d;

	NODE_EACH(c, benefits) {
		if (node_text(c) != NULL)
			node_str(g->a, list, NULL, c->text);
	}
	put_list(g, out, "benefits", list);
	if (payrate_by_tier(g->p->type) && !node_unknown(node_get(t->node,
	    "margin")) && dec_node(&d, node_get(t->node, "margin"), "margin",
	    NULL) == 0) {
		tier_add_number(&s, ratio_dec(d), TIER_SHARE, NULL);
		node_str(g->a, out, "margin", s.s);
	}
	str_reset(&s);
	if (!node_unknown(node_get(t->node, "mdf")) && dec_node(&d,
	    node_get(t->node, "mdf"), "mdf", NULL) == 0 && d.u > 0) {
		tier_add_number(&s, ratio_dec(d), TIER_MONEY, g->currency);
		node_str(g->a, out, "mdf", s.s);
	}
	str_release(&s);
}

static void
put_reviews(struct node *out, const struct guide *g, const struct tier *t)
{
	static const char *const words[][2] = {
		{ "quarterly", "four times a year" },
		{ "semi-annual", "twice a year" },
		{ "annual", "once a year" },
	};
	const char *rhythm = node_get_text(t->node, "review", "");
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i][0], rhythm) == 0)
			node_str(g->a, out, "reviews", words[i][1]);
	}
}

/* What the tier asks for today; *out NULL: it is given by hand only. */
static int
judge(struct tier_judged **out, struct guide *g, const struct tier *t)
{
	const struct tier_rule *rule = tier_rule_on(t, g->tp->today);

	*out = NULL;
	if (rule == NULL)
		return 0;
	*out = arena_alloc(g->a, sizeof(**out));
	return tier_judge(*out, g->a, g->tp, rule, g->p, g->tp->today,
	    g->tp->today, g->e);
}

/* The tier on record. */
static int
put_own(struct node *out, struct guide *g, const struct tier *t)
{
	struct node *asked = node_new(g->a, NODE_LIST);
	struct node *missing = node_new(g->a, NODE_LIST);
	struct tier_judged *j;

	if (judge(&j, g, t) < 0)
		return -1;
	node_str(g->a, out, "tier", t->name);
	put_given(out, g, t);
	if (j != NULL) {
		put_asked(asked, g, j->rule);
		put_gaps(missing, g, j);
	}
	put_list(g, out, "expectations", asked);
	put_list(g, out, "missing", missing);
	put_reviews(out, g, t);
	return 0;
}

/* The tier above it. */
static int
put_next(struct node *out, struct guide *g, const struct tier *t)
{
	struct node *gaps = node_new(g->a, NODE_LIST), *map;
	struct tier_judged *j;

	if (judge(&j, g, t) < 0)
		return -1;
	map = node_add(g->a, out, "next", NODE_MAP);
	node_str(g->a, map, "tier", t->name);
	if (j == NULL) {
		node_bool(g->a, map, "by_hand", true);
		return 0;
	}
	put_gaps(gaps, g, j);
	put_list(g, map, "gaps", gaps);
	if (j->mark == TIER_MET)
		node_bool(g->a, map, "met", true);
	return 0;
}

/* The lowest tier in effect above t, of NULL of all; NULL: none. */
static const struct tier *
above(const struct tier_program *tp, const struct tier *t)
{
	size_t i = t != NULL ? t->rank : 0;

	while (i < tp->tiers.n && !tier_in_effect(tp->tiers.v[i].span,
	    tp->today))
		i++;
	return i < tp->tiers.n ? &tp->tiers.v[i] : NULL;
}

/* What was announced of the two tiers. */
static void
put_changes(struct node *out, struct guide *g, const struct tier_result *r,
    const struct tier *next)
{
	struct node *list = node_new(g->a, NODE_LIST);
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < r->nnotices; i++) {
		if (r->notices[i].tier != r->stored &&
		    r->notices[i].tier != next)
			continue;
		str_reset(&s);
		tier_add_notice(&s, &r->notices[i], g->currency, true);
		node_str(g->a, list, NULL, s.s);
	}
	put_list(g, out, "changes", list);
	str_release(&s);
}

int
tier_guide(struct node *out, struct arena *a, struct tier_program *tp,
    const struct partner *p, struct err *e)
{
	struct guide g = { a, tp, p, tp->facts.ws->currency, e };
	const struct tier *next;
	struct tier_result r;

	if (tier_of(&r, a, tp, p, e) < 0)
		return -1;
	next = partner_former(p) ? NULL : above(tp, r.stored);
	if (r.stored != NULL && put_own(out, &g, r.stored) < 0)
		return -1;
	if (next != NULL && put_next(out, &g, next) < 0)
		return -1;
	put_changes(out, &g, &r, next);
	return 0;
}
