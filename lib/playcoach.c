/* playcoach - a playbook walked through on a terminal */

#include "playcoach.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "coachparts.h"
#include "date.h"
#include "decide.h"
#include "mem.h"
#include "para.h"
#include "partner.h"
#include "partnernote.h"
#include "partnersave.h"
#include "playadvice.h"
#include "playdoc.h"
#include "playneed.h"
#include "playview.h"

bool
coach_can_talk(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* What did not fit on the line is no answer to the next question. */
static void
drop_rest(void)
{
	int ch;

	do
		ch = getchar();
	while (ch != '\n' && ch != EOF);
}

bool
coach_ask(struct coach *c, const char *question)
{
	printf("%s: ", question);
	fflush(stdout);
	if (fgets(c->line, sizeof(c->line), stdin) == NULL) {
		putchar('\n');
		c->over = true;
		return false;
	}
	if (strchr(c->line, '\n') == NULL)
		drop_rest();
	c->line[strcspn(c->line, "\r\n")] = '\0';
	return true;
}

int
coach_reload(struct coach *c, struct err *e)
{
	struct play_act *a = c->a;
	struct ws *ws = mem_zero(1, sizeof(*ws));

	*ws = (struct ws)WS_INIT;
	MEM_ROOM(c->read, c->nread, c->capread);
	c->read[c->nread++] = ws;
	if (ws_open(ws, a->ws->root.path, e) < 0 ||
	    ws_load(ws, WS_ALL, e) < 0 ||
	    ws_partner(&a->partner, ws, a->partner->slug, e) < 0 ||
	    playbook_read(c->b, ws, c->b->id, NULL, e) < 0) {
		c->over = true;		/* what is known now is not all */
		return -1;
	}
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
		str_addf(&s, ", last heard of %s",
		    date_text(&c->a->ws->arena, heard));
	para_put(stdout, "partner", s.s, 0);
	str_release(&s);
}

bool
coach_document(struct str *out, const struct coach *c,
    const struct playbook_step *s)
{
	return root_read(out, &c->a->ws->root, play_document(
	    &c->a->ws->arena, &c->r, s), FILE_MAX_BYTES, NULL) == 0;
}

/* What the document leaves open. */
static void
show_open(const struct coach *c, const struct playbook_step *s)
{
	struct playdoc_open open;
	struct str text = STR_INIT;
	size_t i;

	if (coach_document(&text, c, s)) {
		playdoc_look(&open, s, text.s, text.len);
		for (i = 0; i < open.unticked.n && i < COACH_SHOWN; i++)
			para_put(stdout, i == 0 ? "not ticked" : "",
			    open.unticked.s[i], 0);
		names_release(&open.unticked);
		coach_show_missing(c, &text);
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

	if (!coach_ask(c, "note") || c->line[0] == '\0')
		return 0;
	partner_edits_init(&edits, c->a->ws, c->a->partner->slug,
	    c->a->partner->node);
	rc = partner_note_add(&edits, c->a->today, c->a->by != NULL ?
	    c->a->by : "?", c->line, e);
	if (rc == 0)
		rc = partner_save_edits(&save, &edits, c->a->partner, "note",
		    e);
	partner_edits_release(&edits);
	return rc == 0 ? coach_reload(c, e) : rc;
}

static int
mark_done(struct coach *c, const struct playbook_step *s, struct err *e)
{
	struct list evidence = { 0 }, met = { 0 };
	struct play_done done = { &evidence, &met, false, NULL };
	int rc = 0;

	if (node_truth(node_get(s->node, "evidence"))) {
		if (!coach_ask(c, "evidence"))
			return 0;
		if (c->line[0] != '\0')
			list_add(&evidence, arena_dup(&c->a->ws->arena,
			    c->line));
	}
	rc = play_done(c->a, &c->r, &done, e);
	list_release(&evidence);
	list_release(&met);
	/* also when it was not done: a step may have begun in place of that */
	return rc < 0 ? -1 : coach_reload(c, e);
}

static int
leave_out(struct coach *c, struct err *e)
{
	if (!coach_ask(c, "why is it left out") || c->line[0] == '\0')
		return 0;
	return play_skip(c->a, &c->r, c->line, e) < 0 ? -1 : coach_reload(c, e);
}

/*
 * The letter of the command that was typed: a letter or the whole word. Text
 * that was pasted into the wrong question does nothing.
 */
static char
command_of(const char *line)
{
	static const char *const words[] = { "done", "facts", "edit",
		"advice", "note", "skip", "quit" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(line, words[i]) == 0 || (line[0] == words[i][0] &&
		    line[1] == '\0'))
			return words[i][0];
	}
	return '?';
}

/* Do what was typed. */
static int
obey(struct coach *c, const struct playbook_step *s, struct err *e)
{
	switch (command_of(c->line)) {
	case 'd':
		return mark_done(c, s, e);
	case 'f':
		return coach_facts(c, s, e);
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
		puts("d: the step is done; f: answer what is missing in the "
		    "record; e: edit its document; a: advice; n: add a note to "
		    "the partner's record; s: leave the step out; q: stop "
		    "here, go on another day");
		return 0;
	}
}

/* Every step has ended: ask for what the run waits for. */
static int
ask_criteria(struct coach *c, struct err *e)
{
	struct arena *a = &c->a->ws->arena;
	struct list met = { 0 };
	const struct node *n;
	int i = 0, rc = 0;

	putchar('\n');
	play_criteria_print(stdout, c->b, &c->r);
	puts("what shows that each is met? an empty line: not yet; q: stop");
	NODE_EACH(n, node_get(c->b->node, "success_criteria")) {
		i++;
		if (play_met(&c->r, n->text))
			continue;
		if (!coach_ask(c, n->text) || command_of(c->line) == 'q')
			break;
		/* a letter is an answer to another question */
		if (play_said(c->line) && c->line[1] != '\0')
			list_add(&met, arena_printf(a, "%d=%s", i, c->line));
	}
	if (met.n > 0)
		rc = play_meet(c->a, &c->r, &met, e);
	list_release(&met);
	return rc;
}

/* One step after another. What cannot be done is said, and asked again. */
static int
walk(struct coach *c, struct err *why)
{
	const struct playbook_step *s;
	const char *shown = "";
	struct err e = ERR_INIT;
	size_t at;

	while (!c->over) {
		at = play_current(&c->r, c->b);
		if (play_waits_for_criteria(&c->r, c->b))
			return ask_criteria(c, why);
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
		if (!coach_ask(c, "\ndone, facts, edit, advice, note, skip, quit"))
			break;
		if (obey(c, s, &e) < 0)
			c->a->tell("%s", e.msg);
		err_clear(&e);
	}
	return 0;
}

/* What speaks against beginning it is told; false: nothing does. */
static bool
warn(const struct coach *c)
{
	const struct node *warnings = node_get(c->b->node, "warnings"), *w;
	struct play_need *needs;
	size_t i, n = play_needs(&needs, c->a->ws, c->a->partner, c->b,
	    c->a->today);

	NODE_EACH(w, warnings)
		printf("warning: %s\n", w->text);
	for (i = 0; i < n; i++)
		printf("it requires: %s, and %s\nto change it: %s\n",
		    needs[i].text, needs[i].found, needs[i].command);
	return n > 0 || node_truth(warnings);
}

/* Begin it, with a reason where something speaks against it. */
static int
start(struct coach *c, const char *id, struct err *e)
{
	const char *reason = NULL;
	bool warned;

	if (playbook_read(c->b, c->a->ws, id, c->a->tell, e) < 0)
		return -1;
	printf("%s is not under way with %s.\n", c->b->name,
	    c->a->partner->name);
	warned = warn(c);
	if (!coach_ask(c, warned ? "begin it, and why (empty: no)" :
	    "begin it (y or n)") || !play_said(c->line) ||
	    (!warned && c->line[0] != 'y')) {
		c->over = true;
		return 0;
	}
	if (warned)
		reason = arena_dup(&c->a->ws->arena, c->line);
	if (play_start(c->a, reason, e) != 0)
		return -1;
	return coach_reload(c, e);
}

/*
 * The engine that gives advice. One that was asked for must be there; one
 * that the workspace names, and this user does not have, is done without.
 */
static int
open_engine(struct coach *c, const struct engine_opts *o, struct err *e)
{
	struct err why = ERR_INIT;

	if (engine_open(&c->en, o, c->a->ws, &why) == 0)
		return 0;
	if (o->name != NULL || engine_option(o) != NULL)
		return err_set(e, why.code, "%s", why.msg);
	c->a->tell("%s", why.msg);
	c->a->tell("no model is asked; advice is the guidance of each step");
	engine_close(&c->en, NULL);
	memset(&c->en, 0, sizeof(c->en));
	return 0;
}

/* Go on with the run under way, or begin one, and walk. */
static int
go(struct coach *c, const char *id, struct err *e)
{
	struct err none = ERR_INIT;
	struct play_act *a = c->a;
	int rc = play_run_find(&c->r, &a->ws->arena, a->partner, id, &none);

	if (rc == 0)
		rc = playbook_read(c->b, a->ws, c->r.playbook, a->tell, e);
	else if (id != NULL)
		rc = start(c, id, e);
	else
		rc = err_set(e, none.code, "%s", none.msg);
	return rc == 0 ? walk(c, e) : rc;
}

int
coach_run(struct play_act *a, struct playbook *b,
    const struct engine_opts *engine, const char *id, struct err *e)
{
	struct coach c = { .a = a, .b = b };
	struct ws *first = a->ws;
	size_t i;
	int rc = open_engine(&c, engine, e);

	if (rc == 0)
		rc = go(&c, id, e);
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
