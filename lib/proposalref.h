#ifndef POS_PROPOSALREF_H
#define POS_PROPOSALREF_H

/*
 * The branches that proposals are on.
 */

#include "err.h"

/*
 * Is the proposal's branch checked out nowhere? To move it or take it away
 * would leave a worktree with a HEAD that is not its own. dir: a folder of
 * the repository. ERR_GIT names the worktree, and what to do.
 */
int proposal_check_free(const char *name, const char *dir, struct err *e);

#endif
