#ifndef POS_MDROW_H
#define POS_MDROW_H

/*
 * Rows of Markdown tables, as far as one line of n bytes can tell. row_like_
 * errs on the side of yes, all others on the side of no: what they say holds
 * for cmark-gfm with its table extension, whatever stands around the line.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True for all that may make the line above a header: |--|:-:| and so on. */
bool row_like_delimiter(const char *s, size_t n);

/* The cells of a plain row "| a | b |" at the left margin, or 0. */
uint64_t row_cells(const char *s, size_t n);

/* True for a row whose cells are --- with : at an end or both. */
bool row_is_delimiter(const char *s, size_t n);

/* True for a line that an open table takes as its next row. */
bool row_continues(const char *s, size_t n);

#endif
