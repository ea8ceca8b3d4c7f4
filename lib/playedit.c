/* playedit - one change of a run, put together */

#include "playedit.h"

#include <string.h>

#include "stage.h"

/* Add the change of a path. */
void
play_change(struct play_edit *t, const char *path, change_fn *apply, void *ctx)
{
	t->changes[t->req.nchanges++] = (struct change){ path, apply, ctx };
}

void
play_begin(struct play_edit *t, const struct play_act *a, const char *op)
{
	*t = (struct play_edit){ .a = a, .op = op, .subject = STR_INIT,
	    .told = STR_INIT, .document = STR_INIT,
	    .added = STR_INIT };
	partner_edits_init(&t->pe, a->ws, a->partner->slug,
	    a->partner->node);
	t->req.changes = t->changes;
	t->req.write_only = a->no_commit;
	play_change(t, t->pe.file, partner_edits_change, &t->pe);
}

void
play_end(struct play_edit *t)
{
	partner_edits_release(&t->pe);
	str_release(&t->subject);
	str_release(&t->told);
	str_release(&t->document);
	str_release(&t->added);
	names_release(&t->open.unticked);
}

/* A text under key in the map of a new entry, typed as path's keys are. */
void
play_put(struct play_edit *t, struct node *map, const char *path, const char *text)
{
	if (text != NULL)
		node_hang(&t->pe.arena, map, strrchr(path, '.') + 1,
		    partner_scalar(&t->pe, path, text));
}

const char *
play_day(struct play_edit *t, date d)
{
	return date_text(&t->pe.arena, d);
}

void
play_set(struct play_edit *t, const char *path, const char *text)
{
	if (text == NULL)
		return;
	partner_edits_add(&t->pe, PARTNER_SET, path, partner_scalar(&t->pe,
	    path, text));
}

/* A change_fn: the document, unless there is one. */
static int
keep_or_create(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	const struct play_edit *t = ctx;

	(void)remove;
	(void)e;
	if (old == NULL)
		old = &t->document;
	str_add(out, old->s, old->len);
	return 0;
}

/* A change_fn: the document of an earlier step, and what this one adds. */
static int
go_on_in(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct play_edit *t = ctx;
	size_t from;

	if (old == NULL)
		return keep_or_create(out, remove, old, ctx, e);
	str_add(out, old->s, old->len);
	if (t->added.len == 0 || strstr(old->s, t->added.s) != NULL)
		return 0;
	/* every byte stays: what is not committed is then taken along */
	from = old->len > 0 && old->s[old->len - 1] == '\n' ? 1 : 0;
	str_add(out, t->added.s + from, t->added.len - from);
	return 0;
}

/* "recruit 1/5  Ideal partner profile check   FILE   due 2026-11-27" */
static void
tell_step(struct play_edit *t, const struct playbook_step *s, const char *document,
    date due)
{
	const struct playbook *b = t->a->b;
	const char *note = playbook_tier_note(s, t->a->partner->tier);

	str_addf(&t->told, "%s %zu/%zu  %s   %s   due ", b->id,
	    (size_t)(s - b->steps) + 1, b->n, s->name, document);
	date_add(&t->told, due);
	str_addc(&t->told, '\n');
	if (note != NULL)
		str_addf(&t->told, "%s: %s\n", ws_name(t->a->ws, "tiers",
		    t->a->partner->tier), note);
}

/* What the document leaves open: the one that is there, else the new one. */
static void
look_at_document(struct play_edit *t, const struct playbook_step *s,
    const char *path)
{
	struct str old = STR_INIT;
	bool there = root_read(&old, &t->a->ws->root, path, FILE_MAX_BYTES,
	    NULL) == 0;
	const struct str *text = there ? &old : &t->document;

	playdoc_look(&t->open, s, text->s, text->len);
	if (there)
		t->a->tell("%s: is there already, and stays as it is", path);
	str_release(&old);
}

/* The entry of a step that begins today, and its document. */
struct node *
play_begin_step(struct play_edit *t, const struct playbook_step *s, const char *folder,
    struct err *e)
{
	const struct play_act *a = t->a;
	struct node *map = node_new(&t->pe.arena, NODE_MAP);
	date due = a->today + s->due;
	const char *path = arena_printf(&t->pe.arena, "partners/%s/%s/%s",
	    a->partner->slug, folder, s->document);

	play_put(t, map, "playbooks.0.steps.0.id", s->id);
	play_put(t, map, "playbooks.0.steps.0.begun", play_day(t, a->today));
	play_put(t, map, "playbooks.0.steps.0.due", play_day(t, due));
	play_put(t, map, "playbooks.0.steps.0.document", s->document);
	if (playdoc_make(&t->document, a->ws, a->partner, a->b, s, due, e) < 0)
		return NULL;
	if (s->continues)
		playdoc_add_step(&t->added, a->b, s, due);
	else
		look_at_document(t, s, path);
	play_change(t, path, s->continues ? go_on_in : keep_or_create, t);
	tell_step(t, s, path, due);
	return map;
}

int
play_commit(struct play_edit *t, struct err *e)
{
	const struct play_act *a = t->a;
	struct trailer trailers[3];
	struct commit_result res;
	struct str op = STR_INIT, target = STR_INIT, step = STR_INIT;
	int rc;

	str_addf(&op, "play-%s", t->op);
	str_addf(&target, "partners/%s", a->partner->slug);
	str_addf(&step, "%s%s%s", a->b->id, t->step != NULL ? "#" : "",
	    t->step != NULL ? t->step : "");
	trailers[0] = (struct trailer){ "Pos-Op", op.s };
	trailers[1] = (struct trailer){ "Pos-Target", target.s };
	trailers[2] = (struct trailer){ "Pos-Playbook", step.s };
	t->req.trailers = trailers;
	t->req.ntrailers = 3;
	t->req.subject = t->subject.s;
	rc = commit_changes(&res, &a->ws->root, &t->req, e);
	if (rc == 0) {
		fputs(t->told.s, a->out);
		if (t->open.confirm > 0)
			fprintf(a->out, "to confirm with the partner: %zu "
			    "thing%s, at the end of the document\n",
			    t->open.confirm, t->open.confirm == 1 ? "" : "s");
		if (res.id[0] != '\0')
			fprintf(a->out, "committed as %.7s\n", res.id);
	}
	str_release(&op);
	str_release(&target);
	str_release(&step);
	return rc;
}

/* The playbook would have another stage, which does not follow this one. */
static void
tell_stage_kept(struct play_edit *t, const char *stage)
{
	const struct partner *p = t->a->partner;

	str_addf(&t->told, "stage stays %s: %s does not follow it; ",
	    p->stage, stage);
	stage_add_next(&t->told, p->stage);
	str_addf(&t->told, " may (pos partner set %s stage=%s --reason WHY "
	    "sets it)\n", p->slug, stage);
}

void
play_set_stage(struct play_edit *t, const char *stage)
{
	const char *now = t->a->partner->stage;

	if (stage == NULL || (now != NULL && strcmp(stage, now) == 0))
		return;
	if (!stage_follows(now, stage)) {
		tell_stage_kept(t, stage);
		return;
	}
	play_set(t, "stage", stage);
	str_addf(&t->told, "stage %s -> %s\n", now != NULL ? now : "unknown",
	    stage);
}
