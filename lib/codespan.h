#ifndef POS_CODESPAN_H
#define POS_CODESPAN_H

/* Code spans in Markdown, as people read them. */

#include <stdbool.h>
#include <stddef.h>

/*
 * Are the n bytes of a code span a name: one word that begins with a letter, a
 * dot or a slash, and has a slash, an underscore, or a dot before a letter?
 * strategy/tam.yaml:14 claims nothing; what else people read in one may, and
 * a number of three digits or more is a name's in that of a file alone.
 */
bool codespan_is_name(const char *s, size_t n);

#endif
