/* Tests of lib/yamlmerge: comments, keys with dots, what cannot be marked. */

#include "docmerge.h"

#include "tap.h"

static struct str
text(const char *s)
{
	struct str t = STR_INIT;

	str_adds(&t, s);
	return t;
}

/* Merge as the file at path; at: the conflicts expected, joined by blanks. */
static void
merges_as(const char *path, const char *const v[4], const char *at,
    const char *what)
{
	struct str b = text(v[0]), o = text(v[1]), t = text(v[2]);
	struct merge3 m = { &b, &o, &t, MERGE3_NONE, "ours", "theirs" };
	struct str out = STR_INIT, where = STR_INIT;
	struct names conflicts = { 0 };
	size_t i;

	ok(filemerge(&out, &conflicts, path, &m, NULL, NULL) == 0, "%s: done", what);
	is_str(out.s, v[3], what);
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

/* base, ours, theirs, want: as YAML, and as a document's frontmatter. */
static void
merges(const char *base, const char *ours, const char *theirs,
    const char *want, const char *at, const char *what)
{
	const char *plain[4] = { base, ours, theirs, want }, *doc[4];
	struct str s[4];
	int i;

	merges_as("a.yaml", plain, at, what);
	for (i = 0; i < 4; i++) {
		str_init(&s[i]);
		str_addf(&s[i], "---\n%s---\n# T\n", plain[i]);
		doc[i] = s[i].s;
	}
	merges_as("a.md", doc, at, what);
	for (i = 0; i < 4; i++)
		str_release(&s[i]);
}

/* What people noted stays, and both notes come together. */
static void
test_comments(void)
{
	merges("founded: 2014\nx: 1\n", "founded: 2014  # by the register\n"
	    "x: 1\n", "founded: 2015\nx: 1\n", "founded: 2015  # by the "
	    "register\nx: 1\n", "", "a comment of ours beside their value");
	merges("founded: 2014\nx: 1\n", "founded: 2015\nx: 1\n",
	    "founded: 2014  # by the register\nx: 1\n",
	    "founded: 2015  # by the register\nx: 1\n", "",
	    "a comment of theirs beside our value");
	merges("a: 1  # why\nx: 1\n", "a: 1  # why\nx: 2\n",
	    "a: 2  # so\nx: 1\n", "a: 2  # so\nx: 2\n", "",
	    "their value with its own comment");
	merges("x: 1\na: 1\n", "x: 2\n# ours\na: 1\n", "x: 1\na: 2\n",
	    "x: 2\n# ours\na: 2\n", "", "a comment of ours above");
	merges("f:\n  a: 1\n  b: 1\nx: 1\n", "f:\n  a: 1  # ours\n  b: 1\n"
	    "x: 1\n", "f:\n  a: 1\n  b: 2\n  c: 3\nx: 1\n", "f:\n"
	    "  a: 1  # ours\n  b: 2\n  c: 3\nx: 1\n", "",
	    "a comment of ours inside of a map they changed");
	merges("f:\n  # why\n  a: 1\n  b: 1\n", "f:\n  # why\n  a: 1\n"
	    "  b: 2\n", "f:\n  # why\n  a: 2\n  b: 1\n", "f:\n  # why\n"
	    "  a: 2\n  b: 2\n", "", "a comment of all three");
	merges("a: '# 1'\nx: 1\n", "a: '# 2'\nx: 1\n", "a: '# 1'\nx: 2\n",
	    "a: '# 2'\nx: 2\n", "", "a text with # is none");
	merges("a: 1\nx: 1\n", "a: 1  # ours\nx: 1\n", "x: 2\n",
	    "<<<<<<< ours\na: 1  # ours\nx: 1\n=======\nx: 2\n"
	    ">>>>>>> theirs\n", "", "a comment on what they remove");
	merges("a: 1\nx: 1\n", "a: 1  # ours\nx: 1\n", "a: 1  # theirs\n"
	    "x: 1\n", "<<<<<<< ours\na: 1  # ours\n=======\n"
	    "a: 1  # theirs\n>>>>>>> theirs\nx: 1\n", "a",
	    "two comments beside one value");
	merges("f: [a]\nx: 1\n", "f: [a]  # ours\nx: 1\n", "f:\n  - a\n"
	    "  - b\nx: 1\n", "f: [a, b]  # ours\nx: 1\n", "",
	    "a comment beside a list that they write otherwise");
}

/* Beside a value a comment stays, though they wrote the value without it. */
static void
test_dropped(void)
{
	const char *v[4] = { "---\na: 1  # why\nx: 1\n---\n# T\n",
		"---\na: 1  # why\nx: 2\n---\n# T\n",
		"---\na: 2\nx: 1\n---\n# T\n",
		"---\na: 2  # why\nx: 2\n---\n# T\n" };

	merges_as("a.md", v, "", "their value, without the comment");
}

/* What lines would merge to something else is no merge. */
static void
test_lines(void)
{
	merges("a: 1\nb: 2\n", "m: 1\na: 1\nb: 2\n", "a: 1\nb: 2\nm: 3\n",
	    "<<<<<<< ours\nm: 1\n=======\nm: 3\n>>>>>>> theirs\n"
	    "a: 1\nb: 2\n", "m", "one key added in two places");
}

/* A key that no path leads to is merged by its lines. */
static void
test_dots(void)
{
	merges("facts: {acme.io: 2, b: 1}\n", "facts: {acme.io: 2, b: 5}\n",
	    "facts: {acme.io: 3, b: 1}\n", "<<<<<<< ours\n"
	    "facts: {acme.io: 2, b: 5}\n=======\n"
	    "facts: {acme.io: 3, b: 1}\n>>>>>>> theirs\n", "",
	    "a key with a dot in braces");
	merges("acme.io: 2\nx: 1\nb: 1\n", "acme.io: 2\nx: 1\nb: 5\n",
	    "acme.io: 3\nx: 1\nb: 1\n", "acme.io: 3\nx: 1\nb: 5\n", "",
	    "a key with a dot on its line");
	merges("acme.io: 2\nx: 1\n", "acme.io: 4\nx: 1\n",
	    "acme.io: 3\nx: 1\n", "<<<<<<< ours\nacme.io: 4\n=======\n"
	    "acme.io: 3\n>>>>>>> theirs\nx: 1\n", "",
	    "a key with a dot that both change");
	merges("f: {acme.io: 2}\nb: {c: 1, d: 1}\n",
	    "f: {acme.io: 2}\nb: {c: 2, d: 1}\n",
	    "f: {acme.io: 2}\nb: {c: 1, d: 2}\n",
	    "f: {acme.io: 2}\nb: {c: 2, d: 2}\n", "",
	    "a key with a dot that none changes");
}

/* Both sides are marked as whole lines, and never none. */
static void
test_marks(void)
{
	const char *v[4] = { "a: 1\nb: 1", "a: 1\nb: 2", "a: 1\nb: 3",
		("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n"
		">>>>>>> theirs\n") };

	merges_as("a.yaml", v, "", "no line end");
	merges("x: 1\nf: {a: 1}\n", "x: 1\nf: {a: 2}\n", "x: 1\nf:\n  a: 3\n",
	    "x: 1\n<<<<<<< ours\nf: {a: 2}\n=======\nf:\n  a: 3\n"
	    ">>>>>>> theirs\n", "f.a", "braces here, a block there");
	merges("f:\n  a: 1\n  b: 1\n", "f: {}\n", "f:\n  a: 2\n  b: 2\n",
	    "<<<<<<< ours\nf: {}\n=======\nf:\n  a: 2\n  b: 2\n"
	    ">>>>>>> theirs\n", "f.a f.b", "none left here");
	merges("a: 1\nb: 1\nc: 1\n", "c: 1\n", "a: 2\nb: 2\nc: 1\n",
	    "c: 1\n<<<<<<< ours\n=======\na: 2\n>>>>>>> theirs\n"
	    "<<<<<<< ours\n=======\nb: 2\n>>>>>>> theirs\n", "a b",
	    "two keys removed here, changed there");
}

int
main(void)
{
	test_comments();
	test_dropped();
	test_lines();
	test_dots();
	test_marks();
	return tap_done();
}
