#ifndef POS_BASE64_H
#define POS_BASE64_H

#include <stddef.h>

#include "str.h"

/* Append n bytes in base64 (RFC 4648, section 4), on one line. */
void base64_add(struct str *out, const void *bytes, size_t n);

#endif
