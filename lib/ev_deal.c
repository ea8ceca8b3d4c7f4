/* ev_deal - evidence of deals: how customers buy, and why they do not */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
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

/* Deals counted by a word of their own, ranked. */
static void
add_by_word(struct evidence *ev, struct node *out,
    const char *(*word)(const struct deal *), bool is_id)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct tallies ts = { 0 };
	const char *names[8];
	size_t i, n = 0;

	for (i = 0; i < ev->ws->ndeals; i++)
		tally_deal(tally_at(&ts, word(&ev->ws->deals[i])),
		    &ev->ws->deals[i]);
	tallies_rank(&ts, NULL);
	for (i = 0; i < ts.n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", is_id ? spoken(a, ts.t[i].id) :
		    ts.t[i].id);
		node_bool(a, item, "core", ts.t[i].core);
		if (ts.t[i].core && n < 8)
			names[n++] = node_get_text(item, "name", "");
		tally_figures(a, item, &ts.t[i], ev->ws->currency);
	}
	if (n > 0)
		fig_names(a, out, "core", names, n, n);
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
	add_by_word(ev, out, trigger_of, true);
	return 0;
}

static int
build_personas(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_by_word(ev, out, buyer_of, false);
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
		fig_share(a, item, "share", ts.t[i].customers, lost, 1);
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

static int
build_deals(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct tally all = { 0 }, roles[DEAL_ROLES] = { { 0 } };
	struct node *items, *item;
	struct str s = STR_INIT;
	size_t i, expansions = 0;
	date first = DATE_NONE, last = DATE_NONE;
	const struct deal *d;

	(void)e;
	for (i = 0; i < ev->ws->ndeals; i++) {
		d = &ev->ws->deals[i];
		tally_deal(&all, d);
		tally_deal(&roles[d->role], d);
		first = i == 0 ? d->created : first;
		last = d->created;
		expansions += d->stage == DEAL_WON && d->kind != NULL &&
		    strcmp(d->kind, "expansion") == 0;
	}
	fig_count(a, out, "total", ev->ws->ndeals);
	tally_figures(a, out, &all, ev->ws->currency);
	fig_share(a, out, "expansions", expansions, all.won, 1);
	if (first != DATE_NONE) {
		date_add_long(&s, first);
		node_str(a, out, "first", s.s);
		str_reset(&s);
		date_add_long(&s, last);
		node_str(a, out, "last", s.s);
	}
	items = node_add(a, out, "roles", NODE_LIST);
	for (i = 0; i < DEAL_ROLES; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", deal_role_name((enum deal_role)i));
		tally_figures(a, item, &roles[i], ev->ws->currency);
		tally_release(&roles[i]);
	}
	tally_release(&all);
	str_release(&s);
	return 0;
}

enum { PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS };

const struct provider ev_deal[] = {
	{ "deals", PARTS, in_deals, false, build_deals },
	{ "signals", PARTS, in_deals, false, build_signals },
	{ "personas", PARTS, in_deals, false, build_personas },
	{ "losses", PARTS, in_deals, false, build_losses },
	{ NULL, 0, NULL, false, NULL }
};
