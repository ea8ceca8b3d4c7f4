/* ev_program - evidence of how partners are chosen: criteria, what excludes */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "scorecard.h"

static const char *const in_criteria[] = { "strategy/scorecard.yaml", NULL };
static const char *const in_exclusions[] = { "strategy/scorecard.yaml",
	"partners", NULL };

/* So many of those that left are told of by name. */
enum { GONE_TOLD = 10 };

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

/* Count into failed[i] the partners on file that fail gate i. */
static void
count_failed(size_t *failed, const struct ws *ws, const struct node *gates)
{
	const struct node *own, *g, *pass;
	size_t i, k;

	for (i = 0; i < ws->npartners; i++) {
		own = partner_get(&ws->partners[i], "gates");
		k = 0;
		NODE_EACH(g, gates) {
			pass = node_get(node_get(own, node_get_text(g, "id",
			    "")), "pass");
			failed[k++] += pass != NULL && !node_truth(pass);
		}
	}
}

static void
add_gates(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "gates", NODE_LIST), *item;
	const struct node *gates = node_path(ev->ws->scorecard, "fit.gates");
	size_t *failed = mem_zero(gates != NULL ? gates->n + 1 : 1,
	    sizeof(*failed)), i = 0;
	const struct node *g;

	count_failed(failed, ev->ws, gates);
	NODE_EACH(g, gates) {
		item = node_copy(a, g, NULL);
		fig_count(a, item, "failed", failed[i]);
		node_bool(a, item, "any_failed", failed[i++] > 0);
		node_hang(a, items, NULL, item);
	}
	free(failed);
}

/* A partner that left, with the last note about it. */
struct gone {
	const struct partner *p;
	const struct node *note;
	date day;		/* of the note, or DATE_NONE */
};

/* The last first; those without a note at the end, by name. */
static int
gone_order(const void *x, const void *y)
{
	const struct gone *a = x, *b = y;

	if (a->day != b->day)
		return a->day > b->day ? -1 : 1;
	return strcmp(a->p->slug, b->p->slug);
}

static size_t
find_gone(struct gone *out, const struct ws *ws)
{
	struct gone *g;
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++) {
		if (!partner_former(&ws->partners[i]))
			continue;
		g = &out[n++];
		g->p = &ws->partners[i];
		g->note = partner_last_note(g->p);
		if (date_node(&g->day, node_get(g->note, "date"), "date",
		    NULL) < 0)
			g->day = DATE_NONE;
	}
	qsort(out, n, sizeof(*out), gone_order);
	return n;
}

/* Those that left, the last ones by their notes; more: how many others. */
static void
add_former(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "former", NODE_LIST), *item;
	struct gone *gone = mem_zero(ev->ws->npartners + 1, sizeof(*gone));
	size_t i, n = find_gone(gone, ev->ws);

	for (i = 0; i < n && i < GONE_TOLD; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", gone[i].p->name);
		if (gone[i].note != NULL)
			node_str(a, item, "note", node_get_text(gone[i].note,
			    "text", ""));
	}
	fig_count(a, out, "more", n - i);
	node_bool(a, out, "has_more", n > i);
	free(gone);
}

static int
build_exclusions(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_gates(out, ev);
	add_former(out, ev);
	return 0;
}

const struct provider ev_program[] = {
	{ "criteria", WS_SCORECARD, in_criteria, build_criteria },
	{ "exclusions", WS_SCORECARD | WS_PARTNERS, in_exclusions, build_exclusions },
	{ NULL, 0, NULL, NULL }
};
