/* Tests of lib/merge3: neighbours, sentences, conflicts; random edits. */

#include "merge3.h"

#include <stdint.h>
#include <stdlib.h>

#include "tap.h"

static struct str
text(const char *s)
{
	struct str t = STR_INIT;

	str_adds(&t, s);
	return t;
}

/* want NULL: a conflict is expected. */
static void
merges(const char *base, const char *ours, const char *theirs,
    const char *want, const char *what)
{
	struct str b = text(base), o = text(ours), t = text(theirs);
	struct merge3 m = { &b, &o, &t, MERGE3_NONE, "ours", "theirs" };
	struct str out = STR_INIT;
	bool conflict = false;

	ok(merge3(&out, &conflict, &m, NULL) == 0, "%s: done", what);
	ok(conflict == (want == NULL), "%s: %s", what,
	    want == NULL ? "conflict" : "no conflict");
	if (want != NULL)
		is_str(out.s, want, what);
	str_release(&b);
	str_release(&o);
	str_release(&t);
	str_release(&out);
}

static void
test_cases(void)
{
	merges("a\nb\nc\n", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n",
	    "only they");
	merges("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n",
	    "only we");
	merges("a\nb\nc\n", "mine\n\na\nb\nc\n", "A\nb\nc\n",
	    "mine\n\nA\nb\nc\n", "added above a line that changes");
	merges("a\nb\nc\n", "a\nb\nmine\nc\n", "a\nB\nc\n",
	    "a\nB\nmine\nc\n", "added below a line that changes");
	merges("a\nb\nc\n", "a\nb\nc\nmine\n", "a\nb\nc\nd\n",
	    "a\nb\nc\nd\nmine\n", "both add at the end");
	merges("a\nb\nc\nd\n", "a\nB\nc\nd\n", "a\nb\nC\nd\n",
	    "a\nB\nC\nd\n", "neighbours");
	merges("a\nb\n", "a\nx\n", "a\ny\n", NULL, "the same line");
	merges("a\nb\nc\n", "a\nc\n", "a\nB\nc\n", NULL,
	    "we removed what they change");
	merges("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n",
	    "the same change");
	merges("", "mine\n", "theirs\n", "theirs\nmine\n", "from nothing");
	merges("a\n", "", "a\nb\n", "b\n", "we removed all, they added");
	merges("Won 5 of 9. Energy is small.\n",
	    "Won 5 of 9. Energy is small. It matters.\n",
	    "Won 6 of 9. Energy is small.\n",
	    "Won 6 of 9. Energy is small. It matters.\n",
	    "a sentence at the end of a line");
	merges("Won 5 of 9.\n", "Won 5 of 9. It matters.\n",
	    "Won 6 of 9.\n", NULL, "a sentence added to one that changes");
	merges("Won 5 of 9. Energy is small. More below.\n",
	    "Won 5 of 9. Energy is small. It matters. More below.\n",
	    "Won 6 of 9. Energy is small. More below.\n",
	    "Won 6 of 9. Energy is small. It matters. More below.\n",
	    "a sentence beside a figure");
	merges("no end", "no end", "no end at all", "no end at all",
	    "no final newline");
}

static uint32_t seed = 17;

static uint32_t
rnd(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* Some lines of base changed, removed, added; added ones carry mark. */
static void
edit(struct str *out, const struct str *base, char mark, int *added)
{
	const char *p, *end;

	for (p = base->s; *p != '\0'; p = end + 1) {
		end = strchr(p, '\n');
		if (rnd(8) == 0)
			str_addf(out, "%c%d new.\n", mark, (*added)++);
		if (rnd(10) == 0)
			continue;
		if (rnd(10) == 0)
			str_addf(out, "%c%d instead.\n", mark, (*added)++);
		else
			str_add(out, p, (size_t)(end - p) + 1);
	}
}

/* Favoured, the other side's change goes in, and it is told. */
static void
test_favour(void)
{
	struct str b = text("A. B. C.\nD.\n"), o = text("A. X. C.\nD. E.\n");
	struct str t = text("A. Y. C.\nD.\n"), out = STR_INIT;
	struct merge3 m = { &b, &o, &t, MERGE3_THEIRS, "ours", "theirs" };
	bool conflict = false;

	ok(merge3(&out, &conflict, &m, NULL) == 0, "favour: done");
	ok(conflict, "favour: told");
	is_str(out.s, "A. Y. C.\nD. E.\n", "favour: only where both changed");
	str_reset(&out);
	m.favour = MERGE3_NONE;
	merge3(&out, &conflict, &m, NULL);
	str_reset(&b);
	merge3_marked(&b, out.s);
	is_str(b.s, "<<<<<<< ours\nA. X. C.\nD. E.\n=======\nA. Y. C.\nD.\n"
	    ">>>>>>> theirs\n", "marked: both sides, nothing around");
	str_release(&b);
	str_release(&o);
	str_release(&t);
	str_release(&out);
}

/* Every line that either side wrote is in the merge, once. */
static void
test_random(void)
{
	struct str base = STR_INIT, ours = STR_INIT, theirs = STR_INIT;
	struct str out = STR_INIT;
	struct merge3 all = { &base, &ours, &theirs, MERGE3_NONE, "ours",
	    "theirs" };
	int round, i, n, m, conflicts = 0, lost = 0;
	bool conflict;
	char line[32];

	for (round = 0; round < 3000; round++) {
		str_reset(&base);
		str_reset(&ours);
		str_reset(&theirs);
		str_reset(&out);
		for (i = (int)rnd(12); i > 0; i--)
			str_addf(&base, "line %u.\n", rnd(6));
		n = m = 0;
		edit(&ours, &base, 'o', &n);
		edit(&theirs, &base, 't', &m);
		if (merge3(&out, &conflict, &all, NULL) < 0)
			lost++;
		conflicts += conflict;
		for (i = 0; i < n && !conflict; i++) {
			snprintf(line, sizeof(line), "o%d ", i);
			lost += strstr(out.s, line) == NULL;
		}
		for (i = 0; i < m && !conflict; i++) {
			snprintf(line, sizeof(line), "t%d ", i);
			lost += strstr(out.s, line) == NULL;
		}
	}
	ok(lost == 0, "3,000 random merges lose nothing");
	ok(conflicts > 100 && conflicts < 2000, "%d of them conflict",
	    conflicts);
	str_release(&base);
	str_release(&ours);
	str_release(&theirs);
	str_release(&out);
}

int
main(void)
{
	test_cases();
	test_favour();
	test_random();
	return tap_done();
}
