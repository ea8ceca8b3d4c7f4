/* Documents as pages: lib/htmldoc.c */

#include "htmldoc.h"

#include <stdlib.h>

#include "pagecheck.h"
#include "random.h"
#include "tap.h"

/* Pieces of documents, put together at random: lines and parts of lines. */
static const char *const pieces[] = {
	"\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "# ", "## ", "### a",
	"a", "b c", "===\n", "---\n", "> ", "- ", "1. ", "- [x] ", "```\n",
	"~~~ mermaid\n", "<!--", "-->", "<b onclick=x>", "</p>", "<br>",
	"<script>", "&lt;", "&#0;", "&#x3c;b&#62;", "[^a]", "[^a]: ",
	"\n[^b]: ", "[^b]", "![", "](x.svg)", "[x](java", "script:alert(1))",
	"[x](JavaScript:a)", "[x](java&#9;script:a)", "[x](&#1;javascript:a)",
	"[x](<java\tscript:a>)", "[x](data:text/html,x)", "<vbscript:a>",
	"[x](file:///etc/passwd)", "[y]: javascript:a\n", "[y]", "\"", "'",
	"|", "|-|-|\n", "|a|b|\n", "~~", "**", "*", "`", "\\", "www.a.b",
	"<http://a.b/\">", "\x01", "\x7f", "\xc3\xa4", "\xef\xbb\xbf", "fn-a",
};

/* A document, and what its page is. */
static const struct { const char *text, *html; } exact[] = {
	{ "", "" },
	{ "# A\n## A\n", "<h1 id=\"a\">\nA\n</h1>\n<h2 id=\"a-1\">\nA\n</h2>\n" },
	{ "---\nx: y\n---\n", "" },
	{ "a\r\n- [x] b\r\n", "<p>a</p>\n<ul>\n<li>\u2611 b</li>\n</ul>\n" },
	{ "a<br>b <i>c</i>", "<p>a<br>b &lt;i&gt;c&lt;/i&gt;</p>\n" },
	{ "[x](javascript:a)", "<p><a href=\"\">x</a></p>\n" },
	{ "|a|\n|-|\n|b<br>![c](d) <i>|\n", "<div class=\"wide\" "
	    "role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n"
	    "<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
	    "<td>b<br>c &lt;i&gt;</td>\n</tr>\n</tbody>\n</table>\n</div>\n" },
	/* a section for every other tool, so no footnote here */
	{ "[^a]: foo bar\n---\n[^a]\n", "<h2 id=\"a-foo-bar\">\n[^a]: foo bar\n"
	    "</h2>\n<p>[^a]</p>\n" },
};

static void
check(const char *text, size_t n)
{
	struct htmldoc how = { 0 };
	struct str html = STR_INIT;
	struct page_check c;
	struct md md;

	if (md_parse(&md, text, n, "in", NULL) < 0)
		return;
	htmldoc_md(&html, &md, &how);
	if (!page_is_fine(&c, html.s, &md)) {
		ok(false, "%s", c.why);
		printf("# of: %s\n# as: %s\n", text, html.s);
	}
	md_release(&md);
	str_release(&html);
}

int
main(void)
{
	struct htmldoc how = { 0 };
	struct str text = STR_INIT, html = STR_INIT;
	size_t i, k;

	for (i = 0; i < sizeof(exact) / sizeof(*exact); i++) {
		str_reset(&html);
		ok(htmldoc(&html, exact[i].text, strlen(exact[i].text), "in",
		    &how, NULL) == 0, "read: %.20s", exact[i].text);
		is_str(html.s, exact[i].html, exact[i].text[0] == '\0' ?
		    "empty" : "page");
	}
	for (i = 0; i < 20000; i++) {
		str_reset(&text);
		for (k = pick(24); k > 0; k--)
			str_adds(&text, pieces[pick(sizeof(pieces) /
			    sizeof(*pieces))]);
		check(text.s, text.len);
	}
	ok(true, "at random: all pages hold");
	str_release(&text);
	str_release(&html);
	return tap_done();
}
