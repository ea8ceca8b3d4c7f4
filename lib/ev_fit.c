/* ev_fit - evidence of fit: who matches the ideal customer profile */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "segment.h"

static const char *const in_fit[] = { "strategy/icp.md",
	"data/customers.yaml", "partners", NULL };

/* Counts of what matches the ICP, criterion by criterion. */
struct match {
	size_t total, industry, size, region, place, all, unknown;
};

static void
match_account(struct match *m, const struct account *c,
    const struct node *facts)
{
	bool industry, size, region;

	industry = c->industry != NULL &&
	    node_has(node_get(facts, "industries"), c->industry);
	size = c->has_employees &&
	    range_has(node_get(facts, "employees"), c->employees);
	region = c->region != NULL &&
	    node_has(node_get(facts, "regions"), c->region);
	m->total++;
	m->industry += industry;
	m->size += size;
	m->region += region;
	m->place += industry && region;
	m->all += industry && size && region;
	m->unknown += c->industry == NULL || !c->has_employees ||
	    c->region == NULL;
}

/* Do two lists share an entry? */
static bool
lists_meet(const struct node *a, const struct node *b)
{
	const struct node *c;

	NODE_EACH(c, a) {
		if (node_text(c) != NULL && node_has(b, c->text))
			return true;
	}
	return false;
}

static void
match_partner(struct match *m, const struct partner *p,
    const struct node *facts)
{
	const struct node *industries = partner_get(p, "industries");
	const struct node *regions = partner_get(p, "regions");
	bool industry = lists_meet(industries, node_get(facts, "industries"));
	bool region = lists_meet(regions, node_get(facts, "regions"));

	m->total++;
	m->industry += industry;
	m->region += region;
	m->all += industry && region;
	m->unknown += node_unknown(industries) || node_unknown(regions);
}

static void
add_match(struct arena *a, struct node *out, const char *key,
    const struct match *m, bool sizes)
{
	struct node *map = node_add(a, out, key, NODE_MAP);

	fig_share(a, map, "all", m->all, m->total, 1);
	fig_share(a, map, "industry", m->industry, m->total, 1);
	if (sizes) {
		fig_share(a, map, "size", m->size, m->total, 1);
		fig_share(a, map, "place", m->place, m->total, 1);
	}
	fig_share(a, map, "region", m->region, m->total, 1);
	if (m->unknown > 0)
		fig_count(a, map, "unknown", m->unknown);
}

static int
build_fit(struct node *out, struct evidence *ev, struct err *e)
{
	struct match customers = { 0 }, partners = { 0 };
	struct ws *ws = ev->ws;
	const struct node *facts;
	size_t i;

	if (evidence_facts(&facts, ev, "icp", e) < 0)
		return -1;
	if (facts == NULL)
		return 0;
	for (i = 0; i < ws->naccounts; i++) {
		if (!ws->accounts[i].prospect &&
		    ws->accounts[i].churned == DATE_NONE)
			match_account(&customers, &ws->accounts[i], facts);
	}
	for (i = 0; i < ws->npartners; i++) {
		if (ws->partners[i].stage == NULL ||
		    strcmp(ws->partners[i].stage, "former") != 0)
			match_partner(&partners, &ws->partners[i], facts);
	}
	if (customers.total > 0)
		add_match(&ws->arena, out, "customers", &customers, true);
	if (partners.total > 0)
		add_match(&ws->arena, out, "partners", &partners, false);
	return 0;
}

const struct provider ev_fit[] = {
	{ "fit", WS_COMPANY | WS_ACCOUNTS | WS_PARTNERS, in_fit, build_fit },
	{ NULL, 0, NULL, NULL }
};
