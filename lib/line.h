#ifndef POS_LINE_H
#define POS_LINE_H

/*
 * Lines of a text in memory, as Markdown counts them: a line ends with LF,
 * CRLF or CR. Offsets are bytes into s, which has n of them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* The end of the line that holds pos: its line end, or n. */
size_t line_stop(const char *s, size_t n, size_t pos);

/* Where the line after the one that holds pos begins, or n. */
size_t line_next(const char *s, size_t n, size_t pos);

/* True when the line at pos begins a heading with # signs. */
bool line_is_atx(const char *s, size_t n, size_t pos);

/* True when the n bytes are spaces, tabs and line ends only. */
bool line_blank(const char *s, size_t n);

/* How many of the n bytes are whole blank lines at the front. */
size_t line_lead(const char *s, size_t n);

/*
 * Where the blank lines at the end begin: after the line end of the last
 * line that is not blank, or n when it has none; 0 when all are blank.
 */
size_t line_trail(const char *s, size_t n);

/*
 * The line end of the text: "\r\n" when its first line ends so, "\r" when
 * it has no LF at all, else "\n". A constant.
 */
const char *line_eol(const char *s, size_t n);

/*
 * Is the n bytes at line one of the lines of text, from its beginning to its
 * end? text: with LF; NULL has none.
 */
bool line_in(const char *text, const char *line, size_t n);

/* Append the n bytes with each line end written as eol. */
void line_add(struct str *out, const char *s, size_t n, const char *eol);

#endif
