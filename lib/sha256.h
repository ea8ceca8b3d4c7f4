#ifndef POS_SHA256_H
#define POS_SHA256_H

/*
 * SHA-256 (FIPS 180-4), for a list of files that anybody can check with
 * sha256sum. Names of content within the workspace are git's: hash.h.
 */

#include <stddef.h>

#define SHA256_HEX 65	/* with the NUL */

/* Hash n bytes into hex. */
void sha256_bytes(char hex[SHA256_HEX], const char *bytes, size_t n);

#endif
