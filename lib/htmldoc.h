#ifndef POS_HTMLDOC_H
#define POS_HTMLDOC_H

/*
 * A document of Markdown as a part of a page. Markup of HTML within it is
 * text, its comments are left out; headings have GitHub's anchors; tables and
 * code can be scrolled by keyboard; footnotes stand at the end.
 *
 *	struct htmldoc how = { .link = link, .ctx = site };
 *
 *	if (htmldoc(&html, text.s, text.len, "strategy/icp.md", &how, e) < 0)
 *		return -1;
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "md.h"
#include "str.h"

/* How its parts stand on the page. What is NULL is not asked. */
struct htmldoc {
	void *ctx;
	bool untitled;	/* the page has the title: without the first # */
	const char *prefix;	/* of its anchors, where several documents
				 * stand on a page; NULL: "" */
	/*
	 * Append where a link of the document leads on the page; false:
	 * nowhere, and its text stays. What was appended then is told behind
	 * it, unless the text says it already.
	 */
	bool (*link)(struct str *url, void *ctx, const char *target);
	/* Append the markup of an image; false: there is none. */
	bool (*image)(struct str *html, void *ctx, const char *target,
	    const char *alt);
	/* The picture of a flowchart, or NULL: its text stands as code. */
	const char *(*flow)(void *ctx, const char *text, size_t n);
	/* Append what stands below the heading of a section. */
	void (*below)(struct str *html, void *ctx, const char *section);
};

/*
 * Append the n bytes of a document as HTML. ERR_INVALID, "file:line: ...":
 * what md_parse() refuses.
 */
int htmldoc(struct str *out, const char *bytes, size_t n, const char *file,
    const struct htmldoc *how, struct err *e);

/* The same of one that is read already. */
void htmldoc_md(struct str *out, const struct md *md,
    const struct htmldoc *how);

/* Call fn for the text of each flowchart and the line where it begins. */
void htmldoc_flows(const struct md *md,
    void (*fn)(void *ctx, const char *text, size_t n, int line), void *ctx);

#endif
