#ifndef POS_MERGE3_H
#define POS_MERGE3_H

/*
 * Three-way merge of prose: what people made of a text, and what an engine
 * makes of it now. Git's own difference, over units smaller than a line: a
 * line that holds several sentences is several units, so that a sentence of
 * yours lives beside a figure of ours in one paragraph.
 *
 * Changes conflict only when they touch the same unit. Both are kept when
 * they stand next to each other; when both add at the same place, the
 * engine's comes first.
 */

#include <stdbool.h>

#include "err.h"
#include "str.h"

/*
 * Append the merge of ours (by people) and theirs (by an engine), both made
 * from base, to *out. *conflict is true when both changed the same unit; *out
 * then gets whole lines of both sides between conflict markers.
 */
int merge3(struct str *out, bool *conflict, const struct str *base,
    const struct str *ours, const struct str *theirs, struct err *e);

#endif
