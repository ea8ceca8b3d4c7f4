/* ev_program - evidence of the program: types, criteria, what excludes */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"
#include "scorecard.h"

static const char *const in_types[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };
static const char *const in_criteria[] = { "strategy/scorecard.yaml", NULL };
static const char *const in_exclusions[] = { "strategy/scorecard.yaml",
	"partners", NULL };

enum { PROVEN = 3 };	/* sourced deals won: no accident any more */

/* Sums over the partners of one type. */
struct type_sum {
	size_t partners, with_contract, won, lost, influenced;
	struct dec won_amount, influenced_amount;
};

static struct type_sum
sum_type(const struct ws *ws, const char *type)
{
	struct type_sum s = { 0 };
	const struct partner *p;
	struct deal_sum d;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (p->type == NULL || strcmp(p->type, type) != 0)
			continue;
		s.partners++;
		s.with_contract += partner_signed(p);
		d = revenue_ever(p, ROLE_SOURCED, STATE_WON);
		s.won += d.count;
		s.won_amount.u += d.amount.u;
		s.lost += revenue_ever(p, ROLE_SOURCED, STATE_LOST).count;
		d = revenue_ever(p, ROLE_INFLUENCED, STATE_WON);
		s.influenced += d.count;
		s.influenced_amount.u += d.amount.u;
	}
	return s;
}

/* What to do about a type, by the rule that the draft states. */
static const char *
advice(const struct type_sum *s)
{
	if (s->won >= PROVEN)
		return "recruit more";
	if (s->won + s->influenced > 0)
		return "recruit with care";
	return s->with_contract > 0 ? "hold" : "pilot";
}

/* One type of the program with its value and what it brought. */
static struct node *
type_entry(struct evidence *ev, const struct node *type,
    const struct type_sum *s)
{
	struct arena *a = &ev->ws->arena;
	const char *category = node_get_text(type, "category", NULL);
	struct node *item = node_copy(a, type, NULL);

	if (category != NULL)
		node_str(a, item, "category_name",
		    ws_name(ev->ws, "categories", category));
	fig_count(a, item, "partners", s->partners);
	fig_count(a, item, "signed", s->with_contract);
	fig_count(a, item, "sourced_won", s->won);
	fig_money(a, item, "sourced_amount", ev->ws->currency,
	    ratio_dec(s->won_amount));
	fig_count(a, item, "influenced_won", s->influenced);
	fig_money(a, item, "influenced_amount", ev->ws->currency,
	    ratio_dec(s->influenced_amount));
	fig_share(a, item, "win_rate", s->won, s->won + s->lost, FIG_FEW);
	fig_money(a, item, "sourced_each", ev->ws->currency,
	    ratio_div(ratio_dec(s->won_amount),
	    ratio_of((int64_t)s->with_contract, 1)));
	node_str(a, item, "advice", advice(s));
	node_bool(a, item, "proven", s->won + s->influenced > 0);
	return item;
}

struct ranked {
	struct node *item;
	int64_t sourced, influenced;
};

static int
ranked_order(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->sourced != b->sourced)
		return a->sourced > b->sourced ? -1 : 1;
	if (a->influenced != b->influenced)
		return a->influenced > b->influenced ? -1 : 1;
	return strcmp(node_get_text(a->item, "id", ""),
	    node_get_text(b->item, "id", ""));
}

static int
build_types(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *types = node_get(ev->ws->program, "types"), *c;
	struct arena *a = &ev->ws->arena;
	struct node *items, *proven;
	struct ranked *r = NULL;
	struct type_sum s;
	size_t n = 0, cap = 0, i;

	(void)e;
	NODE_EACH(c, types) {
		s = sum_type(ev->ws, node_get_text(c, "id", ""));
		MEM_ROOM(r, n, cap);
		r[n++] = (struct ranked){ type_entry(ev, c, &s),
		    s.won_amount.u, s.influenced_amount.u };
	}
	if (n > 0)
		qsort(r, n, sizeof(*r), ranked_order);
	items = node_add(a, out, "list", NODE_LIST);
	proven = node_add(a, out, "proven_ids", NODE_LIST);
	for (i = 0; i < n; i++) {
		if (node_truth(node_get(r[i].item, "proven")))
			node_str(a, proven, NULL,
			    node_get_text(r[i].item, "id", ""));
		node_hang(a, items, NULL, r[i].item);
	}
	free(r);
	return 0;
}

static void
add_criterion(struct arena *a, struct node *items, const struct card *card,
    const struct criterion *c)
{
	struct node *item = node_item(a, items);
	struct str s = STR_INIT;

	node_str(a, item, "name", c->name);
	ratio_add_percent(&s, c->share, 0);
	node_str(a, node_add(a, item, "weight", NODE_MAP), "text", s.s);
	node_str(a, item, "reason", node_get_text(c->node, "reason", ""));
	str_reset(&s);
	if (c->rule != NULL) {
		str_adds(&s, "computed from the record");
	} else {
		str_adds(&s, "rated by people, ");
		dec_add_text(&s, card->min);
		str_adds(&s, " to ");
		dec_add_text(&s, card->max);
	}
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
	{ "types", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_types, false, build_types },
	{ "criteria", WS_SCORECARD, in_criteria, false, build_criteria },
	{ "exclusions", WS_SCORECARD | WS_PARTNERS, in_exclusions, false,
	    build_exclusions },
	{ NULL, 0, NULL, false, NULL }
};
