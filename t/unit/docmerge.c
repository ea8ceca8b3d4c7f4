/* Tests of lib/docmerge: sections, headings, frontmatter; random edits. */

#include "docmerge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

static struct str
text(const char *s)
{
	struct str t = STR_INIT;

	str_adds(&t, s);
	return t;
}

/* at: the conflicts expected, joined by blanks. */
static void
merges(const char *base, const char *ours, const char *theirs,
    const char *want, const char *at, const char *what)
{
	struct str b = text(base), o = text(ours), t = text(theirs);
	struct merge3 m = { &b, &o, &t, MERGE3_NONE, "ours", "theirs" };
	struct str out = STR_INIT, where = STR_INIT;
	struct names conflicts = { 0 };
	size_t i;

	ok(docmerge(&out, &conflicts, &m, NULL) == 0, "%s: done", what);
	is_str(out.s, want, what);
	for (i = 0; i < conflicts.n; i++)
		str_addf(&where, "%s%s", i > 0 ? " " : "", conflicts.s[i]);
	is_str(where.s, at, "its conflicts");
	str_release(&b);
	str_release(&o);
	str_release(&t);
	str_release(&out);
	str_release(&where);
	names_release(&conflicts);
}

#define HEAD "---\nartifact: x\nfacts:\n  a: 1 # why\n  b: [x]\n---\n# T\n\n"
#define ONE "## One\n\nFirst. Second.\n\n"
#define TWO "## Two\n\n- a\n- b\n\n"
#define TITLE "# Second\n\nAbout it.\n\n"
#define LONG "The long first line of it.\nThe long second line.\n"

static void
test_cases(void)
{
	merges(HEAD ONE TWO, HEAD "## One\n\nFirst! Second.\n\n" TWO,
	    HEAD ONE "## Two\n\n- a\n- b\n- c\n",
	    HEAD "## One\n\nFirst! Second.\n\n## Two\n\n- a\n- b\n- c\n",
	    "", "different sections, another end");
	merges(HEAD ONE TWO, HEAD "## One\n\nFirst! Second.\n\n" TWO,
	    HEAD "## One\n\nFirst. Second?\n\n" TWO,
	    HEAD "## One\n\nFirst! Second?\n\n" TWO, "",
	    "different sentences of one");
	merges(HEAD ONE TWO, HEAD "## One\n\nFirst! Second.\n\n" TWO,
	    HEAD "## One\n\nFirst? Second.\n\n" TWO,
	    HEAD "## One\n\n<<<<<<< ours\nFirst! Second.\n=======\n"
	    "First? Second.\n>>>>>>> theirs\n\n" TWO, "one",
	    "the same sentence");
	merges(HEAD ONE TWO, HEAD TWO ONE, HEAD ONE "## Two\n\n- b\n\n",
	    HEAD "## Two\n\n- b\n\n" ONE, "", "moved here, changed there");
	merges(HEAD ONE TWO, HEAD ONE TWO "## New\n\nn\n", HEAD ONE
	    "## Also\n\nm\n\n" TWO, HEAD ONE "## Also\n\nm\n\n" TWO
	    "## New\n\nn\n", "", "both add");
	merges(HEAD ONE TWO, HEAD ONE, HEAD ONE TWO "## New\n\nn\n",
	    HEAD ONE "## New\n\nn\n", "", "removed here, added there");
	merges(HEAD ONE TWO, HEAD ONE, HEAD ONE "## Two\n\n- z\n\n",
	    HEAD ONE "<<<<<<< ours\n=======\n## Two\n\n- z\n"
	    ">>>>>>> theirs\n\n", "two", "removed here, changed there");
	merges(HEAD ONE TWO, HEAD ONE "## Two\n\n- z\n\n", HEAD ONE,
	    HEAD ONE "<<<<<<< ours\n## Two\n\n- z\n=======\n"
	    ">>>>>>> theirs\n\n", "two", "changed here, removed there");
	merges(HEAD "## One\n\n" LONG, HEAD "## Uno\n\n" LONG,
	    HEAD "## One\n\n" LONG "More.\n",
	    HEAD "## Uno\n\n" LONG "More.\n", "", "renamed here, longer there");
	merges(HEAD ONE, "---\nartifact: x\nfacts:\n  a: 2 # why\n  b: [x]\n"
	    "---\n# T\n\n" ONE, "---\nartifact: x\nfacts:\n  a: 1 # why\n"
	    "  b: [x, y]\n  c: 3\n---\n# T\n\n" ONE,
	    "---\nartifact: x\nfacts:\n  a: 2 # why\n  b: [x, y]\n  c: 3\n"
	    "---\n# T\n\n" ONE, "", "facts, by key");
	merges(HEAD, HEAD "## New\n\nn\n", HEAD "## New\n\nm\n",
	    HEAD "## New\n\n<<<<<<< ours\nn\n=======\nm\n>>>>>>> theirs\n",
	    "new", "both write the same section");
	merges(HEAD ONE TITLE TWO, HEAD "## One\n\nFirst! Second.\n\n" TITLE
	    TWO, HEAD ONE TITLE "## Two\n\n- a\n- c\n\n" TITLE,
	    HEAD "## One\n\nFirst! Second.\n\n" TITLE "## Two\n\n- a\n- c\n\n"
	    TITLE, "", "a second title is part of the section above");
	merges(HEAD ONE TITLE TWO, HEAD ONE "# Second\n\nAbout me.\n\n" TWO,
	    HEAD "## One\n\nFirst! Second.\n\n" TITLE TWO,
	    HEAD "## One\n\nFirst! Second.\n\n# Second\n\nAbout me.\n\n" TWO,
	    "", "both sides of a second title");
	merges(HEAD "## One\n\nx\n## Two\n",
	    HEAD "## One\n\nx\n## M1\n\n<b>y</b>\n\n## Two\n",
	    HEAD "## One\n\nx\n## M2\n\nz\n## Two\n",
	    HEAD "## One\n\nx\n## M1\n\n<b>y</b>\n\n## M2\n\nz\n\n## Two\n", "",
	    "HTML does not swallow a heading");
	merges(HEAD "## One\n\nx\n\nTwo\n---\n",
	    HEAD "## One\n\nx\n## M1\n\ny\n\nTwo\n---\n",
	    HEAD "## One\n\nx\n## M0\n\nTwo\n---\n",
	    HEAD "## One\n\nx\n## M0\n## M1\n\ny\n\nTwo\n---\n", "",
	    "nor does a paragraph an underlined one");
	merges("a\n", "a\nb\n", "c\na\n", "c\na\nb\n", "", "no sections");
}

static uint32_t seed = 7;

static uint32_t
rnd(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(seed >> 8) * n) >> 24);
}

enum { SECTIONS = 6, LINES = 5 };

/*
 * A document whose sections say who wrote each line; '\0': the base. gap:
 * blank lines before a section, ends: line ends behind the last one.
 */
struct sample {
	bool has[SECTIONS];
	char lines[SECTIONS][LINES];
	int gap[SECTIONS], ends;
	char fact[SECTIONS];	/* its value; '\0': none */
	bool last[SECTIONS];	/* behind the other facts, as tools add one */
};

static void
write_facts(struct str *out, const struct sample *s)
{
	int i, pass;

	str_adds(out, "---\nartifact: x\nfacts: # what others use\n  is: 1\n");
	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < SECTIONS; i++) {
			if (s->fact[i] != '\0' && s->last[i] == (pass == 1))
				str_addf(out, "  f%d: {by: %c}\n", i,
				    s->fact[i]);
		}
	}
	str_adds(out, "---\n");
}

static void
write_sample(struct str *out, const struct sample *s)
{
	int i, j;

	str_reset(out);
	write_facts(out, s);
	str_adds(out, "# T\n\nIntro.\n");
	for (i = 0; i < SECTIONS; i++) {
		if (!s->has[i])
			continue;
		for (j = 0; j < s->gap[i]; j++)
			str_addc(out, '\n');
		str_addf(out, "## S%d\n\n", i);
		for (j = 0; j < LINES; j++)
			str_addf(out, "%sline %d of %d %c.\n", j > 0 ? "\n" :
			    "", j, i, s->lines[i][j] ? s->lines[i][j] : 'x');
	}
	str_trim_end(out);
	for (j = 0; j < s->ends; j++)
		str_addc(out, '\n');
}

/* Which sections a change may remove and add. */
struct range {
	int gone_to, new_from;
};

static const struct range any = { SECTIONS, 0 };
static const struct range none_gone = { 0, 0 };

/* Change every so manieth section from the first one on. */
static void
change(struct sample *s, int first, int every, struct range r, char who)
{
	int i;

	for (i = first; i < SECTIONS; i += every) {
		if (i >= r.new_from && rnd(3) == 0)
			s->has[i] = true;
		else if (i < r.gone_to && rnd(6) == 0)
			s->has[i] = false;
		if (s->has[i] && rnd(2) == 0)
			s->lines[i][rnd(LINES)] = who;
		if (rnd(4) == 0)
			s->gap[i] = (int)rnd(4);
		if (s->fact[i] == '\0' && i >= r.new_from && rnd(3) == 0) {
			s->fact[i] = who;
			s->last[i] = rnd(2) == 0;
		} else if (s->fact[i] != '\0' && i < r.gone_to &&
		    rnd(6) == 0) {
			s->fact[i] = '\0';
		} else if (s->fact[i] != '\0' && rnd(3) == 0) {
			s->fact[i] = who;
		}
	}
	if (rnd(4) == 0)
		s->ends = (int)rnd(3);
}

/* A base: some sections, some of them far apart. */
static void
start(struct sample *s)
{
	int i;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < SECTIONS; i++) {
		s->has[i] = rnd(3) > 0;
		s->gap[i] = rnd(2) == 0 ? 1 : (int)rnd(4);
		s->fact[i] = rnd(2) == 0 ? 'x' : '\0';
	}
	s->ends = rnd(2) == 0 ? 1 : (int)rnd(3);
}

static void
must_merge(struct str *out, struct names *conflicts, const struct str *base,
    const struct str *ours, const struct str *theirs)
{
	struct merge3 m = { base, ours, theirs, MERGE3_NONE, "o", "t" };

	str_reset(out);
	if (docmerge(out, conflicts, &m, NULL) < 0)
		abort();
}

/* Changes of disjoint sections give the same document in any order. */
static void
test_order(void)
{
	struct str base = STR_INIT, a = STR_INIT, b = STR_INIT;
	struct str ab = STR_INIT, ba = STR_INIT;
	struct names conflicts = { 0 };
	struct sample s, x, y;
	int round, differ = 0, moved = 0;

	for (round = 0; round < 2000; round++) {
		start(&s);
		x = y = s;
		change(&x, 0, 2, any, 'a');
		change(&y, 1, 2, any, 'b');
		write_sample(&base, &s);
		write_sample(&a, &x);
		write_sample(&b, &y);
		must_merge(&ab, &conflicts, &base, &a, &b);
		must_merge(&ba, &conflicts, &base, &b, &a);
		differ += !str_same(&ab, &ba);
		moved += !str_same(&ab, &a) && !str_same(&ab, &b);
	}
	ok(differ == 0, "2,000 disjoint pairs: the same in any order");
	ok(moved > 500, "%d of them change on both sides", moved);
	ok(conflicts.n == 0, "none conflicts");
	names_release(&conflicts);
	str_release(&base);
	str_release(&a);
	str_release(&b);
	str_release(&ab);
	str_release(&ba);
}

/*
 * Three proposals from one base, each merged into what stands by then. Where
 * one removes a section, and two bring some right behind it, nothing tells the
 * place of the second one after the removal; here S2 stands between.
 */
static void
test_three(void)
{
	static const struct range apart = { 2, 3 };
	static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 },
	    { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct str base = STR_INIT, t[3] = { STR_INIT, STR_INIT, STR_INIT };
	struct str first = STR_INIT, now = STR_INIT, next = STR_INIT;
	struct names conflicts = { 0 };
	struct sample s, x;
	int round, i, k, differ = 0;

	for (round = 0; round < 1000; round++) {
		start(&s);
		s.has[2] = true;
		s.fact[2] = 'x';
		write_sample(&base, &s);
		for (i = 0; i < 3; i++) {
			x = s;
			change(&x, i, 3, apart, (char)('a' + i));
			write_sample(&t[i], &x);
		}
		for (k = 0; k < 6; k++) {
			str_reset(&now);
			str_add(&now, base.s, base.len);
			for (i = 0; i < 3; i++) {
				must_merge(&next, &conflicts, &base, &now,
				    &t[orders[k][i]]);
				str_reset(&now);
				str_add(&now, next.s, next.len);
			}
			if (k == 0) {
				str_reset(&first);
				str_add(&first, now.s, now.len);
			}
			differ += !str_same(&first, &now);
		}
	}
	ok(differ == 0, "1,000 times three proposals: the same in six orders");
	ok(conflicts.n == 0, "none conflicts");
	names_release(&conflicts);
	for (i = 0; i < 3; i++)
		str_release(&t[i]);
	str_release(&base);
	str_release(&first);
	str_release(&now);
	str_release(&next);
}

/* How many lines of the mark the text has. */
static int
count(const struct str *t, char who)
{
	char mark[4] = { ' ', who, '.', '\0' };
	const char *p = t->s;
	int n = 0;

	while ((p = strstr(p, mark)) != NULL) {
		n++;
		p += 3;
	}
	return n;
}

/* What either side wrote is in the result, unless a conflict is told. */
static void
test_lost(void)
{
	struct str base = STR_INIT, a = STR_INIT, b = STR_INIT;
	struct str ab = STR_INIT;
	struct names conflicts = { 0 };
	struct sample s, x, y;
	int round, lost = 0, clashes = 0;

	for (round = 0; round < 2000; round++) {
		start(&s);
		x = y = s;
		change(&x, 0, 1, none_gone, 'a');
		change(&y, 0, 1, none_gone, 'b');
		write_sample(&base, &s);
		write_sample(&a, &x);
		write_sample(&b, &y);
		must_merge(&ab, &conflicts, &base, &a, &b);
		clashes += conflicts.n > 0;
		lost += count(&ab, 'a') < count(&a, 'a') ||
		    count(&ab, 'b') < count(&b, 'b');
		names_release(&conflicts);
	}
	ok(lost == 0, "2,000 pairs: no line of either side is lost");
	ok(clashes > 100 && clashes < 1900, "%d of them conflict", clashes);
	str_release(&base);
	str_release(&a);
	str_release(&b);
	str_release(&ab);
}

/* Above the first section each line is a whole one, the last one too. */
static void
test_intro(void)
{
	merges("# T\n", "# T\n\nOurs.\n", "# U\n", "# U\n\nOurs.\n", "",
	    "a paragraph of ours below their title");
	merges("# T\n", "# U\n", "# T\n\nTheirs.\n", "# U\n\nTheirs.\n", "",
	    "a paragraph of theirs below our title");
	merges("# T\n\nOne. Two.\n\n" ONE, "# T\n\nOne. Two.\n\nOurs.\n\n" ONE,
	    "# T\n\nOne. Three.\n\n" ONE,
	    "# T\n\nOne. Three.\n\nOurs.\n\n" ONE, "",
	    "a paragraph of ours below their sentence");
	merges("# T\n", "# T\n\nOurs.\n", "# T\n\nTheirs.\n",
	    "# T\n\nTheirs.\n\nOurs.\n", "", "a paragraph of each");
	merges("# T\r\n", "# T\r\n\r\nOurs.\r\n", "# U\r\n",
	    "# U\r\n\r\nOurs.\r\n", "", "the same with CRLF");
	merges("# T", "# T\n\nOurs.", "# U", "# U\n\nOurs.", "",
	    "the same without a line end");
	merges("# T\n", "# U\n", "# V\n", "<<<<<<< ours\n# U\n=======\n# V\n"
	    ">>>>>>> theirs\n", "", "two titles");
}

/* A document that is its frontmatter alone, without a line end. */
static void
test_front(void)
{
	const char *base = "---\na: 1\n\nb: 1\n---";
	const char *ours = "---\na: 2\n\nb: 1\n---";

	merges(base, ours, "---\na: 1\n\nb: 2\n---\n## A\n\nx\n",
	    "---\na: 2\n\nb: 2\n---\n## A\n\nx\n", "",
	    "both change facts, theirs adds a section");
	merges(base, ours, "---\na: 1\n\nb: 2\n---\nText.\n",
	    "---\na: 2\n\nb: 2\n---\nText.\n", "",
	    "both change facts, theirs adds a text");
	merges(base, ours, "---\na: 1\n\nb: 1\n---\n## A\n\nx\n",
	    "---\na: 2\n\nb: 1\n---\n## A\n\nx\n", "",
	    "facts here, a section there");
	merges(base, ours, "---\na: 1\n\nb: 2\n---",
	    "---\na: 2\n\nb: 2\n---", "", "both change facts");
}

int
main(void)
{
	test_cases();
	test_intro();
	test_front();
	test_order();
	test_three();
	test_lost();
	return tap_done();
}
