/* ev_profile - evidence of one partner, or of the partner to look for */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"

static const char *const in_profile[] = { "company.yaml", "program.yaml",
	"strategy/ipp.md", "strategy/scorecard.yaml", "partners",
	"data/deals", NULL };

static void
add_amounts(struct evidence *ev, struct node *out, const struct node *p)
{
	struct arena *a = &ev->ws->arena;
	struct dec d;

	if (!node_unknown(node_get(p, "employees")) && dec_node(&d,
	    node_get(p, "employees"), "employees", NULL) == 0)
		fig_number(a, out, "employees", ratio_dec(d), 0);
	if (!node_unknown(node_get(p, "revenue")) && dec_node(&d,
	    node_get(p, "revenue"), "revenue", NULL) == 0)
		fig_money(a, out, "revenue", ev->ws->currency, ratio_dec(d));
}

enum { TYPES_TOLD = 8 };

/* What is on record of the partner itself. */
static void
add_overview(struct evidence *ev, struct node *out, const struct partner *p)
{
	struct arena *a = &ev->ws->arena;
	date since;

	node_str(a, out, "name", p->name);
	put_text(a, out, "description", p->node);
	put_text(a, out, "industry", p->node);
	add_amounts(ev, out, p->node);
	evidence_names(ev, out, "regions", partner_get(p, "regions"),
	    "regions");
	evidence_names(ev, out, "countries", partner_get(p, "countries"), "");
	evidence_names(ev, out, "industries", partner_get(p, "industries"),
	    "industries");
	evidence_names(ev, out, "technologies", partner_get(p,
	    "technologies"), "");
	evidence_names(ev, out, "services", partner_get(p, "services"),
	    "");
	evidence_names(ev, out, "products", partner_get(p, "products"),
	    "");
	if (p->stage != NULL)
		node_str(a, out, "stage", p->stage);
	if (p->type != NULL)
		node_str(a, out, "type", ws_name(ev->ws, "types", p->type));
	put_text(a, out, "compensation", ws_entry(ev->ws, "types", p->type));
	if (p->tier != NULL)
		node_str(a, out, "tier", ws_name(ev->ws, "tiers", p->tier));
	if (date_node(&since, partner_get(p, "since"), "since", NULL) == 0)
		put_day(a, out, "since", since);
}

/* Does the partner work in this category: of its own, or of its type? */
static bool
has_category(const struct ws *ws, const struct partner *p, const char *id)
{
	const struct node *own = partner_get(p, "categories");

	if (!node_unknown(own))
		return node_has(own, id);
	return strcmp(node_get_text(ws_entry(ws, "types", p->type),
	    "category", ""), id) == 0;
}

/* Needs it covers, and those it could: of its category, covered by nobody. */
static void
add_needs(struct evidence *ev, struct node *out, const struct partner *p)
{
	const char *has[6], *could[6], *id;
	struct arena *a = &ev->ws->arena;
	const struct node *stage, *need;
	size_t nhas = 0, ncould = 0;

	NODE_EACH(stage, node_get(ev->ws->company, "journey")) {
		NODE_EACH(need, node_get(stage, "needs")) {
			id = node_get_text(need, "id", "");
			if (node_has(partner_get(p, "covers"), id)) {
				if (nhas++ < 6)
					has[nhas - 1] = node_get_text(need,
					    "name", id);
			} else if (evbase_covered(ev, id) == 0 && has_category(
			    ev->ws, p, node_get_text(need, "category",
			    ""))) {
				if (ncould++ < 6)
					could[ncould - 1] = node_get_text(
					    need, "name", id);
			}
		}
	}
	if (nhas > 0)
		fig_names(a, out, "covers", has, nhas < 6 ? nhas : 6, nhas);
	if (ncould > 0)
		fig_names(a, out, "could", could, ncould < 6 ? ncould : 6,
		    ncould);
}

/* The types that the rule of `types` gives this advice, in their order. */
static void
add_advised(struct evidence *ev, struct node *map, const char *key,
    const struct node *types, const char *advice)
{
	const char *names[TYPES_TOLD];
	const struct node *t;
	size_t n = 0;

	NODE_EACH(t, node_get(types, "list")) {
		if (strcmp(node_get_text(t, "advice", ""), advice) == 0 &&
		    n++ < TYPES_TOLD)
			names[n - 1] = node_get_text(t, "name", "");
	}
	if (n > 0)
		fig_names(&ev->ws->arena, map, key, names, n < TYPES_TOLD ?
		    n : TYPES_TOLD, n);
}

/* The partner to look for: facts of the IPP, types that have sold. */
static int
add_ideal(struct evidence *ev, struct node *out, struct err *e)
{
	struct node *map = node_add(&ev->ws->arena, out, "ideal", NODE_MAP);
	const struct node *facts, *range, *types;

	if (evidence_facts(&facts, ev, "ipp", e) < 0 ||
	    evidence_need(&types, ev, "types", e) < 0)
		return -1;
	node_bool(&ev->ws->arena, map, "known", facts != NULL);
	range = node_get(facts, "employees");
	if (node_get(range, "min") != NULL && node_get(range, "max") != NULL)
		node_hang(&ev->ws->arena, map, "employees",
		    node_copy(&ev->ws->arena, range, NULL));
	evidence_names(ev, map, "industries", node_get(facts, "industries"),
	    "industries");
	evidence_names(ev, map, "regions", node_get(facts, "regions"),
	    "regions");
	add_advised(ev, map, "proven", types, "recruit more");
	add_advised(ev, map, "unsure", types, "recruit with care");
	if (node_get(types, "least") != NULL)
		node_hang(&ev->ws->arena, map, "least", node_copy(
		    &ev->ws->arena, node_get(types, "least"), NULL));
	return 0;
}

static int
build_profile(struct node *out, struct evidence *ev, struct err *e)
{
	if (ev->partner == NULL)
		return add_ideal(ev, out, e);
	add_overview(ev, out, ev->partner);
	node_bool(&ev->ws->arena, out, "signed", partner_signed(ev->partner));
	add_needs(ev, out, ev->partner);
	return 0;
}

const struct provider ev_profile[] = {
	{ "profile", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS |
	    WS_SCORECARD, in_profile,
	    build_profile },
	{ NULL, 0, NULL, NULL }
};
