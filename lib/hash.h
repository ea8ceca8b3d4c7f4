#ifndef POS_HASH_H
#define POS_HASH_H

/*
 * Content hashes: 40 hex digits, what git names a blob of the same bytes by
 * (`git hash-object FILE`), so that an old input can be read from git.
 */

#include <stddef.h>

#define HASH_HEX 41	/* with the NUL */

/* Hash n bytes into hex. */
void hash_bytes(char hex[HASH_HEX], const char *bytes, size_t n);

#endif
