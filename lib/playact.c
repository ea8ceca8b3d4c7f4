/* playact - a playbook is begun */

#include "playact.h"

#include <string.h>

#include "playedit.h"
#include "playneed.h"

bool
play_said(const char *text)
{
	return text != NULL && text[strspn(text, " \t\r\n")] != '\0';
}

static bool
has_folder(const struct play_run *runs, size_t n, const char *folder)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strcmp(runs[i].folder, folder) == 0)
			return true;
	}
	return false;
}

const char *
play_folder(const struct play_act *a)
{
	struct arena *arena = &a->ws->arena;
	struct play_run *runs;
	size_t n = play_runs(&runs, arena, a->partner), again = 1;
	const char *folder = a->b->id;
	struct str day = STR_INIT;

	date_add(&day, a->today);
	while (has_folder(runs, n, folder)) {
		folder = again == 1 ? arena_printf(arena, "%s-%s", a->b->id,
		    day.s) : arena_printf(arena, "%s-%s-%zu", a->b->id, day.s,
		    again);
		again++;
	}
	str_release(&day);
	return folder;
}

/* It may be begun when it is not under way. */
static int
check_open(const struct play_act *a, struct err *e)
{
	struct play_run *all;
	size_t i, n = play_runs(&all, &a->ws->arena, a->partner);

	for (i = 0; i < n; i++) {
		if (strcmp(all[i].playbook, a->b->id) == 0 &&
		    play_run_open(&all[i]))
			return err_set(e, ERR_EXISTS, "%s is under way with "
			    "%s; 'pos play step --partner %s' shows where",
			    a->b->id, a->partner->name, a->partner->slug);
	}
	return 0;
}

/*
 * What speaks against beginning it, which a reason outweighs: warnings, and
 * what it requires and the partner has not. 1: it is not met.
 */
static int
check_reason(const struct play_act *a, const char *reason,
    const struct play_need *needs, size_t n, struct err *e)
{
	const struct node *warnings = node_get(a->b->node, "warnings"), *c;

	if (reason != NULL && !play_said(reason))
		return err_set(e, ERR_USAGE, "say why with --reason");
	if (reason != NULL)
		return 0;
	play_needs_tell(a->tell, a->b->id, needs, n);
	NODE_EACH(c, warnings)
		a->tell("%s: warning: %s", a->b->id, c->text);
	if (n > 0) {
		a->tell("%s was not begun; --reason WHY begins it nevertheless",
		    a->b->id);
		return 1;
	}
	return node_truth(warnings) ? err_set(e, ERR_USAGE, "%s asks for a "
	    "confirmation: --reason WHY", a->b->id) : 0;
}

/* What the run does without is kept with the reason for it. */
static void
put_without(struct play_edit *t, struct node *run,
    const struct play_need *needs, size_t n)
{
	struct node *list;
	size_t i;

	if (n == 0)
		return;
	list = node_add(&t->pe.arena, run, "without", NODE_LIST);
	for (i = 0; i < n; i++) {
		node_hang(&t->pe.arena, list, NULL, partner_scalar(&t->pe,
		    "playbooks.0.without.0", needs[i].text));
		str_addf(&t->told, "begins without: %s\n", needs[i].text);
	}
}

/* The entry of the run in the record, without its steps. */
static struct node *
new_run(struct play_edit *t, const char *folder, const char *reason)
{
	struct node *run = node_new(&t->pe.arena, NODE_MAP);

	play_put(t, run, "playbooks.0.playbook", t->a->b->id);
	play_put(t, run, "playbooks.0.folder", folder);
	play_put(t, run, "playbooks.0.started", play_day(t, t->a->today));
	play_put(t, run, "playbooks.0.by", t->a->by);
	play_put(t, run, "playbooks.0.reason", reason);
	return run;
}

int
play_start(const struct play_act *a, const char *reason, struct err *e)
{
	const struct node *c;
	struct play_need *needs;
	struct play_edit t;
	struct node *run, *steps, *step;
	const char *folder;
	size_t n = play_needs(&needs, a->ws, a->partner, a->b, a->today);
	int rc = check_open(a, e);

	if (rc == 0)
		rc = check_reason(a, reason, needs, n, e);
	if (rc != 0)
		return rc;
	play_begin(&t, a, "start");
	folder = play_folder(a);
	NODE_EACH(c, node_get(a->b->node, "prerequisites"))
		str_addf(&t.told, "before it starts: %s\n", c->text);
	run = new_run(&t, folder, reason);
	put_without(&t, run, needs, n);
	steps = node_add(&t.pe.arena, run, "steps", NODE_LIST);
	step = play_begin_step(&t, &a->b->steps[0], folder, e);
	rc = step != NULL ? 0 : -1;
	if (rc == 0) {
		t.step = a->b->steps[0].id;
		node_hang(&t.pe.arena, steps, NULL, step);
		partner_edits_add(&t.pe, PARTNER_APPEND, "playbooks", run);
		play_set_stage(&t, node_get_text(node_get(a->b->node,
		    "stage"), "start", NULL));
		str_addf(&t.subject, "play: start %s with %.60s", a->b->id,
		    a->partner->name);
		rc = play_commit(&t, e);
	}
	play_end(&t);
	return rc;
}
