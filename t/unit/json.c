/* Unit tests of lib/json. */

#include "json.h"

#include <stdlib.h>

#include "random.h"
#include "show.h"
#include "tap.h"
#include "yaml.h"

static const struct {
	const char *in, *out;
} reads[] = {
	{ "{}", "{}" },
	{ "[1, -20, 1.50, 1e3, true, false, null, \"x\"]",
	    "[1, -20, 1.5, 1000, true, false, null, \"x\"]" },
	{ "{\"b\": {\"c\": [\"\"]}, \"a\": \"\\u00e9\"}",
	    "{b: {c: [\"\"]}, a: \"\u00e9\"}" },
	{ " 7 ", "7" },
	{ "\"null\"", "\"null\"" },
	{ "0.1", "0.1" },
	{ "9223372036854775807", "9223372036854775807" },
};

static const struct {
	const char *in, *why;
} refused[] = {
	{ "", "f:1: not JSON" },
	{ "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "f:3: not JSON: duplicate" },
	{ "{\"a\": 1} x", "f:1: not JSON" },
	{ "{\"a\": \"\\u0000\"}", "f:1: not JSON" },
	{ "\"\xff\"", "f:1: not JSON" },
	{ "[1,\n2,]", "f:2: not JSON" },
	{ "{a: 1}", "f:1: not JSON" },
	{ "99999999999999999999", "f:1: not JSON" },
	{ "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
	    "[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
	    "]]", "f: nested deeper than 64" },
};

/* YAML in, JSON out. */
static const struct {
	const char *in, *out;
} writes[] = {
	{ "a: 1\nb: '1'\nc: 1.50\nd: x\n",
	    "{\"a\":1,\"b\":\"1\",\"c\":1.5,\"d\":\"x\"}" },
	{ "[true, false, null, ~, '', yes, -3, 0, -0.5]",
	    "[true,false,null,null,\"\",\"yes\",-3,0,-0.5]" },
	{ "[007, 1., .5, +1, 0x1, 1_0, 1e3, 1E-2, 1e, 1e+, '-', 1.2.3]",
	    "[\"007\",\"1.\",\".5\",\"+1\",\"0x1\",\"1_0\",1000.0,0.01,"
	    "\"1e\",\"1e+\",\"-\",\"1.2.3\"]" },
	{ "[123456789012345, 1234567890123456, 0.000123456789012345, "
	    "0.1234567890123456, 1e999]",
	    "[123456789012345,\"1234567890123456\",0.000123456789012345,"
	    "\"0.1234567890123456\",\"1e999\"]" },
	{ "[2026-11-20, 12%]", "[\"2026-11-20\",\"12%\"]" },
	{ "a:\n  b: []\n  c: {}\n", "{\"a\":{\"b\":[],\"c\":{}}}" },
	{ "", "null" },
};

static char *
dumps(const struct node *n)
{
	json_t *j = json_from_node(n);
	char *s = json_dumps(j, JSON_COMPACT | JSON_ENCODE_ANY |
	    JSON_REAL_PRECISION(15));

	json_decref(j);
	return s;
}

static void
test_tables(void)
{
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	struct node *n;
	char *out;
	size_t i;

	for (i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
		n = json_parse(&a, reads[i].in, strlen(reads[i].in), "f", &e);
		str_reset(&s);
		if (n != NULL)
			show(&s, n);
		is_str(n != NULL ? s.s : e.msg, reads[i].out, "reads");
		err_clear(&e);
	}
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		n = json_parse(&a, refused[i].in, strlen(refused[i].in), "f",
		    &e);
		if (!ok(n == NULL && e.code == ERR_INVALID &&
		    str_starts(e.msg, refused[i].why), "refused: %s",
		    refused[i].why))
			printf("# got '%s'\n", e.msg);
		err_clear(&e);
	}
	for (i = 0; i < sizeof(writes) / sizeof(writes[0]); i++) {
		n = yaml_parse(&a, writes[i].in, strlen(writes[i].in), "f",
		    &e);
		out = dumps(n);
		is_str(out, writes[i].out, "writes");
		free(out);
	}
	str_release(&s);
	arena_release(&a);
}

static void
test_odd(void)
{
	struct arena a = ARENA_INIT;
	struct node *n = node_new(&a, NODE_MAP);
	char *out;

	out = dumps(NULL);
	is_str(out, "null", "no node is null");
	free(out);
	node_str(&a, n, "\xff", "a\xff\xe2\x82z");
	out = dumps(n);
	is_str(out, "{\"\ufffd\":\"a\ufffd\ufffd\ufffdz\"}",
	    "bytes that are not UTF-8");
	free(out);
	arena_release(&a);
}

static void
test_random(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct node *n;
	int i, bad = 0;
	char *out;

	for (i = 0; i < 3000 && bad < 5; i++) {
		n = random_tree(&a, NULL, NULL, 4);
		n->key = NULL;
		out = dumps(n);
		if (!same_tree(n, json_parse(&a, out, strlen(out), "f", &e))) {
			bad++;
			printf("# %s: %s\n", out, e.msg);
		}
		free(out);
		arena_release(&a);
	}
	ok(bad == 0, "3,000 random trees read back");
}

int
main(void)
{
	test_tables();
	test_odd();
	test_random();
	return tap_done();
}
