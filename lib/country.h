#ifndef POS_COUNTRY_H
#define POS_COUNTRY_H

#include <stdbool.h>

#include "str.h"

/*
 * Countries by their codes of two capitals, and by the names that systems write: ISO 3166-1 short names in
 * English and what is common besides (iso.org/obp, read 2026-11).
 */

/* The code of two capitals, or NULL when the name is not known. */
const char *country_code(const char *name);

/* Is it one of the codes, in capitals? */
bool country_is(const char *code);

/*
 * Is the text no code? Says so in *why, with the nearest: "'UK' is not a
 * country; did you mean 'GB'?".
 */
bool country_fault(struct str *why, const char *text);

#endif
