/* agenda - what is due with partners */

#include "agenda.h"

#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "mem.h"
#include "partner.h"
#include "playrun.h"
#include "policy.h"

/* One partner's part of it. */
struct looking {
	struct agenda *out;
	struct ws *ws;
	const struct partner *p;
	date today, last;
};

static date
day_of(const struct node *n, const char *key)
{
	date d;

	return date_node(&d, node_get(n, key), key, NULL) == 0 ? d :
	    DATE_NONE;
}

/* Add an item, if it is due within the time that is asked for. */
static struct agenda_item *
add(struct looking *l, enum agenda_kind kind, date due, const char *text,
    const struct node *at)
{
	static struct agenda_item none;
	struct agenda *out = l->out;

	if (due == DATE_NONE || due > l->last)
		return &none;
	MEM_ROOM(out->items, out->n, out->cap);
	out->items[out->n] = (struct agenda_item){ .due = due,
	    .partner = l->p, .kind = kind, .text = text, .at = at,
	    .owner = l->p->manager };
	return &out->items[out->n++];
}

/* "us", "partner", "joint" as people. */
static const char *
owner_of(struct looking *l, const char *who)
{
	const char *theirs = node_get_text(partner_contact(l->p), "name",
	    l->p->name);

	if (strcmp(who, "partner") == 0)
		return theirs;
	if (strcmp(who, "joint") != 0 || l->p->manager == NULL)
		return l->p->manager;
	return arena_printf(&l->ws->arena, "%s and %s", l->p->manager,
	    theirs);
}

static int
add_steps(struct looking *l, struct err *e)
{
	struct arena *a = &l->ws->arena;
	struct agenda_item *item;
	struct play_run *runs;
	struct playbook b;
	struct play_step at;
	size_t i, k, n = play_runs(&runs, a, l->p);

	for (i = 0; i < n; i++) {
		if (!play_run_open(&runs[i]))
			continue;
		if (playbook_read(&b, l->ws, runs[i].playbook, NULL, e) < 0)
			return -1;
		k = play_current(&runs[i], &b);
		if (k == b.n)
			continue;
		at = play_step_of(&runs[i], &b.steps[k]);
		item = add(l, AGENDA_STEP, at.due, arena_printf(a,
		    "%s %zu/%zu: %s", b.id, k + 1, b.n, b.steps[k].name),
		    at.node);
		item->owner = owner_of(l, b.steps[k].owner);
		item->command = arena_printf(a, "pos play done %s --partner "
		    "%s", b.id, l->p->slug);
	}
	return 0;
}

static void
add_actions(struct looking *l)
{
	struct agenda_item *item;
	const struct node *c;
	size_t i = 0;

	NODE_EACH(c, partner_get(l->p, "actions")) {
		i++;
		if (!action_is_open(c))
			continue;
		item = add(l, AGENDA_ACTION, day_of(c, "due"),
		    node_get_text(c, "text", ""), c);
		item->owner = action_owner(c, l->p->node);
		item->command = arena_printf(&l->ws->arena, "pos partner "
		    "action %s done %zu", l->p->slug, i);
	}
}

static void
add_plan(struct looking *l)
{
	const struct node *plan = partner_get(l->p, "plan"), *c;
	struct agenda_item *item;

	NODE_EACH(c, node_get(plan, "activities")) {
		if (!node_unknown(node_get(c, "done")))
			continue;
		item = add(l, AGENDA_PLAN, day_of(c, "due"),
		    node_get_text(c, "text", ""), c);
		item->owner = node_get_text(c, "owner", l->p->manager);
	}
}

/* The next business review by the rhythm of its tier. */
static void
add_review(struct looking *l)
{
	const char *rhythm = node_get_text(ws_entry(l->ws, "tiers",
	    l->p->tier), "review", NULL);
	date last = partner_reviewed(l->p, l->today);
	struct agenda_item *item;

	if (rhythm == NULL || !partner_signed(l->p))
		return;
	if (last == DATE_NONE)
		last = day_of(l->p->node, "since");
	if (last == DATE_NONE)
		return;
	item = add(l, AGENDA_REVIEW, date_months(last,
	    review_months(rhythm)), arena_printf(&l->ws->arena,
	    "business review (%s: %s)", ws_name(l->ws, "tiers", l->p->tier),
	    rhythm), NULL);
	item->command = arena_printf(&l->ws->arena, "pos play start qbr "
	    "--partner %s", l->p->slug);
}

/* Agreements: the last day to give notice, and the day they end. */
static void
add_renewal(struct looking *l)
{
	int notice = policy_days(l->ws, "policies.agreement.notice_days");
	date ends = partner_renews(l->p);
	struct agenda_item *item;

	if (ends == DATE_NONE || !partner_signed(l->p))
		return;
	if (notice >= 0 && ends - notice >= l->today) {
		item = add(l, AGENDA_NOTICE, ends - notice, "last day to "
		    "give notice, or to agree on the renewal", NULL);
		item->command = arena_printf(&l->ws->arena, "pos play start "
		    "renewal --partner %s", l->p->slug);
	}
	item = add(l, AGENDA_RENEWAL, ends, "agreement ends", NULL);
	item->command = arena_printf(&l->ws->arena, "pos play start renewal "
	    "--partner %s", l->p->slug);
}

static void
add_certificates(struct looking *l)
{
	const struct node *c;
	date d;

	NODE_EACH(c, partner_get(l->p, "certifications")) {
		d = day_of(c, "expires");
		if (d >= l->today)
			add(l, AGENDA_CERTIFICATE, d,
			    arena_printf(&l->ws->arena, "certificate of %s "
			    "(%s) expires", node_get_text(c, "person", "?"),
			    node_get_text(c, "level", "?")), c);
	}
}

static int
by_day(const void *x, const void *y)
{
	const struct agenda_item *a = x, *b = y;
	int c;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	c = strcmp(a->partner->name, b->partner->name);
	if (c == 0)
		c = (int)a->kind - (int)b->kind;
	return c != 0 ? c : strcmp(a->text, b->text);
}

int
agenda_find(struct agenda *out, struct ws *ws, const struct partner *p,
    date today, date last, struct err *e)
{
	struct looking l = { out, ws, NULL, today, last };
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < ws->npartners; i++) {
		l.p = &ws->partners[i];
		if (p != NULL && p != l.p)
			continue;
		if (add_steps(&l, e) < 0)
			return -1;
		add_actions(&l);
		if (partner_former(l.p))
			continue;
		add_plan(&l);
		add_review(&l);
		add_renewal(&l);
		add_certificates(&l);
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof(*out->items), by_day);
	return 0;
}

void
agenda_release(struct agenda *a)
{
	free(a->items);
	memset(a, 0, sizeof(*a));
}

const char *
agenda_kind_name(enum agenda_kind kind)
{
	static const char *const names[AGENDA_KINDS] = { "step", "action",
		"plan", "review", "notice", "renewal", "certificate" };

	return names[kind];
}
