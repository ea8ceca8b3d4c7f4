/* nextplay - playbooks that the stage or a completed one asks for */

#include "nextparts.h"

#include <string.h>

#include "fund.h"
#include "partner.h"
#include "policy.h"

enum { RECURRING_SOON = 14 };	/* days */

/* Was the playbook done with l->p: a run, or what its step would record? */
static bool
is_completed(const struct next_look *l, const struct playbook *b)
{
	const char *kind;
	const struct node *c;
	date last;
	size_t i;

	if (play_completed(&last, l->p, b->id) > 0)
		return true;
	for (i = 0; i < b->n; i++) {
		kind = node_get_text(b->steps[i].node, "activity", "");
		if (strcmp(kind, "qbr") != 0)
			continue;
		NODE_EACH(c, partner_get(l->p, "activity")) {
			if (strcmp(node_get_text(c, "kind", ""), kind) == 0)
				return true;
		}
	}
	return false;
}

static bool
has_stage(const struct next_look *l, const struct node *trigger)
{
	return l->p->stage != NULL && node_has(node_get(trigger, "stage"),
	    l->p->stage);
}

/* Is it neither on its way out nor gone? */
static bool
is_with_us(const struct next_look *l)
{
	return !partner_former(l->p) && !partner_exiting(l->p);
}

/*
 * Has one that usually comes before it been completed? Who has passed the
 * stages of all of those by another way has, too. *after: its name, or NULL.
 */
static bool
comes_after(const char **after, const struct next_look *l,
    const struct playbook *b)
{
	const struct playbook *other;
	bool any = false, passed = true;
	size_t i;

	*after = NULL;
	for (i = 0; i < l->nbooks; i++) {
		other = &l->books[i];
		if (!node_has(node_get(other->node, "next"), b->id) ||
		    other->id == b->id)
			continue;
		any = true;
		if (is_completed(l, other)) {
			*after = other->id;
			return true;
		}
		passed = passed && node_get(other->node, "trigger") != NULL &&
		    node_path(other->node, "trigger.stage") != NULL &&
		    !has_stage(l, node_get(other->node, "trigger"));
	}
	return !any || passed;
}

/* Is any of the tier's market development funds left this fiscal year? */
static bool
has_funds(const struct next_look *l)
{
	struct fund f;

	fund_read(&f, l->ws, l->p->tier, l->p->node, l->today);
	return f.known && f.left.n > 0;
}

/* Is the health of l->p in the band that a trigger names? */
static bool
in_band(const struct next_look *l, const char *name)
{
	const char *band = l->scored ? next_band(l, l->score.value) : NULL;

	return band != NULL && strcmp(strcmp(name, "at-risk") == 0 ?
	    "at risk" : name, band) == 0;
}

/* Was l->p not heard of for more than so many days? */
static bool
is_inactive(const struct next_look *l, int days)
{
	date heard = partner_heard(l->p, l->today);

	return !l->ws->partial && (heard == DATE_NONE || l->today - heard > days);
}

bool
next_holds(const struct next_look *l, const struct node *trigger)
{
	const struct node *days = node_get(trigger, "inactive_days");
	const char *health = node_get_text(trigger, "health", NULL);

	if (node_get(trigger, "stage") != NULL ? !has_stage(l, trigger) :
	    !is_with_us(l))
		return false;
	return (health == NULL || in_band(l, health)) &&
	    (node_get(trigger, "funds") == NULL || has_funds(l)) &&
	    (days == NULL || is_inactive(l, days_of(days)));
}

/* Does a day in the record call for it? Then nextdue.c names it. */
static bool
is_dated(const struct node *trigger)
{
	return node_get(trigger, "before_renewal_days") != NULL ||
	    node_get(trigger, "review") != NULL;
}

/* ", health is watch, market funds are left": what else made it fire. */
static const char *
conditions(const struct next_look *l, const struct node *trigger)
{
	const char *health = node_get_text(trigger, "health", NULL);

	return arena_printf(&l->ws->arena, "%s%s%s", health != NULL ?
	    ", health is " : "", health == NULL ? "" : strcmp(health,
	    "healthy") == 0 ? "good" : health, node_get(trigger, "funds") !=
	    NULL ? ", market funds are left" : "");
}

/* The last day on which a run of the playbook was given up, or DATE_NONE. */
static date
last_stopped(const struct next_look *l, const struct playbook *b)
{
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &l->ws->arena, l->p);
	date last = DATE_NONE;

	for (i = 0; i < n; i++) {
		if (strcmp(runs[i].playbook, b->id) == 0 &&
		    runs[i].stopped > last)
			last = runs[i].stopped;
	}
	return last;
}

/* How it is known that the playbook was completed: "qbr is completed". */
static const char *
how_done(const struct next_look *l, const char *id)
{
	date last;

	return play_completed(&last, l->p, id) == 0 ?
	    "a business review is on record" :
	    arena_printf(&l->ws->arena, "%s is completed", id);
}

/* "stage prospect, and recruit was not begun" */
static const char *
why_asked(const struct next_look *l, const struct playbook *b,
    const char *after)
{
	date stopped = last_stopped(l, b);
	struct str s = STR_INIT;
	const char *text;

	if (after != NULL)
		str_addf(&s, "%s, %s usually follows", how_done(l, after),
		    b->id);
	else
		str_addf(&s, "stage %s, and %s was %s", l->p->stage, b->id,
		    stopped == DATE_NONE ? "not begun" : "stopped ");
	if (after != NULL && stopped != DATE_NONE)
		str_adds(&s, ", but was stopped ");
	if (stopped != DATE_NONE)
		date_add(&s, stopped);
	str_adds(&s, conditions(l, node_get(b->node, "trigger")));
	text = arena_dup(&l->ws->arena, s.s);
	str_release(&s);
	return text;
}

/* A stage that is a passage: what it asks for is to be done now. */
static bool
is_passage(const struct next_look *l, const char *after)
{
	static const char *const passages[] = { "signed", "onboarding",
		"exiting" };
	size_t i;

	for (i = 0; i < sizeof(passages) / sizeof(*passages); i++) {
		if (strcmp(l->p->stage, passages[i]) == 0)
			return true;
	}
	return after != NULL && strcmp(l->p->stage, "qualified") == 0;
}

/* Months between two runs; 0: it does not come again by itself. */
static int
period_of(const struct playbook *b)
{
	static const struct { const char *word; int months; } periods[] = {
		{ "monthly", 1 }, { "quarterly", 3 }, { "semi-annual", 6 },
		{ "annual", 12 } };
	const char *word = node_get_text(b->node, "recurring", "");
	size_t i;

	/* those that a day in the record calls for: nextdue.c */
	if (node_path(b->node, "trigger.before_renewal_days") != NULL)
		return 0;
	for (i = 0; i < sizeof(periods) / sizeof(*periods); i++) {
		if (strcmp(periods[i].word, word) == 0)
			return periods[i].months;
	}
	return 0;
}

/* A playbook that was completed, and is due again. */
static void
add_recurring(struct next_look *l, const struct playbook *b)
{
	struct arena *a = &l->ws->arena;
	struct str why = STR_INIT;
	date last, due;

	if (period_of(b) == 0 || !is_with_us(l) ||
	    next_is_open(l, b->id) || play_completed(&last, l->p, b->id) == 0)
		return;
	due = date_months(last, period_of(b));
	if (due > l->today + RECURRING_SOON)
		return;
	str_addf(&why, "%s %s ", b->name, due < l->today ? "was due" :
	    "is due");
	date_add(&why, due);
	str_addf(&why, " (%s)", node_get_text(b->node, "recurring", ""));
	next_add(l, due < l->today ? NEXT_OVERDUE : NEXT_SOON, due,
	    "recurring", next_why(l, b, arena_dup(a, why.s)),
	    next_start(l, b));
	str_release(&why);
}

int
next_from_playbooks(struct next_look *l)
{
	const struct playbook *b;
	const struct node *trigger;
	const char *after;
	size_t i;

	for (i = 0; i < l->nbooks; i++) {
		b = &l->books[i];
		add_recurring(l, b);
		trigger = node_get(b->node, "trigger");
		if (trigger == NULL || l->p->stage == NULL ||
		    next_is_open(l, b->id) || is_completed(l, b) ||
		    is_dated(trigger) || !next_holds(l, trigger) ||
		    (!comes_after(&after, l, b) && !is_passage(l, NULL)))
			continue;
		next_add(l, is_passage(l, after) ? NEXT_NOW : NEXT_LATER,
		    DATE_NONE, after != NULL ? "follow" : "stage",
		    next_why(l, b, why_asked(l, b, after)), next_start(l, b));
	}
	return 0;
}
