#ifndef POS_MD_H
#define POS_MD_H

/*
 * A Markdown document: optional YAML frontmatter, a title, and sections.
 * A section is a level-2 heading at the top level of the document (not one
 * in a quote, a list, a code fence or HTML) with all below it, up to the
 * next such heading of level 1 or 2. Borders come from the syntax tree of
 * cmark-gfm (with its tables, strikethrough, autolinks and task lists),
 * never from a pattern. Footnotes are not read: they are text.
 *
 *	struct md md;
 *
 *	if (md_parse(&md, text.s, text.len, "strategy/icp.md", e) < 0)
 *		return -1;
 *	s = md_find(&md, "firmographics");
 *	...
 *	md_release(&md);
 *
 * Offsets are bytes into the text, line numbers count from 1; a line ends
 * with LF, CRLF or CR. cmark-gfm keeps state in globals: one thread only.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "mdid.h"	/* md_slug() */
#include "str.h"

struct md_section {
	const char *id;		/* unique among sections */
	const char *heading;	/* its text, markup removed */
	int line;		/* of the heading */
	size_t from;		/* start of the heading's first line */
	size_t body_from;	/* start of the line after the heading */
	size_t to;		/* start of what follows; or the text's end */
};

struct md_heading {
	int level;		/* 1 to 6 */
	int line;
	bool top;		/* not inside a quote or a list */
	const char *text;
	const char *anchor;	/* GitHub's, unique among all headings */
	size_t from, body_from;	/* as of a section; 0 unless top */
};

struct md {
	const char *file;	/* name for messages */
	const char *bytes;	/* the text; borrowed */
	size_t n;
	const char *eol;	/* the text's line end; see line_eol() */
	size_t front_from, front_to;	/* YAML between the --- lines */
	size_t md_from;		/* where Markdown begins */
	int md_line;		/* its line */
	const char *title;	/* first level-1 heading, or NULL */
	int title_line;
	size_t pre_from, pre_to;	/* below the title, or at the top */
	struct md_section *sections;	/* in order */
	size_t n_sections;
	struct md_heading *headings;	/* of all levels, in order */
	size_t n_headings;
	struct cmark_node *root;	/* the tree; line 1 is md_line */
	struct arena arena;
};

/*
 * Read the n bytes of a document. Frontmatter is what front_find() says; a
 * byte order mark at the start is skipped.
 * file: for messages; copied. bytes are borrowed until md_release().
 * Returns 0, or -1 with *e set (ERR_INVALID, "file:line: ...": not UTF-8, a
 * NUL, more than 1 MiB, or what mdguard.h refuses); *out then needs no
 * md_release(). Owner: the caller, who calls md_release(out).
 */
int md_parse(struct md *out, const char *bytes, size_t n, const char *file,
    struct err *e) __attribute__((warn_unused_result));

/* Free what md holds; it can be released again. */
void md_release(struct md *md);

/*
 * Let each section go up to the next one, so that what a second title begins
 * belongs to the section above it: for those who must see every byte.
 */
void md_stretch(struct md *md);

/*
 * Documents of people and tools have fewer sections than this; what has more
 * is not worth comparing section by section.
 */
enum { MD_MANY = 300 };

/* The section with this id, or NULL. Borrowed from md. */
const struct md_section *md_find(const struct md *md, const char *id);

/* As md_find; ERR_NOTFOUND with the nearest id otherwise. */
const struct md_section *md_need(const struct md *md, const char *id,
    struct err *e);

/*
 * Append the section's body in normal form: LF, no blank lines before or
 * after, one final newline; nothing for a section without text.
 */
void md_section_text(struct str *out, const struct md *md,
    const struct md_section *s);

/* Append body in that normal form, with eol for LF. */
void md_normal(struct str *out, const char *body, size_t n, const char *eol);

/*
 * Call fn with the target of each link and image, in order, and the line it
 * stands on. Autolinks count; unused link definitions do not. Stops at the
 * first call that does not return 0, and returns that; else 0.
 */
int md_links(const struct md *md,
    int (*fn)(const char *url, int line, void *ctx), void *ctx);

/*
 * The line of a node of md->root: its own, else of what stands before or
 * above. For modules of this library.
 */
int md_line_of(const struct md *md, struct cmark_node *node);

#include "mdedit.h"	/* md_replace() and its kin */

#endif
