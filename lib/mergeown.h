#ifndef POS_MERGEOWN_H
#define POS_MERGEOWN_H

/*
 * What people put into a merge by hand: what neither of its sides has, and a
 * merge by rule does not give.
 */

#include <git2/types.h>
#include <stdbool.h>

#include "err.h"
#include "names.h"
#include "revs.h"
#include "str.h"

/*
 * Add the paths in which the merge differs from each of its parents, sorted.
 */
int mergeown_paths(struct names *out, const struct revs *r,
    const git_commit *merge, struct err *e);

/*
 * Append what the merge had of path before people's hand: what a merge by
 * rule gives (git's, or ours of sections); the file of its first parent where
 * none does. *own: that is not what it has.
 */
int mergeown_before(struct str *out, bool *own, const struct revs *r,
    const git_commit *merge, const char *path, struct err *e);

#endif
