/* Unit tests of lib/yaml and lib/yamlguard. */

#include "yaml.h"

#include <stdlib.h>

#include "mem.h"
#include "show.h"
#include "str.h"
#include "tap.h"
#include "yamlguard.h"

#define NEXT " a\xe2\x80\xa8" "b"

static const struct {
	const char *in, *out;
} reads[] = {
	{ "", "null" },
	{ "# only a comment\n", "null" },
	{ "---\n...\n", "null" },
	{ "a: 1\n", "{a: 1}" },
	{ "a:\nb: ~\nc: null\nd: ''\n",
	    "{a: null, b: null, c: null, d: \"\"}" },
	{ "a: Null\nb: \"null\"\n", "{a: Null, b: \"null\"}" },
	{ "- a\n-\n- - b\n  - 4.50\n", "[a, null, [b, 4.50]]" },
	{ "a:\n- x\n- y: 1\n  z: 2\n", "{a: [x, {y: 1, z: 2}]}" },
	{ "{a: 1, \"b\": [x, 'y'], c, d: }", "{a: 1, b: [x, \"y\"], c: null, "
	    "d: null}" },
	{ "[a: b, c]", "[{a: b}, c]" },
	{ "a: |\n  x\n   y\n\nb: >-\n  p\n  q\n",
	    "{a: \"x\n y\n\", b: \"p q\"}" },
	{ "a: \"\\u00e9\\n\\x41\"", "{a: \"\u00e9\nA\"}" },
	{ "\xef\xbb\xbf" "a: \u00e9\r\nb: |\r\n  x\r\n  y\r\n",
	    "{a: \u00e9, b: \"x\ny\n\"}" },
	{ "--- # c\na: 1\n... # d\n\n# e\n", "{a: 1}" },
	{ "? a\n: 1\n", "{a: 1}" },
	{ "\"<<\": 1\n\"\": 2\n'? ': 3\n", "{<<: 1, : 2, ? : 3}" },
	{ "a: x # c\nb: x#y\n", "{a: x, b: x#y}" },
	{ "a: x\n  y\n", "{a: x y}" },
	{ "just text", "just text" },
};

static const struct {
	const char *in;
	uint32_t line;		/* 0: any */
	const char *why;	/* a part of the message */
} refused[] = {
	{ "a: 1\nb: &x 2\n", 2, "an anchor (&)" },
	{ "a: &x [1]\n", 1, "an anchor (&)" },
	{ "a: &x\n", 1, "an anchor (&)" },
	{ "a:\n  &k b: 1\n", 2, "an anchor (&)" },
	{ "a: 1\nb: *a\n", 2, "an alias (*)" },
	{ "*a : 1\n", 1, "an alias (*)" },
	{ "a: !x 1\n", 1, "a tag (!)" },
	{ "a: ! 1\n", 1, "a tag (!)" },
	{ "a: !!str 1\n", 1, "a tag (!)" },
	{ "a: !!map {}\n", 1, "a tag (!)" },
	{ "!!str a: 1\n", 1, "a tag (!)" },
	{ "a: !e!x 1\n", 1, "a tag (!)" },
	{ "a: 1\n---\nb: 2\n", 2, "a second document" },
	{ "---\n---\n", 2, "a second document" },
	{ "a\n...\n%TAG ! x\n", 3, "a second document" },
	{ "a\n...\nb\n", 3, "a second document" },
	{ "%YAML 1.1\n---\na: 1\n", 1, "a % directive" },
	{ "# c\n\n%TAG !a! b\n---\na: 1\n", 3, "a % directive" },
	{ "a: 1\n\nb: 2\na: 3\n", 4, "\"a\" is here twice, first on line 1" },
	{ "x:\n  - {a: 1, b: 2, \"a\": 3}\n", 2, "\"a\" is here twice" },
	{ "a:\n  x: 1\n'a':\n  y: 1\n", 3, "\"a\" is here twice" },
	{ "[a]: 1\n", 1, "a key that is a list or a map" },
	{ "a: 1\n? {b: 1}\n: 2\n", 2, "a key that is a list or a map" },
	{ "{[a]: 1}\n", 1, "a key that is a list or a map" },
	{ "? |\n  a\n: 1\n", 1, "a key written as a block" },
	{ "[? , a]\n", 1, "a ':' with no key" },
	{ "<<: {a: 1}\n", 1, "a merge key (<<)" },
	{ "a:\n\tb: 1\n", 2, "a tab in the indentation: use spaces" },
	{ "a:\n  b: 1\n\tc: 2\n", 3, "a tab in the indentation: use spaces" },
	{ "\ta: 1\n", 1, "a tab in the indentation: use spaces" },
	{ "a: @x\n", 1, "cannot begin with @, ` or %" },
	{ "a: \"x\nb: 1\n", 1, "a quote opens here and is not closed" },
	{ "\n\na: 'x\n---\n", 4, "a second document" },
	{ "a: b: c\n", 1, "a ':' that is not expected" },
	{ "a: 1\nbc\nd: 2\n", 2, "a key without ':'" },
	{ "a: 1\n  b: 2\n", 2, "a ':' that is not expected" },
	{ "a: [1, 2\nb: 3\n", 1, "a list opens here with '['" },
	{ "a: {b: 1\nc: 2\n", 1, "a map opens here with '{'" },
	{ "- b\nc: 1\n", 2, "expected a list item" },
	{ "a:\n  - b\n c: 1\n", 3, "does not fit in the map" },
	{ "a: 'x' y\n", 1, "does not fit" },
	{ "a: - b\n", 1, "a list item cannot begin here" },
	{ "a: \"\\q\"\n", 1, "an unknown \\ escape" },
	{ "a: \"\\xzz\"\n", 1, "hex digits" },
	{ "a: \"\\ud800\"\n", 1, "no character" },
	{ "a: \"\\0\"\n", 1, "a NUL" },
	{ "a: \"\\x00\": 1\n", 1, "" },
	{ "a: | x\n", 1, "text after | or >" },
	{ "a: >0\n", 1, "a 0 after | or >" },
	{ "a: **b**\n", 1, "cannot begin with * or &" },
	{ "a: & b\n", 1, "cannot begin with * or &" },
	{ "a: 1\nb: \x01\n", 2, "a control character" },
	{ "a: 1\nb: \x7f\n", 2, "a control character" },
	{ "a: \xff\n", 1, "not UTF-8" },
	{ "a: \xc0\xaf\n", 1, "not UTF-8" },
	{ "a: \xed\xa0\x80\n", 1, "not UTF-8" },
	{ "a: \xe2\x82", 1, "not UTF-8" },
	{ "a: \xc2\x80\n", 1, "invisible control" },
	{ "\na: \xef\xbb\xbf\n", 2, "invisible control" },
	{ "a:" NEXT "\n", 1, "a line separator" },
	{ "a: 1\rb: 2\n", 1, "a carriage return" },
	{ "a: 1\n\r", 2, "a carriage return" },
	{ "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	    1, "deeper than 64" },
};

/* Where a value stands: the slice its from..to cover. */
static const struct {
	const char *in, *path;
	uint32_t line, col;
	const char *slice, *key;	/* key: the bytes from key_from on */
} places[] = {
	{ "a: 1\nbb:   'x'  # c\n", "bb", 2, 7, "'x'", "bb:" },
	{ "\xef\xbb\xbf" "a: \u00e9\u00e9\r\n"
	    "\u00fc: {x: \"\u00e9\", y: z }\r\n",
	    "\u00fc", 2, 4, "{x: \"\u00e9\", y: z }", "\u00fc:" },
	{ "\xef\xbb\xbf" "a: \u00e9\u00e9\r\n"
	    "\u00fc: {x: \"\u00e9\", y: z }\r\n",
	    "\u00fc.y", 2, 16, "z", "y: z" },
	{ "\xef\xbb\xbf" "a: \u00e9\u00e9\r\n",
	    "a", 1, 4, "\u00e9\u00e9", "a:" },
	{ "a:\n  b: 1\n  c: 2\n\n# x\nd: 3\n",
	    "a", 2, 3, "b: 1\n  c: 2", "a:" },
	{ "a:\n- 1\n- 2 # c\nd: 3\n", "a", 2, 1, "- 1\n- 2", "a:" },
	{ "a:\n- 1\n-\nd: 3\n", "a", 2, 1, "- 1\n-", "a:" },
	{ "a:\nb: 2\n", "a", 1, 3, "", "a:\nb" },
	{ "a: # c\nb: 2\n", "a", 1, 3, "", "a: #" },
	{ "a: |\n  x\n  y\n\n\nb: 2\n", "a", 1, 4, "|\n  x\n  y", "a:" },
	{ "a: |\r\n  x\r\n  y\r\n\r\nb: 2\r\n", "a", 1, 4, "|\r\n  x\r\n  y",
	    "a:" },
	{ "a: |+\n  x\n\nb: 2\n", "a", 1, 4, "|+\n  x\n", "a:" },
	{ "a: |2+\n  x\n\nb: 2\n", "a", 1, 4, "|2+\n  x\n", "a:" },
	{ "a: |\n  x \n     \n  \n \nb: 2\n",
	    "a", 1, 4, "|\n  x \n     ", "a:" },
	{ "a: |\n\n   x\n  \nb: 2\n", "a", 1, 4, "|\n\n   x", "a:" },
	{ "a: |1\n   x\n  \nb: 2\n", "a", 1, 4, "|1\n   x\n  ", "a:" },
	{ "a: >- # c\n  x\n  y\n# z\nb: 2\n", "a", 1, 4, ">- # c\n  x\n  y",
	    "a:" },
	{ "a: |\n\n\nb: 2\n", "a", 1, 4, "|", "a:" },
	{ "a: |\n  x\n  y", "a", 1, 4, "|\n  x\n  y", "a:" },
	{ "a: |\n  x\n  y  ", "a", 1, 4, "|\n  x\n  y  ", "a:" },
	{ "a: x\n  y  \nb: 2\n", "a", 1, 4, "x\n  y", "a:" },
	{ "a: \"x\n  y\"\nb: 2\n", "a", 1, 4, "\"x\n  y\"", "a:" },
	{ "- a: 1\n  b: 2\n- c\n", "0", 1, 3, "a: 1\n  b: 2", NULL },
	{ "-\n  a: 1\n- c\n", "0.a", 2, 6, "1", "a: 1" },
	{ "[a: b, c]", "0", 1, 2, "a: b", NULL },
	{ "x: {a: , b}", "x.a", 1, 7, "", "a:" },
	{ "x: {a: , b}", "x.b", 1, 11, "", "b}" },
	{ "? a\n: 1\n", "a", 2, 3, "1", "a\n" },
};

static void
test_reads(void)
{
	struct arena a = ARENA_INIT;
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	struct node *n;
	size_t i;
	char *copy;

	for (i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
		/* a copy without a NUL behind it, for the sanitizer */
		copy = mem_alloc(strlen(reads[i].in));
		memcpy(copy, reads[i].in, strlen(reads[i].in));
		n = yaml_parse(&a, copy, strlen(reads[i].in), "f", &e);
		str_reset(&out);
		if (n != NULL)
			show(&out, n);
		is_str(n != NULL ? out.s : e.msg, reads[i].out, "reads");
		err_clear(&e);
		free(copy);
	}
	str_release(&out);
	arena_release(&a);
}

static void
test_refused(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct node *n;
	char want[80];
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		n = yaml_parse(&a, refused[i].in, strlen(refused[i].in), "f",
		    &e);
		snprintf(want, sizeof(want), "f:%u: ", refused[i].line);
		ok(n == NULL && e.code == ERR_INVALID, "refused: %s",
		    refused[i].why);
		if (!ok(strncmp(e.msg, want, strlen(want)) == 0 &&
		    strstr(e.msg, refused[i].why) != NULL,
		    "its message: %s", refused[i].why))
			printf("# got '%s', want '%s%s'\n", e.msg, want,
			    refused[i].why);
		err_clear(&e);
	}
	arena_release(&a);
}

static void
test_places(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *in, *path;
	struct node *n;
	char *slice;
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		in = places[i].in;
		path = places[i].path;
		n = yaml_parse(&a, in, strlen(in), "f", &e);
		n = node_path(n, path);
		if (!ok(n != NULL, "place of %s: found", path)) {
			printf("# %s\n", e.msg);
			continue;
		}
		slice = mem_ndup(in + n->from, n->to - n->from);
		is_str(slice, places[i].slice, "its slice");
		if (!ok(n->line == places[i].line && n->col == places[i].col,
		    "its line and column"))
			printf("# %u:%u\n", n->line, n->col);
		if (places[i].key != NULL)
			ok(str_starts(in + n->key_from, places[i].key),
			    "its key");
		free(slice);
	}
	arena_release(&a);
}

static void
test_limits(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct node *n;
	int i;

	while (s.len < YAML_MAX_BYTES)
		str_addc(&s, '#');
	ok(yaml_parse(&a, s.s, s.len, "f", &e) != NULL, "1 MiB is read");
	str_addc(&s, '#');
	ok(yaml_parse(&a, s.s, s.len, "f", &e) == NULL, "1 byte more is not");
	is_str(e.msg, "f:1: 1048577 bytes, a file is at most 1 MiB: split it",
	    "and says so");
	err_clear(&e);
	ok(yaml_parse(&a, "a\0b", 3, "f", &e) == NULL, "a NUL is refused");
	is_str(e.msg, "f:1: a NUL byte: this is not a text file",
	    "and says so");
	err_clear(&e);

	str_reset(&s);
	for (i = 0; i < 64; i++)
		str_addc(&s, '[');
	for (i = 0; i < 64; i++)
		str_addc(&s, ']');
	n = yaml_parse(&a, s.s, s.len, "f", &e);
	ok(n != NULL && n->to == 128, "64 levels are read");

	str_reset(&s);
	for (i = 0; i < 1000; i++)
		str_addf(&s, "k%d: %d\n", i, i);
	n = yaml_parse(&a, s.s, s.len, "f", &e);
	ok(n != NULL && n->n == 1000 &&
	    strcmp(node_get_text(n, "k999", ""), "999") == 0,
	    "1000 keys are read");
	str_adds(&s, "k500: again\n");
	ok(yaml_parse(&a, s.s, s.len, "f", &e) == NULL, "one twice is not");
	is_str(e.msg, "f:1001: the key \"k500\" is here twice, first on line "
	    "501: delete one", "and says where");
	str_release(&s);
	arena_release(&a);
}

int
main(void)
{
	test_reads();
	test_refused();
	test_places();
	test_limits();
	return tap_done();
}
