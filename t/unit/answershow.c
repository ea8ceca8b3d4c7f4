/* Tests of lib/answershow: the text of an answer, whatever its pieces. */

#include "answershow.h"

#include <string.h>

#include "tap.h"

static const struct {
	const char *answer, *text, *key;
	int depth;
} cases[] = {
	{ "{\"markdown\": \"One.\\n- Two \\\"x\\\" \\\\ \\/\\t.\"}",
	    "One.\n- Two \"x\" \\ /\t.", "markdown", 1 },
	{ "{\"facts\": {\"markdown\": \"no\", \"a\": [\"markdown\", 1]}, "
	    "\"markdown\": \"S\\u00f8ren \\ud83d\\ude00 \xc3\xa5\"}",
	    "S\xc3\xb8ren \xf0\x9f\x98\x80 \xc3\xa5", "markdown", 1 },
	{ "{\"x\": \"markdown\", \"y\": \"z\"}", "", "markdown", 1 },
	{ "{\"markdown\": {\"a\": \"no\"}, \"b\": \"no\"}", "", "markdown", 1 },
	{ "{\"markdown\": \"\\ude00\\u20ac\"}", "\xef\xbf\xbd\xe2\x82\xac", "markdown", 1 },
	{ "no JSON \"markdown\": \"x\"", "", "markdown", 1 },
	{ "{\"claims\": [{\"text\": \"One.\", \"n\": \"text\"}, "
	    "{\"text\": \"Two.\"}]}", "One.\nTwo.", "text", 0 },
	{ "]]]}}\"\\", "", "markdown", 1 },
};

int
main(void)
{
	struct answershow s;
	size_t i, cut, n, from;
	bool same;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		n = strlen(cases[i].answer);
		same = true;
		for (cut = 1; cut <= n; cut++) {
			s = (struct answershow)ANSWERSHOW_INIT(
			    cases[i].key, cases[i].depth);
			for (from = 0; from < n; from += cut)
				answershow_feed(&s, cases[i].answer + from,
				    from + cut < n ? cut : n - from);
			same = same && strcmp(s.text.s, cases[i].text) == 0;
			if (cut == n)
				is_str(s.text.s, cases[i].text,
				    cases[i].answer);
			answershow_release(&s);
		}
		ok(same, "in pieces of any size");
	}
	return tap_done();
}
