#ifndef POS_LINKPATH_H
#define POS_LINKPATH_H

/* Where the links of a document lead. */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* Append n bytes of a URL with %41 as A. */
void link_decode(struct str *out, const char *s, size_t n);

/* Has the URL a % that is not followed by two hexadecimal digits? */
bool link_is_badly_coded(const char *url);

/*
 * Make *path the target of a link in file, both below the same folder; false:
 * it leads out of that.
 */
bool link_resolve(struct str *path, const char *file, const char *target);

/* Does the URL lead elsewhere: scheme:, //host, /from/the/top? */
bool link_is_outside(const char *url);

#endif
