/* mailwork - facts for mails: deals and customers, the joint plan, reviews */

#include "mailfacts.h"

#include <stdlib.h>
#include <string.h>

#include "evput.h"
#include "fig.h"
#include "jointplan.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"

enum { NAMED = 3, TODO = 3, WEEK = 7 };

/* "1 deal", "3 deals" */
static void
put_count(struct arena *a, struct node *map, size_t n)
{
	node_fmt(a, map, "count", "%zu", n);
	node_fmt(a, map, "deals", "%zu %s", n, n == 1 ? "deal" : "deals");
}

/* The deals that pass, with the accounts they are with; none: nothing. */
static void
put_deals(struct node *out, struct evidence *ev, const char *key,
    const struct deal_filter *f)
{
	const struct partner *p = ev->partner;
	struct deal_sum sum = revenue_of(p, f);
	struct arena *a = &ev->ws->arena;
	const char **names = mem_zero(sum.count + 1, sizeof(*names));
	struct node *map;
	size_t i, k, n = 0;

	for (i = 0; i < p->ndeals; i++) {
		if (!deal_passes(p->deals[i], f))
			continue;
		for (k = 0; k < n && strcmp(names[k],
		    p->deals[i]->account->name) != 0; k++)
			;
		if (k == n)
			names[n++] = p->deals[i]->account->name;
	}
	if (sum.count > 0) {
		map = node_add(a, out, key, NODE_MAP);
		put_count(a, map, sum.count);
		fig_money(a, map, "amount", ev->ws->currency,
		    ratio_money(sum.amount));
		fig_names(a, map, "names", names, n < NAMED ? n : NAMED, n);
	}
	free(names);
}

/* The open deal it sourced that is to close next. */
static void
put_next_deal(struct node *out, struct evidence *ev)
{
	const struct deal *d, *best = NULL;
	struct arena *a = &ev->ws->arena;
	struct node *map;
	size_t i;

	for (i = 0; i < ev->partner->ndeals; i++) {
		d = ev->partner->deals[i];
		if (!deal_is_closed(d) && d->role == ROLE_SOURCED &&
		    d->expected != DATE_NONE && d->expected >= ev->today &&
		    (best == NULL || d->expected < best->expected))
			best = d;
	}
	if (best == NULL)
		return;
	map = node_add(a, out, "next_deal", NODE_MAP);
	node_str(a, map, "id", best->id);
	node_str(a, map, "name", best->name != NULL ? best->name : best->id);
	node_str(a, map, "account", best->account->name);
	node_str(a, map, "stage", deal_stage_name(best->stage));
	fig_money(a, map, "amount", ev->ws->currency,
	    ratio_money(best->amount));
	mail_put_day(map, "expected", ev, best->expected);
}

/* Present customers that name the partner. */
static void
put_customers(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	const struct account *c;
	const char *names[NAMED];
	struct node *map;
	size_t i, n = 0;

	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		if (!c->prospect && c->churned == DATE_NONE &&
		    node_has(node_get(c->node, "partners"),
		    ev->partner->slug) && n++ < NAMED)
			names[n - 1] = c->name;
	}
	if (n == 0)
		return;
	map = node_add(a, out, "customers", NODE_MAP);
	node_fmt(a, map, "count", "%zu", n);
	fig_names(a, map, "names", names, n < NAMED ? n : NAMED, n);
}

/* A day of evidence, which is as files have it, for people. */
static void
put_iso(struct node *map, const char *key, struct evidence *ev,
    const struct node *from)
{
	date d;

	if (node_text(from) != NULL && date_parse(&d, from->text,
	    strlen(from->text)) == 0)
		mail_put_day(map, key, ev, d);
}

/* A target of the plan and what came of it. */
static void
put_goal(struct arena *a, struct node *list, const struct node *t)
{
	static const char *const figures[] = { "now", "target", "expected" };
	struct node *item = node_item(a, list);
	size_t i;

	put_text(a, item, "name", t);
	for (i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		if (node_get(t, figures[i]) != NULL)
			node_str(a, item, figures[i], node_get_text(node_get(
			    t, figures[i]), "text", ""));
	}
	put_text(a, item, "state", t);
}

static bool
is_missed(const struct node *t)
{
	const char *state = node_get_text(t, "state", "");

	return strcmp(state, plan_state_name(PLAN_BEHIND)) == 0 ||
	    strcmp(state, plan_state_name(PLAN_MISSED)) == 0;
}

/* Goals with a target, and those of them that are not met in time. */
static void
put_plan(struct node *out, struct evidence *ev, const struct node *plan)
{
	struct arena *a = &ev->ws->arena;
	struct node *map, *goals, *missed;
	const struct node *t;
	const char *fine;

	if (!node_truth(node_get(plan, "planned")))
		return;
	map = node_add(a, out, "plan", NODE_MAP);
	put_text(a, map, "year", plan);
	put_iso(map, "day", ev, node_get(plan, "day"));
	goals = node_add(a, map, "goals", NODE_LIST);
	missed = node_add(a, map, "missed", NODE_LIST);
	NODE_EACH(t, node_get(plan, "targets")) {
		if (node_get(t, "state") == NULL)
			continue;
		put_goal(a, goals, t);
		if (is_missed(t))
			put_goal(a, missed, t);
	}
	if (goals->n > 0)
		node_fmt(a, map, "targets", "%u %s", goals->n, goals->n == 1 ?
		    "goal" : "goals");
	fine = node_get_text(node_get(plan, "fine"), "text", "0");
	if (strcmp(fine, "0") != 0)
		node_str(a, map, "fine", fine);
	node_bool(a, map, "one_fine", strcmp(fine, "1") == 0);
	if (missed->n > 0)
		node_bool(a, out, "behind", true);
}

/* Put c among the n first due so far, of which there is room for TODO. */
static size_t
rank_due(const struct node **first, size_t n, const struct node *c)
{
	const char *due = node_get_text(c, "due", "9999");
	size_t at = n, i;

	while (at > 0 && strcmp(node_get_text(first[at - 1], "due", "9999"),
	    due) > 0)
		at--;
	if (at == TODO)
		return n;
	n += n < TODO;
	for (i = n - 1; i > at; i--)
		first[i] = first[i - 1];
	first[at] = c;
	return n;
}

/* What the plan has open, the earliest first. */
static void
put_todo(struct node *out, struct evidence *ev, const struct node *plan)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "todo", NODE_LIST), *item;
	const struct node *first[TODO], *c;
	size_t n = 0, i;

	NODE_EACH(c, node_get(plan, "open"))
		n = rank_due(first, n, c);
	for (i = 0; i < n; i++) {
		item = node_item(a, list);
		put_text(a, item, "text", first[i]);
		put_text(a, item, "owner", first[i]);
		put_iso(item, "due", ev, node_get(first[i], "due"));
		node_bool(a, item, "late", node_truth(node_get(first[i],
		    "late")));
	}
}

/* The last business review, and when the tier's rhythm wants the next. */
static void
put_review(struct node *out, struct evidence *ev)
{
	const char *rhythm = node_get_text(ws_entry(ev->ws, "tiers",
	    ev->partner->tier), "review", NULL);
	date last = partner_reviewed(ev->partner, ev->today), next;
	struct node *map;

	if (last == DATE_NONE)
		return;
	map = node_add(&ev->ws->arena, out, "review", NODE_MAP);
	mail_put_day(map, "last", ev, last);
	if (rhythm == NULL)
		return;
	next = date_months(last, review_months(rhythm));
	mail_put_day(map, "next", ev, next);
	node_bool(&ev->ws->arena, map, "overdue", next < ev->today);
	if (next > ev->today + 2 * WEEK)
		mail_put_day(map, "week", ev, next - (next + 3) % WEEK);
}

int
mail_work_add(struct node *out, struct evidence *ev, struct err *e)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, DATE_NONE,
	    DATE_NONE };
	struct deal_filter open = { ROLE_SOURCED, STATE_OPEN, DATE_NONE,
	    DATE_NONE };
	const struct node *plan;

	if (evidence_need(&plan, ev, "plan", e) < 0)
		return -1;
	revenue_year(&f, ev->today);
	put_deals(out, ev, "won", &f);
	f.role = ROLE_INFLUENCED;
	put_deals(out, ev, "helped", &f);
	put_deals(out, ev, "open", &open);
	put_next_deal(out, ev);
	put_customers(out, ev);
	put_plan(out, ev, plan);
	put_todo(out, ev, plan);
	put_review(out, ev);
	return 0;
}
