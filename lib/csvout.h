#ifndef POS_CSVOUT_H
#define POS_CSVOUT_H

/* Values written as CSV: RFC 4180 but for the line end, which is LF. */

#include <stdbool.h>

#include "str.h"

/*
 * Append a cell, in quotes where it needs them: for a comma, a quote, a line
 * end, and for blanks at its ends, which readers would cut off.
 */
void csv_add(struct str *out, const char *text);

/*
 * Would a spreadsheet take the text for a formula? It begins with = + - @, a
 * tab or a line end (owasp.org, CSV injection, read 2026-11).
 */
bool csv_is_formula(const char *text);

#endif
