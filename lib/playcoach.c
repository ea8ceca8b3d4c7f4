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
#include "partnerset.h"
#include "playadvice.h"
#include "playdoc.h"
#include "playview.h"
#include "shape.h"

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

/* What did not fit on the line is no answer to the next question. */
static void
drop_rest(void)
{
	int ch;

	do
		ch = getchar();
	while (ch != '\n' && ch != EOF);
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
	if (strchr(c->line, '\n') == NULL)
		drop_rest();
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
		str_addf(&s, ", heard of %d days ago", c->a->today - heard);
	para_put(stdout, "partner", s.s, 0);
	str_release(&s);
}

/* The document of a step as it is; false: there is none. */
static bool
read_document(struct str *out, const struct coach *c,
    const struct playbook_step *s)
{
	return root_read(out, &c->a->ws->root, play_document(
	    &c->a->ws->arena, &c->r, s), FILE_MAX_BYTES, NULL) == 0;
}

/*
 * Facts that the document asks for and the record still lacks: it may have
 * been told since the document was filled.
 */
static size_t
find_missing(struct playdoc_fact **out, const struct coach *c,
    const struct str *text)
{
	size_t i, n = playdoc_facts(out, &c->a->ws->arena, text->s,
	    text->len), kept = 0;

	for (i = 0; i < n; i++) {
		if (!node_truth(node_get(c->a->partner->node,
		    (*out)[i].key)))
			(*out)[kept++] = (*out)[i];
	}
	return kept;
}

static void
show_missing(const struct coach *c, const struct str *text)
{
	struct arena *a = &c->a->ws->arena;
	struct playdoc_fact *facts;
	size_t i, n = find_missing(&facts, c, text);

	for (i = 0; i < n && i < SHOWN; i++)
		para_put(stdout, i == 0 ? "missing" : "", arena_printf(a,
		    "%s (%s)", facts[i].text, facts[i].key), 0);
	if (n > SHOWN)
		para_put(stdout, "", arena_printf(a, "and %zu more",
		    n - SHOWN), 0);
}

/* What the document leaves open. */
static void
show_open(const struct coach *c, const struct playbook_step *s)
{
	struct playdoc_open open;
	struct str text = STR_INIT;
	size_t i;

	if (read_document(&text, c, s)) {
		playdoc_look(&open, text.s, text.len);
		for (i = 0; i < open.unticked.n && i < SHOWN; i++)
			para_put(stdout, i == 0 ? "not ticked" : "",
			    open.unticked.s[i], 0);
		names_release(&open.unticked);
		show_missing(c, &text);
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

/*
 * May the coach ask for the fact? A tier and a stage need a reason, lists of
 * records more than a line; contacts have a form of their own.
 */
static bool
can_ask_for(const char *key)
{
	const struct shape *s = shape_member(shape_partner, key, strlen(key));

	return s != NULL && strcmp(key, "tier") != 0 &&
	    strcmp(key, "stage") != 0 && (s->kind != SHAPE_MAP ||
	    strcmp(key, "contacts") == 0);
}

/* Ask for one fact, again while the answer is none that the key can have. */
static void
ask_fact(struct coach *c, struct partner_edits *edits,
    const struct playdoc_fact *fact)
{
	struct arena *a = &c->a->ws->arena;
	bool contact = strcmp(fact->key, "contacts") == 0;
	const char *question = arena_printf(a, "%s (%s)", fact->text, contact ?
	    "Name <mail>, role" : fact->key);
	struct err e = ERR_INIT;

	while (!c->over && ask(c, question) && play_said(c->line)) {
		if (partner_set(edits, c->a->partner->node, arena_printf(a,
		    "%s%s%s", fact->key, contact ? "+=" : "=", c->line),
		    false, &e) == 0)
			return;
		c->a->tell("%s", e.msg);
		err_clear(&e);
	}
}

/* Is the document as it was filled, with no line of anybody's in it? */
static bool
is_as_filled(const struct coach *c, const struct playbook_step *s,
    const struct str *text)
{
	struct str made = STR_INIT;
	bool is = playdoc_make(&made, c->a->ws, c->a->partner, c->b, s,
	    play_due(&c->r, c->b, (size_t)(s - c->b->steps)), NULL) == 0 &&
	    made.len == text->len && memcmp(made.s, text->s, made.len) == 0;

	str_release(&made);
	return is;
}

/* The record knows more: so does the document. */
static int
fill_again(struct coach *c, size_t at, bool may, struct err *e)
{
	const struct playbook_step *s = &c->b->steps[at];
	const char *path = play_document(&c->a->ws->arena, &c->r, s);
	struct str text = STR_INIT;
	int rc = 0;

	if (!may) {
		printf("%s was worked on, or is of another day, and stays as "
		    "it is\n", path);
		return 0;
	}
	rc = playdoc_make(&text, c->a->ws, c->a->partner, c->b, s,
	    play_due(&c->r, c->b, at), e);
	if (rc == 0)
		rc = root_replace(&c->a->ws->root, path, text.s, text.len, e);
	if (rc == 0)
		printf("%s was filled again\n", path);
	str_release(&text);
	return rc;
}

/* Keep the answers. 1: there were none. */
static int
save_facts(struct coach *c, struct partner_edits *edits, struct err *e)
{
	struct partner_save save = { .no_commit = c->a->no_commit };

	if (edits->n == 0)
		return 1;
	if (partner_set_end(edits, c->a->partner->node, NULL, e) < 0 ||
	    partner_save_edits(&save, edits, c->a->partner, "set", e) < 0)
		return -1;
	return reload(c, e);
}

/* Ask for what the record lacks, and fill the document with the answers. */
static int
ask_facts(struct coach *c, const struct playbook_step *s, struct err *e)
{
	size_t at = (size_t)(s - c->b->steps), asked = 0, i, n;
	struct playdoc_fact *facts;
	struct partner_edits edits;
	struct str text = STR_INIT;
	bool plain = read_document(&text, c, s) && is_as_filled(c, s, &text);
	int rc;

	n = find_missing(&facts, c, &text);
	partner_edits_init(&edits, c->a->ws, c->a->partner->slug,
	    c->a->partner->node);
	for (i = 0; i < n; i++) {
		if (!can_ask_for(facts[i].key))
			continue;
		if (asked++ == 0)
			puts("an empty line leaves it unknown");
		ask_fact(c, &edits, &facts[i]);
	}
	if (asked == 0)
		puts("nothing is missing that could be asked for here");
	rc = save_facts(c, &edits, e);
	if (rc == 0 && at < c->b->n)
		rc = fill_again(c, at, plain, e);
	partner_edits_release(&edits);
	str_release(&text);
	return rc < 0 ? -1 : 0;
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
	/* also when it was not done: a step may have begun in place of that */
	return rc < 0 ? -1 : reload(c, e);
}

static int
leave_out(struct coach *c, struct err *e)
{
	if (!ask(c, "why is it left out") || c->line[0] == '\0')
		return 0;
	return play_skip(c->a, &c->r, c->line, e) < 0 ? -1 : reload(c, e);
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
		return ask_facts(c, s, e);
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
		if (!ask(c, "\ndone, facts, edit, advice, note, skip, quit"))
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
