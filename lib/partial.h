#ifndef POS_PARTIAL_H
#define POS_PARTIAL_H

/*
 * What had come of an answer that broke off: kept as a file below
 * .git/pos/partial, for it was paid for, and never put into a document.
 */

#include <stddef.h>

#include "err.h"
#include "str.h"

enum { PARTIAL_MOST = 100 };	/* files kept; the oldest go first */

/*
 * Keep n bytes of text as a file of its own in dir, named after label and
 * the time, and append its path to *out. Returns 0; 1 when there is nothing
 * to keep, or nowhere (dir is NULL); -1 with *e set.
 */
int partial_keep(struct str *out, const char *dir, const char *label,
    const char *text, size_t n, struct err *e);

#endif
