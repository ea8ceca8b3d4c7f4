/* Tests of lib/md, lib/mdid, lib/line: sections, anchors, line ends, links. */

#include "md.h"

#include <stdlib.h>

#include "line.h"
#include "tap.h"

/* The sections of text as "id@line:from,body_from,to " each, or the error. */
static const char *
sections(const char *text)
{
	static struct str out;
	struct err e = ERR_INIT;
	struct md md;
	size_t i;

	if (out.s == NULL)
		str_init(&out);
	str_reset(&out);
	if (md_parse(&md, text, strlen(text), "doc", &e) < 0) {
		str_adds(&out, e.msg);
		return out.s;
	}
	for (i = 0; i < md.n_sections; i++)
		str_addf(&out, "%s%s@%d:%zu,%zu,%zu", i > 0 ? " " : "",
		    md.sections[i].id, md.sections[i].line,
		    md.sections[i].from, md.sections[i].body_from,
		    md.sections[i].to);
	md_release(&md);
	return out.s;
}

static void
test_slug(void)
{
	static const char *const cases[][2] = {
		{ "Firmographics", "firmographics" },
		{ "Tech stack & tools", "tech-stack--tools" },
		{ "What's next?", "whats-next" },
		{ "a_b-c  d", "a_b-c--d" },
		{ "Größe: 50–420", "größe-50420" },
		{ "ÅRHUS İZMİR", "århus-i\xcc\x87zmi\xcc\x87r" },
		{ "中文 標題", "中文-標題" },
		{ "x² ½ Ⅷ ٣", "x--ⅷ-٣" },
		{ "🎉 Launch", "-launch" },
		{ "Привет non-latin", "привет-non-latin" },
		{ "tab\there", "tabhere" },
		{ "", "" },
	};
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&s);
		md_slug(&s, cases[i][0]);
		is_str(s.s, cases[i][1], cases[i][0]);
	}
	str_release(&s);
}

static void
test_ids(void)
{
	static const char *const text[] = { "foo", "foo", "foo-1", "Foo", "!",
	    "?", "section" };
	static const char *const want[] = { "foo", "foo-1", "foo-1-1", "foo-2",
	    "section", "section-1", "section-2" };
	struct mdid ids = { NULL, 0, 0 };
	struct arena a = ARENA_INIT;
	const char *last = "";
	size_t i;

	for (i = 0; i < 7; i++)
		is_str(mdid_next(&ids, &a, text[i]), want[i], want[i]);
	for (i = 0; i < 1000; i++)
		last = mdid_next(&ids, &a, "many");
	is_str(last, "many-999", "a thousand of the same");
	arena_release(&a);
}

static void
test_borders(void)
{
	is_str(sections(""), "", "empty");
	is_str(sections("## A"), "a@1:0,4,4", "nothing but a heading");
	is_str(sections("# T\n\n## A\n\nx\n\n## B\n"),
	    "a@3:5,10,14 b@7:14,19,19", "two sections");
	is_str(sections("## A\nx\n# T\ny\n## B\n"),
	    "a@1:0,5,7 b@5:13,18,18", "a level-1 heading ends a section");
	is_str(sections("## A\n### a\n#### b\n"), "a@1:0,5,18",
	    "deeper headings do not");
	is_str(sections("## A\n```\n## no\n```\n~~~\n## no\n~~~\n"),
	    "a@1:0,5,33", "fences");
	is_str(sections("## A\n> ## no\n\n- ## no\n\n      ## no\n"),
	    "a@1:0,5,35", "quotes, lists, indented code");
	is_str(sections("<!--\n## no\n-->\n<pre>\n## no\n\n## no\n</pre>\n"
	    "## A\n"), "a@9:41,46,46", "HTML");
	is_str(sections("A\n---\nx\n\ntwo\nlines\n   --  \ny\n"),
	    "a@1:0,6,9 two-lines@5:9,27,29", "underlined headings");
	is_str(sections("|a|b|\n|-|-|\n|c|d|\n---\n## A\n"),
	    "a@5:22,27,27", "a line below a table is no underline");
	is_str(sections("## A #\n##B\n## \n## C ##\n"),
	    "a@1:0,7,11 section@3:11,15,15 c@4:15,23,23",
	    "closing signs, no space, no text");
}

static void
test_underlines(void)
{
	is_str(sections("[f]: /u\nA\n---\nx\n"), "a@2:8,14,16",
	    "a link definition above is not the heading's");
	is_str(sections("[f]: /u\n---\nA\n---\nx\n"), "----a@1:0,18,20",
	    "an underline below definitions only is text");
	is_str(sections("===\nA\n---\n"), "-a@1:0,10,10",
	    "an underline below nothing is text");
	is_str(sections("[f]: /u\n[g]: /u\n[h]: /u\n===\nA\n---\nx\n"),
	    "-a@1:0,34,36", "more definitions than lines of text");
	is_str(sections("a\n> q\nb\n---\n"), "", "not below a quote's text");
}

static void
test_line_ends(void)
{
	is_str(sections("## A\r\nx\r\nB\r\n---\r\n"),
	    "a@1:0,6,6 x-b@2:6,17,17", "CRLF");
	is_str(sections("## A\rx\r\r## B\ry"), "a@1:0,5,8 b@4:8,13,14",
	    "CR alone");
	is_str(sections("## A\r\n\r## B\n\r\n## C\n"),
	    "a@1:0,6,7 b@3:7,12,14 c@5:14,19,19", "all three");
	is_str(sections("\xef\xbb\xbf## A\nx"), "a@1:3,8,9",
	    "a byte order mark");
	is_str(sections("\f\n## A\f\n\v## no\n##\tB\n"),
	    "a@2:2,8,15 b@4:15,20,20", "form feeds and tabs");
	is_str(sections("\t## no\n   ## A\n"), "a@2:7,15,15", "indents");
}

static void
test_front(void)
{
	struct err e = ERR_INIT;
	struct md md;
	const char *t = "---\na: 1\n---\n# T\n\npre\n\n## A\n";

	is_str(sections(t), "a@8:23,28,28", "frontmatter");
	if (md_parse(&md, t, strlen(t), "doc", &e) < 0)
		return;
	ok(md.front_from == 4 && md.front_to == 9 && md.md_from == 13 &&
	    md.md_line == 4, "its bytes");
	is_str(md.title, "T", "title");
	ok(md.title_line == 4, "title's line");
	ok(md.pre_from == 17 && md.pre_to == 23, "preamble");
	md_release(&md);
	is_str(sections("---\n## A\n---\n## B\n"), "b@4:13,18,18",
	    "a heading in frontmatter");
	is_str(sections("---\n## A\n"), "a@2:4,9,9", "no end: no frontmatter");
	is_str(sections("\xef\xbb\xbf---\r\nx: y\r\n---\r\n## A\r\n"),
	    "a@4:19,25,25", "CRLF and a byte order mark");
}

/* The text of section id. */
static const char *
text_of(const char *text, const char *id)
{
	static struct str out;
	const struct md_section *s;
	struct md md;

	if (out.s == NULL)
		str_init(&out);
	str_reset(&out);
	if (md_parse(&md, text, strlen(text), "doc", NULL) < 0)
		return NULL;
	s = md_find(&md, id);
	if (s != NULL)
		md_section_text(&out, &md, s);
	md_release(&md);
	return s != NULL ? out.s : NULL;
}

static void
test_text(void)
{
	is_str(text_of("## A\n\nx\n\ny\n\n\n## B\n", "a"), "x\n\ny\n",
	    "blank lines cut at both ends");
	is_str(text_of("## A\r\n \t\r\n    x\r\n\r\n", "a"), "    x\n",
	    "LF; indent kept");
	is_str(text_of("## A\nx", "a"), "x\n", "final newline");
	is_str(text_of("## A\n \n\n", "a"), "", "no text");
	ok(text_of("## A\n", "b") == NULL, "no such section");
}

static void
test_headings(void)
{
	static const char t[] = "# T\n> ## In *q*\n\n## A `b` [l](u) ![i](u) "
	    "~~s~~\n\n- # x\n  ### A b l  s\n";
	struct md md;

	if (md_parse(&md, t, strlen(t), "doc", NULL) < 0)
		return;
	ok(md.n_headings == 5, "all headings");
	is_str(md.headings[1].anchor, "in-q", "one in a quote");
	ok(!md.headings[1].top && md.headings[1].line == 2, "is not on top");
	is_str(md.headings[2].text, "A b l  s", "text without markup");
	is_str(md.sections[0].id, "a-b-l--s", "id without markup");
	ok(md.headings[3].level == 1, "one in a list");
	is_str(md.headings[4].anchor, "a-b-l--s-1", "anchors are unique");
	md_release(&md);
	is_str(sections("# A\n### B\n## A\n## B\n"),
	    "a@3:10,15,15 b@4:15,20,20",
	    "only sections count for the ids of sections");
}

static int
add_link(const char *url, int line, void *ctx)
{
	str_addf(ctx, "%d:%s ", line, url);
	return strcmp(url, "stop") == 0 ? 7 : 0;
}

static void
test_links(void)
{
	static const char t[] = "---\na: b\n---\n[a](x.md#b)\n![i](<p q.png>)\n"
	    "\n| t |\n|---|\n| [c][r] |\n\nhttp://a.example b@c.example\n"
	    "`[no](no)` <https://d.example>\n\n[r]: r.md 'title'\n[u]: u.md\n";
	struct str out = STR_INIT;
	struct md md;

	if (md_parse(&md, t, strlen(t), "doc", NULL) < 0)
		return;
	ok(md_links(&md, add_link, &out) == 0, "all links");
	is_str(out.s, "4:x.md#b 5:p q.png 9:r.md 11:http://a.example "
	    "11:mailto:b@c.example 12:https://d.example ", "with lines");
	md_release(&md);
	str_reset(&out);
	if (md_parse(&md, "[a](b) [c](stop) [d](e)", 23, "doc", NULL) < 0)
		return;
	ok(md_links(&md, add_link, &out) == 7, "fn can stop");
	is_str(out.s, "1:b 1:stop ", "after the second");
	md_release(&md);
	str_release(&out);
}

static void
test_refused(void)
{
	struct err e = ERR_INIT;
	struct md md;
	struct str s = STR_INIT;

	ok(md_parse(&md, "a\nb\0c", 5, "doc", &e) < 0 &&
	    e.code == ERR_INVALID, "NUL");
	is_str(e.msg, "doc:2: a NUL byte; remove it, or save the file as "
	    "UTF-8", "says where");
	is_str(sections("a\r\rb\xff"), "doc:3: not UTF-8; save the file as "
	    "UTF-8", "not UTF-8");
	is_str(sections("\xed\xa0\x80"), "doc:1: not UTF-8; save the file as "
	    "UTF-8", "surrogates");
	while (s.len <= 1024 * 1024)
		str_adds(&s, "0123456789abcde\n");
	is_str(sections(s.s), "doc: larger than 1 MiB; split the file",
	    "too large");
	str_reset(&s);
	while (s.len < 100000)
		str_adds(&s, "## a\n");
	is_str(sections(s.s), "doc:10001: more than 10000 headings; split "
	    "the file", "too many headings");
	str_release(&s);
}

int
main(void)
{
	test_slug();
	test_ids();
	test_borders();
	test_underlines();
	test_line_ends();
	test_front();
	test_text();
	test_headings();
	test_links();
	test_refused();
	return tap_done();
}
