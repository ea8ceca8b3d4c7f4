/* agenda - what is due with partners */

#include "agenda.h"

#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "mem.h"
#include "partner.h"
#include "playrun.h"
#include "playshelf.h"
#include "policy.h"
#include "shellword.h"

/* One partner's part of it. */
struct looking {
	struct agenda *out;
	struct ws *ws;
	const struct partner *p;
	date today, last;
	struct playshelf shelf;
	struct reg_policy policy;
};

/* Add an item of the partner, if it is due in the time that is asked for. */
static void
add(struct looking *l, struct agenda_item item)
{
	struct agenda *out = l->out;

	if (item.due == DATE_NONE || item.due > l->last)
		return;
	item.partner = l->p;
	MEM_ROOM(out->items, out->n, out->cap);
	out->items[out->n++] = item;
}

/* A day as text: also the key of an item that comes again. */
static const char *
day_text(struct looking *l, date d)
{
	return date_text(&l->ws->arena, d);
}

/* The partner, in a command. */
static const char *
slug_of(struct looking *l)
{
	return shell_word(&l->ws->arena, l->p->slug);
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

/*
 * A run whose playbook is gone or broken: what the record has of it. One bad
 * file must not hide what is due with everybody else.
 */
static void
add_unreadable(struct looking *l, const struct play_run *r)
{
	struct arena *a = &l->ws->arena;
	const struct node *at = play_waiting(r);
	const char *id = node_get_text(at, "id", "no step");
	date due = date_under(at, "due");

	add(l, (struct agenda_item){ .kind = AGENDA_STEP,
	    .due = due != DATE_NONE ? due : l->today, .at = at,
	    .key = arena_printf(a, "%s %s", r->folder, id),
	    .text = arena_printf(a, "%s: %s (the playbook cannot be read)",
	    r->playbook, id), .owner = l->p->manager,
	    .command = arena_printf(a, "pos play check %s", shell_word(a,
	    r->playbook)) });
}

/* What keeps a run open whose steps have all ended. */
static void
add_criteria(struct looking *l, const struct play_run *r,
    const struct playbook *b)
{
	struct arena *a = &l->ws->arena;

	add(l, (struct agenda_item){ .kind = AGENDA_STEP,
	    .due = play_criteria_due(r, b), .at = r->node,
	    .key = arena_printf(a, "%s success criteria", r->folder),
	    .text = arena_printf(a, "%s waits for its success criteria",
	    b->id), .owner = owner_of(l, "us"),
	    .command = arena_printf(a, "pos play step %s --partner %s",
	    shell_word(a, b->id), slug_of(l)) });
}

/* The step that a run is at. */
static int
add_step(struct looking *l, const struct play_run *r, struct err *e)
{
	struct arena *a = &l->ws->arena;
	const struct playbook_step *s;
	const struct playbook *b;
	size_t at;

	if (playshelf_get(&b, &l->shelf, r->playbook, e) < 0)
		return -1;
	if (b == NULL)
		add_unreadable(l, r);
	at = b != NULL ? play_current(r, b) : 0;
	if (b != NULL && play_waits_for_criteria(r, b))
		add_criteria(l, r, b);
	if (b == NULL || at == b->n)
		return 0;
	s = &b->steps[at];
	add(l, (struct agenda_item){ .kind = AGENDA_STEP,
	    .due = play_due(r, b, at), .at = play_step_of(r, s).node,
	    .key = arena_printf(a, "%s %s", r->folder, s->id),
	    .text = arena_printf(a, "%s %zu/%zu: %s", b->id, at + 1, b->n,
	    s->name), .owner = owner_of(l, s->owner),
	    .command = arena_printf(a, "pos play done %s --partner %s",
	    shell_word(a, b->id), slug_of(l)) });
	return 0;
}

static int
add_steps(struct looking *l, struct err *e)
{
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &l->ws->arena, l->p);

	for (i = 0; i < n; i++) {
		if (play_run_open(&runs[i]) && add_step(l, &runs[i], e) < 0)
			return -1;
	}
	return 0;
}

static void
add_actions(struct looking *l)
{
	struct arena *a = &l->ws->arena;
	const struct node *c;
	size_t i = 0;

	NODE_EACH(c, partner_get(l->p, "actions")) {
		i++;
		if (!action_is_open(c))
			continue;
		add(l, (struct agenda_item){ .kind = AGENDA_ACTION,
		    .due = date_under(c, "due"), .at = c,
		    .key = arena_printf(a, "%zu", i),
		    .text = node_get_text(c, "text", ""),
		    .owner = action_owner(c, l->p->node),
		    .command = arena_printf(a, "pos partner action %s done "
		    "%zu", slug_of(l), i) });
	}
}

/* "d-161 (Halden Flow for Kongsli)": nobody knows deals by their ids. */
static const char *
deal_text(struct looking *l, const struct deal *d)
{
	const char *name = d->name != NULL || d->account == NULL ? d->name :
	    d->account->name;

	return name == NULL ? d->id : arena_printf(&l->ws->arena, "%s (%s)",
	    d->id, name);
}

/* "answer to the registration of d-161 (Halden Flow for Kongsli)" */
static const char *
registration_text(struct looking *l, const struct deal *d,
    enum reg_wants wants)
{
	struct arena *a = &l->ws->arena;
	const char *which = deal_text(l, d), *text;
	struct str lacks = STR_INIT;

	if (wants == REG_WANTS_ANSWER)
		return arena_printf(a, "answer to the registration of %s",
		    which);
	if (wants != REG_WANTS_FACTS)
		return arena_printf(a, "protection of %s ends", which);
	registration_lacks(&lacks, d->node);
	text = arena_printf(a, "registration of %s lacks %s", which, lacks.s);
	str_release(&lacks);
	return text;
}

/*
 * What a registration waits for. One that lacks something, or for whose
 * answer no policy gives hours, has no last day: it waits today.
 */
static struct agenda_item
registration_item(struct looking *l, const struct deal *d,
    const struct registration *r, enum reg_wants wants)
{
	struct arena *a = &l->ws->arena;
	bool unanswered = wants == REG_WANTS_ANSWER ||
	    wants == REG_WANTS_FACTS;
	date due = unanswered ? registration_due(r, &l->policy) : r->until;
	const char *verb = wants == REG_WANTS_ANSWER ? "approve" :
	    wants == REG_WANTS_EXTENSION ? "extend" : "show";

	return (struct agenda_item){ .kind = AGENDA_REGISTRATION,
	    .due = due != DATE_NONE ? due : l->today, .at = r->node,
	    .wants = wants, .owner = l->p->manager,
	    .key = arena_printf(a, "%s %s", d->id, unanswered ? "answer" :
	    "protection"), .text = registration_text(l, d, wants),
	    .command = arena_printf(a, "pos deal %s %s", verb, d->id) };
}

static void
add_registrations(struct looking *l)
{
	const struct deal *d;
	struct registration r;
	enum reg_wants wants;
	size_t i;

	for (i = 0; i < l->p->ndeals; i++) {
		d = l->p->deals[i];
		registration_of(&r, d, l->today);
		wants = registration_wants(&r, d, &l->policy);
		if (wants != REG_WANTS_NOTHING)
			add(l, registration_item(l, d, &r, wants));
	}
}

/* How many of the list before c have the text of c. */
static size_t
count_before(const struct node *list, const struct node *c)
{
	const char *text = node_get_text(c, "text", "");
	const struct node *n;
	size_t found = 0;

	NODE_EACH(n, list) {
		if (n == c)
			break;
		found += strcmp(node_get_text(n, "text", ""), text) == 0;
	}
	return found;
}

static void
add_plan(struct looking *l)
{
	const struct node *list = node_get(partner_get(l->p, "plan"),
	    "activities"), *c;
	const char *text;

	NODE_EACH(c, list) {
		if (!node_unknown(node_get(c, "done")))
			continue;
		text = node_get_text(c, "text", "");
		add(l, (struct agenda_item){ .kind = AGENDA_PLAN,
		    .due = date_under(c, "due"), .at = c, .text = text,
		    .key = arena_printf(&l->ws->arena, "%s %zu", text,
		    count_before(list, c)),
		    .owner = node_get_text(c, "owner", l->p->manager) });
	}
}

/* The next business review by the rhythm of its tier. */
static void
add_review(struct looking *l)
{
	struct arena *a = &l->ws->arena;
	const char *rhythm = node_get_text(ws_entry(l->ws, "tiers",
	    l->p->tier), "review", NULL);
	date last = partner_reviewed(l->p, l->today);

	if (rhythm == NULL || !partner_signed(l->p) || partner_exiting(l->p))
		return;
	if (last == DATE_NONE)
		last = date_under(l->p->node, "since");
	if (last == DATE_NONE)
		return;
	add(l, (struct agenda_item){ .kind = AGENDA_REVIEW,
	    .due = date_months(last, review_months(rhythm)),
	    .key = day_text(l, last), .text = arena_printf(a, "business "
	    "review (%s: %s)", ws_name(l->ws, "tiers", l->p->tier), rhythm),
	    .owner = l->p->manager, .command = arena_printf(a,
	    "pos play start qbr --partner %s", slug_of(l)) });
}

/* A day of notice that has passed matters until the agreement has ended. */
static const char *
notice_text(struct looking *l, date notice, date ends)
{
	if (notice >= l->today)
		return "last day to give notice, or to agree on the renewal";
	return arena_printf(&l->ws->arena, "notice was to be given by %s, the "
	    "agreement renews %s", day_text(l, notice), day_text(l, ends));
}

/* Agreements: the last day to give notice, and the day they end. */
static void
add_renewal(struct looking *l)
{
	int notice = policy_days(l->ws, "policies.agreement.notice_days");
	date ends = partner_renews(l->p);
	struct agenda_item item;

	if (ends == DATE_NONE || !partner_signed(l->p))
		return;
	item = (struct agenda_item){ .kind = AGENDA_NOTICE,
	    .due = ends - notice, .key = day_text(l, ends),
	    .text = notice_text(l, ends - notice, ends),
	    .owner = l->p->manager, .command = arena_printf(&l->ws->arena,
	    "pos play start renewal --partner %s", slug_of(l)) };
	if (notice >= 0 && (item.due >= l->today || (ends >= l->today &&
	    !partner_exiting(l->p))))
		add(l, item);
	item.kind = AGENDA_RENEWAL;
	item.due = ends;
	item.text = "agreement renews or ends";
	add(l, item);
}

static void
add_certificates(struct looking *l)
{
	struct arena *a = &l->ws->arena;
	const char *person, *level;
	const struct node *c;
	date d;

	NODE_EACH(c, partner_get(l->p, "certifications")) {
		d = date_under(c, "expires");
		if (d < l->today)
			continue;
		person = node_get_text(c, "person", "?");
		level = node_get_text(c, "level", "?");
		add(l, (struct agenda_item){ .kind = AGENDA_CERTIFICATE,
		    .due = d, .at = c, .owner = l->p->manager,
		    .key = arena_printf(a, "%s %s %s", person, level,
		    day_text(l, d)), .text = arena_printf(a, "certificate of "
		    "%s (%s) expires", person, level) });
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

/* All that is due with the partner l->p. */
static int
add_partner(struct looking *l, struct err *e)
{
	if (add_steps(l, e) < 0)
		return -1;
	add_actions(l);
	add_registrations(l);
	if (partner_former(l->p))
		return 0;
	add_plan(l);
	add_review(l);
	add_renewal(l);
	add_certificates(l);
	return 0;
}

int
agenda_find(struct agenda *out, struct ws *ws, const struct partner *p,
    date today, date last, struct err *e)
{
	struct looking l = { .out = out, .ws = ws, .today = today,
	    .last = last, .shelf = { .ws = ws } };
	const struct partner *end = p != NULL ? p + 1 :
	    ws->partners + ws->npartners;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	reg_policy_read(&l.policy, ws);
	for (l.p = p != NULL ? p : ws->partners; l.p < end && rc == 0; l.p++)
		rc = add_partner(&l, e);
	if (rc == 0 && out->n > 0)
		qsort(out->items, out->n, sizeof(*out->items), by_day);
	playshelf_release(&l.shelf);
	return rc;
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
		"registration", "plan", "review", "notice", "renewal", "certificate" };

	return names[kind];
}
