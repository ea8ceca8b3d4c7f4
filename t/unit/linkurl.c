/* Unit tests of lib/htmlattr: attributes as browsers see them; lib/linkurl. */

#include "htmlattr.h"

#include <stdlib.h>

#include "linkurl.h"
#include "str.h"
#include "tap.h"

static void
add(const struct html_attr *attr, void *ctx)
{
	str_addf(ctx, "%u %s.%s=%s\n", attr->line, attr->tag, attr->name,
	    attr->value);
}

static const struct {
	const char *html, *want;
} cases[] = {
	{ "", "" },
	{ "a < b <3 <", "" },
	{ "<a href=x>", "1 a.href=x\n" },
	{ "<A HREF = 'x y' Class=\"q\"\n id>", "1 a.href=x y\n"
	    "1 a.class=q\n2 a.id=\n" },
	{ "\n<img\nsrc=a.png\nalt=''/>", "3 img.src=a.png\n4 img.alt=\n" },
	{ "<a href=a/b/>", "1 a.href=a/b/\n" },
	{ "<a href=x href=y>", "1 a.href=x\n" },
	{ "<a href=\"a&amp;b&lt;&gt;&quot;&apos;&#39;&#x2F;&#xe4;\">",
	    "1 a.href=a&b<>\"''/\xc3\xa4\n" },
	{ "<a href=\"&copy=1&amp&#;&#x;&#0;&#x110000;&#9999999999;\">",
	    "1 a.href=&copy=1&amp&#;&#x;&#0;&#x110000;&#9999999999;\n" },
	{ "<!-- <a href=x> --><a href=y>", "1 a.href=y\n" },
	{ "<!--><a href=x>", "1 a.href=x\n" },
	{ "<!---><a href=x>", "1 a.href=x\n" },
	{ "<!-- <a href=x>", "" },
	{ "<!-- x --!><a href=y> -->", "1 a.href=y\n" },
	{ "<!doctype html><?php x?><a href=x>", "1 a.href=x\n" },
	{ "<script src=s>'<a href=x>'</scripts></script ><a href=y>",
	    "1 script.src=s\n1 a.href=y\n" },
	{ "<title><a href=x></TITLE><textarea><a href=y></textarea>", "" },
	{ "<style><a href=x>", "" },
	{ "</a href=x><a/href=y>", "1 a.href=y\n" },
	{ "</><a href=x></ <a href=y>>", "1 a.href=x\n" },
	{ "<a =x href=y>", "1 a.=x=\n1 a.href=y\n" },
	{ "<a href=\"x", "" },
	{ "<a href=x", "" },
	{ "<svg><use xlink:href=\"#s\"/></svg>", "1 use.xlink:href=#s\n" },
};

static void
test_html(void)
{
	struct str got = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		str_reset(&got);
		html_attrs(cases[i].html, strlen(cases[i].html), add, &got);
		is_str(got.s, cases[i].want, cases[i].html[0] != '\0' ?
		    "html" : "nothing");
	}
	str_reset(&got);
	html_attrs("<a\0 href=x\0y b=z>", 17, add, &got);
	ok(strstr(got.s, "b=z") != NULL, "NUL bytes are passed over");
	str_release(&got);
}

/* What a URL in a/b.html asks for, on a site and among files. */
static const struct {
	const char *url, *site, *files;
} urls[] = {
	{ "", "own", "own" }, { "#x", "own #x", "own #x" },
	{ "?q#x", "own #x", "own #x" },
	{ "c.html", "path a/c.html", "path a/c.html" },
	{ "./c.html?q=1#x", "path a/c.html #x", "path a/c.html #x" },
	{ "..", "path /", "path /" }, { "../", "path /", "path /" },
	{ ".", "path a/", "path a/" }, { "c/", "path a/c/", "path a/c/" },
	{ "c/.", "path a/c/", "path a/c/" },
	{ "c/..", "path a/", "path a/" },
	{ "../../x", "up", "up" }, { "c//d", "path a/c/d", "path a/c/d" },
	{ "/c", "top c", "top c" }, { "/", "top /", "top /" },
	{ "/../c", "up", "up" },
	{ "%2e%2E/c%20d", "path c d", "path c d" },
	{ "\\c", "top c", "path a/\\c" },
	{ "c\\d", "path a/c/d", "path a/c\\d" },
	{ " \tc.h\ntml\n ", "path a/c.html", "path a/ \tc.h\ntml\n " },
	{ "a%2fb", "broken", "broken" }, { "a%00b", "broken", "broken" },
	{ "//h/x", "elsewhere", "elsewhere" },
	{ "\\/h", "elsewhere", "path a/\\/h" },
	{ "https://h.example:80/x", "elsewhere", "elsewhere" },
	{ "HTTPS://u@h/", "elsewhere", "elsewhere" },
	{ "https://\xc3\xb8l.example", "elsewhere", "elsewhere" },
	{ "https://[::1]/", "elsewhere", "elsewhere" },
	{ "https:///x", "broken", "broken" },
	{ "http:x", "broken", "broken" }, { "https://?", "broken", "broken" },
	{ "mailto:a@b.example,c@d.example?cc=x", "elsewhere", "elsewhere" },
	{ "mailto:", "elsewhere", "elsewhere" },
	{ "mailto:a", "broken", "broken" },
	{ "tel:+47", "elsewhere", "elsewhere" },
	{ "data:,x", "elsewhere", "elsewhere" },
	{ "c:/x", "path a/c:/x", "path a/c:/x" },
	{ "1:2", "path a/1:2", "path a/1:2" },
	{ "c#a%20b", "path a/c #a b", "path a/c #a b" },
	{ "c#a#b", "path a/c #a#b", "path a/c #a#b" },
};

static void
show(struct str *out, enum linkset_rules rules, const char *url)
{
	static const char *const kinds[] = { "own", "path", "top", "up",
		"elsewhere", "broken" };
	struct linkurl u = LINKURL_INIT;

	linkurl_read(&u, rules, "a/b.html", url);
	str_adds(out, kinds[u.kind]);
	if (u.kind == LINKURL_PATH || u.kind == LINKURL_TOP)
		str_addf(out, " %s%s", u.path.s, u.folder ? "/" : "");
	if (u.anchor.len > 0 && u.kind <= LINKURL_TOP)
		str_addf(out, " #%s", u.anchor.s);
	linkurl_release(&u);
}

static void
test_urls(void)
{
	struct str got = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		str_reset(&got);
		show(&got, LINKSET_SITE, urls[i].url);
		is_str(got.s, urls[i].site, "url of a site");
		str_reset(&got);
		show(&got, LINKSET_FILES, urls[i].url);
		is_str(got.s, urls[i].files, "url of a file");
	}
	str_release(&got);
}

int
main(void)
{
	test_html();
	test_urls();
	return tap_done();
}
