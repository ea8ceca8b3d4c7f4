#ifndef POS_COLUMNS_H
#define POS_COLUMNS_H

/* Text in columns of a terminal, in which a character may take two or none. */

#include "str.h"

/* Columns that the text takes. */
size_t columns_of(const char *text);

/*
 * Append the text in `to` columns: blanks behind it, or before it when right.
 * A longer one is cut and ends in "...", in two dots or one where it must.
 */
void columns_add(struct str *out, const char *text, size_t to, bool right);

#endif
