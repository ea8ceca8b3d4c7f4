/* playcoach - a playbook walked through on a terminal */

#include "playcoach.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decide.h"
#include "date.h"
#include "mem.h"
#include "para.h"
#include "partner.h"
#include "partnernote.h"
#include "partnersave.h"
#include "playadvice.h"
#include "playdoc.h"
#include "playview.h"

enum { LINE = 2000, SHOWN = 6 };

struct coach {
	struct play_act *a;
	struct playbook *b;
	struct play_run r;
	struct engine en;
	char line[LINE];
	struct ws **read;		/* workspaces read since, oldest first:
					 * texts of old ones may be in use */
	size_t nread, capread;
	bool over;			/* the person wants to stop */
};

bool
coach_can_talk(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* Ask; the answer, without its line end, is in c->line. False: no more. */
static bool
ask(struct coach *c, const char *question)
{
	printf("%s: ", question);
	fflush(stdout);
	if (fgets(c->line, sizeof(c->line), stdin) == NULL) {
		putchar('\n');
		c->over = true;
		return false;
	}
	c->line[strcspn(c->line, "\r\n")] = '\0';
	return true;
}

/* The record changed: read it anew. */
static int
reload(struct coach *c, struct err *e)
{
	struct play_act *a = c->a;
	struct ws *ws = mem_zero(1, sizeof(*ws));

	*ws = (struct ws)WS_INIT;
	MEM_ROOM(c->read, c->nread, c->capread);
	c->read[c->nread++] = ws;
	if (ws_open(ws, a->ws->root.path, e) < 0 ||
	    ws_load(ws, WS_ALL, e) < 0 ||
	    ws_partner(&a->partner, ws, a->partner->slug, e) < 0 ||
	    playbook_read(c->b, ws, c->b->id, NULL, e) < 0)
		return -1;
	a->ws = ws;
	if (play_run_find(&c->r, &ws->arena, a->partner, c->b->id, NULL) < 0)
		c->over = true;		/* it is completed */
	return 0;
}

/* What is on record, in a few lines. */
static void
show_known(const struct coach *c)
{
	const struct partner *p = c->a->partner;
	date heard = partner_heard(p, c->a->today);
	struct str s = STR_INIT;

	str_addf(&s, "%s, %s, %s", p->name, p->type != NULL ?
	    ws_name(c->a->ws, "types", p->type) : "type unknown",
	    p->stage != NULL ? p->stage : "stage unknown");
	if (p->tier != NULL)
		str_addf(&s, ", %s", ws_name(c->a->ws, "tiers", p->tier));
	if (heard != DATE_NONE)
		str_addf(&s, ", heard of %d days ago", c->a->today - heard);
	para_put(stdout, "partner", s.s, 0);
	str_release(&s);
}

/* What the document leaves open. */
static void
show_open(const struct coach *c, const struct playbook_step *s)
{
	const char *path = play_document(&c->a->ws->arena, &c->r, s);
	struct playdoc_open open;
	struct str text = STR_INIT;
	size_t i;

	if (root_read(&text, &c->a->ws->root, path, FILE_MAX_BYTES,
	    NULL) == 0) {
		playdoc_look(&open, text.s, text.len);
		for (i = 0; i < open.unticked.n && i < SHOWN; i++)
			para_put(stdout, i == 0 ? "not ticked" : "",
			    open.unticked.s[i], 0);
		if (open.confirm > 0)
			printf("%zu thing%s to confirm with the partner, at "
			    "the end of the document\n", open.confirm,
			    open.confirm == 1 ? "" : "s");
		names_release(&open.unticked);
	}
	str_release(&text);
}

static int
edit_document(struct coach *c, const struct playbook_step *s, struct err *e)
{
	const char *path = play_document(&c->a->ws->arena, &c->r, s);
	struct str text = STR_INIT;
	int rc = root_read(&text, &c->a->ws->root, path, FILE_MAX_BYTES, e);

	if (rc == 0)
		rc = decide_edit(&text, e);
	if (rc == 0)
		rc = root_replace(&c->a->ws->root, path, text.s, text.len, e);
	str_release(&text);
	return rc;
}

static int
advise(struct coach *c, const struct playbook_step *s, struct err *e)
{
	if (c->en.p != NULL)
		return play_advice(stdout, c->a, &c->r, s, &c->en, e);
	para_put(stdout, "guidance", node_get_text(s->node, "guidance",
	    "nothing beyond the checklist"), 0);
	puts("no engine is set: 'pos play run --engine NAME' asks a model");
	return 0;
}

static int
take_note(struct coach *c, struct err *e)
{
	struct partner_save save = { .no_commit = c->a->no_commit };
	struct partner_edits edits;
	int rc;

	if (!ask(c, "note") || c->line[0] == '\0')
		return 0;
	partner_edits_init(&edits, c->a->ws, c->a->partner->slug,
	    c->a->partner->node);
	rc = partner_note_add(&edits, c->a->today, c->a->by != NULL ?
	    c->a->by : "?", c->line, e);
	if (rc == 0)
		rc = partner_save_edits(&save, &edits, c->a->partner, "note",
		    e);
	partner_edits_release(&edits);
	return rc == 0 ? reload(c, e) : rc;
}

static int
mark_done(struct coach *c, const struct playbook_step *s, struct err *e)
{
	struct list evidence = { 0 }, met = { 0 };
	struct play_done done = { &evidence, &met, false };
	int rc = 0;

	if (node_truth(node_get(s->node, "evidence"))) {
		if (!ask(c, "evidence"))
			return 0;
		if (c->line[0] != '\0')
			list_add(&evidence, arena_dup(&c->a->ws->arena,
			    c->line));
	}
	rc = play_done(c->a, &c->r, &done, e);
	list_release(&evidence);
	list_release(&met);
	return rc == 0 ? reload(c, e) : rc < 0 ? -1 : 0;
}

static int
leave_out(struct coach *c, struct err *e)
{
	if (!ask(c, "why is it left out") || c->line[0] == '\0')
		return 0;
	return play_skip(c->a, &c->r, c->line, e) < 0 ? -1 : reload(c, e);
}

/* Do what was typed. */
static int
obey(struct coach *c, const struct playbook_step *s, struct err *e)
{
	switch (c->line[0]) {
	case 'd':
		return mark_done(c, s, e);
	case 'e':
		return edit_document(c, s, e);
	case 'a':
		return advise(c, s, e);
	case 'n':
		return take_note(c, e);
	case 's':
		return leave_out(c, e);
	case 'q':
		c->over = true;
		return 0;
	default:
		puts("d: the step is done; e: edit its document; a: advice; "
		    "n: add a note to the partner's record; s: leave the step "
		    "out; q: stop here, go on another day");
		return 0;
	}
}

/* One step after another. What cannot be done is said, and asked again. */
static int
walk(struct coach *c)
{
	const struct playbook_step *s;
	const char *shown = "";
	struct err e = ERR_INIT;
	size_t at;

	while (!c->over) {
		at = play_current(&c->r, c->b);
		if (at == c->b->n)
			break;
		s = &c->b->steps[at];
		if (strcmp(shown, s->id) != 0) {
			putchar('\n');
			play_step_print(stdout, c->a->ws, c->b, s, &c->r);
			show_known(c);
			show_open(c, s);
		}
		shown = s->id;
		if (!ask(c, "\ndone, edit, advice, note, skip, quit"))
			break;
		if (obey(c, s, &e) < 0)
			c->a->tell("%s", e.msg);
		err_clear(&e);
	}
	return 0;
}

/* Begin it, with a reason where it warns. */
static int
start(struct coach *c, const char *id, struct err *e)
{
	const struct node *warnings, *w;
	const char *reason = NULL;

	if (playbook_read(c->b, c->a->ws, id, c->a->tell, e) < 0)
		return -1;
	printf("%s is not under way with %s.\n", c->b->name,
	    c->a->partner->name);
	warnings = node_get(c->b->node, "warnings");
	NODE_EACH(w, warnings)
		printf("warning: %s\n", w->text);
	if (!ask(c, node_truth(warnings) ? "begin it, and why (empty: no)" :
	    "begin it (y or n)") || c->line[0] == '\0' ||
	    (!node_truth(warnings) && c->line[0] != 'y')) {
		c->over = true;
		return 0;
	}
	if (node_truth(warnings))
		reason = arena_dup(&c->a->ws->arena, c->line);
	if (play_start(c->a, reason, e) < 0)
		return -1;
	return reload(c, e);
}

int
coach_run(struct play_act *a, struct playbook *b,
    const struct engine_opts *engine, const char *id, struct err *e)
{
	struct coach c = { .a = a, .b = b };
	struct ws *first = a->ws;
	struct err none = ERR_INIT;
	size_t i;
	int rc;

	if (engine_open(&c.en, engine, a->ws, e) < 0)
		return -1;
	rc = play_run_find(&c.r, &a->ws->arena, a->partner, id, &none);
	if (rc == 0)
		rc = playbook_read(b, a->ws, c.r.playbook, a->tell, e);
	else if (id != NULL)
		rc = start(&c, id, e);
	else
		rc = err_set(e, none.code, "%s", none.msg);
	if (rc == 0)
		rc = walk(&c);
	if (engine_close(&c.en, rc == 0 ? e : NULL) < 0)
		rc = -1;
	a->ws = first;
	for (i = 0; i < c.nread; i++) {
		ws_close(c.read[i]);
		free(c.read[i]);
	}
	free(c.read);
	return rc;
}
