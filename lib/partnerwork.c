/* partnerwork - what is going on with a partner, as rows of its page */

#include "partnerwork.h"

#include <stdlib.h>

#include "action.h"
#include "fund.h"
#include "para.h"
#include "partner.h"
#include "playrun.h"
#include "playshelf.h"

struct work {
	FILE *f;
	struct ws *ws;
	const struct partner *p;
	date today;
	struct playshelf shelf;	/* for names of steps */
	struct arena a;
	struct str s;		/* the text of the row at work */
};

/* Print what has been put together, and begin anew. */
static void
row(struct work *w, const char *label)
{
	para_put(w->f, label, w->s.s, label == NULL ? 2 : 0);
	str_reset(&w->s);
}

/* Append "2026-12-31, in 41 days", "2026-11-18, 2 days late". */
static void
add_day(struct work *w, date day, const char *after)
{
	long n = (long)day - w->today;

	date_add(&w->s, day);
	if (n == 0)
		str_adds(&w->s, ", today");
	else
		str_addf(&w->s, n > 0 ? ", in %ld day%s" : ", %ld day%s%s",
		    labs(n), labs(n) == 1 ? "" : "s", after);
}

static void
put_action(struct work *w, const struct action *a)
{
	str_addf(&w->s, "%zu. %s", a->number, a->text);
	if (a->owner != NULL)
		str_addf(&w->s, ", %s", a->owner);
	if (a->due != DATE_NONE) {
		str_adds(&w->s, ", due ");
		add_day(w, a->due, " late");
	}
	row(w, NULL);
}

/* The open actions, under how many they are. */
static void
put_actions(struct work *w)
{
	size_t open = 0, late = 0, i;
	struct actions all;

	actions_read(&all, &w->a, w->p->node, w->today);
	for (i = 0; i < all.n; i++) {
		open += action_is_open(all.v[i].node);
		late += all.v[i].state == ACTION_LATE;
	}
	if (all.n == 0)
		return;
	str_addf(&w->s, "%zu open, %zu of them late; %zu ended", open, late,
	    all.n - open);
	row(w, "Actions");
	for (i = 0; i < all.n; i++) {
		if (action_is_open(all.v[i].node))
			put_action(w, &all.v[i]);
	}
}

static void
put_funds(struct work *w)
{
	const struct node *list = partner_get(w->p, "mdf");
	struct fund f;

	if (partner_former(w->p))	/* nothing is granted any more */
		return;
	fund_read(&f, w->ws, w->p->tier, w->p->node, w->today);
	if ((f.budget.n == 0 || f.closed != NULL) &&
	    (list == NULL || list->n == 0))
		return;
	fund_add_text(&w->s, w->ws, &f);
	row(w, "Market funds");
}

/* The last step of a run that has begun, and when it is due. */
static void
add_step(struct work *w, const struct play_run *r)
{
	const struct node *list = node_get(r->node, "steps"), *c, *at = NULL;
	date due;

	NODE_EACH(c, list) {
		if (node_unknown(node_get(c, "done")) &&
		    node_unknown(node_get(c, "skipped")))
			at = c;
	}
	if (at == NULL) {
		str_adds(&w->s, ": every step that began has ended");
		return;
	}
	str_addf(&w->s, ": %s", playshelf_step(&w->shelf, r->playbook,
	    node_get_text(at, "id", "?")));
	if (date_node(&due, node_get(at, "due"), "due", NULL) == 0 &&
	    due != DATE_NONE) {
		str_adds(&w->s, ", due ");
		add_day(w, due, " late");
	}
}

static void
put_playbooks(struct work *w)
{
	struct play_run *runs;
	size_t n = play_runs(&runs, &w->a, w->p), i;
	const char *label = "Playbooks";

	for (i = 0; i < n; i++) {
		if (!play_run_open(&runs[i]))
			continue;
		str_addf(&w->s, "%s since %s", runs[i].playbook,
		    node_get_text(runs[i].node, "started", "?"));
		add_step(w, &runs[i]);
		para_put(w->f, label, w->s.s, 2);
		str_reset(&w->s);
		label = NULL;
	}
}

static void
put_expiring(struct work *w)
{
	const char *label = "Expiring";
	const struct node *c;
	date d;

	NODE_EACH(c, partner_get(w->p, "certifications")) {
		if (date_node(&d, node_get(c, "expires"), "expires",
		    NULL) < 0 || d == DATE_NONE || d < w->today ||
		    d > w->today + PARTNER_EXPIRY_DAYS)
			continue;
		str_addf(&w->s, "certificate of %s, %s, ends ",
		    node_get_text(c, "person", "?"),
		    node_get_text(c, "level", "?"));
		add_day(w, d, "");
		para_put(w->f, label, w->s.s, 2);
		str_reset(&w->s);
		label = NULL;
	}
}

void
partner_work(FILE *f, struct ws *ws, const struct partner *p,
    date today)
{
	struct work w = { f, ws, p, today, { .ws = ws }, ARENA_INIT,
	    STR_INIT };

	put_actions(&w);
	put_funds(&w);
	put_playbooks(&w);
	put_expiring(&w);
	playshelf_release(&w.shelf);
	str_release(&w.s);
	arena_release(&w.a);
}
