#ifndef POS_LINKSET_H
#define POS_LINKSET_H

/*
 * A set of pages: path -> its anchors and its links, and where these lead.
 * The same for the Markdown files of a workspace and for the HTML files of a
 * site; what differs is in enum linkset_rules.
 *
 *	linkset_init(&p, LINKSET_SITE, "build/site/");
 *	page = linkset_add(&p, "partners/index.html");
 *	page_anchor(&p, page, "top-ten");
 *	page_link(&p, page, "../index.html#figures", 14, true);
 *	...				every file first, then
 *	linkset_follow(&p, &faults, &more);
 *	linkset_reach(linkset_get(&p, "index.html"));
 *	linkset_release(&p);
 *
 * Paths are slash-separated, relative to one folder, without "." and "..".
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "fault.h"
#include "map.h"
#include "str.h"

enum linkset_rules {
	LINKSET_FILES,	/* a link names a file or a folder, as in a checkout;
			 * #L12 is a line of a file */
	LINKSET_SITE	/* what a browser asks a web server for: a folder is
			 * its index.html, an anchor is an id */
};

struct page_folder;

struct page_link {
	const char *url;	/* as it stands there */
	uint32_t line;
	bool leads;		/* readers can go there: no picture, no style */
	/* Of linkset_follow(); NULL: it leads to none. */
	struct page *to;
	const struct page_folder *folder;	/* of files */
};

struct page {
	const char *path;
	bool read;		/* its anchors are known */
	bool alike;		/* another page's path ends in its name, too */
	const char *base;	/* what its links start from, as <base href>
				 * has it; NULL: its own path */
	struct map anchors;	/* -> itself */
	const char **names;	/* the anchors, as they came */
	size_t n_names, cap_names;
	struct page_link *links;
	size_t n_links, cap_links;
	size_t from;		/* links of other pages that lead here */
	bool reached;		/* by linkset_reach() */
};

/* A folder in which there are pages, also in folders in it. */
struct page_folder {
	const char *path;	/* "" for the top */
	const char **names;	/* of pages and folders in it */
	size_t n, cap;
};

struct linkset {
	struct arena arena;
	enum linkset_rules rules;
	const char *prefix;	/* before paths, as faults name files */
	struct page **v;	/* as they were added */
	size_t n, cap;
	struct map by_path;	/* -> struct page */
	struct map by_fold;	/* without regard to case -> struct page */
	struct map by_name;	/* last part of the path -> struct page, the
				 * first one */
	struct map folders;	/* path, "" for the top -> struct page_folder */
	struct map urls;	/* each is kept once */
	struct map meant;	/* what was looked for -> what may be meant, ""
				 * for nothing */
	size_t compared;	/* names, for that */
};

/* What linkset_follow() may ask about paths that are no pages. */
struct linkset_more {
	void *ctx;
	/* Is there something else at path? */
	bool (*exists)(const char *path, void *ctx);
	/* Will there be? Appends why it is not there yet. May be NULL. */
	bool (*pending)(struct str *why, const char *path, void *ctx);
	/* How many lines has the file? 0: they cannot be counted. May be
	 * NULL: links to lines are not looked at. */
	size_t (*lines)(const char *path, void *ctx);
};

/* Empty. prefix: "" or "DIR/"; copied. Owner: the caller: linkset_release(). */
void linkset_init(struct linkset *p, enum linkset_rules rules,
    const char *prefix);
void linkset_release(struct linkset *p);

/* Add the file path, which is new. Borrowed from p. */
struct page *linkset_add(struct linkset *p, const char *path);

/* The page of this path, or NULL. */
struct page *linkset_get(const struct linkset *p, const char *path);

/* Add an anchor, if it is not there yet. */
void page_anchor(struct linkset *p, struct page *page, const char *id);

/* Add a link. leads: as above. */
void page_link(struct linkset *p, struct page *page, const char *url,
    uint32_t line, bool leads);

/* As the page is named in faults. Borrowed from p. */
const char *page_file(struct linkset *p, const struct page *page);

/*
 * Find where each link leads, and add a fault for each that leads nowhere or
 * where it should not, the first thousand of a page. 
 */
void linkset_follow(struct linkset *p, struct faults *f,
    const struct linkset_more *more);

/* Mark start, and all that its readers can come to from there. */
void linkset_reach(struct linkset *p, struct page *start);

/*
 * Append what may be meant by the path, which is none of theirs: the page of
 * this name elsewhere, else what is near by its letters. False: nothing is.
 */
bool linkset_suggest(struct str *out, struct linkset *p, const char *path);

/* The nearest anchor of the page, or NULL. */
const char *page_suggest(struct linkset *p, const struct page *page,
    const char *anchor);

/* The page whose path differs in case alone, or in how accents are coded. */
struct page *linkset_fold(const struct linkset *p, const char *path);

#endif
