/* nextdue - what is next because a day has come, or is near */

#include "nextparts.h"

#include <string.h>

#include "agenda.h"
#include "partner.h"
#include "playdoc.h"
#include "policy.h"

enum { SOON_DAYS = 14, CERTIFICATE_DAYS = 60, RENEWAL_DAYS = 90 };

/* Days before the end of an agreement when the renewal is to begin. */
static int
renewal_days(const struct next_look *l)
{
	size_t i;
	int days;

	for (i = 0; i < l->nbooks; i++) {
		days = days_of(node_path(l->books[i].node,
		    "trigger.before_renewal_days"));
		if (days >= 0)
			return days;
	}
	return RENEWAL_DAYS;
}

/* What keeps the present step of a run from being done. */
static const char *
waits_for(struct next_look *l, const struct play_run *r,
    const struct playbook_step *s)
{
	struct playdoc_open open = { 0 };
	struct str text = STR_INIT;
	const char *what = "";

	if (root_read(&text, &l->ws->root, play_document(&l->ws->arena, r, s),
	    FILE_MAX_BYTES, NULL) == 0) {
		playdoc_look(&open, text.s, text.len);
		if (open.unticked.n > 0)
			what = ", waits for its checklist";
		else if (node_truth(node_get(s->node, "evidence")))
			what = ", waits for its evidence";
		names_release(&open.unticked);
	}
	str_release(&text);
	return what;
}

/* A run whose playbook is gone or broken. */
static void
add_unreadable(struct next_look *l, const struct play_run *r,
    const struct err *why)
{
	struct arena *a = &l->ws->arena;

	next_add(l, NEXT_NOW, DATE_NONE, "step", arena_printf(a, "%s is under "
	    "way and cannot be read: %s", r->playbook, why->msg),
	    arena_printf(a, "pos play check %s", r->playbook));
}

/* The steps that runs of l->p are at. */
static int
add_steps(struct next_look *l)
{
	struct arena *a = &l->ws->arena;
	struct err why = ERR_INIT;
	struct play_run *runs;
	struct playbook b;
	struct play_step at;
	size_t i, k, n = play_runs(&runs, a, l->p);
	bool late;

	for (i = 0; i < n; i++) {
		if (!play_run_open(&runs[i]))
			continue;
		if (playbook_read(&b, l->ws, runs[i].playbook, NULL,
		    &why) < 0) {
			add_unreadable(l, &runs[i], &why);
			err_clear(&why);
			continue;
		}
		k = play_current(&runs[i], &b);
		if (k == b.n)
			continue;
		at = play_step_of(&runs[i], &b.steps[k]);
		late = at.due != DATE_NONE && at.due < l->today;
		next_add(l, late ? NEXT_OVERDUE : NEXT_NOW, at.due, "step",
		    arena_printf(a, "%s step %zu/%zu, %s%s%s", b.id, k + 1,
		    b.n, b.steps[k].name, waits_for(l, &runs[i], &b.steps[k]),
		    late ? ", was due" : ""), arena_printf(a,
		    "pos play done %s --partner %s", b.id, l->p->slug));
	}
	return 0;
}

/* "QBR was due 2026-11-12 (Silver: semi-annual)" */
static const char *
dated(struct next_look *l, const struct agenda_item *item)
{
	bool late = item->due < l->today;
	struct str s = STR_INIT;
	const char *text;

	str_addf(&s, "%s%s ", item->text, item->kind == AGENDA_CERTIFICATE ?
	    "" : late ? " was due" : " is due");
	date_add(&s, item->due);
	text = arena_dup(&l->ws->arena, s.s);
	str_release(&s);
	return text;
}

static void
add_renewal(struct next_look *l, const struct agenda_item *item)
{
	int days = item->due - l->today;
	struct arena *a = &l->ws->arena;

	if (days > renewal_days(l) || next_is_open(l, "renewal") ||
	    (l->p->stage != NULL && strcmp(l->p->stage, "exiting") == 0))
		return;
	next_add(l, days < 0 ? NEXT_OVERDUE : NEXT_SOON, item->due,
	    "renewal", days < 0 ? arena_printf(a, "agreement ended %d day%s "
	    "ago", -days, days == -1 ? "" : "s") : arena_printf(a,
	    "agreement renews in %d day%s", days, days == 1 ? "" : "s"),
	    item->command);
}

static void
add_dated(struct next_look *l, const struct agenda_item *item)
{
	static const char *const rules[AGENDA_KINDS] = {
		[AGENDA_ACTION] = "action", [AGENDA_PLAN] = "plan",
		[AGENDA_REVIEW] = "review",
		[AGENDA_CERTIFICATE] = "certificate" };
	int days = item->due - l->today;
	const char *command = item->command;

	if (rules[item->kind] == NULL || days > (item->kind ==
	    AGENDA_CERTIFICATE ? CERTIFICATE_DAYS : SOON_DAYS))
		return;
	if (item->kind == AGENDA_REVIEW && (next_is_open(l, "qbr") ||
	    (l->p->stage != NULL && strcmp(l->p->stage, "exiting") == 0)))
		return;
	if (command == NULL)
		command = arena_printf(&l->ws->arena, "pos partner show %s",
		    l->p->slug);
	next_add(l, days < 0 ? NEXT_OVERDUE : NEXT_SOON, item->due,
	    rules[item->kind], dated(l, item), command);
}

int
next_from_agenda(struct next_look *l)
{
	struct agenda agenda = { 0 };
	size_t i;
	int rc = agenda_find(&agenda, l->ws, l->p, l->today, INT32_MAX, l->e);

	for (i = 0; i < agenda.n && rc == 0; i++) {
		if (agenda.items[i].kind == AGENDA_RENEWAL)
			add_renewal(l, &agenda.items[i]);
		else
			add_dated(l, &agenda.items[i]);
	}
	agenda_release(&agenda);
	return rc == 0 ? add_steps(l) : rc;
}
