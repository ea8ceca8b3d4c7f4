/* ev_company - evidence of the company: what it states, what hurts customers */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "tally.h"

static const char *const in_company[] = { "company.yaml", "program.yaml",
	NULL };
static const char *const in_customers[] = { "company.yaml",
	"data/customers.yaml", NULL };

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
	if ((n = node_get(value, "pains")) != NULL)
		node_hang(a, out, "pains", node_copy(a, n, NULL));
	if ((n = node_get(value, "outcomes")) != NULL)
		node_hang(a, out, "outcomes", node_copy(a, n, NULL));
	return 0;
}

static int
build_pains(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *pains = node_path(ev->ws->company, "value.pains");
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	size_t i, total = ws_customers(ev->ws);
	struct tallies ts = { 0 };
	const struct node *p;
	const char *text;

	(void)e;
	tallies_by_list(&ts, ev->ws, "pains");
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), tally_by_customers);
	for (i = 0; i < ts.n; i++) {
		text = ts.t[i].id;
		NODE_EACH(p, pains) {
			if (strcmp(node_get_text(p, "id", ""), text) == 0)
				text = node_get_text(p, "text", text);
		}
		item = node_item(a, items);
		node_str(a, item, "text", text);
		fig_share(a, item, "share", ts.t[i].customers, total, 1);
	}
	fig_count(a, out, "customers", total);
	tallies_release(&ts);
	return 0;
}

const struct provider ev_company[] = {
	{ "company", WS_COMPANY | WS_PROGRAM, in_company, false,
	    build_company },
	{ "pains", WS_COMPANY | WS_ACCOUNTS, in_customers, false,
	    build_pains },
	{ NULL, 0, NULL, false, NULL }
};
