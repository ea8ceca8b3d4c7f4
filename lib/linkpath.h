#ifndef POS_LINKPATH_H
#define POS_LINKPATH_H

/* The percent-encoding of links. */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/* Append n bytes of a URL with %41 as A. */
void link_decode(struct str *out, const char *s, size_t n);

/* Has the URL a % that is not followed by two hexadecimal digits? */
bool link_is_badly_coded(const char *url);

#endif
