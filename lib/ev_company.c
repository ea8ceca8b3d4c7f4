/* ev_company - evidence of the company: what it states */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>


static const char *const in_company[] = { "company.yaml", "program.yaml",
	NULL };

/* Goals that name no pain they answer, which no table of pains shows. */
static void
add_loose_goals(struct arena *a, struct node *out, const struct node *value)
{
	struct node *loose = node_add(a, out, "loose_goals", NODE_LIST);
	const struct node *g, *pains;

	NODE_EACH(g, node_get(value, "goals")) {
		pains = node_get(g, "pains");
		if (pains == NULL || pains->n == 0)
			node_hang(a, loose, NULL, node_copy(a, g, NULL));
	}
}

static int
build_company(struct node *out, struct evidence *ev, struct err *e)
{
	static const char *const texts[] = { "name", "sells", "description",
	    "industry", "currency" };
	struct arena *a = &ev->ws->arena;
	const struct node *c = ev->ws->company, *targets, *value, *n;
	struct node *map;
	size_t i;

	(void)e;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (node_get_text(c, texts[i], NULL) != NULL)
			node_str(a, out, texts[i],
			    node_get_text(c, texts[i], ""));
	}
	targets = node_get(c, "targets");
	map = node_add(a, out, "targets", NODE_MAP);
	if (node_get_text(targets, "customers", NULL) != NULL)
		node_str(a, map, "customers",
		    node_get_text(targets, "customers", ""));
	evidence_names(ev, map, "industries", node_get(targets, "industries"),
	    "industries");
	evidence_names(ev, map, "regions", node_get(targets, "regions"),
	    "regions");
	evidence_names(ev, map, "technologies",
	    node_get(targets, "technologies"), "");
	if ((n = node_get(targets, "employees")) != NULL)
		node_hang(a, map, "employees", node_copy(a, n, NULL));
	value = node_get(c, "value");
	if ((n = node_get(value, "goals")) != NULL)
		node_hang(a, out, "goals", node_copy(a, n, NULL));
	add_loose_goals(a, out, value);
	if ((n = node_get(value, "pains")) != NULL)
		node_hang(a, out, "pains", node_copy(a, n, NULL));
	if ((n = node_get(value, "outcomes")) != NULL)
		node_hang(a, out, "outcomes", node_copy(a, n, NULL));
	return 0;
}

const struct provider ev_company[] = {
	{ "company", WS_COMPANY | WS_PROGRAM, in_company, build_company },
	{ NULL, 0, NULL, NULL }
};
