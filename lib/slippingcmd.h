#ifndef POS_SLIPPINGCMD_H
#define POS_SLIPPINGCMD_H

/* pos-score slipping, the whole of it. */

#include "err.h"

/*
 * Print who is slipping. dir: -C, form: -o, since: a date, the day to compare
 * with; each may be NULL. How many were compared is told through cmd.h, which
 * keeps the exit status: 1 when nobody fell. Errors as of slipping_find();
 * a date that is none ends the command with its usage.
 */
int slipping_command(const char *dir, const char *form, const char *since,
    struct err *e);

#endif
