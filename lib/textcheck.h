#ifndef POS_TEXTCHECK_H
#define POS_TEXTCHECK_H

/* Texts that people type, before they go into a file. */

#include <stdbool.h>

#include "str.h"

/*
 * Is it UTF-8 without control characters, tabs aside? lines: it may have more
 * than one line. Returns 0, or -1 with what is wrong appended to *why: "must
 * be a single line".
 */
int text_check(struct str *why, const char *text, bool lines);

#endif
