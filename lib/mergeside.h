#ifndef POS_MERGESIDE_H
#define POS_MERGESIDE_H

/*
 * The sidecars of three versions of a file that git wants merged. Git gives
 * its merge driver texts and no commits, so the commits are looked for in
 * which the file is as in those texts: HEAD; what a merge, rebase or
 * cherry-pick of several is at, as far as git tells, and its base; and then the
 * newest of all branches and of where HEAD was.
 */

#include <stdbool.h>

#include "merge3.h"
#include "redraft.h"

/*
 * Append the sidecars' texts; "" of a version whose text is empty, or that
 * has none, and of a base that no commit has: git makes one where there are
 * several. path: of the file, in the repository the command runs in. False:
 * the file has no sidecar, there is no repository, or a side is in none of
 * those commits.
 */
bool mergeside_find(struct redrafts *out, const char *path,
    const struct merge3 *m);

#endif
