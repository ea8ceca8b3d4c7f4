/* ev_pain - evidence of what hurts customers, and what they want instead */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "tally.h"

static const char *const in_customers[] = { "company.yaml",
	"data/customers.yaml", NULL };

static const struct node *
pain_entry(const struct ws *ws, const char *id)
{
	const struct node *p;

	NODE_EACH(p, node_path(ws->company, "value.pains")) {
		if (strcmp(node_get_text(p, "id", ""), id) == 0)
			return p;
	}
	return NULL;
}

/* The goals that name this pain: "a and b", or nothing. */
static void
add_goals(struct evidence *ev, struct node *item, const char *id)
{
	const char *names[16];
	const struct node *g;
	size_t n = 0;

	NODE_EACH(g, node_path(ev->ws->company, "value.goals")) {
		if (n < 16 && node_has(node_get(g, "pains"), id))
			names[n++] = node_get_text(g, "text", "");
	}
	if (n > 0)
		fig_names(&ev->ws->arena, item, "goals", names, n, n);
}

static void
add_pain(struct evidence *ev, struct node *out, const char *id,
    const struct tally *t, size_t total)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "list"));
	const struct node *entry = pain_entry(ev->ws, id);

	node_str(a, item, "id", id);
	node_str(a, item, "text", node_get_text(entry, "text", id));
	fig_share(a, item, "share", t != NULL ? t->customers : 0, total,
	    FIG_FEW);
	add_goals(ev, item, id);
	node_str(a, node_get(out, "ids"), NULL, id);
}

/* Present customers that named a pain. */
static size_t
who_named(const struct ws *ws)
{
	const struct account *c;
	const struct node *pains;
	size_t i, n = 0;

	for (i = 0; i < ws->naccounts; i++) {
		c = &ws->accounts[i];
		pains = node_get(c->node, "pains");
		n += !c->prospect && c->churned == DATE_NONE &&
		    pains != NULL && pains->n > 0;
	}
	return n;
}

/* By how many present customers named them; else as the company states. */
static int
build_pains(struct node *out, struct evidence *ev, struct err *e)
{
	size_t i, total = ws_customers(ev->ws);
	struct arena *a = &ev->ws->arena;
	struct tallies ts = { 0 };
	const struct node *p;

	(void)e;
	node_add(a, out, "list", NODE_LIST);
	node_add(a, out, "ids", NODE_LIST);
	tallies_by_list(&ts, ev->ws, "pains");
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), tally_by_customers);
	for (i = 0; i < ts.n; i++)
		add_pain(ev, out, ts.t[i].id, &ts.t[i], total);
	if (ts.n == 0) {
		NODE_EACH(p, node_path(ev->ws->company, "value.pains"))
			add_pain(ev, out, node_get_text(p, "id", ""), NULL,
			    total);
	}
	node_bool(a, out, "assumed", ts.n == 0 &&
	    node_get(out, "list")->n > 0);
	node_bool(a, out, "by_data", ts.n > 0);
	fig_count(a, out, "customers", total);
	fig_count(a, out, "named", who_named(ev->ws));
	tallies_release(&ts);
	return 0;
}

const struct provider ev_pain[] = {
	{ "pains", WS_COMPANY | WS_ACCOUNTS, in_customers, build_pains },
	{ NULL, 0, NULL, NULL }
};
