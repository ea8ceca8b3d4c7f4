#ifndef POS_IMPORTRUN_H
#define POS_IMPORTRUN_H

/* A CSV file imported into a workspace: read, checked, committed, told. */

#include <stddef.h>

#include "err.h"
#include "importjob.h"
#include "ws.h"

/*
 * Import by o, print on standard output what was done, on standard error what
 * was left out. *rejected: how many rows were not taken; they are in a file
 * of their own, and with o->strict nothing else was. All else is one commit,
 * or nothing. Errors as of commit_changes(), and ERR_INVALID for a file that
 * is not CSV or whose columns do not tell what they mean.
 */
int import_run(size_t *rejected, struct ws *ws, const struct import_opts *o,
    struct err *e);

#endif
