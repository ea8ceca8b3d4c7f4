/*
 * Tests of lib/redraft: two sides draft anew, people edit both; against a
 * model that knows each line's origin.
 */

#include "redraft.h"

#include <stdlib.h>
#include <string.h>

#include "docmerge.h"
#include "random.h"
#include "tap.h"

enum { SECTIONS = 2, LINES = 8, ITEMS = 24, ROUNDS = 6000 };

/* A line of a section: of the draft, or of people (from LINES on). */
struct version {
	int item[SECTIONS][ITEMS], n[SECTIONS];
	int draft[SECTIONS];		/* 0 old, 1 ours, 2 theirs */
	int hour[SECTIONS];
};

static int hands;	/* lines that people have written so far */

/* Every third line of a draft has a figure of its data. */
static void
put_line(struct str *out, int section, int item, int draft)
{
	if (item >= LINES)
		str_addf(out, "Written by hand, number %d.\n", item);
	else if (item % 3 == 0)
		str_addf(out, "Figure %d-%d is %d.\n", section, item, draft);
	else
		str_addf(out, "Line %d-%d stays.\n", section, item);
}

static void
write_doc(struct str *out, const struct version *v)
{
	int s, i;

	str_adds(out, "# Title\n");
	for (s = 0; s < SECTIONS; s++) {
		str_addf(out, "\n## Part %d\n\n", s);
		for (i = 0; i < v->n[s]; i++)
			put_line(out, s, v->item[s][i], v->draft[s]);
	}
}

static void
write_sidecar(struct str *out, const struct version *v)
{
	struct str text = STR_INIT;
	int s, i;
	char *line;

	str_adds(out, "version: 1\nsections:\n");
	for (s = 0; s < SECTIONS; s++) {
		str_addf(out, "  part-%d:\n    generated: \"2026-11-20T%02d:00:"
		    "00Z\"\n    base: |\n", s, v->hour[s]);
		str_reset(&text);
		for (i = 0; i < LINES; i++)
			put_line(&text, s, i, v->draft[s]);
		for (line = strtok(text.s, "\n"); line != NULL;
		    line = strtok(NULL, "\n"))
			str_addf(out, "      %s\n", line);
	}
	str_release(&text);
}

static void
insert(struct version *v, int s, int at, int item)
{
	memmove(&v->item[s][at + 1], &v->item[s][at],
	    (size_t)(v->n[s] - at) * sizeof(int));
	v->item[s][at] = item;
	v->n[s]++;
}

static void
take_out(struct version *v, int s, int at)
{
	v->n[s]--;
	memmove(&v->item[s][at], &v->item[s][at + 1],
	    (size_t)(v->n[s] - at) * sizeof(int));
}

/* People at work: some lines more, some less. */
static void
edit(struct version *v, unsigned times)
{
	int s;

	for (; times > 0; times--) {
		s = (int)pick(SECTIONS);
		if (pick(3) > 0 && v->n[s] < ITEMS - 1)
			insert(v, s, (int)pick((unsigned)v->n[s] + 1),
			    LINES + hands++);
		else if (v->n[s] > 1)
			take_out(v, s, (int)pick((unsigned)v->n[s]));
	}
}

static bool
has(const struct version *v, int s, int item)
{
	int i;

	for (i = 0; i < v->n[s] && v->item[s][i] != item; i++)
		;
	return i < v->n[s];
}

static void
redraft(struct version *v, int draft)
{
	int s;

	for (s = 0; s < SECTIONS; s++) {
		if (pick(3) > 0) {
			v->draft[s] = draft;
			v->hour[s] = 10 + (int)pick(8);
		}
	}
}

/* Which draft a section of the merge has: a new one, the later of two. */
static int
draft_of(const struct version *ours, const struct version *theirs, int s)
{
	if (ours->draft[s] == 0 || theirs->draft[s] == 0)
		return ours->draft[s] + theirs->draft[s];
	return ours->hour[s] > theirs->hour[s] ? 1 : 2;
}

/* The text of a section of the merge. */
static struct str
section_of(const struct str *out, int s)
{
	struct str head = STR_INIT, text = STR_INIT;
	const char *from, *to;

	str_addf(&head, "\n## Part %d\n", s);
	from = strstr(out->s, head.s);
	if (from != NULL) {
		from += head.len;
		to = strstr(from, "\n## Part ");
		str_add(&text, from, to != NULL ? (size_t)(to - from) + 1 :
		    strlen(from));
	}
	str_release(&head);
	return text;
}

/* Where a line stands in a section; -1: nowhere, -2: more than once. */
static long
place(const struct str *text, int s, int item, int draft)
{
	struct str line = STR_INIT;
	const char *at;
	long found = -1;

	put_line(&line, s, item, draft);
	at = strstr(text->s, line.s);
	if (at != NULL)
		found = strstr(at + 1, line.s) != NULL ? -2 : at - text->s;
	str_release(&line);
	return found;
}

/* Is a line there once where the three versions say it should be, or not? */
static bool
line_fits(const struct str *text, const struct version v[SIDES], int s,
    int item)
{
	bool in_base = has(&v[BASE], s, item), want;
	long at = place(text, s, item, draft_of(&v[OURS], &v[THEIRS], s));

	want = in_base ? has(&v[OURS], s, item) && has(&v[THEIRS], s, item) :
	    has(&v[OURS], s, item) || has(&v[THEIRS], s, item);
	return want ? at >= 0 : at == -1;
}

/* Are the lines of one side in the order that they have there? */
static bool
order_fits(const struct str *text, const struct version v[SIDES], int side,
    int s)
{
	long last = -1, at;
	int i;

	for (i = 0; i < v[side].n[s]; i++) {
		at = place(text, s, v[side].item[s][i],
		    draft_of(&v[OURS], &v[THEIRS], s));
		if (at >= 0 && at < last)
			return false;
		last = at >= 0 ? at : last;
	}
	return true;
}

/* Each line in its section, once, in order, and no line else. */
static bool
section_fits(const struct str *out, const struct version v[SIDES], int s)
{
	struct str text = section_of(out, s);
	size_t lines = 0, k, known = 0;
	bool fits;
	int i;

	fits = order_fits(&text, v, OURS, s) && order_fits(&text, v, THEIRS, s);
	for (i = 0; i < LINES + hands; i++) {
		fits = fits && line_fits(&text, v, s, i);
		known += place(&text, s, i, draft_of(&v[OURS], &v[THEIRS],
		    s)) >= 0;
	}
	for (k = 0; k < text.len; k++)
		lines += text.s[k] == '\n' && k > 0 && text.s[k - 1] != '\n';
	str_release(&text);
	return fits && lines == known;
}

static bool
all_fit(const struct str *out, const struct version v[SIDES])
{
	bool fits = true;
	int s;

	for (s = 0; s < SECTIONS; s++)
		fits = fits && section_fits(out, v, s);
	return fits;
}

/* In a conflict nothing that people wrote may be lost. */
static bool
hands_are_there(const struct str *out, const struct version v[SIDES])
{
	struct str line = STR_INIT;
	int s, i;
	bool there = true;

	for (s = 0; s < SECTIONS; s++) {
		for (i = LINES; i < LINES + hands; i++) {
			if (has(&v[BASE], s, i) || (!has(&v[OURS], s, i) &&
			    !has(&v[THEIRS], s, i)))
				continue;
			str_reset(&line);
			put_line(&line, s, i, 0);
			there = there && strstr(out->s, line.s) != NULL;
		}
	}
	str_release(&line);
	return there;
}

struct count {
	int clean, conflicts, wrong, lost, moved, failed;
};

/* One merge; bare: both made the document, of one draft or of two. */
static void
merge_round(struct count *c, struct version v[SIDES], bool bare)
{
	struct str text[SIDES] = { STR_INIT, STR_INIT, STR_INIT };
	struct merge3 m = { &text[BASE], &text[OURS], &text[THEIRS],
	    MERGE3_NONE, "o", "t" };
	struct redrafts known = REDRAFTS_INIT;
	struct names conflicts = { 0 };
	struct str out = STR_INIT;
	int i;

	for (i = bare ? OURS : BASE; i < SIDES; i++) {
		write_doc(&text[i], &v[i]);
		write_sidecar(&known.sidecars[i], &v[i]);
	}
	c->failed += filemerge(&out, &conflicts, "x.md", &m, &known,
	    NULL) < 0;
	c->moved += known.moved > 0;
	c->lost += !hands_are_there(&out, v);
	if (conflicts.n > 0)
		c->conflicts++;
	else if (++c->clean, !all_fit(&out, v) && c->wrong++ == 0)
		printf("# merged:\n%s# ours:\n%s# theirs:\n%s# base:\n%s",
		    out.s, text[OURS].s, text[THEIRS].s, text[BASE].s);
	for (i = 0; i < SIDES; i++)
		str_release(&text[i]);
	redrafts_release(&known);
	names_release(&conflicts);
	str_release(&out);
}

/* A draft as the engine gave it. */
static void
start(struct version *v)
{
	int s, i;

	memset(v, 0, sizeof(*v));
	hands = 0;
	for (s = 0; s < SECTIONS; s++) {
		v->n[s] = LINES;
		for (i = 0; i < LINES; i++)
			v->item[s][i] = i;
	}
}

/* most: conflicts in a hundred; with a base that stays put they are 35. */
static void
test_model(unsigned edits, int most)
{
	struct count c = { 0 };
	struct version v[SIDES];
	int round;
	bool bare;

	for (round = 0; round < ROUNDS; round++) {
		bare = pick(5) == 0;
		start(&v[BASE]);
		if (!bare)
			edit(&v[BASE], pick(edits + 1));
		v[OURS] = v[THEIRS] = v[BASE];
		edit(&v[OURS], pick(edits + 1));
		edit(&v[THEIRS], pick(edits + 1));
		redraft(&v[OURS], 1);
		redraft(&v[THEIRS], 2);
		merge_round(&c, v, bare);
	}
	ok(c.failed == 0, "up to %u edits: all are merged", edits);
	ok(c.wrong == 0, "%d without conflict have what they should",
	    c.clean);
	ok(c.lost == 0, "%d with one: nothing that people wrote is lost",
	    c.conflicts);
	ok(c.moved > ROUNDS / 4, "%d had sections that both drafted",
	    c.moved);
	ok(c.conflicts * 100 <= most * (c.clean + c.conflicts),
	    "at most %d %% conflict", most);
}

int
main(void)
{
	test_model(0, 0);	/* drafts alone never do */
	test_model(1, 10);
	test_model(3, 25);
	return tap_done();
}
