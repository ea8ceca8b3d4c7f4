/* viewtier - what the program says to a partner, as templates see it */

#include "viewparts.h"

#include "tierguide.h"

int
view_tier(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e)
{
	struct tier_program tp = { .today = today };
	int rc;

	if (node_unknown(node_get(ws->program, "tiers")))
		return 0;
	rc = tier_facts_init(&tp.facts, ws, today, e);
	if (rc == 0)
		rc = tiers_read(&tp.tiers, a, ws->program, ws->currency, e);
	if (rc == 0)
		rc = ws_load(ws, tp.tiers.parts, e);
	if (rc == 0)
		rc = tier_guide(node_add(a, out, "tier_state", NODE_MAP), a,
		    &tp, p, e);
	tier_facts_release(&tp.facts);
	return rc;
}
