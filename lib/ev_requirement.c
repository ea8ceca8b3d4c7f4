/* ev_requirement - evidence of what a partner must bring */

#include "evidence.h"

#include <string.h>

#include "tierask.h"

static const char *const in_requirements[] = { "program.yaml",
	"strategy/scorecard.yaml", "strategy/icp.md", "strategy/ipp.md",
	NULL };

/* Where the text of a requirement comes from. */
struct need {
	struct evidence *ev;
	const struct node *icp, *ipp;	/* facts, or NULL */
	const struct node *tier;	/* the second, what a signed one aims
					 * at; or the only one */
};

/* The criterion of this id, in a card or in one of its categories. */
static const struct node *
criterion(const struct node *card, const char *id)
{
	const struct node *k, *found;

	NODE_EACH(k, node_get(card, "criteria")) {
		if (strcmp(node_get_text(k, "id", ""), id) == 0)
			return k;
	}
	NODE_EACH(k, node_get(card, "categories")) {
		found = criterion(k, id);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* A text in quotes, without its full stop. */
static void
add_quoted(struct str *out, const char *text)
{
	size_t n = strlen(text);

	if (n > 0 && text[n - 1] == '.')
		n--;
	str_addf(out, "\"%.*s\"", (int)n, text);
}

/*
 * What is asked for by a criterion that people rate: the anchor under the
 * best one, as the least; of the first of these ids on a card. NULL: none.
 */
static const char *
anchor(const struct need *n, const char *first, const char *second)
{
	static const char *const cards[] = { "fit", "readiness" };
	const struct node *k = NULL, *level, *least = NULL;
	struct str s = STR_INIT;
	const char *text;
	size_t i;

	for (i = 0; i < 2 && k == NULL; i++) {
		k = criterion(node_get(n->ev->ws->scorecard, cards[i]),
		    first);
		if (k == NULL)
			k = criterion(node_get(n->ev->ws->scorecard,
			    cards[i]), second);
	}
	NODE_EACH(level, node_get(k, "anchors")) {
		if (level->next != NULL)
			least = level;
	}
	if (node_text(least) == NULL)
		return NULL;
	str_addf(&s, "rated at least %s for %s: ", least->key,
	    node_get_text(k, "name", first));
	add_quoted(&s, least->text);
	text = arena_printf(&n->ev->ws->arena, "%s", s.s);
	str_release(&s);
	return text;
}

/* One line: the name, and what is asked for unless that is unknown. */
static struct node *
add_need(const struct need *n, struct node *items, const char *name,
    const char *text)
{
	struct node *item = node_item(&n->ev->ws->arena, items);

	node_str(&n->ev->ws->arena, item, "name", name);
	if (text != NULL)
		node_str(&n->ev->ws->arena, item, "text", text);
	return item;
}

/* "serves Logistics and Energy": names of a list of the facts. */
static const char *
listed(const struct need *n, const char *before, const struct node *facts,
    const char *key)
{
	struct arena *a = &n->ev->ws->arena;
	struct node *map = node_new(a, NODE_MAP);

	evidence_names(n->ev, map, "names", node_get(facts, key),
	    strcmp(key, "technologies") == 0 ? "" : key);
	if (map->first == NULL)
		return NULL;
	return arena_printf(a, "%s %s", before, node_get_text(map->first,
	    "text", ""));
}

/* "customers of 88 to 219 employees", or NULL. */
static const char *
sized(const struct need *n, const char *before, const struct node *facts)
{
	const struct node *range = node_get(facts, "employees");
	const char *min = node_get_text(range, "min", NULL);
	const char *max = node_get_text(range, "max", NULL);

	if (min == NULL || max == NULL)
		return NULL;
	return arena_printf(&n->ev->ws->arena, "%s %s to %s employees",
	    before, min, max);
}

/* "... in a year: EUR 30,000 for Silver, EUR 80,000 for Gold", or NULL. */
static const char *
to_source(const struct need *n)
{
	const struct node *tier;
	struct str s = STR_INIT;
	const char *text = NULL;
	struct ratio least;

	NODE_EACH(tier, node_get(n->ev->ws->program, "tiers")) {
		if (!tier_least(&least, n->ev->ws, tier, "sourced_revenue",
		    n->ev->today) || least.n == 0)
			continue;
		str_adds(&s, s.len > 0 ? ", " : "");
		money_add(&s, n->ev->ws->currency, least);
		str_addf(&s, " for %s", node_get_text(tier, "name", ""));
	}
	if (s.len > 0)
		text = arena_printf(&n->ev->ws->arena, "can grow with the "
		    "tiers, by what it sources in a year: %s", s.s);
	str_release(&s);
	return text;
}

static void
add_strategic(const struct need *n, struct node *items)
{
	const char *gate = node_text(node_path(n->ev->ws->scorecard,
	    "fit.gates.0.name"));

	add_need(n, items, "Market alignment", listed(n, "serves", n->icp,
	    "industries"));
	add_need(n, items, "Size of customers", sized(n, "customers of",
	    n->icp));
	add_need(n, items, "Customer overlap", anchor(n, "customer-trust",
	    "customer-access"));
	add_need(n, items, "Brand compatibility", gate == NULL ? NULL :
	    arena_printf(&n->ev->ws->arena, "passes the gate %s", gate));
	add_need(n, items, "Growth trajectory", to_source(n));
}

static void
add_operational(const struct need *n, struct node *items)
{
	struct arena *a = &n->ev->ws->arena;
	struct str people = STR_INIT;
	struct ratio least;
	const char *hours = node_text(node_path(n->ev->ws->program,
	    "policies.support.p1_hours"));

	add_need(n, items, "Technical compatibility", listed(n, "knows",
	    n->icp, "technologies"));
	add_need(n, items, "Team size", sized(n, "a company of", n->ipp));
	if (tier_least(&least, n->ev->ws, n->tier, "certified",
	    n->ev->today))
		ratio_add_commas(&people, least, 0);
	add_need(n, items, "Team capacity", people.len == 0 ? NULL :
	    arena_printf(a, "certified people: %s, what %s asks for",
	    people.s, node_get_text(n->tier, "name", "")));
	str_release(&people);
	add_need(n, items, "Geographic coverage", listed(n, "present in",
	    n->icp, "regions"));
	add_need(n, items, "Support capability", hours == NULL ? NULL :
	    arena_printf(a, "answers the most urgent cases within %s hour%s",
	    hours, strcmp(hours, "1") == 0 ? "" : "s"));
}

static void
add_readiness(const struct need *n, struct node *items)
{
	struct arena *a = &n->ev->ws->arena;
	const struct node *terms = node_path(n->ev->ws->program,
	    "policies.agreement");
	const char *term = node_get_text(terms, "term_months", NULL);
	const char *notice = node_get_text(terms, "notice_days", NULL);

	add_need(n, items, "Executive sponsor", anchor(n, "commitment",
	    "commitment"));
	add_need(n, items, "Dedicated resources", anchor(n, "named-owner",
	    "named-owner"));
	add_need(n, items, "Contractual flexibility", term == NULL ||
	    notice == NULL ? NULL : arena_printf(a, "signs the standard "
	    "terms: %s months, %s days' notice", term, notice));
	add_need(n, items, "Track record", anchor(n, "delivery-quality",
	    "delivery-quality"));
}

static int
build_requirements(struct node *out, struct evidence *ev, struct err *e)
{
	static const struct {
		const char *name;
		void (*add)(const struct need *n, struct node *items);
	} groups[] = {
		{ "Strategic fit", add_strategic },
		{ "Operational fit", add_operational },
		{ "Partnership readiness", add_readiness },
	};
	struct node *items = node_add(&ev->ws->arena, out, "groups",
	    NODE_LIST), *item;
	const struct node *tiers = node_get(ev->ws->program, "tiers");
	struct need n = { .ev = ev };
	size_t i;

	if (evidence_facts(&n.icp, ev, "icp", e) < 0 ||
	    evidence_facts(&n.ipp, ev, "ipp", e) < 0)
		return -1;
	if (tiers != NULL && tiers->first != NULL)
		n.tier = tiers->first->next != NULL ? tiers->first->next :
		    tiers->first;
	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		item = node_item(&ev->ws->arena, items);
		node_str(&ev->ws->arena, item, "name", groups[i].name);
		groups[i].add(&n, node_add(&ev->ws->arena, item, "list",
		    NODE_LIST));
	}
	return 0;
}

const struct provider ev_requirement[] = {
	{ "requirements", WS_PROGRAM | WS_SCORECARD | WS_COMPANY,
	    in_requirements, build_requirements },
	{ NULL, 0, NULL, NULL }
};
