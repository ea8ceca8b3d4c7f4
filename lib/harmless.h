#ifndef POS_HARMLESS_H
#define POS_HARMLESS_H

/*
 * Text from files and commits for people: no byte of it steers the terminal.
 * Control characters (C0 but for tab and line end, DEL, and C1, as UTF-8 or
 * as a byte that is no UTF-8) are shown as \xNN; all else stays. For views,
 * never for what a program reads.
 */

#include <stdio.h>

#include "str.h"

/* Append the text; print it; print as printf does. */
void harmless_add(struct str *out, const char *text);
void harmless_put(FILE *f, const char *text);
void harmless_printf(FILE *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
