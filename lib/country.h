#ifndef POS_COUNTRY_H
#define POS_COUNTRY_H

/*
 * Countries by the names that systems write: ISO 3166-1 short names in
 * English and what is common besides (iso.org/obp, read 2026-11).
 */

/* The code of two capitals, or NULL when the name is not known. */
const char *country_code(const char *name);

#endif
