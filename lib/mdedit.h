#ifndef POS_MDEDIT_H
#define POS_MDEDIT_H

/*
 * Change one section of a Markdown document and nothing else. Every change
 * is checked by reading the document again: all other sections must be the
 * same bytes under the same ids, or the text stays as it was.
 */

#include <stddef.h>

#include "err.h"
#include "str.h"

/* A section's new body: n bytes; line ends and blank lines are adapted. */
struct md_edit {
	const char *id;
	const char *body;
	size_t n;
};

/*
 * Replace the body of section id: all between its heading and the next
 * section. Blank lines below the heading stay as they are (one when the
 * section had no text); one blank line is left before the next section, and
 * one line end at the end of the file. file: for messages.
 * Returns 0, or -1 with *e set and *text unchanged: ERR_NOTFOUND (no such
 * section), ERR_INVALID (the body would end its section or swallow another;
 * or the document is refused by md_parse()).
 */
int md_replace(struct str *text, const char *file, const char *id,
    const char *body, size_t n, struct err *e)
    __attribute__((warn_unused_result));

/* As md_replace for n edits, of different sections, all or none. */
int md_replace_many(struct str *text, const char *file,
    const struct md_edit *edits, size_t n, struct err *e)
    __attribute__((warn_unused_result));

/*
 * Add a section below section after_id (NULL: at the end of the file; "":
 * above the first section). heading: one line of Markdown without the ##.
 * Fails as md_replace does, also when an id of another section would change.
 */
int md_insert(struct str *text, const char *file, const char *after_id,
    const char *heading, const char *body, size_t n, struct err *e)
    __attribute__((warn_unused_result));

/* Remove section id, heading and all. Fails as md_replace does. */
int md_remove(struct str *text, const char *file, const char *id,
    struct err *e) __attribute__((warn_unused_result));

#endif
