#ifndef POS_MDGUARD_H
#define POS_MDGUARD_H

/*
 * Refuse Markdown that cmark-gfm would take seconds or gigabytes for. What
 * passes is parsed in well under a second, with or without the extensions
 * table, strikethrough, autolink and tasklist; documents that people write
 * are far below the limits. Each check is one pass over the bytes.
 */

#include <stddef.h>

#include "err.h"

enum { MD_MAX = 1024 * 1024 };	/* bytes of a document: pos-workspace(5) */

/*
 * Returns 0 when the n bytes are UTF-8 without NUL and at most MD_MAX, else
 * -1 with *e set (ERR_INVALID) as "file:line: what is wrong; what to do".
 */
int mdguard_text(const char *bytes, size_t n, const char *file,
    struct err *e) __attribute__((warn_unused_result));

/*
 * Returns 0 when parsing the n bytes of Markdown is cheap, else -1 with *e
 * set (ERR_INVALID) as above. line: the number of the first line.
 */
int mdguard_cost(const char *bytes, size_t n, const char *file, int line,
    struct err *e) __attribute__((warn_unused_result));

#endif
