#ifndef POS_MERGESIDE_H
#define POS_MERGESIDE_H

/*
 * The sidecars of three versions of a file that git wants merged. Git gives
 * its merge driver texts and no commits, so the commits are looked for in
 * which the file is as in those texts: HEAD, what is being merged, and the
 * newest of all branches.
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
