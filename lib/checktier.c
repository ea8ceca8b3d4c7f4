/* checktier - what the tiers of program.yaml ask for */

#include "checkers.h"
#include "tierrule.h"

void
check_program(struct check *c, const struct node *top)
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
		}
	}
	/* what only shows in all of them together; ids are told elsewhere */
	if (!broken && tiers_read(&all, &c->arena, top, currency, &e) < 0)
		fault_err(&c->faults, top->file, &e);
}
