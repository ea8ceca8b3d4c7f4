#ifndef POS_HARMLESS_H
#define POS_HARMLESS_H

/*
 * Text from files and commits for people: no byte of it steers the terminal,
 * and none hides. Control characters (C0 but for tab and line end, NUL too,
 * DEL, and C1, as UTF-8 or as a byte that is no UTF-8) are shown as \xNN. What
 * has no width or turns the direction of writing is shown as \u{202e}: the
 * controls of bidirectional text, zero-width spaces, byte order marks, tags.
 * Of the two joiners (U+200C, U+200D) those stay that stand behind a letter
 * of a script that is written with them (Arabic to Thaana and N'Ko, those of
 * India, Tibet, Myanmar, Khmer, Mongolian), and U+200D between two pictures,
 * which it makes one. All else stays. For views, never for what a program
 * reads.
 */

#include <stdio.h>

#include "str.h"

/* Append the text: n bytes, or up to its end. */
void harmless_add_n(struct str *out, const char *s, size_t n);
void harmless_add(struct str *out, const char *text);

/* The same in one line: tabs and line ends too are shown as \xNN. */
void harmless_add_line(struct str *out, const char *text);

/* Print it; print as printf does: %s ends at a NUL. */
void harmless_put_n(FILE *f, const char *text, size_t n);
void harmless_put(FILE *f, const char *text);
void harmless_printf(FILE *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
