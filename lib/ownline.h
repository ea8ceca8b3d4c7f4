#ifndef POS_OWNLINE_H
#define POS_OWNLINE_H

/*
 * HEAD's own line of commits, from each to its first parent. Not by a
 * revwalk: in a shallow clone that ends before the oldest commit there is.
 */

#include <git2/types.h>
#include <stdbool.h>

#include "err.h"

/*
 * The commit of HEAD; NULL when there is none yet. ERR_GIT: it cannot be read.
 * Owner: the caller, who calls git_commit_free().
 */
int ownline_head(git_commit **out, git_repository *repo, struct err *e);

/*
 * Put its first parent in the place of *commit, which is freed: NULL when it
 * has none, or, and then *cut is set to true, none in this shallow clone.
 * ERR_GIT: it cannot be read; *commit is NULL then.
 */
int ownline_back(git_commit **commit, bool *cut, struct err *e);

#endif
