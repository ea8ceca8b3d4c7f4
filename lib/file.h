#ifndef POS_FILE_H
#define POS_FILE_H

/*
 * Files anywhere, by the path a user gave: unlike those of root.h, links on
 * the way are followed. What is made or replaced is so whole or not at all.
 */

#include <stddef.h>

#include "err.h"
#include "str.h"

/* Append the bytes of the file path, anywhere; "-" is standard input. */
int file_read(struct str *out, const char *path, size_t max, struct err *e);

/*
 * Could the file path be created, as far as that can be known beforehand? For
 * work that costs something. ERR_EXISTS: it is there.
 */
int file_creatable(const char *path, struct err *e);

/* The same of file_replace(). ERR_INVALID: it is a folder. */
int file_replaceable(const char *path, struct err *e);

/*
 * Create the file path, anywhere, as root_replace() does. One that holds these
 * very bytes stays as it is; ERR_EXISTS: one that holds others.
 */
int file_create(const char *path, const char *bytes, size_t n,
    struct err *e);

/*
 * Replace or create the file path, anywhere, as root_replace() does; into a
 * device or a pipe the bytes are written.
 */
int file_replace(const char *path, const char *bytes, size_t n,
    struct err *e);

#endif
