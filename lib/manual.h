#ifndef POS_MANUAL_H
#define POS_MANUAL_H

/*
 * The manual pages, in the source tree or installed.
 */

#include <stdbool.h>

#include "str.h"

/*
 * Set *out to the path of the page of name ("pos-tam") in section '1' or
 * '5'. False, and *out empty: there is none.
 */
bool manual_find(struct str *out, const char *name, char section);

/*
 * Append what a page says it is about, which is nothing when it is packed.
 * False: there is no page.
 */
bool manual_describe(struct str *out, const char *name, char section);

#endif
