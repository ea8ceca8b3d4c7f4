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
	struct onepage_doc *docs;
	size_t n, cap;
	size_t lacks;		/* how often tell was called */
};

/*
 * Add a document of the workspace, as its files have it. ERR_NOTFOUND,
 * ERR_INVALID: it cannot be read.
 */
int onepage_add(struct onepage *p, const char *path, struct err *e);

/* Append the page. At least one document was added. */
int onepage_write(struct str *html, struct onepage *p, struct err *e);

void onepage_release(struct onepage *p);

#endif
