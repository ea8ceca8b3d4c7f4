/* Tests of lib/surrogate: halves through JSON and out again. */

#include "surrogate.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

/* Up to three pieces as JSON writes them, and the text they are. */
static const struct {
	const char *piece[3], *want, *what;
} cases[] = {
	{ { "a", "b" }, "ab", "plain" },
	{ { "\\ud83d\\ude00" }, "\xf0\x9f\x98\x80", "a pair in one piece" },
	{ { "x\\ud83d", "\\ude00y" }, "x\xf0\x9f\x98\x80y", "in two" },
	{ { "\\uD83D", "\\uDE00" }, "\xf0\x9f\x98\x80", "capital digits" },
	{ { "\\ud83d", "", "\\ude00" }, "\xf0\x9f\x98\x80",
	    "an empty piece between" },
	{ { "\\ud83d", "\\ude00\\ud83d", "\\ude01" },
	    "\xf0\x9f\x98\x80\xf0\x9f\x98\x81", "two pairs" },
	{ { "\\ud83d", "y" }, "\xef\xbf\xbdy", "a first half alone" },
	{ { "\\ude00", "y" }, "\xef\xbf\xbdy", "a second half alone" },
	{ { "x\\ud83d" }, "x\xef\xbf\xbd", "one at the end" },
	{ { "\\ud83d", "\\ud83d", "\\ude00" },
	    "\xef\xbf\xbd\xf0\x9f\x98\x80", "two first halves" },
	{ { "\\ude00\\ude00" }, "\xef\xbf\xbd\xef\xbf\xbd",
	    "two second halves" },
	{ { "\\ude00", "\\ud83d" }, "\xef\xbf\xbd\xef\xbf\xbd",
	    "the wrong way round" },
	{ { "\\ud83d\\u0041" }, "\xef\xbf\xbd" "A", "before another escape" },
	{ { "\\\\ud83d" }, "\\ud83d", "a backslash that is one" },
	{ { "\\\\\\ud83d", "\\ude00" }, "\\\xf0\x9f\x98\x80",
	    "behind a backslash that is one" },
	{ { "\\n\\\"\\ud83d", "\\ude00\\t" }, "\n\"\xf0\x9f\x98\x80\t",
	    "among other escapes" },
	{ { "\xef\xb7\x90" "d83d", "\xef\xb7\x90" "de00" },
	    "\xef\xbf\xbd" "d83d\xef\xbf\xbd" "de00", "a U+FDD0 of the text" },
	{ { "\\ufdd0d83d", "\\uFDD0de00" },
	    "\xef\xbf\xbd" "d83d\xef\xbf\xbd" "de00", "an escaped one" },
	{ { "\xef\xb7\x91\xef\xbb\xbf\xef" }, NULL, "broken UTF-8 stays so" },
};

/* The pieces through a parser of JSON; false: it refuses one. */
static bool
carry(struct str *text, const char *const piece[3])
{
	struct str json = STR_INIT, marked = STR_INIT;
	json_t *v;
	size_t i;

	for (i = 0; i < 3 && piece[i] != NULL; i++) {
		str_reset(&json);
		str_reset(&marked);
		str_addf(&json, "\"%s\"", piece[i]);
		surrogate_mark(&marked, json.s, json.len);
		v = json_loadb(marked.s, marked.len, JSON_DECODE_ANY, NULL);
		if (v == NULL)
			break;
		surrogate_add(text, json_string_value(v),
		    json_string_length(v));
		json_decref(v);
	}
	surrogate_end(text);
	str_release(&json);
	str_release(&marked);
	return i == 3 || piece[i] == NULL;
}

/* Any bytes: the marked text is longer by no more than a byte a half. */
static void
test_random(void)
{
	static const char bytes[] = "\\u\\ud83dDeE00\xef\xb7\x90\"x";
	struct str out = STR_INIT, text = STR_INIT;
	char in[24];
	int round, i, n, bad = 0;

	srand(7);
	for (round = 0; round < 200000; round++) {
		n = rand() % (int)sizeof(in);
		for (i = 0; i < n; i++)
			in[i] = bytes[rand() % (int)(sizeof(bytes) - 1)];
		str_reset(&out);
		str_reset(&text);
		bad += surrogate_mark(&out, in, (size_t)n) * 6 > (size_t)n ||
		    out.len > (size_t)n + 4;
		surrogate_add(&text, out.s, out.len);
		surrogate_end(&text);
		bad += text.len > out.len;
	}
	ok(bad == 0, "any bytes");
	str_release(&out);
	str_release(&text);
}

int
main(void)
{
	struct str text = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&text);
		if (cases[i].want == NULL)
			ok(!carry(&text, cases[i].piece), "%s", cases[i].what);
		else if (ok(carry(&text, cases[i].piece), "%s: is JSON",
		    cases[i].what))
			is_str(text.s, cases[i].want, cases[i].what);
	}
	str_release(&text);
	test_random();
	return tap_done();
}
