/* ev_program - evidence of how partners are chosen: criteria, what excludes */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "partner.h"
#include "scorecard.h"

static const char *const in_criteria[] = { "strategy/scorecard.yaml", NULL };
static const char *const in_exclusions[] = { "strategy/scorecard.yaml",
	"partners", NULL };

/* A computed rule: "overlap: field industries, with icp.industries". */
static void
add_rule_text(struct str *s, const struct node *computed)
{
	const struct node *rule = computed->first, *c;
	const char *comma = ": ";

	if (rule == NULL)
		return;
	str_adds(s, rule->key);
	NODE_EACH(c, rule) {
		if (node_text(c) == NULL)
			continue;
		str_addf(s, "%s%s %s", comma, c->key, c->text);
		comma = ", ";
	}
}

/* What each level of the scale looks like; missing: levels without words. */
static void
add_anchors(struct arena *a, struct node *item, const struct card *card,
    const struct criterion *c)
{
	const struct node *anchors = node_get(c->node, "anchors"), *n;
	struct node *items = node_add(a, item, "anchors", NODE_LIST), *level;
	const char *missing[CARD_MAX];
	struct str s = STR_INIT;
	size_t n_missing = 0;
	struct dec d;

	NODE_EACH(n, anchors) {
		level = node_item(a, items);
		node_str(a, level, "level", n->key);
		node_str(a, level, "text", node_text(n) != NULL ? n->text :
		    "not described");
	}
	for (d = card->min; d.u <= card->max.u && n_missing < CARD_MAX;
	    d.u += DEC_ONE) {
		str_reset(&s);
		dec_add_text(&s, d);
		if (node_get_text(anchors, s.s, NULL) == NULL)
			missing[n_missing++] = arena_dup(a, s.s);
	}
	if (n_missing > 0)
		fig_names(a, item, "missing", missing, n_missing, n_missing);
	str_release(&s);
}

static void
add_criterion(struct arena *a, struct node *items, const struct card *card,
    const struct criterion *c)
{
	struct node *item = node_item(a, items);
	const char *question = node_get_text(c->node, "question", NULL);
	struct str s = STR_INIT;

	node_str(a, item, "name", c->name);
	ratio_add_percent(&s, c->share, 0);
	node_str(a, node_add(a, item, "weight", NODE_MAP), "text", s.s);
	node_str(a, item, "reason", node_get_text(c->node, "reason", ""));
	if (question != NULL)
		node_str(a, item, "question", question);
	str_reset(&s);
	if (c->rule != NULL) {
		str_adds(&s, "computed, ");
		add_rule_text(&s, node_get(c->node, "computed"));
	} else {
		str_adds(&s, "rated by people, ");
		dec_add_text(&s, card->min);
		str_adds(&s, " to ");
		dec_add_text(&s, card->max);
		add_anchors(a, item, card, c);
	}
	node_bool(a, item, "rated", c->rule == NULL);
	node_str(a, item, "how", s.s);
	str_release(&s);
}

/* The fit card as pos-score reads it, with the same errors. */
static int
build_criteria(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST);
	struct rule_env env = { .ws = ev->ws, .today = ev->today,
	    .facts = node_new(a, NODE_MAP) };
	struct card card;
	size_t i;
	int rc;

	if (node_get(ev->ws->scorecard, "fit") == NULL)
		return 0;
	node_str(a, out, "question", node_get_text(node_get(ev->ws->scorecard,
	    "fit"), "question", ""));
	rc = card_read(&card, a, ev->ws->scorecard, "fit", &env, e);
	for (i = 0; i < card.ncriteria && rc == 0; i++)
		add_criterion(a, items, &card, &card.criteria[i]);
	card_release(&card);
	return rc;
}

static int
build_exclusions(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *gates = node_path(ev->ws->scorecard, "fit.gates");
	struct arena *a = &ev->ws->arena;
	struct node *items, *item;
	const struct partner *p;
	const struct node *g;
	size_t i, failed;

	(void)e;
	items = node_add(a, out, "gates", NODE_LIST);
	NODE_EACH(g, gates) {
		item = node_copy(a, g, NULL);
		for (i = failed = 0; i < ev->ws->npartners; i++) {
			const struct node *pass = node_get(node_get(node_get(
			    ev->ws->partners[i].node, "gates"),
			    node_get_text(g, "id", "")), "pass");

			failed += pass != NULL && !node_truth(pass);
		}
		fig_count(a, item, "failed", failed);
		node_bool(a, item, "any_failed", failed > 0);
		node_hang(a, items, NULL, item);
	}
	items = node_add(a, out, "former", NODE_LIST);
	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (!partner_former(p))
			continue;
		item = node_item(a, items);
		node_str(a, item, "name", p->name);
		g = partner_last_note(p);
		if (g != NULL)
			node_str(a, item, "note", node_get_text(g, "text",
			    ""));
	}
	return 0;
}

const struct provider ev_program[] = {
	{ "criteria", WS_SCORECARD, in_criteria, false, build_criteria },
	{ "exclusions", WS_SCORECARD | WS_PARTNERS, in_exclusions, false,
	    build_exclusions },
	{ NULL, 0, NULL, false, NULL }
};
