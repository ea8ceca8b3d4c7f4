/* Redrafting random documents with random edits by hand: no line that people
 * wrote is lost unless a conflict is told, and no section is there twice. */

#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "md.h"
#include "place.h"
#include "random.h"
#include "sidecar.h"
#include "tap.h"
#include "yaml.h"

enum { SECTIONS = 5, LINES = 6, ROUNDS = 4000 };

static struct spec_section sections[SECTIONS] = {
	{ .id = "alpha", .heading = "Alpha" },
	{ .id = "beta-one", .heading = "Beta one" },
	{ .id = "gamma", .heading = "Gamma" },
	{ .id = "delta", .heading = "Delta" },
	{ .id = "epsilon", .heading = "Epsilon" },
};
static const struct spec spec = { .name = "x", .title = "Title",
	.about = "What it is.", .output = "strategy/x.md",
	.sections = sections, .n = SECTIONS };

/* Which version of each line of each section the engine gives. */
struct sample {
	int version[SECTIONS][LINES];
};

static struct arena arena;
static int hands;		/* edits by hand so far */

static struct draft
draft_of(const struct sample *s, int i)
{
	struct draft d = { .section = &sections[i], .evidence = "e",
	    .facts = node_new(&arena, NODE_MAP),
	    .figures = node_new(&arena, NODE_MAP),
	    .inputs = node_new(&arena, NODE_MAP) };
	struct str text = STR_INIT;
	int j;

	for (j = 0; j < LINES; j++) {
		if (s->version[i][j] == 0)
			continue;
		str_addf(&text, "%sEngine %d of %d v%d. It goes on %d.\n",
		    text.len > 0 && j % 2 ? "\n" : "", j, i,
		    s->version[i][j], j);
	}
	if (text.len == 0)
		str_addf(&text, "Nothing yet in %d.\n", i);
	d.text = arena_ndup(&arena, text.s, text.len);
	d.len = text.len;
	str_release(&text);
	return d;
}

static void
change_sample(struct sample *s)
{
	int n = (int)pick(4), i;

	while (n-- > 0) {
		i = (int)pick(SECTIONS);
		s->version[i][pick(LINES)] = (int)pick(4);
	}
}

/* The byte where line n of the text begins. */
static size_t
line_at(const struct str *text, unsigned n)
{
	size_t at = 0;

	while (n-- > 0 && at < text->len)
		at += strcspn(text->s + at, "\n") + 1;
	return at < text->len ? at : text->len;
}

static unsigned
lines_in(const struct str *text)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < text->len; i++)
		n += text->s[i] == '\n';
	return n;
}

/* Below the title: a line of people, an edit of one, a heading. */
static void
edit_line(struct str *text)
{
	size_t at = line_at(text, 6 + pick(lines_in(text)));
	size_t end = at + strcspn(text->s + at, "\n");
	char hand[40];

	snprintf(hand, sizeof(hand), "Hand %d.", hands);
	if (strncmp(text->s + at, "## ", 3) == 0) {
		if (pick(3) > 0)
			return;
		str_splice(text, end, 0, " renamed", 8);
	} else if (strncmp(text->s + at, "Engine", 6) == 0 && pick(3) == 0) {
		str_splice(text, end, 0, " ", 1);
		str_splice(text, end + 1, 0, hand, strlen(hand));
		hands++;
	} else if (strncmp(text->s + at, "Engine", 6) == 0 && pick(4) == 0) {
		str_splice(text, at, end - at, hand, strlen(hand));
		hands++;
	} else if (pick(8) == 0) {
		snprintf(hand, sizeof(hand), "## Own %d\n\nHand %d.\n\n",
		    hands, hands);
		str_splice(text, at, 0, hand, strlen(hand));
		hands++;
	} else {
		snprintf(hand, sizeof(hand), "\nHand %d.\n\n", hands);
		str_splice(text, at, 0, hand, strlen(hand));
		hands++;
	}
}

/* Move the last section to the front. */
static void
move_section(struct str *text)
{
	struct str part = STR_INIT;
	struct md md;
	size_t from, first;

	if (md_parse(&md, text->s, text->len, "x", NULL) < 0)
		return;
	if (md.n_sections > 1) {
		first = md.sections[0].from;
		from = md.sections[md.n_sections - 1].from;
		str_add(&part, text->s + from, text->len - from);
		str_addc(&part, '\n');
		str_cut(text, from);
		str_splice(text, first, 0, part.s, part.len);
	}
	md_release(&md);
	str_release(&part);
}

/* How often the marker of edit n stands in the text. */
static int
marks(const struct str *text, int n)
{
	char mark[24];
	const char *p = text->s;
	int found = 0;

	snprintf(mark, sizeof(mark), "Hand %d.", n);
	while ((p = strstr(p, mark)) != NULL) {
		found++;
		p += strlen(mark);
	}
	return found;
}

/* Is a heading there twice, or a draft under two of them? */
static bool
is_double(const struct str *text)
{
	struct md md;
	size_t i, j;
	bool twice = false;

	if (md_parse(&md, text->s, text->len, "x", NULL) < 0)
		return true;
	for (i = 0; i < md.n_sections; i++) {
		for (j = 0; j < i; j++)
			twice = twice || strcmp(md.sections[i].heading,
			    md.sections[j].heading) == 0;
	}
	md_release(&md);
	return twice;
}

/* Draft what the document has of the sections, as pos-gen would. */
static int
redraft(struct str *text, struct str *side, const struct sample *s,
    bool all, struct err *e)
{
	struct draft drafts[SECTIONS];
	const struct node *sidecar = NULL;
	struct str out = STR_INIT, next = STR_INIT, conflict = STR_INIT;
	bool kept[SECTIONS], remove = false;
	struct doc_update u = { .spec = &spec, .drafts = drafts,
	    .kept = kept, .conflict = &conflict };
	struct sidecar_update r = { "x", NULL, "builtin", "2026", drafts, 0,
	    false };
	struct md md;
	int i, rc;

	if (side->len > 0)
		sidecar = yaml_parse(&arena, side->s, side->len, "s", NULL);
	if (md_parse(&md, text->s, text->len, "x", NULL) < 0)
		abort();
	for (i = 0; i < SECTIONS; i++) {
		const struct md_section *at = place_find(&md, &spec, sidecar,
		    sections[i].id);

		if (!all && at == NULL)
			continue;
		drafts[u.n] = draft_of(s, i);
		if (at != NULL && strcmp(at->id, sections[i].id) != 0)
			drafts[u.n].place = arena_dup(&arena, at->id);
		u.n++;
	}
	md_release(&md);
	r.n = u.n;
	u.sidecar = sidecar;
	rc = doc_apply(&out, &remove, text->len > 0 ? text : NULL, &u, e);
	if (rc == 0)
		rc = sidecar_apply(&next, &remove, side->len > 0 ? side :
		    NULL, &r, e);
	if (rc == 0) {
		str_swap(text, &out);
		str_swap(side, &next);
	}
	str_release(&out);
	str_release(&next);
	str_release(&conflict);
	return rc;
}

/* The new text of each section that nobody touched by hand is there. */
static bool
has_news(const struct str *text, const struct sample *s)
{
	int i;

	for (i = 0; i < SECTIONS; i++) {
		struct draft d = draft_of(s, i);

		if (strstr(text->s, d.text) == NULL)
			return false;
	}
	return true;
}

int
main(void)
{
	int round, i, n, first, lost = 0, doubled = 0, clashes = 0, odd = 0;
	int clean = 0, stale = 0;
	struct str text = STR_INIT, side = STR_INIT, before = STR_INIT;
	struct sample s;
	struct err e;

	for (round = 0; round < ROUNDS; round++) {
		str_reset(&text);
		str_reset(&side);
		err_clear(&e);
		memset(&s, 0, sizeof(s));
		for (i = 0; i < SECTIONS * LINES; i++)
			s.version[i / LINES][i % LINES] = (int)pick(3);
		if (redraft(&text, &side, &s, true, &e) < 0)
			abort();
		first = hands;
		for (n = (int)pick(6); n > 0; n--)
			edit_line(&text);
		if (pick(4) == 0)
			move_section(&text);
		str_reset(&before);
		str_add(&before, text.s, text.len);
		change_sample(&s);
		if (redraft(&text, &side, &s, false, &e) < 0) {
			clashes++;
			odd += e.code != ERR_CONFLICT ||
			    !str_same(&text, &before);
			err_clear(&e);
		}
		for (i = first; i < hands; i++)
			lost += marks(&text, i) != marks(&before, i);
		doubled += is_double(&text) && !is_double(&before);
		if (first == hands) {
			clean++;
			stale += !has_news(&text, &s);
		}
		arena_release(&arena);
	}
	ok(hands > ROUNDS, "%d edits by hand in %d documents", hands, ROUNDS);
	ok(lost == 0, "none is lost");
	ok(doubled == 0, "no section is there twice");
	ok(clashes > ROUNDS / 100 && clashes < ROUNDS / 2,
	    "%d conflicts were told", clashes);
	ok(odd == 0, "then nothing was written");
	ok(clean > 100 && stale == 0,
	    "%d documents nobody edited have all that is new", clean);
	str_release(&text);
	str_release(&side);
	str_release(&before);
	return tap_done();
}
