/* ev_deal - evidence of deals: how customers buy, and why they do not */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "segment.h"
#include "tally.h"

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals", NULL };

/* Replace the hyphens of an id by blanks: new-site is "new site". */
static const char *
spoken(struct arena *a, const char *id)
{
	char *s = arena_dup(a, id), *p;

	for (p = s; *p != '\0'; p++) {
		if (*p == '-' || *p == '_')
			*p = ' ';
	}
	return s;
}

/* A word that deals carry: the buying signal, the role of the buyer. */
struct word {
	const char *(*of)(const struct deal *d);
	const char *stated;	/* list in targets: what the company assumes */
	bool is_id;		/* new-site, told as "new site" */
};

/* All deals that carry another word; those that carry none are unknown. */
static struct tally
other_words(const struct ws *ws, const struct word *w, const char *id)
{
	struct tally others = { 0 };
	const char *word;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		word = w->of(&ws->deals[i]);
		if (word != NULL && strcmp(word, id) != 0)
			tally_new(&others, &ws->deals[i]);
	}
	return others;
}

/* How a word is told. */
struct teller {
	struct arena *a;
	const struct word *w;
};

static const char *
tell(void *ctx, const char *id)
{
	const struct teller *t = ctx;

	return t->w->is_id ? spoken(t->a, id) : id;
}

static void
add_word(struct evidence *ev, struct node *out, struct tally *t,
    const struct word *w)
{
	struct tally others = other_words(ev->ws, w, t->id);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, node_get(out, "list"));

	node_str(a, item, "name", w->is_id ? spoken(a, t->id) : t->id);
	node_bool(a, item, "sure", t->sure);
	node_bool(a, item, "lead", t->core && !t->sure);
	tally_figures(a, item, t, ev->ws->currency);
	tally_others(a, item, &others, ev->ws->currency);
	tally_release(&others);
	if (t->sure)
		node_str(a, node_get(out, "ids"), NULL, t->id);
}

/* The names of what stands out, or of what the company assumes. */
static void
add_core(struct evidence *ev, struct node *out, const struct word *w)
{
	const struct node *stated = node_get(node_get(ev->ws->company,
	    "targets"), w->stated), *c;
	struct arena *a = &ev->ws->arena;
	struct node *ids = node_get(out, "ids");
	const char *names[8];
	bool by_data = ids->n > 0;
	size_t n = 0;

	if (!by_data) {
		NODE_EACH(c, stated)
			if (node_text(c) != NULL)
				node_str(a, ids, NULL, c->text);
	}
	NODE_EACH(c, ids)
		if (n < 8)
			names[n++] = w->is_id ? spoken(a, c->text) : c->text;
	if (n > 0)
		fig_names(a, out, "core", names, n, ids->n);
	node_bool(a, out, "by_data", by_data);
	node_bool(a, out, "assumed", !by_data && n > 0);
	fig_count(a, out, "few", FIG_FEW);
}

/* Deals counted by a word of their own, ranked. */
static void
add_by_word(struct evidence *ev, struct node *out, const struct word *w)
{
	struct tally core = { 0 }, rest = { 0 };
	struct arena *a = &ev->ws->arena;
	struct tallies ts = { 0 };
	size_t i, cases = 0;

	node_add(a, out, "list", NODE_LIST);
	node_add(a, out, "ids", NODE_LIST);
	for (i = 0; i < ev->ws->ndeals; i++)
		tally_new(tally_at(&ts, w->of(&ev->ws->deals[i])),
		    &ev->ws->deals[i]);
	tallies_rank(&ts, NULL);
	for (i = 0; i < ts.n; i++) {
		cases += ts.t[i].won + ts.t[i].lost;
		add_word(ev, out, &ts.t[i], w);
		tally_merge(ts.t[i].sure ? &core : &rest, &ts.t[i]);
	}
	tally_figures(a, node_add(a, out, "inside", NODE_MAP), &core,
	    ev->ws->currency);
	tally_figures(a, node_add(a, out, "rest", NODE_MAP), &rest,
	    ev->ws->currency);
	fig_count(a, out, "cases", cases);
	add_core(ev, out, w);
	tallies_names(a, out, "leads", &ts, false, tell,
	    &(struct teller){ a, w });
	tally_release(&core);
	tally_release(&rest);
	tallies_release(&ts);
}

static const char *
trigger_of(const struct deal *d)
{
	return d->trigger;
}

static const char *
buyer_of(const struct deal *d)
{
	return d->buyer;
}

static int
build_signals(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_by_word(ev, out, &(struct word){ trigger_of, "signals", true });
	return 0;
}

static int
build_personas(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_by_word(ev, out, &(struct word){ buyer_of, "personas", false });
	return 0;
}

/* Lost deals by reason and by winner, most first. */
static void
add_losses(struct evidence *ev, struct node *out, const char *list,
    const char *key)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, list, NODE_LIST), *item;
	struct tallies ts = { 0 };
	size_t i, lost = 0;

	for (i = 0; i < ev->ws->ndeals; i++) {
		if (ev->ws->deals[i].stage != DEAL_LOST)
			continue;
		lost++;
		struct tally *t = tally_at(&ts, node_get_text(
		    ev->ws->deals[i].node, key, NULL));
		if (t != NULL)
			t->customers++;
	}
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), tally_by_customers);
	for (i = 0; i < ts.n && i < 6; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", spoken(a, ts.t[i].id));
		fig_share(a, item, "share", ts.t[i].customers, lost, FIG_FEW);
	}
	tallies_release(&ts);
}

static int
build_losses(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_losses(ev, out, "reasons", "lost_reason");
	add_losses(ev, out, "winners", "lost_to");
	return 0;
}

/* The deals on file of one role, apart from the others. */
static void
add_role(struct evidence *ev, struct node *items, enum deal_role role)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct tally t = { 0 };
	size_t i;

	for (i = 0; i < ev->ws->ndeals; i++) {
		if (ev->ws->deals[i].role == role)
			tally_new(&t, &ev->ws->deals[i]);
	}
	node_str(a, item, "name", deal_role_name(role));
	tally_figures(a, item, &t, ev->ws->currency);
	tally_release(&t);
}

/* From when to when deals on file were created; they stand in that order. */
static void
add_days(struct evidence *ev, struct node *out)
{
	const struct ws *ws = ev->ws;
	struct str s = STR_INIT;

	if (ws->ndeals == 0)
		return;
	date_add_long(&s, ws->deals[0].created);
	node_str(&ev->ws->arena, out, "first", s.s);
	str_reset(&s);
	date_add_long(&s, ws->deals[ws->ndeals - 1].created);
	node_str(&ev->ws->arena, out, "last", s.s);
	str_release(&s);
}

/* Expansions, apart; and deals that do not say whether they are one. */
static void
add_kinds(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "expansions", NODE_MAP);
	struct tally grown = { 0 };
	size_t i, unstated = 0;

	for (i = 0; i < ev->ws->ndeals; i++) {
		if (deal_is_expansion(&ev->ws->deals[i]))
			tally_deal(&grown, &ev->ws->deals[i]);
		unstated += ev->ws->deals[i].kind == NULL;
	}
	tally_figures(a, map, &grown, ev->ws->currency);
	node_bool(a, map, "any", grown.won + grown.lost > 0);
	fig_count(a, out, "unstated", unstated);
	node_bool(a, out, "has_unstated", unstated > 0);
	tally_release(&grown);
}

/* Numbers that the drafts say of their rule for what is bold. */
static void
add_rule(struct arena *a, struct node *out)
{
	struct node *level = node_add(a, out, "level", NODE_MAP);

	node_str(a, level, "value", "0.1")->quoted = false;
	node_str(a, level, "text", "10 %");
	fig_count(a, out, "few", FIG_FEW);
}

static int
build_deals(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct tally all = segment_all(ev->ws);
	struct node *items;
	size_t i;

	(void)e;
	fig_count(a, out, "total", ev->ws->ndeals);
	tally_figures(a, out, &all, ev->ws->currency);
	node_bool(a, out, "has_any", ev->ws->ndeals > 0);
	node_bool(a, out, "any_won", all.won > 0);
	add_rule(a, out);
	add_kinds(ev, out);
	add_days(ev, out);
	items = node_add(a, out, "roles", NODE_LIST);
	for (i = 0; i < DEAL_ROLES; i++)
		add_role(ev, items, (enum deal_role)i);
	tally_release(&all);
	return 0;
}

enum { PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS };

const struct provider ev_deal[] = {
	{ "deals", PARTS, in_deals, build_deals },
	{ "signals", PARTS, in_deals, build_signals },
	{ "personas", PARTS, in_deals, build_personas },
	{ "losses", PARTS, in_deals, build_losses },
	{ NULL, 0, NULL, NULL }
};
