/* coachfacts - the coach asks for what the record lacks */

#include "coachparts.h"

#include <stdio.h>
#include <string.h>

#include "para.h"
#include "partnersave.h"
#include "partnerset.h"
#include "playdoc.h"
#include "shape.h"

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

void
coach_show_missing(const struct coach *c, const struct str *text)
{
	struct arena *a = &c->a->ws->arena;
	struct playdoc_fact *facts;
	size_t i, n = find_missing(&facts, c, text);

	for (i = 0; i < n && i < COACH_SHOWN; i++)
		para_put(stdout, i == 0 ? "missing" : "", arena_printf(a,
		    "%s (%s)", facts[i].text, facts[i].key), 0);
	if (n > COACH_SHOWN)
		para_put(stdout, "", arena_printf(a, "and %zu more",
		    n - COACH_SHOWN), 0);
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

	while (!c->over && coach_ask(c, question) && play_said(c->line)) {
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
	return coach_reload(c, e);
}

/* Ask for what the record lacks, and fill the document with the answers. */
int
coach_facts(struct coach *c, const struct playbook_step *s, struct err *e)
{
	size_t at = (size_t)(s - c->b->steps), asked = 0, i, n;
	struct playdoc_fact *facts;
	struct partner_edits edits;
	struct str text = STR_INIT;
	bool plain = coach_document(&text, c, s) && is_as_filled(c, s, &text);
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
