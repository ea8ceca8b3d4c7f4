/* nextdue - what is next because a day has come, or is near */

#include "nextparts.h"

#include <string.h>

#include "agenda.h"
#include "partner.h"
#include "playdoc.h"
#include "policy.h"

enum { SOON_DAYS = 14, CERTIFICATE_DAYS = 60 };

enum waiting { WAITS_NOT, WAITS_CHECKLIST, WAITS_EVIDENCE };

/* What keeps the present step of a run from being done. */
static enum waiting
waits_for(struct next_look *l, const struct play_run *r,
    const struct playbook_step *s)
{
	struct playdoc_open open = { 0 };
	struct str text = STR_INIT;
	enum waiting what = node_truth(node_get(s->node, "evidence")) ?
	    WAITS_EVIDENCE : WAITS_NOT;

	if (root_read(&text, &l->ws->root, play_document(&l->ws->arena, r, s),
	    FILE_MAX_BYTES, NULL) == 0) {
		playdoc_look(&open, s, text.s, text.len);
		if (open.unticked.n > 0)
			what = WAITS_CHECKLIST;
		names_release(&open.unticked);
	}
	str_release(&text);
	return what;
}

/* One step: what it waits for is what its command is about. */
static void
add_step(struct next_look *l, const struct play_run *r,
    const struct playbook *b, size_t k)
{
	static const char *const said[] = { "", ", waits for its checklist",
		", waits for its evidence" };
	struct arena *a = &l->ws->arena;
	enum waiting what = waits_for(l, r, &b->steps[k]);
	date due = play_step_of(r, &b->steps[k]).due;
	bool late = due != DATE_NONE && due < l->today;

	next_add(l, late ? NEXT_OVERDUE : NEXT_NOW, due, "step",
	    arena_printf(a, "%s step %zu/%zu, %s%s%s", b->id, k + 1, b->n,
	    b->steps[k].name, said[what], late ? ", was due" : ""),
	    arena_printf(a, "pos play %s %s --partner %s%s", what ==
	    WAITS_CHECKLIST ? "step" : "done", b->id, l->p->slug, what ==
	    WAITS_EVIDENCE ? " --evidence 'TEXT'" : ""));
}

/* A run whose steps have all ended, and which is not completed. */
static void
add_criteria(struct next_look *l, const struct play_run *r,
    const struct playbook *b)
{
	struct arena *a = &l->ws->arena;
	date due = play_criteria_due(r, b);

	next_add(l, due < l->today ? NEXT_OVERDUE : NEXT_NOW, due, "step",
	    arena_printf(a, "%s waits for its success criteria", b->id),
	    arena_printf(a, "pos play step %s --partner %s", b->id,
	    l->p->slug));
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
	struct err why = ERR_INIT;
	struct play_run *runs;
	struct playbook b;
	size_t i, k, n = play_runs(&runs, &l->ws->arena, l->p);

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
		if (k < b.n)
			add_step(l, &runs[i], &b, k);
		else if (play_waits_for_criteria(&runs[i], &b))
			add_criteria(l, &runs[i], &b);
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

static enum next_when
when_of(const struct next_look *l, date day)
{
	return day < l->today ? NEXT_OVERDUE : NEXT_SOON;
}

/* "agreement renews in 28 days" */
static const char *
renewal_text(struct next_look *l, int days)
{
	struct arena *a = &l->ws->arena;

	if (days == 0)
		return "agreement renews today";
	return days < 0 ? arena_printf(a, "agreement ended %d day%s ago",
	    -days, days == -1 ? "" : "s") : arena_printf(a, "agreement "
	    "renews in %d day%s", days, days == 1 ? "" : "s");
}

/* The playbook was gone through, and the day in the record is the old one. */
static void
add_old_end(struct next_look *l, const struct agenda_item *item,
    const struct playbook *b)
{
	struct str why = STR_INIT;

	str_addf(&why, "%s is completed, and the record still has the end ",
	    b->id);
	date_add(&why, item->due);
	next_add(l, when_of(l, item->due), item->due, "renewal",
	    arena_dup(&l->ws->arena, why.s), arena_printf(&l->ws->arena,
	    "pos partner show %s", l->p->slug));
	str_release(&why);
}

/* Playbooks that are to begin so many days before an agreement ends. */
static void
add_renewal(struct next_look *l, const struct agenda_item *item)
{
	int left = item->due - l->today, before;
	const struct playbook *b;
	const struct node *trigger;
	date last;
	size_t i;

	for (i = 0; i < l->nbooks; i++) {
		b = &l->books[i];
		trigger = node_get(b->node, "trigger");
		before = days_of(node_get(trigger, "before_renewal_days"));
		if (before < 0 || left > before || next_is_open(l, b->id) ||
		    !next_holds(l, trigger))
			continue;
		if (play_completed(&last, l->p, b->id) > 0 &&
		    last >= item->due - before)
			add_old_end(l, item, b);
		else
			next_add(l, when_of(l, item->due), item->due,
			    "renewal", renewal_text(l, left),
			    next_start(l, b));
	}
}

/* Playbooks that a business review calls for. */
static void
add_review(struct next_look *l, const struct agenda_item *item)
{
	const struct playbook *b;
	const struct node *trigger;
	size_t i;

	for (i = 0; i < l->nbooks && item->due - l->today <= SOON_DAYS; i++) {
		b = &l->books[i];
		trigger = node_get(b->node, "trigger");
		if (node_get(trigger, "review") != NULL &&
		    !next_is_open(l, b->id) && next_holds(l, trigger))
			next_add(l, when_of(l, item->due), item->due,
			    "review", dated(l, item), next_start(l, b));
	}
}

/* The command that says when an activity of the plan was done: today. */
static const char *
plan_command(struct next_look *l, const struct node *activity)
{
	const struct node *c, *plan = partner_get(l->p, "plan");
	struct str s = STR_INIT;
	const char *text;
	size_t i = 0;

	NODE_EACH(c, node_get(plan, "activities")) {
		if (c == activity)
			break;
		i++;
	}
	str_addf(&s, "pos partner set %s plan.activities.%zu.done=",
	    l->p->slug, i);
	date_add(&s, l->today);
	text = arena_dup(&l->ws->arena, s.s);
	str_release(&s);
	return text;
}

static void
add_near(struct next_look *l, const struct agenda_item *item, int days,
    const char *rule, const char *command)
{
	if (item->due - l->today <= days)
		next_add(l, when_of(l, item->due), item->due, rule,
		    dated(l, item), command);
}

static void
add_item(struct next_look *l, const struct agenda_item *item)
{
	if (item->kind == AGENDA_RENEWAL)
		add_renewal(l, item);
	else if (item->kind == AGENDA_REVIEW)
		add_review(l, item);
	else if (item->kind == AGENDA_ACTION)
		add_near(l, item, SOON_DAYS, "action", item->command);
	else if (item->kind == AGENDA_PLAN)
		add_near(l, item, SOON_DAYS, "plan",
		    plan_command(l, item->at));
	else if (item->kind == AGENDA_CERTIFICATE && !next_is_exiting(l))
		add_near(l, item, CERTIFICATE_DAYS, "certificate",
		    arena_printf(&l->ws->arena, "pos fill --partner %s "
		    "enablement/03-certification", l->p->slug));
}

int
next_from_agenda(struct next_look *l)
{
	struct agenda agenda = { 0 };
	size_t i;
	int rc = agenda_find(&agenda, l->ws, l->p, l->today, INT32_MAX, l->e);

	for (i = 0; i < agenda.n && rc == 0; i++)
		add_item(l, &agenda.items[i]);
	agenda_release(&agenda);
	return rc == 0 ? add_steps(l) : rc;
}
