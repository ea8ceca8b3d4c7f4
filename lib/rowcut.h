#ifndef POS_ROWCUT_H
#define POS_ROWCUT_H

/*
 * The cuts that put values into maps in braces, for lib/rowedit, which checks
 * the result. All cuts are of one text, in any order.
 */

#include <stdbool.h>
#include <stddef.h>

#include "node.h"
#include "rowedit.h"
#include "str.h"
#include "yamlspot.h"

/* One replacement: bytes from..to by with. */
struct row_cut {
	size_t from, to;
	size_t seq;		/* of two at one place, which comes first */
	struct str with;
};

struct row_cuts {
	struct row_cut *cut;
	size_t n, cap;
};

/* Replace bytes from..to by what the caller adds to the string returned. */
struct str *row_cut(struct row_cuts *c, size_t from, size_t to);

/*
 * Cut in one edit of item, a map of the text; false, with nothing cut: it is
 * not written in a way that this can do.
 */
bool row_cut_edit(struct row_cuts *cuts, const struct yaml_text *t,
    const struct node *item, const struct row_edit *ed);

/* Append the text with all cuts made to *out, and free them. */
void row_cuts_make(struct str *out, struct row_cuts *c,
    const struct yaml_text *t);

#endif
