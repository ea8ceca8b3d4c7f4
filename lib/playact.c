/* playact - a playbook is begun */

#include "playact.h"

#include <string.h>

#include "playedit.h"

/* The folder of a new run: the playbook's id, of a later one with the day. */
static const char *
new_folder(struct play_edit *t)
{
	const struct play_act *a = t->a;
	const struct node *c;

	NODE_EACH(c, node_get(a->partner->node, "playbooks")) {
		if (strcmp(node_get_text(c, "playbook", ""), a->b->id) == 0)
			return arena_printf(&t->pe.arena, "%s-%s", a->b->id,
			    play_day(t, a->today));
	}
	return a->b->id;
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
	if (rc == 0 && node_truth(warnings) && reason == NULL) {
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
	folder = new_folder(&t);
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
