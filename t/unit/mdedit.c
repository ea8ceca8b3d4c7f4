/* Tests of lib/mdedit: what a change does to a document, and may not do. */

#include "mdedit.h"

#include "tap.h"

static struct str doc = STR_INIT;
static struct err err = ERR_INIT;

/* The document after the body of id is replaced, or the error. */
static const char *
replaced(const char *text, const char *id, const char *body)
{
	str_reset(&doc);
	str_adds(&doc, text);
	err_clear(&err);
	if (md_replace(&doc, "doc", id, body, strlen(body), &err) == 0)
		return doc.s;
	ok(strcmp(doc.s, text) == 0, "unchanged after the error");
	return err.msg;
}

static const char *
inserted(const char *text, const char *after, const char *heading,
    const char *body)
{
	str_reset(&doc);
	str_adds(&doc, text);
	err_clear(&err);
	if (md_insert(&doc, "doc", after, heading, body, strlen(body),
	    &err) == 0)
		return doc.s;
	return err.msg;
}

static const char *
removed(const char *text, const char *id)
{
	str_reset(&doc);
	str_adds(&doc, text);
	err_clear(&err);
	return md_remove(&doc, "doc", id, &err) == 0 ? doc.s : err.msg;
}

static void
test_replace(void)
{
	is_str(replaced("# T\n## A\n\nold\n\n## B\nb", "a", "new"),
	    "# T\n## A\n\nnew\n\n## B\nb", "the body, nothing else");
	is_str(replaced("## A\nold\n## B\n", "a", "\n\nnew\n\n\n"),
	    "## A\nnew\n\n## B\n", "blank lines adapted; none above stays");
	is_str(replaced("## A\n\n \n    old\n\n\n\n## B\n", "a", "    new"),
	    "## A\n\n \n    new\n\n## B\n", "blank lines above stay");
	is_str(replaced("## A\n## B\n", "a", "new"),
	    "## A\n\nnew\n\n## B\n", "one blank line below a bare heading");
	is_str(replaced("## A\n\n\n\n## B\n", "a", "new"),
	    "## A\n\nnew\n\n## B\n", "one instead of many");
	is_str(replaced("## A\n\nold\n\n## B\n", "a", "\n"),
	    "## A\n\n## B\n", "no text");
	is_str(replaced("## A\n\nold", "a", "new"), "## A\n\nnew\n",
	    "the last section gets a line end");
	is_str(replaced("## A", "a", "new"), "## A\n\nnew\n",
	    "and so does its heading");
	is_str(replaced("## A", "a", ""), "## A", "nothing for nothing");
	is_str(replaced("A\n---\nx\nB\n===\n", "a", "new"),
	    "A\n---\n\nnew\n\nx\nB\n===\n", "underlined headings");
}

static void
test_line_ends(void)
{
	is_str(replaced("## A\r\n\r\nold\r\n\r\n## B\r\n", "a", "n\n\nm\rk"),
	    "## A\r\n\r\nn\r\n\r\nm\r\nk\r\n\r\n## B\r\n", "CRLF");
	is_str(replaced("## A\r\rold\r\r## B\r", "a", "n\nm"),
	    "## A\r\rn\rm\r\r## B\r", "CR");
	is_str(replaced("## A\n\n## B\r\r## C", "b", "n"),
	    "## A\n\n## B\r\r\nn\n\n## C", "LF below a CR");
	is_str(replaced("## A\n\nold\r\n\r\n## B\r\n", "a", "n\r\n"),
	    "## A\n\nn\n\n## B\r\n", "mixed: as the first line");
}

static void
test_refused(void)
{
	const char *t = "## A\n\nold\n\n## B\n\nb\n\n## C\n";

	is_str(replaced(t, "d", "x"), "doc: no section 'd'; a section is a "
	    "line '## Heading'", "no such section");
	is_str(replaced(t, "a", "x\n\n## Y\n"), "doc: section 'a': line 3 of "
	    "the new text is the level-2 heading 'Y', which would end the "
	    "section; use ### or deeper", "a heading in the text");
	is_str(replaced(t, "a", "Y\n="), "doc: section 'a': line 1 of the new "
	    "text is the level-1 heading 'Y', which would end the section; "
	    "use ### or deeper", "a title in the text");
	is_str(replaced(t, "a", "```\n"), "doc: section 'a': the new text "
	    "would swallow the heading 'B' below it; close its code fence, "
	    "comment or HTML", "a fence not closed");
	is_str(replaced(t, "b", "<!--"), "doc: section 'b': the new text "
	    "would swallow the heading 'C' below it; close its code fence, "
	    "comment or HTML", "a comment not closed");
	is_str(replaced("## A\n\n```\n## Y\n```\n", "a", "```\n"),
	    "## A\n\n```\n", "nothing to swallow");
	is_str(replaced("---\n## A\n", "a", "---\n"), "doc: section 'a': a "
	    "line '---' of the new text would end frontmatter that begins in "
	    "line 1", "frontmatter by accident");
	is_str(replaced("## A\n\n## [x][y]\n", "a", "[y]: z"),
	    "doc: section 'a': the change would rename section 'xy' to 'x'",
	    "a link definition that changes another heading");
	is_str(replaced(t, "a", "x\xff"), "doc:3: not UTF-8; save the file as "
	    "UTF-8", "not UTF-8");
}

static void
test_many(void)
{
	struct md_edit e[] = { { "c", "3", 1 }, { "a", "1", 1 },
	    { "b", "", 0 } };
	const char *t = "## A\n\nold\n\n## B\n\nb\n\n## C\n\nc\n\n## D\n";

	str_reset(&doc);
	str_adds(&doc, t);
	err_clear(&err);
	ok(md_replace_many(&doc, "doc", e, 3, &err) == 0, "three at once");
	is_str(doc.s, "## A\n\n1\n\n## B\n\n## C\n\n3\n\n## D\n",
	    "in any order");
	e[0].id = "a";
	ok(md_replace_many(&doc, "doc", e, 3, &err) < 0, "one twice");
	is_str(err.msg, "doc: two new texts for section 'a'", "is refused");
	e[0] = (struct md_edit){ "c", "x\n\nZ\n-", 6 };
	err_clear(&err);
	ok(md_replace_many(&doc, "doc", e, 3, &err) < 0, "one bad of three");
	is_str(err.msg, "doc: section 'c': line 3 of the new text is the "
	    "level-2 heading 'Z', which would end the section; use ### or "
	    "deeper", "names the one");
	is_str(doc.s, "## A\n\n1\n\n## B\n\n## C\n\n3\n\n## D\n",
	    "and nothing is done");
	e[0] = (struct md_edit){ "c", "~~~", 3 };
	err_clear(&err);
	ok(md_replace_many(&doc, "doc", e, 3, &err) < 0, "another bad one");
	is_str(err.msg, "doc: section 'c': the new text would swallow the "
	    "heading 'D' below it; close its code fence, comment or HTML",
	    "names the one");
	ok(md_replace_many(&doc, "doc", e, 0, &err) == 0, "none");
}

static void
test_insert(void)
{
	is_str(inserted("", NULL, "N", "x"), "## N\n\nx\n", "into nothing");
	is_str(inserted("# T\n\npre\n\n## A\n\na\n", "", "N", "x\n"),
	    "# T\n\npre\n\n## N\n\nx\n\n## A\n\na\n", "above the first");
	is_str(inserted("# T", "", "N", "x\n"), "# T\n\n## N\n\nx\n",
	    "below a title only");
	is_str(inserted("## A\n\na\n## B\n", "a", "N *n*", ""),
	    "## A\n\na\n\n## N *n*\n\n## B\n", "between, with blank lines");
	is_str(inserted("## A\na", "a", "N", "x"), "## A\na\n\n## N\n\nx\n",
	    "below the last");
	is_str(inserted("## A\r\n\r\n\r\n", NULL, "N", "x\ny"),
	    "## A\r\n\r\n\r\n## N\r\n\r\nx\r\ny\r\n", "CRLF");
	is_str(inserted("---\na: b\n---\n", "", "N", "x"),
	    "---\na: b\n---\n## N\n\nx\n", "below frontmatter");
	is_str(inserted("## A\n", "b", "N", "x"), "doc: no section 'b'; a "
	    "section is a line '## Heading'", "below no section");
	is_str(inserted("## A\n", "", "A", "x"), "doc: section 'A': the "
	    "change would rename section 'a' to 'a-1'", "the same heading");
	is_str(inserted("## A\n", "a", "A", "x"), "## A\n\n## A\n\nx\n",
	    "the same heading further down");
	is_str(inserted("## A\n", "", "N\nm", "x"), "doc: the heading of a "
	    "section is one line that is not empty", "two lines");
	is_str(inserted("## A\n\n```\nx\n", NULL, "N", "x"), "doc: section "
	    "'N': an open code fence, comment or HTML above would swallow "
	    "it; close that first", "below an open fence");
}

static void
test_remove(void)
{
	const char *t = "# T\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n";

	is_str(removed(t, "a"), "# T\n\n## B\n\nb\n\n## C\n\nc\n", "first");
	is_str(removed(t, "b"), "# T\n\n## A\n\na\n\n## C\n\nc\n", "second");
	is_str(removed(t, "c"), "# T\n\n## A\n\na\n\n## B\n\nb\n", "last");
	is_str(removed("## A\n", "a"), "", "only");
	is_str(removed("x\n## A\nB\n-\n", "a"), "x\n\nB\n-\n",
	    "a blank line keeps the next heading apart");
	is_str(removed("## A\n## A\n", "a"), "doc: section 'a': the change "
	    "would rename section 'a-1' to 'a'", "the first of two");
	is_str(removed("## Signals\n", "signal"), "doc: no section 'signal'; "
	    "did you mean 'signals'", "no such section");
}

int
main(void)
{
	test_replace();
	test_line_ends();
	test_refused();
	test_many();
	test_insert();
	test_remove();
	str_release(&doc);
	return tap_done();
}
