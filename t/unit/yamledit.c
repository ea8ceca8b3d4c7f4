/* Unit tests of lib/yamledit: one change, every other byte kept. */

#include "yamledit.h"

#include "tap.h"
#include "yaml.h"

/* op: s set, 0 set to null, n set node (YAML), + append (YAML), - remove. */
static const struct {
	char op;
	const char *in, *path, *value, *out;
} edits[] = {
	/* scalars keep their quotes */
	{ 's', "a: 1 # c\nb: 2\n", "a", "42", "a: 42 # c\nb: 2\n" },
	{ 's', "a: x\n", "a", "it's: y", "a: \"it's: y\"\n" },
	{ 's', "a: x\n", "a", "Foo, Bar", "a: Foo, Bar\n" },
	{ 's', "a: [x]\n", "a.0", "Foo, Bar", "a: [\"Foo, Bar\"]\n" },
	{ 's', "a: 'x'\n", "a", "it's", "a: 'it''s'\n" },
	{ 's', "a: 'x'\n", "a", "a\\b \"c\" \u00e9",
	    "a: 'a\\b \"c\" \u00e9'\n" },
	{ 's', "a: 'x'\n", "a", "p\tq", "a: \"p\\tq\"\n" },
	{ 's', "a: \"x\"\n", "a", "say \"y\"", "a: \"say \\\"y\\\"\"\n" },
	{ 's', "a: \"x\"\n", "a", "p\nq", "a: \"p\\nq\"\n" },
	{ 's', "a: x\n", "a", "2026-11-20", "a: 2026-11-20\n" },
	{ 's', "a: x\n", "a", "true", "a: true\n" },
	{ 's', "a: x\n", "a", "NO", "a: \"NO\"\n" },
	{ 's', "a: x\n", "a", "007", "a: \"007\"\n" },
	{ 's', "a: x\n", "a", "-0.125", "a: -0.125\n" },
	{ 's', "a: x\n", "a", "12%", "a: 12%\n" },
	{ 's', "a: x\n", "a", "null", "a: \"null\"\n" },
	{ 's', "a: x\n", "a", "", "a: \"\"\n" },
	{ 's', "a: 1.50\n", "a", "1.50", "a: 1.50\n" },
	{ 's', "a: '5' \n", "a", "5", "a: '5' \n" },
	{ '0', "a: 'x' # c\n", "a", NULL, "a: null # c\n" },
	{ '0', "a: # c\n", "a", NULL, "a: # c\n" },
	/* null and empty values */
	{ 's', "a: # c\nb: 1\n", "a", "x", "a: x # c\nb: 1\n" },
	{ 's', "a:\nb: 1\n", "a", "x", "a: x\nb: 1\n" },
	{ 's', "a: ~\n", "a", "x", "a: x\n" },
	{ 's', "-\n- b\n", "0", "x", "- x\n- b\n" },
	{ 's', "{a, b: }\n", "a", "x", "{a: x, b: }\n" },
	{ 's', "{a, b: }\n", "b", "x", "{a, b: x }\n" },
	{ 's', "{a: 1, b}", "b", "x", "{a: 1, b: x}" },
	/* many lines */
	{ 's', "a: x # c\nb: 1\n", "a", "p\nq\n",
	    "a: | # c\n  p\n  q\nb: 1\n" },
	{ 's', "a: x\nb: 1\n", "a", "p\nq", "a: |-\n  p\n  q\nb: 1\n" },
	{ 's', "a: x\n\nb: 1\n", "a", "p\n\n", "a: \"p\\n\\n\"\n\nb: 1\n" },
	{ 's', "m:\n    a:\n    b: 1\n", "m.a", "p\nq",
	    "m:\n    a: |-\n        p\n        q\n    b: 1\n" },
	{ 's', "a: |\n   x\n   y\n\nb: 1\n", "a", "p\n q\n",
	    "a: |\n   p\n    q\n\nb: 1\n" },
	{ 's', "a: |- # c\n   x\nb: 1\n", "a", " p",
	    "a: |3- # c\n    p\nb: 1\n" },
	{ 's', "a: |+\n  x\n\nb: 1\n", "a", "p\n", "a: |\n  p\nb: 1\n" },
	{ 's', "a: >-\n  x\n  y\nb: 1\n", "a", "p\nq",
	    "a: >-\n  p\n\n  q\nb: 1\n" },
	{ 's', "a: |\n  x", "a", "p\n", "a: |\n  p" },
	{ 's', "a: |\n  x\n", "a", "", "a: \"\"\n" },
	{ 's', "- |\n  x\n- b\n", "0", "y\n", "- |\n  y\n- b\n" },
	{ 's', "a: x\n  y\nb: 1\n", "a", "z", "a: z\nb: 1\n" },
	{ 's', "a: \"x\n  y\"\nb: 1\n", "a", "z", "a: \"z\"\nb: 1\n" },
	/* new keys */
	{ 's', "", "a", "1", "a: 1\n" },
	{ 's', "", "a.b", "1", "a:\n  b: 1\n" },
	{ 's', "# c\n", "a", "1", "# c\na: 1\n" },
	{ 's', "# c", "a", "1", "# c\na: 1\n" },
	{ 's', "---\n# c\n", "a", "1", "---\n# c\na: 1\n" },
	{ 's', "---\n...\n", "a", "1", "---\na: 1\n...\n" },
	{ 's', "a: 1\n", "b", "2", "a: 1\nb: 2\n" },
	{ 's', "a: 1", "b", "2", "a: 1\nb: 2" },
	{ 's', "a: 1 # c\n\n# end\n", "b", "2", "a: 1 # c\nb: 2\n\n# end\n" },
	{ 's', "a:\n    b: 1\n\nc: 2\n", "a.d.e", "x",
	    "a:\n    b: 1\n    d:\n        e: x\n\nc: 2\n" },
	{ 's', "a:\n  b: 1\n  # of a\n# of c\nc: 2\n", "a.d", "x",
	    "a:\n  b: 1\n  # of a\n  d: x\n# of c\nc: 2\n" },
	{ 's', "a:\n  b: |\n    x\n\nc: 2\n", "a.d", "x",
	    "a:\n  b: |\n    x\n  d: x\n\nc: 2\n" },
	{ 's', "a:\n  b: |+\n    x\n\nc: 2\n", "a.d", "x",
	    "a:\n  b: |+\n    x\n\n  d: x\nc: 2\n" },
	{ 's', "a:\nb: 1\n", "a.c", "x", "a:\n  c: x\nb: 1\n" },
	{ 's', "a: ~ # c\nb: 1\n", "a.c", "x", "a: # c\n  c: x\nb: 1\n" },
	{ 's', "a: {}\n", "a.b.c", "x", "a: {b: {c: x}}\n" },
	{ 's', "a: { b: 1 }\n", "a.c", "x y", "a: { b: 1, c: x y }\n" },
	{ 's', "a: {b: }\n", "a.c", "x", "a: {b: , c: x }\n" },
	{ 's', "{\n  \"a\": 1, # one\n  \"b\": 2  # two\n}\n", "c", "3",
	    "{\n  \"a\": 1, # one\n  \"b\": 2,  # two\n  c: 3\n}\n" },
	{ 's', "{\n  a: 1,\n}\n", "c", "3", "{\n  a: 1,\n  c: 3,\n}\n" },
	{ 's', "l:\n- a: 1\n- b: 2\n", "l.0.c", "x",
	    "l:\n- a: 1\n  c: x\n- b: 2\n" },
	{ 's', "l:\n-\n- b: 2\n", "l.0.c", "x", "l:\n- c: x\n- b: 2\n" },
	{ 's', "l:\n- # c\n- b: 2\n", "l.0.c", "x",
	    "l:\n- # c\n  c: x\n- b: 2\n" },
	{ 's', "a: 1\n", "no", "x", "a: 1\n\"no\": x\n" },
	{ 's', "a: 1\r\n\r\n# c\r\n", "b", "p\nq\n",
	    "a: 1\r\nb: |\r\n  p\r\n  q\r\n\r\n# c\r\n" },
	{ 's', "a: 1\r\n", "b.c", "x", "a: 1\r\nb:\r\n  c: x\r\n" },
	{ 's', "\xef\xbb\xbf" "\u00e9: \u00fc # c\r\nb: 1", "\u00e9", "\u20ac",
	    "\xef\xbb\xbf" "\u00e9: \u20ac # c\r\nb: 1" },
	/* nodes */
	{ 'n', "a: x # c\nb: 1\n", "a", "{p: 1, q: [1, 2]}",
	    "a: # c\n  p: 1\n  q: [1, 2]\nb: 1\n" },
	{ 'n', "a: x\nb: {c: 1}\n", "a", "{p: 1}", "a: {p: 1}\nb: {c: 1}\n" },
	{ 'n', "a:\n  b: 1\n  c: 2 # d\ne: 3\n", "a", "{x: {z: 1}}",
	    "a:\n  x:\n    z: 1 # d\ne: 3\n" },
	{ 'n', "a: {b: 1}\n", "a", "{x: {z: 'a b'}}", "a: {x: {z: a b}}\n" },
	{ 'n', "a:\n- x\n- y\nb: 1\n", "a", "[p]", "a:\n- p\nb: 1\n" },
	{ 'n', "a:\n- x\n- y\nb: 1\n", "a", "{p: 1}", "a:\n  p: 1\nb: 1\n" },
	{ 'n', "a: # c\n  b: 1\nd: 2\n", "a", "[]", "a: [] # c\nd: 2\n" },
	{ 'n', "a:\n  b: 1", "a", "{}", "a: {}" },
	{ 'n', "a: 1\n", "b", "{p: [1], t: \"x\\ny\"}",
	    "a: 1\nb:\n  p: [1]\n  t: |-\n    x\n    y\n" },
	{ 'n', "a:\n  - 1\n", "b", "[1, 2]", "a:\n  - 1\nb:\n  - 1\n  - 2\n" },
	{ 'n', "a: 1\n", "b", "[1, 2]", "a: 1\nb: [1, 2]\n" },
	{ 'n', "a: 'x'\n", "a", "3", "a: '3'\n" },
	{ 'n', "a: x\n", "a", "'3'", "a: \"3\"\n" },
	/* append */
	{ '+', "a:\n  - x # c\n\nb: 1\n", "a", "y",
	    "a:\n  - x # c\n  - y\n\nb: 1\n" },
	{ '+', "a:\n- x\nb: 1\n", "a", "{p: 1, q: 2}",
	    "a:\n- x\n- p: 1\n  q: 2\nb: 1\n" },
	{ '+', "a:\n  - {p: 1, q: 2}\n  # - {p: 3, q: 4}\nb: 1\n", "a",
	    "{p: 5, q: 'x, y'}",
	    "a:\n  - {p: 1, q: 2}\n  # - {p: 3, q: 4}\n"
	    "  - {p: 5, q: \"x, y\"}\nb: 1\n" },
	{ '+', "a:\n  - p: 1\n    q:\n      - 2\n", "a", "{p: 5, q: [6]}",
	    "a:\n  - p: 1\n    q:\n      - 2\n  - p: 5\n    q: [6]\n" },
	{ '+', "a: [x]\n", "a", "y", "a: [x, y]\n" },
	{ '+', "a: [ x, ]\n", "a", "y", "a: [ x, y, ]\n" },
	{ '+', "a: [\n  x, # c\n  z # d\n]\n", "a", "y",
	    "a: [\n  x, # c\n  z, # d\n  y\n]\n" },
	{ '+', "a: []\nb: 1\n", "a", "y", "a: [y]\nb: 1\n" },
	{ '+', "a: [] # c\nb: 1\n", "a", "{p: 1}",
	    "a: # c\n  - p: 1\nb: 1\n" },
	{ '+', "a:\nb: 1\n", "a", "{p: 1}", "a:\n  - p: 1\nb: 1\n" },
	{ '+', "a: 1\n", "b.c", "y", "a: 1\nb:\n  c: [y]\n" },
	{ '+', "- 1\n", "0", "y", NULL },
	{ '+', "a: {b: [{c: 1}]}\n", "a.b", "{c: 2, d: [x]}",
	    "a: {b: [{c: 1}, {c: 2, d: [x]}]}\n" },
	{ '+', "a:\n- - 1\n  - 2\n", "a.0", "3", "a:\n- - 1\n  - 2\n  - 3\n" },
	{ '+', "a:\n  - x", "a", "\"p\\nq\\n\"",
	    "a:\n  - x\n  - |\n    p\n    q" },
	/* remove */
	{ '-', "# of a\na: 1 # c\nb: 2\n", "a", NULL, "# of a\nb: 2\n" },
	{ '-', "a: 1\nb: 2", "b", NULL, "a: 1" },
	{ '-', "a: 1\r\nb: 2", "b", NULL, "a: 1" },
	{ '-', "a:\n  x: |\n    t\n\n  y: 1\n", "a.x", NULL,
	    "a:\n\n  y: 1\n" },
	{ '-', "a: # c\n  x: 1\nb: 2\n", "a.x", NULL, "a: {} # c\nb: 2\n" },
	{ '-', "a:\n- x\nb: 2\n", "a.0", NULL, "a: []\nb: 2\n" },
	{ '-', "a: 1\n", "a", NULL, "{}\n" },
	{ '-', "l:\n- a: 1 # c\n  # d\n  b: 2\n", "l.0.a", NULL,
	    "l:\n- # d\n  b: 2\n" },
	{ '-', "l:\n- a: 1\n- b: 2\n", "l.0.a", NULL, "l:\n- {}\n- b: 2\n" },
	{ '-', "l:\n- a: 1\n  c: 2\n- b: 2\n", "l.0", NULL, "l:\n- b: 2\n" },
	{ '-', "l:\n- a\n-\n  # x\n- c\n", "l.1", NULL,
	    "l:\n- a\n  # x\n- c\n" },
	{ '-', "- - a\n  - b\n", "0.0", NULL, "- - b\n" },
	{ '-', "a: [x, y, z]\n", "a.0", NULL, "a: [y, z]\n" },
	{ '-', "a: [x, y, z]\n", "a.1", NULL, "a: [x, z]\n" },
	{ '-', "a: [x, y, z]\n", "a.2", NULL, "a: [x, y]\n" },
	{ '-', "a: [x]\n", "a.0", NULL, "a: []\n" },
	{ '-', "a: {x: 1, y: 2}\n", "a.x", NULL, "a: {y: 2}\n" },
	{ '-', "a: [\n  x, # c\n  y,\n  z # d\n]\n", "a.1", NULL,
	    "a: [\n  x, # c\n  z # d\n]\n" },
	{ '-', "a: [\n  x, # c\n  y,\n  z # d\n]\n", "a.2", NULL,
	    "a: [\n  x, # c\n  y # d\n]\n" },
	{ '-', "\xef\xbb\xbf" "a: 1\nb: 2\n", "a", NULL,
	    "\xef\xbb\xbf" "b: 2\n" },
};

static const struct {
	char op;
	const char *in, *path, *value;
	enum err_code code;
	const char *why;
} refused[] = {
	{ 's', "a: {b: 1}\n", "a", "x", ERR_INVALID,
	    "f:1: a is a map, not one value: give the path of a value in it" },
	{ 's', "a:\n  - 1\n", "a", "x", ERR_INVALID,
	    "f:2: a is a list, not one value: give the path of a value in it" },
	{ 'n', "a:\n  - 1\n", "a", "x", ERR_INVALID,
	    "f:2: a is a list, not one value: give the path of a value in it" },
	{ 's', "x: 1\na:\n  b: 1\n", "a.b.c", "x", ERR_INVALID,
	    "f:3: a.b is a text: it has nothing below it" },
	{ 's', "text\n", "a", "x", ERR_INVALID,
	    "f:1: the file is a text, not a map" },
	{ 's', "a: [1, 2]\n", "a.2", "x", ERR_NOTFOUND,
	    "f:1: a.2: no item \"2\" in this list of 2, counted from 0" },
	{ 's', "a: [1, 2]\n", "a.x.y", "x", ERR_NOTFOUND,
	    "f:1: a.x.y: no item \"x\" in this list of 2, counted from 0" },
	{ 's', "a: [1, 2]\n", "a.-1", "x", ERR_NOTFOUND,
	    "f:1: a.-1: no item \"-1\" in this list of 2, counted from 0" },
	{ 's', "a: 1\n", "", "x", ERR_USAGE, "\"\" is no path: write names "
	    "with dots between, as in contact.email" },
	{ 's', "a: 1\n", "a..b", "x", ERR_USAGE, "\"a..b\" is no path: write "
	    "names with dots between, as in contact.email" },
	{ 's', "a: [\n", "a", "x", ERR_INVALID,
	    "f:2: a value is missing, or a quote is needed around it" },
	{ 's', "a: 1\n", "a", "\xff", ERR_INVALID,
	    "the value for a is not UTF-8" },
	{ 's', "a: [b: 1]\n", "a.0.c", "x", ERR_INVALID,
	    "f:1: a pair without braces: write { } around it first" },
	{ 's', "? a\nb: 1\n", "a", "x", ERR_INVALID,
	    "f:2: cannot write a here without touching more: edit this file "
	    "by hand" },
	{ '+', "a: x\n", "a", "y", ERR_INVALID,
	    "f:1: a is no list: cannot add to it" },
	{ '-', "a: 1\n", "b", NULL, ERR_NOTFOUND, "f: no b" },
	{ '-', "a:\n", "a.b", NULL, ERR_NOTFOUND, "f: no a.b" },
};

static int
edit(char op, struct str *text, const char *path, const char *value,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct node *n = NULL;
	int rc;

	if (op == 'n' || op == '+')
		n = yaml_parse(&a, value, strlen(value), "value", e);
	if (op == 'n')
		rc = yaml_set_node(text, "f", path, n, e);
	else if (op == '+')
		rc = yaml_append(text, "f", path, n, e);
	else if (op == '-')
		rc = yaml_remove(text, "f", path, e);
	else
		rc = yaml_set(text, "f", path, value, e);
	arena_release(&a);
	return rc;
}

int
main(void)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		str_reset(&text);
		str_adds(&text, edits[i].in);
		rc = edit(edits[i].op, &text, edits[i].path, edits[i].value,
		    &e);
		if (edits[i].out == NULL)
			ok(rc == -1, "refused");
		else if (!is_str(rc == 0 ? text.s : e.msg, edits[i].out,
		    "edit"))
			printf("# %c %s %s in\n%s\n", edits[i].op,
			    edits[i].path, edits[i].value ? edits[i].value :
			    "", edits[i].in);
		err_clear(&e);
	}
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		str_reset(&text);
		str_adds(&text, refused[i].in);
		rc = edit(refused[i].op, &text, refused[i].path,
		    refused[i].value, &e);
		ok(rc == -1 && e.code == refused[i].code, "refused");
		is_str(e.msg, refused[i].why, "its message");
		is_str(text.s, refused[i].in, "the text stays");
		err_clear(&e);
	}
	str_release(&text);
	return tap_done();
}
