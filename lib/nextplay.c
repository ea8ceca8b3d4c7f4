/* nextplay - playbooks that the stage or a completed one asks for */

#include "nextparts.h"

#include <string.h>

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
	const struct node *tier = ws_entry(l->ws, "tiers", l->p->tier);
	struct dec d;

	return tier != NULL && !node_unknown(node_get(tier, "mdf")) &&
	    dec_node(&d, node_get(tier, "mdf"), "mdf", NULL) == 0 && d.u > 0;
}

/* Does every condition of the trigger hold? *what: said of it. */
static bool
holds(const char **what, const struct next_look *l,
    const struct node *trigger)
{
	const char *health = node_get_text(trigger, "health", NULL);
	const char *band = l->scored ? next_band(l, l->score.value) : NULL;

	*what = "";
	if (node_get(trigger, "before_renewal_days") != NULL ||
	    node_get(trigger, "review") != NULL)
		return false;	/* by their days: nextdue.c */
	if (node_get(trigger, "stage") != NULL && !has_stage(l, trigger))
		return false;
	if (health != NULL && (band == NULL || strcmp(strcmp(health,
	    "at-risk") == 0 ? "at risk" : health, band) != 0))
		return false;
	if (node_get(trigger, "funds") != NULL && !has_funds(l))
		return false;
	if (node_get(trigger, "inactive_days") != NULL) {
		date heard = partner_heard(l->p, l->today);

		if (heard != DATE_NONE && l->today - heard <=
		    days_of(node_get(trigger, "inactive_days")))
			return false;
	}
	if (health != NULL)
		*what = ", health is good";
	if (node_get(trigger, "funds") != NULL)
		*what = ", market funds are there";
	return true;
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

	if (period_of(b) == 0 || partner_former(l->p) ||
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
	    "recurring", arena_dup(a, why.s), arena_printf(a,
	    "pos play start %s --partner %s", b->id, l->p->slug));
	str_release(&why);
}

int
next_from_playbooks(struct next_look *l)
{
	struct arena *a = &l->ws->arena;
	const struct playbook *b;
	const struct node *trigger;
	const char *after, *what;
	size_t i;

	for (i = 0; i < l->nbooks; i++) {
		b = &l->books[i];
		add_recurring(l, b);
		trigger = node_get(b->node, "trigger");
		if (trigger == NULL || l->p->stage == NULL ||
		    next_is_open(l, b->id) || is_completed(l, b) ||
		    !holds(&what, l, trigger) ||
		    (!comes_after(&after, l, b) && !is_passage(l, NULL)))
			continue;
		next_add(l, is_passage(l, after) ? NEXT_NOW : NEXT_LATER,
		    DATE_NONE, after != NULL ? "follow" : "stage",
		    after != NULL ? arena_printf(a, "%s is completed, %s "
		    "usually follows%s", after, b->id, what) :
		    arena_printf(a, "stage %s, and %s was not begun%s",
		    l->p->stage, b->id, what), arena_printf(a,
		    "pos play start %s --partner %s", b->id, l->p->slug));
	}
	return 0;
}
