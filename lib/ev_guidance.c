/* ev_guidance - evidence of what the program says to one partner of its tier */

#include "evidence.h"

#include "tierguide.h"

static const char *const in_guidance[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", "data/customers.yaml",
	"strategy/scorecard.yaml", NULL };

/* The program's tiers with what they are held against. */
static int
start(struct tier_program *tp, struct evidence *ev, struct err *e)
{
	struct ws *ws = ev->ws;

	if (tiers_read(&tp->tiers, &ws->arena, ws->program, ws->currency,
	    e) < 0)
		return -1;
	return ws_load(ws, tp->tiers.parts, e);
}

static int
build_guidance(struct node *out, struct evidence *ev, struct err *e)
{
	struct tier_program tp = { .today = ev->today };
	struct arena *a = &ev->ws->arena;
	int rc;

	if (ev->partner == NULL)
		return 0;
	node_str(a, out, "partner", ev->partner->name);
	if (node_unknown(node_get(ev->ws->program, "tiers")))
		return 0;
	rc = tier_facts_init(&tp.facts, ev->ws, ev->today, e);
	if (rc == 0)
		rc = start(&tp, ev, e);
	if (rc == 0)
		rc = tier_guide(out, a, &tp, ev->partner, e);
	tier_facts_release(&tp.facts);
	return rc;
}

const struct provider ev_guidance[] = {
	{ "guidance", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS |
	    WS_DEALS | WS_SCORECARD, in_guidance, build_guidance },
	{ NULL, 0, NULL, NULL }
};
