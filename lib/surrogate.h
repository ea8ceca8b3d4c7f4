#ifndef POS_SURROGATE_H
#define POS_SURROGATE_H

/*
 * Halves of surrogate pairs in JSON that comes in pieces: a character beyond
 * U+FFFF is written as two \u escapes, and a server that cuts its text by
 * UTF-16 units puts them into two objects. Neither is text of its own, so
 * that a parser of JSON refuses both.
 *
 * A half in a piece is carried through the parser as U+FDD0 (which is no
 * character, and never will be one) and its four hex digits.
 */

#include <stddef.h>

#include "str.h"

/*
 * Append n bytes of JSON to *out with each lone half written so; U+FDD0
 * itself becomes U+FFFD. Returns how many halves there were.
 */
size_t surrogate_mark(struct str *out, const char *json, size_t n);

/*
 * Append a piece of text to those before it, joining halves. A half that
 * finds no other becomes U+FFFD; the last one may find it in the next piece.
 */
void surrogate_add(struct str *text, const char *piece, size_t n);

/* How much of the text is sure: without a half at its end. */
size_t surrogate_sure(const struct str *text);

/* The text is over: a half at its end becomes U+FFFD. */
void surrogate_end(struct str *text);

#endif
