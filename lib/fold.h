#ifndef POS_FOLD_H
#define POS_FOLD_H

/* Texts compared as people do: without regard to case, in any script. */

#include <stdbool.h>

/*
 * The text in one case and one spelling: "ØSTBY" and "østby", or an accent
 * written apart from its letter, come out alike (Unicode case folding, NFC).
 * Bytes that are not UTF-8: a copy. Owner: the caller, who calls free().
 */
char *fold_text(const char *text) __attribute__((malloc, warn_unused_result));

/* Are the two the same, folded? */
bool fold_same(const char *a, const char *b);

#endif
