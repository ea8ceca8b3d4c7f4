#ifndef POS_FD_H
#define POS_FD_H

/* All bytes through a file descriptor, whatever interrupts. */

#include <stddef.h>

#include "err.h"
#include "str.h"

/*
 * Append what fd holds to *out, up to its end. max: bytes; more is
 * ERR_INVALID. name: of the file, for messages. After failure *out holds what
 * was read.
 */
int fd_read(struct str *out, int fd, const char *name, size_t max,
    struct err *e);

/* Write all n bytes to fd. Returns -1 with errno set. */
int fd_write(int fd, const char *bytes, size_t n);

#endif
