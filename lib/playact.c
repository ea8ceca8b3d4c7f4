/* playact - a playbook is begun */

#include "playact.h"

#include <string.h>

#include "playedit.h"

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

/* It may be begun: not under way, and for a warning there is a reason. */
static int
check_start(const struct play_act *a, const char *reason, struct err *e)
{
	const struct node *warnings = node_get(a->b->node, "warnings"), *c;
	struct play_run *all;
	size_t i, n = play_runs(&all, &a->ws->arena, a->partner);
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		if (strcmp(all[i].playbook, a->b->id) == 0 &&
		    play_run_open(&all[i]))
			rc = err_set(e, ERR_EXISTS, "%s is under way with %s; "
			    "'pos play step --partner %s' shows where",
			    a->b->id, a->partner->name, a->partner->slug);
	}
	if (rc == 0 && node_truth(warnings) && !play_said(reason)) {
		NODE_EACH(c, warnings)
			a->tell("%s: warning: %s", a->b->id, c->text);
		rc = err_set(e, ERR_USAGE, "%s asks for a confirmation: "
		    "--reason WHY", a->b->id);
	}
	return rc;
}

int
play_start(const struct play_act *a, const char *reason, struct err *e)
{
	const struct node *c;
	struct play_edit t;
	struct node *run, *steps, *step;
	const char *folder;
	int rc;

	if (check_start(a, reason, e) < 0)
		return -1;
	play_begin(&t, a, "start");
	folder = play_folder(a);
	NODE_EACH(c, node_get(a->b->node, "prerequisites"))
		str_addf(&t.told, "before it starts: %s\n", c->text);
	run = node_new(&t.pe.arena, NODE_MAP);
	play_put(&t, run, "playbooks.0.playbook", a->b->id);
	play_put(&t, run, "playbooks.0.folder", folder);
	play_put(&t, run, "playbooks.0.started", play_day(&t, a->today));
	play_put(&t, run, "playbooks.0.by", a->by);
	play_put(&t, run, "playbooks.0.reason", reason);
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
