/* checktier - what the tiers of program.yaml ask for */

#include "checkers.h"

#include <string.h>

#include "date.h"
#include "tierrule.h"

/* A text that a rule wants is one that a partner's record may hold. */
static void
check_wanted(struct check *c, const struct tier_rule *rule)
{
	const struct node *wanted = rule->wanted, *n;
	const struct tier_rule *below;
	const struct shape *s;

	for (below = rule->first; below != NULL; below = below->next)
		check_wanted(c, below);
	if (wanted == NULL)
		return;
	s = shape_member(shape_partner, rule->metric.name,
	    strlen(rule->metric.name));
	if (s == NULL || s->kind == SHAPE_MAP || s->kind == SHAPE_ANY)
		return;
	if (wanted->kind == NODE_SCALAR)
		check_scalar(c, s, wanted);
	NODE_EACH(n, wanted)
		check_scalar(c, s, n);
}

static void
check_tier(struct check *c, const struct tier *t)
{
	size_t i;

	for (i = 0; i < t->nsets; i++)
		check_wanted(c, t->sets[i].rule);
}

/*
 * The rule of a tier that asks for at least something of the metric m, of all
 * that must be met; or NULL. What is one way of several binds nobody.
 */
static const struct tier_rule *
asked_of(const struct tier_rule *rule, const struct tier_metric *m)
{
	const struct tier_rule *below, *found;

	if (rule == NULL)
		return NULL;
	if (rule->kind == TIER_METRIC)
		return rule->op == TIER_GTE && rule->wanted == NULL &&
		    strcmp(rule->metric.name, m->name) == 0 &&
		    rule->metric.window.unit == m->window.unit &&
		    rule->metric.window.n == m->window.n ? rule : NULL;
	if (rule->kind != TIER_ALL)
		return NULL;
	for (below = rule->first; below != NULL; below = below->next) {
		found = asked_of(below, m);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* What the lower tier asks for is not more than what the next one does. */
static void
check_above(struct check *c, const struct tier_rule *rule,
    const struct tier *next, date today)
{
	const struct tier_rule *below, *above;
	struct str s = STR_INIT;

	if (rule->kind == TIER_ALL) {
		for (below = rule->first; below != NULL; below = below->next)
			check_above(c, below, next, today);
	}
	if (rule->kind != TIER_METRIC || rule->op != TIER_GTE ||
	    rule->wanted != NULL)
		return;
	above = asked_of(tier_rule_on(next, today), &rule->metric);
	if (above == NULL || above->low.u >= rule->low.u)
		return;
	dec_add_text(&s, rule->low);
	str_adds(&s, " is more than the ");
	dec_add_text(&s, above->low);
	check_at(c, FAULT_WARNING, rule->node, "%s: %s that %s, the tier "
	    "above, asks for (line %u)", rule->metric.name, s.s, next->name !=
	    NULL ? next->name : next->id, (unsigned)above->node->line);
	str_release(&s);
}

/* Each tier asks for no more than the one above it. */
static void
check_ladder(struct check *c, const struct tiers *all)
{
	date today = date_today();
	const struct tier_rule *rule;
	size_t i;

	for (i = 0; i + 1 < all->n; i++) {
		rule = tier_rule_on(&all->v[i], today);
		if (rule != NULL)
			check_above(c, rule, &all->v[i + 1], today);
	}
}

void
check_tiers(struct check *c, const struct node *top)
{
	const struct node *list = node_get(top, "tiers"), *n;
	const char *currency = node_get_text(check_top(c, "company.yaml"),
	    "currency", NULL);
	struct err e = ERR_INIT;
	struct tiers all;
	struct tier one;
	bool broken = false;

	if (list == NULL || list->kind != NODE_LIST || list->n == 0)
		return;
	if (tier_points_read(&all, &c->arena, top, currency, &e) < 0) {
		broken = true;
		fault_err(&c->faults, top->file, &e);
	}
	NODE_EACH(n, list) {
		/* an id that is missing is told by its table */
		if (node_get_text(n, "id", NULL) == NULL) {
			broken = true;
		} else if (tier_read(&one, &c->arena, n, currency, &e) < 0) {
			broken = true;
			fault_err(&c->faults, top->file, &e);
		} else {
			check_tier(c, &one);
		}
	}
	/* what only shows in all of them together; ids are told elsewhere */
	if (broken)
		return;
	if (tiers_read(&all, &c->arena, top, currency, &e) < 0)
		fault_err(&c->faults, top->file, &e);
	else
		check_ladder(c, &all);
}
