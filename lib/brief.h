#ifndef POS_BRIEF_H
#define POS_BRIEF_H

/* Texts of people's, short enough for one line of ours. */

#include <stddef.h>

#include "str.h"

/*
 * Append text on one line, control characters as blanks; what is longer than
 * most characters is cut, with "..." behind it.
 */
void brief_add(struct str *out, const char *text, size_t most);

#endif
