#ifndef POS_TRACEFILE_H
#define POS_TRACEFILE_H

/* The file of --trace. */

#include <stdio.h>

#include "err.h"

/*
 * Open it. file: NULL: no trace, *out is NULL; "-": standard error. Owner: the
 * caller, who calls tracefile_close().
 */
int tracefile_open(FILE **out, const char *file, struct err *e);

/*
 * Close it, if there is one; *f is NULL then. ERR_IO: it could not be written
 * whole.
 */
int tracefile_close(FILE **f, struct err *e);

#endif
