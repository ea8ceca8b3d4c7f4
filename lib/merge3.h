#ifndef POS_MERGE3_H
#define POS_MERGE3_H

/*
 * Three-way merge of a section's text by git's own line merge.
 */

#include <stdbool.h>

#include "err.h"
#include "str.h"

/*
 * Merge ours (what people made of base) and theirs (what an engine makes of
 * it now) into *out. *conflict is true when both changed the same lines;
 * *out then holds both sides between conflict markers.
 */
int merge3(struct str *out, bool *conflict, const struct str *base,
    const struct str *ours, const struct str *theirs, struct err *e);

#endif
