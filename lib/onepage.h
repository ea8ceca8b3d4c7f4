#ifndef POS_ONEPAGE_H
#define POS_ONEPAGE_H

/*
 * Documents as one page that needs no other file: style, pictures and logo are
 * in it, no script, and a browser may ask for nothing. On paper it has a
 * cover, a table of contents and page numbers.
 *
 *	struct onepage p = { .pages = &pages, .title = "Handbook", .tell = cmd_warn };
 *
 *	onepage_add(&p, "strategy/icp.md", e);
 *	onepage_write(&html, &p, e);
 *	onepage_release(&p);
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "pages.h"
#include "str.h"

struct onepage {
	struct pages *pages;
	const char *title;	/* NULL: that of its one document */
	const char *about;	/* a line below it, or NULL */
	/* Told of what the page lacks: a picture that cannot stand in it. */
	void (*tell)(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));
	/*
	 * Append where a link in file leads to that is to path, no document of
	 * the page; false: nowhere, and its text stays. NULL: none leads on.
	 */
	bool (*link)(struct str *url, void *ctx, const char *file,
	    const char *path);
	void *ctx;
	struct onepage_doc *docs;
	size_t n, cap;
	size_t lacks;		/* how often tell was called */
};

/*
 * Add a document of the workspace, as its files have it. ERR_NOTFOUND,
 * ERR_INVALID: it cannot be read.
 */
int onepage_add(struct onepage *p, const char *path, struct err *e);

/*
 * The same of n bytes, which are copied, as if they stood there. title: of a
 * text that has none of its own; NULL: its path.
 */
int onepage_add_text(struct onepage *p, const char *path, const char *title,
    const char *bytes, size_t n, struct err *e);

/* Append the page. At least one document was added. */
int onepage_write(struct str *html, struct onepage *p, struct err *e);

void onepage_release(struct onepage *p);

/*
 * For other pages that need no other file: add style and logo to their data,
 * the title, and a line below it (NULL: none).
 */
int onepage_head(struct node *data, struct pages *pages, const char *title,
    const char *about, struct err *e);

#endif
