#ifndef POS_YAMLSPOT_H
#define POS_YAMLSPOT_H

/*
 * Where things stand in the text of a YAML document: what lib/yamledit
 * needs to know beyond the positions of nodes. s..s + n are the bytes the
 * tree was parsed from; positions are bytes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "node.h"
#include "yamlout.h"

struct yaml_text {
	const char *s;
	size_t n;
};

/* A place in a document. */
struct yaml_spot {
	struct node *at;	/* the node there; NULL: up lacks it */
	struct node *up;	/* the map or list it is in; NULL: the root */
	struct node *over;	/* what up is in, or NULL */
	const char *rest;	/* of the path: what is not there yet */
	bool flow;		/* up is in flow style */
};

/*
 * Find the place of a dotted path below root. The walk ends at a key that
 * is absent (at NULL, rest begins with it) or at a null (rest is below it).
 * Returns 0, or -1 with *e set: ERR_USAGE for an empty path, ERR_NOTFOUND
 * for a list item that is not there, ERR_INVALID for a way through a text.
 */
int yaml_walk(struct yaml_spot *spot, const struct yaml_text *t,
    struct node *root, const char *path, struct err *e);

/*
 * Set how the blocks of the document below root are laid out. Whether texts go
 * on one line is not seen there: style->line stays as the caller has it.
 */
void yaml_layout(struct yaml_style *style, const struct node *root,
    const struct yaml_text *t);

/* The document's line break. */
const char *yaml_eol(const struct yaml_text *t);

/* True when the map or list n is in brackets; a pair [a: b] is neither. */
bool yaml_is_flow(const struct yaml_text *t, const struct node *n);

/* The first byte of the line at is in; its end, before the line break. */
size_t yaml_bol(const struct yaml_text *t, size_t at);
size_t yaml_end(const struct yaml_text *t, size_t at);

/* The byte behind the line break of the line at is in; t->n at the end. */
size_t yaml_next(const struct yaml_text *t, size_t at);

/* The first byte from at on that is no blank of that line. */
size_t yaml_skip(const struct yaml_text *t, size_t at);

/* True when only blanks stand before, behind at on its line. */
bool yaml_blank_before(const struct yaml_text *t, size_t at);
bool yaml_blank_behind(const struct yaml_text *t, size_t at);

/* The first byte from at on that is in no blank, line break or comment. */
size_t yaml_skip_gap(const struct yaml_text *t, size_t at);

/* Where child of up begins: its key, its dash, in flow its value. */
size_t yaml_begin(const struct yaml_text *t, const struct node *up,
    const struct node *child);

/* The byte behind the colon, or the dash, of child of the block up. */
size_t yaml_behind(const struct yaml_text *t, const struct node *up,
    const struct node *child);

/*
 * Where a new last child of the block up goes: the end of the line of the
 * last child, or of the comments below that belong to up. over: see spot.
 */
size_t yaml_tail(const struct yaml_text *t, const struct node *up,
    const struct node *over);

#endif
