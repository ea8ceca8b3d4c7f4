/* checktier - what the tiers of program.yaml ask for */

#include "checkers.h"

#include <string.h>

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
	if (!broken && tiers_read(&all, &c->arena, top, currency, &e) < 0)
		fault_err(&c->faults, top->file, &e);
}
