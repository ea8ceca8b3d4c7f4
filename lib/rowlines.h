#ifndef POS_ROWLINES_H
#define POS_ROWLINES_H

/*
 * The lines that say an entry of a list of maps, with the comments that are
 * about it: those right above its dash, and those right below that are deeper
 * than the dash.
 */

#include <stddef.h>

#include "node.h"
#include "yamlspot.h"

struct row_lines {
	size_t from, to;	/* bytes, whole lines */
	unsigned indent;	/* blanks before the dash */
};

/*
 * Find the lines of item, an entry of list, in the text that they were parsed
 * from. Returns 0, or -1: it shares lines with another entry, or the list is
 * in brackets.
 */
int row_lines_find(struct row_lines *out, const struct yaml_text *t,
    const struct node *list, const struct node *item);

#endif
