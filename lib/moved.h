#ifndef POS_MOVED_H
#define POS_MOVED_H

/* Files that commits gave another name, followed back. */

#include <stdbool.h>

#include "err.h"
#include "revs.h"
#include "str.h"

/*
 * Append the path that parent had for the file which commit has at path, and
 * parent has not: the one most alike among those that commit took away, as
 * git finds renames. *found is false when there is none.
 */
int moved_from(struct str *out, bool *found, const struct revs *r,
    const git_oid *commit, const git_oid *parent, const char *path,
    struct err *e);

#endif
