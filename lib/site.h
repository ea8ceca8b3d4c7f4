#ifndef POS_SITE_H
#define POS_SITE_H

/*
 * The workspace and the library as a static site. Parts (lib/site_*.c) first
 * say which pages there will be, so that every link that is written leads to
 * one, and then write them.
 */

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "date.h"
#include "err.h"
#include "genset.h"
#include "htmldoc.h"
#include "map.h"
#include "node.h"
#include "pages.h"
#include "siteout.h"
#include "str.h"
#include "ws.h"

struct site_documents;
struct site_partners;
struct site_library;
struct site_books;

struct site {
	struct ws *ws;		/* all of it is loaded */
	struct pages pages;
	struct siteout out;
	struct arena a;		/* lives as long as the site */
	struct arena page;	/* of the page at hand */
	struct str html;	/* the same */
	struct map places;	/* file of the workspace -> struct place */
	struct map taken;	/* pages that are planned */
	json_t *index;		/* of the search: [kind, title, url, text] */
	const char *base;	/* "https://example.com/program/", or NULL */
	struct str sitemap;
	const char *logo;	/* path of it in the site, or NULL */
	struct genset docs;	/* generated documents, drafted: their state */
	struct site_documents *strategy, *reports;
	struct site_partners *partners;
	struct site_library *library;
	struct site_books *books;
	date today;
	void (*tell)(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));
	size_t lacks;		/* how often tell was called for a lack */
};

#define SITE_INIT { .out = SITEOUT_INIT, .html = STR_INIT, \
	.sitemap = STR_INIT, .docs = GENSET_INIT }

/* Where a file of the workspace or library is on the site. */
struct site_place {
	const char *page;	/* "strategy/icp.html" */
	const char *title;
};

/* One tab of the site. */
struct site_part {
	const char *name;	/* "Partners" */
	const char *page;	/* "partners/index.html" */
	int (*plan)(struct site *s, struct err *e);	/* or NULL */
	int (*write)(struct site *s, struct err *e);
	void (*release)(struct site *s);		/* or NULL */
};
extern const struct site_part site_home, site_strategy, site_partners,
    site_playbooks, site_reports, site_library, site_history;

struct site_ask {
	const char *out;	/* folder */
	const char *base;	/* or NULL */
	void (*tell)(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));
};

/*
 * Write the site of ws, which is open. Returns with s->out telling what was
 * written. Owner: the caller, who calls site_close(), also after a failure.
 */
int site_make(struct site *s, struct ws *ws, const struct site_ask *ask,
    struct err *e);
void site_close(struct site *s);

/*
 * For parts. Say that a file ("strategy/icp.md") will have this page. Texts
 * are copied.
 */
void site_plan(struct site *s, const char *file, const char *page,
    const char *title);
/* Is there such a page already? */
bool site_has_page(const struct site *s, const char *page);
/*
 * Append n bytes of a path as the site has them: a folder that is called like
 * a page ("icp.html/") is "icp-html/" there, where it may be beside that page.
 */
void site_add_path(struct str *out, const char *path, size_t n);
/* The place of a file, or NULL. */
const struct site_place *site_find(const struct site *s, const char *file);

/*
 * Begin a page: its data, with `title`, `tab` (that of a part), `root` (the
 * way to the site's top: "../") and `nav`; in s->page.
 */
struct node *site_begin(struct site *s, const char *page, const char *title,
    const struct site_part *part);

/* Fill a template of templates/site/ with the data and write the page. */
int site_end(struct site *s, const char *page, const char *template,
    const struct node *data, struct err *e);

/*
 * A document of the workspace on the page at hand: how its links, images and
 * flowcharts stand there. below may be set, and is called with a
 * struct site_doc.
 */
struct site_doc {
	struct site *site;
	const char *file, *page;
	void *ctx;
};
struct htmldoc site_htmldoc(struct site_doc *d);

/*
 * Hang a document's HTML below data as `html`, its sections as `contents`
 * ({anchor, text}), and have its sections found by the search as of that kind
 * ("Report"). The title is left to the page.
 */
int site_add_doc(struct node *data, struct site_doc *d, const char *bytes,
    size_t n, const char *kind,
    void (*below)(struct str *html, void *ctx, const char *section),
    struct err *e);

/* Have the flowcharts of a document drawn; while pages are planned. */
void site_want_flows(struct site *s, const char *file, const char *bytes,
    size_t n);

/* A URL from one page to another: "../partners/index.html". Appended. */
void site_url(struct str *out, const char *from, const char *to);

/* Let the search find a page; url from the site's top, text plain. */
void site_index(struct site *s, const char *kind, const char *title,
    const char *url, const char *text);

/* Tell of something that the site lacks. Clears *e. */
void site_lack(struct site *s, struct err *e);

#endif
