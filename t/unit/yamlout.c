/* Unit tests of lib/yamlout: what is written reads back as it was. */

#include "yamlout.h"

#include "random.h"
#include "show.h"
#include "tap.h"
#include "yaml.h"

static const struct {
	const char *text, *out;
} scalars[] = {
	{ "word", "word" },
	{ "Foo GmbH & Co", "Foo GmbH & Co" },
	{ "\u00e9t\u00e9 \u20ac", "\u00e9t\u00e9 \u20ac" },
	{ "http://x.example/a?b", "\"http://x.example/a?b\"" },
	{ "http://x.example/a", "http://x.example/a" },
	{ "12%", "12%" },
	{ "3 plants", "3 plants" },
	{ "-x", "-x" },
	{ "", "\"\"" },
	{ " a", "\" a\"" },
	{ "a ", "\"a \"" },
	{ "a: b", "\"a: b\"" },
	{ "a:", "\"a:\"" },
	{ "a #b", "\"a #b\"" },
	{ "a#b", "a#b" },
	{ "#b", "\"#b\"" },
	{ "a, b", "\"a, b\"" },
	{ "say \"x\"", "say \"x\"" },
	{ "\"x\"", "\"\\\"x\\\"\"" },
	{ "'x'", "\"'x'\"" },
	{ "it's", "it's" },
	{ "back\\slash", "back\\slash" },
	{ "a\nb", "\"a\\nb\"" },
	{ "a\tb\r\x1b\x01\x7f", "\"a\\tb\\r\\e\\x01\\x7F\"" },
	{ "\xc2\x85" "\u2028\ufeff", "\"\\u0085\\u2028\\uFEFF\"" },
	{ "\xff", "\"\\uFFFD\"" },
	{ "NO", "\"NO\"" }, { "no", "\"no\"" }, { "y", "\"y\"" },
	{ "On", "\"On\"" }, { "true", "\"true\"" }, { "~", "\"~\"" },
	{ "null", "\"null\"" }, { "Norway", "Norway" },
	{ "1", "\"1\"" }, { "-4.50", "\"-4.50\"" }, { "1e5", "\"1e5\"" },
	{ "0x1F", "\"0x1F\"" }, { "1_000", "\"1_000\"" },
	{ "12:30:45", "\"12:30:45\"" }, { ".5", "\".5\"" },
	{ ".inf", "\".inf\"" }, { "-.INF", "\"-.INF\"" },
	{ "2026-11-20", "\"2026-11-20\"" },
	{ "2026-11-20T10:00:00Z", "\"2026-11-20T10:00:00Z\"" },
	{ "- a", "\"- a\"" }, { "-", "\"-\"" }, { "--- a", "\"--- a\"" },
	{ "...", "\"...\"" }, { "? a", "\"? a\"" }, { "[a", "\"[a\"" },
	{ "a]", "\"a]\"" }, { "{a", "\"{a\"" }, { "&a", "\"&a\"" },
	{ "*a", "\"*a\"" }, { "!a", "\"!a\"" }, { "|", "\"|\"" },
	{ ">", "\">\"" }, { "%a", "\"%a\"" }, { "@a", "\"@a\"" },
	{ "`a", "\"`a\"" }, { "<<", "\"<<\"" }, { "=", "\"=\"" },
};

static const struct {
	const char *text;
	int indent;
	const char *out;
} blocks[] = {
	{ "a\nb\n", 0, "|\n  a\n  b" },
	{ "a\nb", 2, "|-\n    a\n    b" },
	{ "a\n\nb\n\n", 0, "|+\n  a\n\n  b\n" },
	{ " a\nb\n", 0, "|2\n   a\n  b" },
	{ "\n\ta", 0, "|2-\n\n  \ta" },
	{ "a  \n   \n", 0, "|\n  a  \n     " },
	{ "a\r\nb", 0, "\"a\\r\\nb\"" },
	{ "\n\n", 0, "\"\\n\\n\"" },
	{ "", 0, "\"\"" },
	{ "x\x01\n", 0, "\"x\\x01\\n\"" },
};

static void
test_tables(void)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(scalars) / sizeof(scalars[0]); i++) {
		str_reset(&s);
		yaml_scalar(&s, scalars[i].text, strlen(scalars[i].text));
		is_str(s.s, scalars[i].out, "scalar");
	}
	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		str_reset(&s);
		yaml_block(&s, blocks[i].indent, blocks[i].text,
		    strlen(blocks[i].text));
		is_str(s.s, blocks[i].out, "block");
	}
	str_release(&s);
}

static void
test_fold(void)
{
	static const char text[] = "Lorem ipsum dolor sit amet, consectetur "
	    "adipiscing elit, sed do eiusmod tempor incididunt.\nNext  one.\n"
	    "\nLast.";
	static const char want[] = ">-\n    Lorem ipsum dolor sit amet, "
	    "consectetur adipiscing elit, sed do eiusmod\n"
	    "    tempor incididunt.\n\n    Next  one.\n\n\n    Last.";
	struct str s = STR_INIT;

	ok(yaml_fold_as(&s, 2, 2, text, sizeof(text) - 1), "folds");
	is_str(s.s, want, "at 80 columns");
	str_reset(&s);
	ok(!yaml_fold_as(&s, 0, 2, "a\n b", 4) && s.len == 0,
	    "does not fold lines that begin with a space");
	str_release(&s);
}

static const char tree[] =
    "name: \"Zo\u00eb\"\n"
    "m: {a: 1.50, b: '1.50', c: }\n"
    "'no': [x, 'y', [1, 2], {k: v, l: [p]}]\n"
    "text: \"a\\nb\"\n"
    "none: []\n"
    "no map: {}\n"
    "list:\n- a\n- |\n  b\n  c\n";
static const char tree_block[] =
    "name: Zo\u00eb\n"
    "m:\n"
    "  a: 1.50\n"
    "  b: \"1.50\"\n"
    "  c: null\n"
    "\"no\":\n"
    "  - x\n"
    "  - \"y\"\n"
    "  - [1, 2]\n"
    "  - k: v\n"
    "    l: [p]\n"
    "text: |-\n"
    "  a\n"
    "  b\n"
    "none: []\n"
    "no map: {}\n"
    "list:\n"
    "  - a\n"
    "  - |\n"
    "    b\n"
    "    c\n";

static void
test_write(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct node *n = yaml_parse(&a, tree, strlen(tree), "f", &e);

	yaml_write(&s, n, 0);
	is_str(s.s, tree_block, "a tree in block style");
	str_reset(&s);
	yaml_flow(&s, n);
	is_str(s.s, "{name: Zo\u00eb, m: {a: 1.50, b: \"1.50\", c: null}, "
	    "\"no\": [x, \"y\", [1, 2], {k: v, l: [p]}], text: \"a\\nb\", "
	    "none: [], no map: {}, list: [a, \"b\\nc\\n\"]}",
	    "and in flow style");
	str_release(&s);
	arena_release(&a);
}

static const struct node *
reread(struct arena *a, const struct str *s)
{
	struct err e = ERR_INIT;
	const struct node *n = yaml_parse(a, s->s, s->len, "f", &e);

	if (n == NULL)
		printf("# %s\n", e.msg);
	return n;
}

/* 10,000 texts as scalar and as block, in a map, a list and in flow. */
static void
test_texts(void)
{
	static const char *const places[] = { "a", "b.x.0", "c.0", "d",
	    "e" };
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT, text = STR_INIT;
	const struct node *n, *c;
	int i, bad = 0, count;

	for (i = 0; i < 10000 && bad < 5; i++) {
		str_reset(&text);
		random_text(&text, i % 100 == 0 ? 2000 : 8, i % 3 > 0);
		str_reset(&s);
		str_adds(&s, "a: ");
		yaml_scalar(&s, text.s, text.len);
		str_adds(&s, "\nb: {x: [");
		yaml_scalar(&s, text.s, text.len);
		str_adds(&s, "]}\nc:\n  - ");
		yaml_block(&s, 2, text.s, text.len);
		str_adds(&s, "\nd: ");
		yaml_block_as(&s, 0, 4, text.s, text.len);
		str_adds(&s, "\ne: ");
		if (!yaml_fold_as(&s, 0, 3, text.s, text.len))
			yaml_scalar(&s, text.s, text.len);
		str_addc(&s, '\n');
		n = reread(&a, &s);
		for (count = 0; count < 5; count++) {
			c = node_path(n, places[count]);
			if (c == NULL || c->kind != NODE_SCALAR ||
			    c->n != text.len ||
			    memcmp(c->text, text.s, c->n) != 0)
				break;
		}
		if (count != 5) {
			bad++;
			printf("# text %d:\n%s\n", i, s.s);
		}
		arena_release(&a);
	}
	ok(bad == 0, "10,000 random texts read back in five places");
	str_release(&s);
	str_release(&text);
}

static void
test_trees(void)
{
	struct yaml_style style = YAML_STYLE_INIT;
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct node *n;
	int i, bad = 0;

	for (i = 0; i < 10000 && bad < 5; i++) {
		n = random_tree(&a, NULL, NULL, 4);
		n->key = NULL;
		str_reset(&s);
		style.step = 1 + i % 8;
		style.list = i % 3;
		if (i % 2)
			yaml_write_as(&s, n, n->text ? 0 : i % 7,
			    &style);
		else
			yaml_flow(&s, n);
		if (!same_tree(n, reread(&a, &s))) {
			bad++;
			printf("# tree %d:\n%s\n", i, s.s);
		}
		arena_release(&a);
	}
	ok(bad == 0, "10,000 random trees read back");
	str_release(&s);
}

int
main(void)
{
	test_tables();
	test_fold();
	test_write();
	test_texts();
	test_trees();
	return tap_done();
}
