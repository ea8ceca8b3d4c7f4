/* dealedit - edits of deals as changes of a file */

#include "dealedit.h"

#include <stdlib.h>
#include <string.h>

#include "dealid.h"
#include "dealprospect.h"
#include "dealrecord.h"
#include "dealtell.h"
#include "rowedit.h"
#include "steady.h"

void
deal_edit_init(struct deal_edit *ed, const struct ws *ws, const char *path,
    deal_step *step, void *ctx)
{
	memset(ed, 0, sizeof(*ed));
	ed->root = ws->root.path;
	ed->path = path;
	ed->step = step;
	ed->ctx = ctx;
	str_init(&ed->told);
	str_init(&ed->body);
	str_init(&ed->notes);
	str_init(&ed->bought);
	str_init(&ed->since);
	str_init(&ed->moved);
}

void
deal_edit_release(struct deal_edit *ed)
{
	str_release(&ed->told);
	str_release(&ed->body);
	str_release(&ed->notes);
	str_release(&ed->bought);
	str_release(&ed->since);
	str_release(&ed->moved);
}

/* One application of the edit to some bytes. */
struct applying {
	struct deal_edit *ed;
	struct ws ws;			/* with these bytes in the file */
	struct row_edits rows;
	struct deal_told told;
	struct str notes;
	struct str out;			/* the new bytes */
	struct err *e;
	bool folder;			/* the bytes are the folder's */
};

static const struct deal *
deal_of(const struct ws *ws, const char *id)
{
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		if (strcmp(ws->deals[i].id, id) == 0)
			return &ws->deals[i];
	}
	return NULL;
}

/* Is this what lies in the folder now? */
static bool
is_folder(const struct applying *a, const struct str *old)
{
	struct str now = STR_INIT;
	bool is = files_read(&now, &a->ws.files, a->ed->path, NULL) < 0 ?
	    old == NULL : old != NULL && str_same(old, &now);

	str_release(&now);
	return is;
}

/* Open the workspace, with the old bytes in the file. */
static int
open_world(struct applying *a, const struct str *old)
{
	struct ws *ws = &a->ws;

	if (ws_open(ws, a->ed->root, a->e) < 0)
		return -1;
	a->folder = is_folder(a, old);
	if (old != NULL)
		files_pend(&ws->files, a->ed->path, old->s, old->len);
	return ws_load(ws, WS_DEALS | WS_PROGRAM, a->e);
}

/* The last one is written first: new keys come out in the order of c. */
static void
set_from(struct applying *a, const struct deal *d, const struct node *c)
{
	const struct node *was;

	if (c == NULL)
		return;
	set_from(a, d, c->next);
	was = node_get(d->node, c->key);
	if (was == NULL || !node_same(was, c))
		row_edits_set(&a->rows, d->id, c->key, c);
}

/* Each value that differs becomes an edit of the row. */
static void
take_changes(struct applying *a, const struct deal *d,
    const struct node *record)
{
	const struct node *c;

	record = deal_record_sorted(&a->ws.arena, record);
	set_from(a, d, record->first);
	NODE_EACH(c, d->node) {
		if (node_get(record, c->key) == NULL)
			row_edits_set(&a->rows, d->id, c->key, NULL);
	}
	deal_tell(&a->told, d->node, record);
}

static struct deal_world
world(struct applying *a, const struct deal *d, struct node *record)
{
	return (struct deal_world){ .ws = &a->ws, .a = &a->ws.arena,
	    .today = date_today(), .deal = d, .record = record,
	    .prospect = a->ed->prospect != NULL ? prospect_next_id(&a->ws) :
	    NULL, .notes = &a->notes };
}

/* Keep in mind which prospect is a customer by this step, and since when. */
static void
keep_bought(struct applying *a, const struct deal_world *w)
{
	struct deal_edit *ed = a->ed;

	if (!a->folder && ed->bought.len > 0)
		return;
	str_reset(&ed->bought);
	str_reset(&ed->since);
	if (w->bought == NULL)
		return;
	str_adds(&ed->bought, w->bought);
	str_adds(&ed->since, node_get_text(w->record, "closed", ""));
}

static int
step_deal(struct applying *a, const struct deal *d)
{
	struct node *record = node_copy(&a->ws.arena, d->node, NULL);
	struct deal_world w = world(a, d, record);

	if (a->ed->step(&w, a->ed->ctx, a->e) < 0)
		return -1;
	keep_bought(a, &w);
	take_changes(a, d, record);
	return 0;
}

static int
step_each(struct applying *a)
{
	struct ws *ws = &a->ws;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		if (strcmp(ws->deals[i].node->file, a->ed->path) == 0 &&
		    step_deal(a, &ws->deals[i]) < 0)
			return -1;
	}
	return 0;
}

/*
 * The id of the new deal; the same for the folder and for what HEAD has of
 * the file, which may lack deals that are not committed.
 */
static const char *
new_id(struct applying *a)
{
	struct deal_edit *ed = a->ed;
	unsigned next = deal_next_number(&a->ws);

	if (ed->id != NULL)
		return ed->id;
	if (a->folder || next > ed->number)
		ed->number = next;
	return arena_printf(&a->ws.arena, "d-%03u", ed->number);
}

static int
step_new(struct applying *a)
{
	const char *id = new_id(a);
	const struct deal *old = deal_of(&a->ws, id);
	struct node *record = node_new(&a->ws.arena, NODE_MAP);
	struct deal_world w = world(a, NULL, record);

	if (old != NULL)
		return err_set(a->e, ERR_EXISTS, "%s is there already: %s:%u",
		    id, old->node->file, old->node->line);
	if (a->ed->prospect != NULL && new_prospect_check(&a->ws,
	    a->ed->prospect, a->e) < 0)
		return -1;
	record_text(w.a, record, "id", id);
	if (a->ed->step(&w, a->ed->ctx, a->e) < 0)
		return -1;
	keep_bought(a, &w);
	record = deal_record_sorted(w.a, record);
	row_edits_add(&a->rows, record);
	deal_tell(&a->told, NULL, record);
	return 0;
}

static int
run_step(struct applying *a)
{
	const struct deal *d;

	if (a->ed->add)
		return step_new(a);
	if (a->ed->each)
		return step_each(a);
	d = deal_of(&a->ws, a->ed->id);
	if (d == NULL || strcmp(d->node->file, a->ed->path) != 0)
		return err_set(a->e, ERR_CONFLICT, "%s: %s is not there; if "
		    "it is in the folder, commit it first", a->ed->path,
		    a->ed->id);
	return step_deal(a, d);
}

/* Does the workspace read with the new bytes? Tells where things stand. */
static int
check_result(struct applying *a)
{
	struct str prospects = STR_INIT;
	struct ws ws = WS_INIT;
	bool gone;
	int rc = ws_open(&ws, a->ed->root, a->e);

	if (rc == 0 && a->ed->prospect != NULL) {
		struct str old = STR_INIT;
		const char *path = new_prospect_file(a->ed);
		bool there = files_read(&old, &ws.files, path, NULL) == 0;

		rc = deal_edit_prospect(&prospects, &gone, there ? &old :
		    NULL, a->ed, a->e);
		files_pend(&ws.files, path, prospects.s, prospects.len);
		str_release(&old);
	}
	if (rc == 0) {
		files_pend(&ws.files, a->ed->path, a->out.s, a->out.len);
		rc = ws_load(&ws, WS_DEALS, a->e);
	}
	if (rc == 0)
		deal_told_end(&a->told, &ws, a->ed->path);
	if (rc == 0 && a->ed->prospect != NULL)
		new_prospect_tell(&a->told.lines, &ws, a->ed->prospect);
	str_release(&prospects);
	ws_close(&ws);
	return rc;
}

/* Keep what is to be told. */
static void
keep_told(struct applying *a)
{
	struct deal_edit *ed = a->ed;

	str_swap(&ed->told, &a->told.lines);
	str_swap(&ed->body, &a->told.body);
	str_swap(&ed->notes, &a->notes);
	ed->changed = a->told.changed;
}

/* Apply the edit to the old bytes; the new ones are in a->out. */
static int
apply(struct applying *a, bool *remove, const struct str *old)
{
	if (open_world(a, old) < 0 || run_step(a) < 0)
		return -1;
	if (!row_edits_any(&a->rows) && old != NULL)
		str_add(&a->out, old->s, old->len);
	else if (row_edits_change(&a->out, remove, old, &a->rows, a->e) < 0)
		return -1;
	return check_result(a);
}

/* One look at the workspace and what follows from it. */
static int
apply_once(struct str *out, bool *remove, const struct str *old,
    struct deal_edit *ed, struct err *e)
{
	struct applying a = { .ed = ed, .ws = WS_INIT, .e = e,
	    .told = DEAL_TOLD_INIT, .notes = STR_INIT, .out = STR_INIT };
	int rc;

	row_edits_init(&a.rows, ed->path, "deals", ed->heading != NULL ?
	    ed->heading : "");
	rc = apply(&a, remove, old);
	if (rc == 0)
		str_add(out, a.out.s, a.out.len);
	if (rc == 0 && (a.folder || ed->told.len == 0))
		keep_told(&a);
	row_edits_release(&a.rows);
	deal_told_release(&a.told);
	str_release(&a.notes);
	str_release(&a.out);
	ws_close(&a.ws);
	return rc;
}

int
deal_edit_change(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e)
{
	struct err why = ERR_INIT;
	int rc = apply_once(out, remove, old, ctx, &why), tries;

	for (tries = 0; rc < 0 && steady_again(&why, tries); tries++)
		rc = apply_once(out, remove, old, ctx, &why);
	return rc == 0 ? 0 : err_set(e, why.code, "%s", why.msg);
}
