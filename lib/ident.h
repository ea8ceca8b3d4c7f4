#ifndef POS_IDENT_H
#define POS_IDENT_H

/*
 * Who commits.
 */

#include <git2.h>

#include "err.h"
#include "repo.h"
#include "str.h"

/*
 * Append the lines "author ..." and "committer ..." of a commit. When only
 * user.name and user.email say who, libgit2 forms the same name as git; else
 * git is asked. ERR_GIT: git does not know.
 */
int ident_add(struct str *out, struct repo *r, git_repository *repo,
    git_config *config, struct err *e);

#endif
