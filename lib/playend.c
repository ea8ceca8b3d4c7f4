/* playend - a step has ended, and with the last one the run */

#include "playact.h"

#include "playedit.h"

static int
no_reason(struct err *e)
{
	return err_set(e, ERR_USAGE, "say why with --reason");
}

/* A run that is open, though it has no step left to leave out. */
static int
all_ended(const struct play_act *a, const struct play_run *r, struct err *e)
{
	return err_set(e, ERR_NOTFOUND, play_unmet(r, a->b) > 0 ?
	    "%s: every step has ended, and it waits for its success criteria; "
	    "'pos play step %s --partner %s' shows them" :
	    "%s: every step it has now has ended; 'pos play stop %s --partner "
	    "%s --reason WHY' closes it", a->b->id, a->b->id,
	    a->partner->slug);
}

/* Step s of the run begins. */
static int
begin_step(struct play_edit *t, const struct play_run *r,
    const struct playbook_step *s, struct err *e)
{
	struct node *step = play_begin_step(t, s, r->folder, e);

	if (step == NULL)
		return -1;
	partner_edits_add(&t->pe, PARTNER_APPEND, arena_printf(&t->pe.arena,
	    "playbooks.%zu.steps", r->index), step);
	return 0;
}

/* The next step of the run begins, unless all have ended. */
static int
go_on(struct play_edit *t, const struct play_run *r, size_t ended,
    struct err *e)
{
	const struct playbook *b = t->a->b;
	size_t i;

	for (i = ended + 1; i < b->n; i++) {
		if (play_step_of(r, &b->steps[i]).ended == DATE_NONE)
			break;
	}
	if (i == b->n)
		return 1;
	return play_step_of(r, &b->steps[i]).state == PLAY_BEGUN ? 0 :
	    begin_step(t, r, &b->steps[i], e);
}

/* Path of a key of the step in the record. */
static const char *
step_path(struct play_edit *t, const struct play_run *r,
    const struct play_step *at, const char *key)
{
	return arena_printf(&t->pe.arena, "playbooks.%zu.steps.%zu.%s",
	    r->index, at->index, key);
}

/* A step that was never begun gets its entry first. */
static void
end_step(struct play_edit *t, const struct play_run *r,
    const struct playbook_step *s, const char *how, const char *key,
    const char *text)
{
	struct play_step at = play_step_of(r, s);
	struct node *map;

	if (at.node == NULL) {
		map = node_new(&t->pe.arena, NODE_MAP);
		play_put(t, map, "playbooks.0.steps.0.id", s->id);
		node_hang(&t->pe.arena, map, how, partner_scalar(&t->pe,
		    "playbooks.0.steps.0.done", play_day(t, t->a->today)));
		play_put(t, map, "playbooks.0.steps.0.by", t->a->by);
		if (text != NULL)
			node_hang(&t->pe.arena, map, key, partner_scalar(
			    &t->pe, "playbooks.0.steps.0.reason", text));
		partner_edits_add(&t->pe, PARTNER_APPEND,
		    arena_printf(&t->pe.arena, "playbooks.%zu.steps",
		    r->index), map);
		return;
	}
	play_set(t, step_path(t, r, &at, how), play_day(t, t->a->today));
	play_set(t, step_path(t, r, &at, "by"), t->a->by);
	if (text != NULL)
		play_set(t, step_path(t, r, &at, key), text);
}

/* What step s adds to the record's activity. */
static void
add_activity(struct play_edit *t, const struct playbook_step *s)
{
	const char *kind = node_get_text(s->node, "activity", NULL);
	struct node *map;

	if (kind == NULL)
		return;
	map = node_new(&t->pe.arena, NODE_MAP);
	play_put(t, map, "activity.0.date", play_day(t, t->a->today));
	play_put(t, map, "activity.0.kind", kind);
	play_put(t, map, "activity.0.note", arena_printf(&t->pe.arena, "%s: %s",
	    t->a->b->name, s->name));
	partner_edits_add(&t->pe, PARTNER_APPEND, "activity", map);
}

/* 1: the document does not have the step's checklist, and there is one. */
static int
tell_no_list(const struct play_edit *t, const struct playbook_step *s,
    const char *path, bool there)
{
	const struct node *list = node_get(s->node, "checklist"), *c;

	if (!node_truth(list))
		return 0;
	t->a->tell("%s: %s; --checked takes these as ticked:", path, there ?
	    "the step's checklist is not in it" : "there is no such document");
	NODE_EACH(c, list)
		t->a->tell("%s: %s", s->name, c->text);
	return 1;
}

/*
 * The step's document as it is now, so that the commit has it. 1: it has
 * items that are not ticked, or no checklist though the step has one.
 */
static int
take_document(struct play_edit *t, const struct play_run *r,
    const struct playbook_step *s, struct str *bytes,
    const struct play_done *d)
{
	const char *path = play_document(&t->pe.arena, r, s);
	struct playdoc_open open = { 0 };
	size_t i;
	int rc = 0;
	bool there = root_read(bytes, &t->a->ws->root, path, FILE_MAX_BYTES,
	    NULL) == 0;

	if (there)
		playdoc_look(&open, s, bytes->s, bytes->len);
	for (i = 0; i < open.unticked.n && !d->checked; i++) {
		t->a->tell("%s: not ticked: %s", path, open.unticked.s[i]);
		rc = 1;
	}
	if (!open.has_list && !d->checked)
		rc = tell_no_list(t, s, path, there);
	names_release(&open.unticked);
	if (rc == 0 && there)
		play_change(t, path, change_put, bytes);
	return rc;
}

/* Texts of --evidence in one. */
static const char *
join(struct play_edit *t, const struct list *list)
{
	struct str s = STR_INIT;
	const char *text;
	size_t i;

	for (i = 0; list != NULL && i < list->n; i++) {
		if (play_said(list->s[i]))
			str_addf(&s, "%s%s", s.len > 0 ? "; " : "",
			    list->s[i]);
	}
	text = s.len > 0 ? arena_dup(&t->pe.arena, s.s) : NULL;
	str_release(&s);
	return text;
}

/* 1: evidence is asked for, and none was given. */
static int
check_evidence(const struct play_edit *t, const struct playbook_step *s,
    const char *given)
{
	const struct node *asked = node_get(s->node, "evidence"), *c;

	if (given != NULL || !node_truth(asked))
		return 0;
	NODE_EACH(c, asked)
		t->a->tell("%s: evidence is asked for: %s", s->name, c->text);
	return 1;
}

/*
 * The run is at a step that never began, because the playbook has changed
 * since: it begins now, so that there is something to be done. 1, or -1.
 */
static int
begin_late(struct play_edit *t, const struct play_run *r,
    const struct playbook_step *s, struct err *e)
{
	const struct play_act *a = t->a;

	t->op = "begin";
	t->step = s->id;
	str_addf(&t->subject, "play: %s of %.60s: %.60s begins", a->b->id,
	    a->partner->name, s->name);
	if (begin_step(t, r, s, e) < 0 || play_commit(t, e) < 0)
		return -1;
	a->tell("%s is new in %s since this run began, and begins today; say "
	    "done again when it is", s->name, a->b->file);
	return 1;
}

/* Can the step be ended? 1: something is open, and told. */
static int
check_open(struct play_edit *t, const struct play_run *r,
    const struct playbook_step *s, const struct play_done *d,
    struct str *bytes, const char *evidence)
{
	int open = check_evidence(t, s, evidence);

	open |= take_document(t, r, s, bytes, d);
	if (open != 0)
		t->a->tell("nothing was done: tick the checklist in the "
		    "document, or say --checked; give --evidence where it is "
		    "asked for");
	return open;
}

/* A reason completes the run: it must be one, and the run at its end. */
static int
check_reason(const struct play_run *r, const struct playbook *b,
    const char *reason, struct err *e)
{
	if (reason == NULL)
		return 0;
	if (!play_said(reason))
		return no_reason(e);
	if (play_ended(r, b) + 1 < b->n)
		return err_set(e, ERR_USAGE, "--reason is for the last step: "
		    "it completes %s though success criteria are not met",
		    b->id);
	return 0;
}

/* Every step has ended. 1: and the run waits for its success criteria. */
static int
done_waiting(struct play_edit *t, const struct play_run *r,
    const struct play_done *d, struct err *e)
{
	const struct play_act *a = t->a;
	bool over;

	if (!node_truth(node_get(a->b->node, "success_criteria")))
		return all_ended(a, r, e);
	if (play_tick(t, r, d->met, e) < 0)
		return -1;
	over = play_finish(t, r, d->met, d->reason);
	if (t->pe.n == 0) {
		fputs(t->told.s, a->out);
		return 1;
	}
	str_addf(&t->subject, "play: %s of %.60s%s", a->b->id,
	    a->partner->name, over ? " completed" : ": criteria met");
	return play_commit(t, e);
}

static int
do_done(struct play_edit *t, const struct play_run *r,
    const struct play_done *d, struct str *bytes, struct err *e)
{
	const struct playbook *b = t->a->b;
	size_t at = play_current(r, b);
	const struct playbook_step *s = &b->steps[at];
	const char *evidence = join(t, d->evidence);
	int rc;

	if (check_reason(r, b, d->reason, e) < 0)
		return -1;
	if (at == b->n)
		return done_waiting(t, r, d, e);
	if (play_step_of(r, s).state == PLAY_PENDING)
		return begin_late(t, r, s, e);
	t->step = s->id;
	if (check_open(t, r, s, d, bytes, evidence) != 0)
		return 1;
	end_step(t, r, s, "done", "evidence", evidence);
	add_activity(t, s);
	play_set_stage(t, node_get_text(s->node, "stage", NULL));
	str_addf(&t->told, "%s %zu/%zu  %s   done\n", b->id, at + 1, b->n,
	    s->name);
	if (play_tick(t, r, d->met, e) < 0)
		return -1;
	rc = go_on(t, r, at, e);
	if (rc > 0)
		play_finish(t, r, d->met, d->reason);
	str_addf(&t->subject, "play: %s of %.60s: %.60s done", b->id,
	    t->a->partner->name, s->name);
	return rc < 0 ? -1 : play_commit(t, e);
}

int
play_done(const struct play_act *a, const struct play_run *r,
    const struct play_done *d, struct err *e)
{
	struct str bytes = STR_INIT;
	struct play_edit t;
	int rc;

	play_begin(&t, a, "done");
	rc = do_done(&t, r, d, &bytes, e);
	play_end(&t);
	str_release(&bytes);
	return rc;
}

int
play_skip(const struct play_act *a, const struct play_run *r,
    const char *reason, struct err *e)
{
	size_t at = play_current(r, a->b);
	struct play_edit t;
	int rc;

	if (!play_said(reason))
		return no_reason(e);
	if (at == a->b->n)
		return all_ended(a, r, e);
	play_begin(&t, a, "skip");
	t.step = a->b->steps[at].id;
	end_step(&t, r, &a->b->steps[at], "skipped", "reason", reason);
	str_addf(&t.told, "%s %zu/%zu  %s   skipped\n", a->b->id, at + 1,
	    a->b->n, a->b->steps[at].name);
	rc = go_on(&t, r, at, e);
	if (rc > 0)
		play_finish(&t, r, NULL, NULL);
	str_addf(&t.subject, "play: %s of %.60s: %.60s skipped", a->b->id,
	    a->partner->name, a->b->steps[at].name);
	if (rc >= 0)
		rc = play_commit(&t, e);
	play_end(&t);
	return rc;
}

int
play_stop(const struct play_act *a, const struct play_run *r,
    const char *reason, struct err *e)
{
	struct play_edit t;
	int rc;

	if (!play_said(reason))
		return no_reason(e);
	play_begin(&t, a, "stop");
	play_set(&t, arena_printf(&t.pe.arena, "playbooks.%zu.stopped", r->index),
	    play_day(&t, a->today));
	play_set(&t, arena_printf(&t.pe.arena, "playbooks.%zu.reason", r->index),
	    reason);
	str_addf(&t.told, "%s stopped", a->b->id);
	if (a->b->n > 0)
		str_addf(&t.told, " after %zu of %zu steps",
		    play_ended(r, a->b), a->b->n);
	str_addc(&t.told, '\n');
	str_addf(&t.subject, "play: stop %s with %.60s", a->b->id,
	    a->partner->name);
	rc = play_commit(&t, e);
	play_end(&t);
	return rc;
}
