/* nextdue - what is next because a day has come, or is near */

#include "nextparts.h"

#include <string.h>

#include "agenda.h"
#include "partner.h"
#include "playdoc.h"
#include "policy.h"
#include "shellword.h"

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
		if (open.unticked.n > 0 || (!open.has_list &&
		    node_truth(node_get(s->node, "checklist"))))
			what = WAITS_CHECKLIST;
		names_release(&open.unticked);
	}
	str_release(&text);
	return what;
}

/* Owner: l->ws->arena. */
static const char *
day_text(struct next_look *l, date day)
{
	return date_text(&l->ws->arena, day);
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
	    arena_printf(a, "%s step %zu/%zu, %s%s%s%s", b->id, k + 1, b->n,
	    b->steps[k].name, said[what], late ? ", was due " : "",
	    late ? day_text(l, due) : ""),
	    arena_printf(a, "pos play %s %s --partner %s%s", what ==
	    WAITS_CHECKLIST ? "step" : "done", shell_word(a, b->id),
	    next_slug(l), what ==
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
	    arena_printf(a, "pos play step %s --partner %s", shell_word(a, b->id),
	    next_slug(l)));
}

/* A run whose playbook is gone or broken. */
static void
add_unreadable(struct next_look *l, const struct play_run *r,
    const struct err *why)
{
	struct arena *a = &l->ws->arena;

	next_add(l, NEXT_NOW, DATE_NONE, "step", arena_printf(a, "%s is under "
	    "way and cannot be read: %s", r->playbook, why->msg),
	    arena_printf(a, "pos play check %s", shell_word(a, r->playbook)));
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
	bool verb = item->kind == AGENDA_CERTIFICATE ||
	    item->wants == REG_WANTS_EXTENSION || item->wants == REG_WANTS_WIN;

	return arena_printf(&l->ws->arena, "%s%s %s", item->text, verb ? "" :
	    item->due < l->today ? " was due" : " is due",
	    day_text(l, item->due));
}

static enum next_when
when_of(const struct next_look *l, date day)
{
	return day < l->today ? NEXT_OVERDUE : NEXT_SOON;
}

/*
 * "agreement renews in 28 days", and until when notice was to be given, where
 * that day has passed. days: until it ends; notice: that day, or the end.
 */
static const char *
renewal_text(struct next_look *l, int days, date notice)
{
	struct arena *a = &l->ws->arena;
	const char *before = days < 0 || notice >= l->today ? "" :
	    arena_printf(a, "notice was to be given by %s, ",
	    day_text(l, notice));

	if (days < 0)
		return arena_printf(a, "agreement ended %d day%s ago",
		    -days, days == -1 ? "" : "s");
	return days == 0 ? arena_printf(a, "%sagreement renews today",
	    before) : arena_printf(a, "%sagreement renews in %d day%s",
	    before, days, days == 1 ? "" : "s");
}

/* An item of the rule renewal: of an agreement that ends on a day. */
static void
add_end(struct next_look *l, date ends, date day, const char *why,
    const char *command)
{
	next_add(l, when_of(l, day), day, "renewal", why, command);
	l->out->items[l->out->n - 1].ended = ends < l->today;
}

/* The command that shows the record. */
static const char *
show(struct next_look *l)
{
	return arena_printf(&l->ws->arena, "pos partner show %s", next_slug(l));
}

/* The playbook was gone through, and the day in the record is the old one. */
static void
add_old_end(struct next_look *l, const struct agenda_item *item,
    const struct playbook *b)
{
	struct arena *a = &l->ws->arena;

	add_end(l, item->due, item->due, arena_printf(a, "%s is completed, "
	    "and the record still has the end %s", b->id, day_text(l,
	    item->due)), show(l));
}

/*
 * Playbooks that are to begin so many days before an agreement ends. It is
 * told by its notice day, for that is the day by which to have agreed; one
 * that has passed is told even where no playbook begins so early.
 */
static void
add_renewal(struct next_look *l, const struct agenda_item *item)
{
	int left = item->due - l->today, before;
	int notice = policy_days(l->ws, "policies.agreement.notice_days");
	date day = left >= 0 && notice >= 0 ? item->due - notice : item->due;
	const char *why = renewal_text(l, left, day);
	bool told = left < 0 || day >= l->today || partner_exiting(l->p);
	const struct playbook *b;
	const struct node *trigger;
	date last;
	size_t i;

	for (i = 0; i < l->nbooks; i++) {
		b = &l->books[i];
		trigger = node_get(b->node, "trigger");
		before = days_of(node_get(trigger, "before_renewal_days"));
		if (before < 0 || left > before)
			continue;
		told = true;
		if (next_is_open(l, b->id) || !next_holds(l, trigger))
			continue;
		if (play_completed(&last, l->p, b->id) > 0 &&
		    last >= item->due - before)
			add_old_end(l, item, b);
		else
			add_end(l, item->due, day, next_why(l, b, why),
			    next_start(l, b));
	}
	if (!told)
		add_end(l, item->due, day, why, show(l));
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
			    "review", next_why(l, b, dated(l, item)),
			    next_start(l, b));
	}
}

/*
 * The command for an activity of the plan: that it was done, today; for one
 * whose day has not come, where it stands.
 */
static const char *
plan_command(struct next_look *l, const struct agenda_item *item)
{
	const struct node *c, *plan = partner_get(l->p, "plan");
	size_t i = 0;

	if (item->due > l->today)
		return show(l);
	NODE_EACH(c, node_get(plan, "activities")) {
		if (c == item->at)
			break;
		i++;
	}
	return arena_printf(&l->ws->arena, "pos partner set %s "
	    "plan.activities.%zu.done=%s", next_slug(l), i,
	    day_text(l, l->today));
}

static void
add_near(struct next_look *l, const struct agenda_item *item, int days,
    const char *rule, const char *command)
{
	if (item->due - l->today <= days)
		next_add(l, when_of(l, item->due), item->due, rule,
		    dated(l, item), command);
}

/* Of a deal that is registered: somebody waits, or its protection ends. */
static void
add_registration(struct next_look *l, const struct agenda_item *item)
{
	if (item->wants == REG_WANTS_FACTS)
		next_add(l, NEXT_NOW, item->due, "registration", item->text,
		    item->command);
	else if (item->wants == REG_WANTS_ANSWER)
		next_add(l, item->due < l->today ? NEXT_OVERDUE : NEXT_NOW,
		    item->due, "registration", dated(l, item), item->command);
	else
		add_near(l, item, SOON_DAYS, "registration", item->command);
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
	else if (item->kind == AGENDA_REGISTRATION)
		add_registration(l, item);
	else if (item->kind == AGENDA_PLAN)
		add_near(l, item, SOON_DAYS, "plan",
		    plan_command(l, item));
	else if (item->kind == AGENDA_CERTIFICATE && !partner_exiting(l->p))
		add_near(l, item, CERTIFICATE_DAYS, "certificate",
		    arena_printf(&l->ws->arena, "pos fill --partner %s "
		    "enablement/03-certification", next_slug(l)));
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
