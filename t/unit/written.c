/* Tests of lib/writtencheck, lib/writtendef: what a section may be. */

#include "written.h"

#include "tap.h"

static const char person[] = "Read [tam].\n\n[tam]: tam.md\n\n"
    "<b>Ours</b>\n\n> [old]: https://ours.example/x\n";

static int
check(struct str *why, const char *text)
{
	const char *texts[] = { person, NULL };
	const struct written_known known = { texts, 2, texts, 2 };

	return written_check(text, strlen(text), &known, why);
}

static void
passes(const char *text)
{
	struct str why = STR_INIT;

	if (!ok(check(&why, text) == 0 && why.len == 0, "passes: %.*s",
	    (int)strcspn(text, "\n"), text))
		printf("# %s", why.s);
	str_release(&why);
}

/* It is refused, and why has part. */
static void
refuses(const char *text, const char *part)
{
	struct str why = STR_INIT;

	if (!ok(check(&why, text) < 0 && strstr(why.s, part) != NULL,
	    "refuses: %.*s: %s", (int)strcspn(text, "\n"), text, part))
		printf("# got '%s'\n", why.s);
	str_release(&why);
}

static void
test_html(void)
{
	static const char *const bad[] = {
		("<br onclick=alert(1) "
		    "style=\"background:url(https://evil.example/?d=1)\">\n"),
		"x <brand onmouseover=alert(1)>y\n", "x <br x>y\n",
		"<br>\n<img src=x onerror=alert(1)>\n", "<BR>\n",
		"Text.\n\n<br><script>alert(1)</script>\n",
		"> <br/>\n> <b>x</b>\n", "x <!-- hidden --> y\n",
		"x <b\nclass=y>z</b>\n", "<br>\n\nx <i>y</i>\n",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuses(bad[i], "raw HTML");
	passes("One<br>two<br/>three<br />four.\n");
	passes("<br>\n<br/>\n");
	passes("| a | b |\n|---|---|\n| x<br>y | z |\n");
	passes("`<b onclick=x>` and 3 < 4 and a <- b.\n");
	passes("```\n<script>alert(1)</script>\n```\n");
	passes("x <b>Ours</b>\n");
}

static void
test_definitions(void)
{
	static const char *const bad[] = {
		"[a]: https://evil.example/a\n",
		"   [a]: https://evil.example/a\n",
		"Text.\n\n> [confidence]: https://evil.example/c\n",
		"Text.\n\n- [confidence]: https://evil.example/c\n",
		"Text.\n\n1. > - [confidence]: https://evil.example/c\n",
		"Text.\n\n[see\nhere]: https://evil.example/d\n",
		"> [see\n> here]: https://evil.example/d\n",
		"Text.\n\n[a\\]b]: https://evil.example/e\n",
		"[a]:\nhttps://evil.example/f\n",
		"[a]:\n  <https://evil.example/f>\n  'title'\n\nText.\n",
		"[a]: x.md\n[b]: y.md\nText.\n",
		"[a]: x.md\nText of a paragraph.\n",
		"Title\n[a]: x.md\n\n[a]: x.md\n===\n",
		"[^1]: https://evil.example/note\n",
		"Text [a].\n\n[a]: tam.md\n",
		"[tam]: https://evil.example/tam\n",
		"[tam\n]: tam.md\n", "[A]: x.md\n\n[a]: y.md\n",
		"|a|\n|-|\n\n[a|b]: x.md\n",
		"```\n[x]: y\n```\n[x]: y\n",
		"* one\n\n  [a]: x.md\n",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuses(bad[i], "a link definition");
	refuses("Text.\n\n> [c]: x.md\n", "line 3: a link definition, "
	    "'> [c]: x.md'");
	passes("Read [tam].\n\n[tam]: tam.md\n");
	passes("> [old]: https://ours.example/x\n");
}

static void
test_brackets(void)
{
	passes("[x] done: all of it.\n");
	passes("- [x] done: all of it\n- [ ] open: the rest\n");
	passes("Text.\n[note]: this goes on, a paragraph is none.\n");
	passes("[note]: two words\n");
	passes("- [note]: two words\n- [b]: and more\n");
	passes("```yaml\n[a]: https://evil.example/a\n```\n");
	passes("    [a]: code.md\n");
	passes("`[a]: x.md`\n");
	passes("\\[a]: x.md\n");
	passes("[a\\]: x.md\n");
	passes("[]: x.md\n");
	passes("A list [a, b]: three of them, see x[1]:2.\n");
	passes("| a [x]: | b |\n|---|---|\n| [1]: | [y]: z |\n");
	passes("See [the TAM](tam.md \"a [b]: c\"): it is larger.\n");
	passes("The claim[^1]: see below.\n\n[^1]: From the deals of 2026.\n");
}

/* Many brackets are looked at in a time that grows with the text. */
static void
test_many(void)
{
	struct str text = STR_INIT, why = STR_INIT;
	int i;

	for (i = 0; i < 1000; i++)
		str_adds(&text, "Text [a]: no address at all.\n\n");
	ok(check(&why, text.s) == 0, "a thousand that are none");
	str_adds(&text, "[a]: x.md\n");
	ok(check(&why, text.s) < 0 && strstr(why.s, "a link definition") !=
	    NULL, "one behind a thousand that are none");
	str_release(&text);
	str_release(&why);
}

int
main(void)
{
	test_html();
	test_definitions();
	test_brackets();
	test_many();
	return tap_done();
}
