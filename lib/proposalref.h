#ifndef POS_PROPOSALREF_H
#define POS_PROPOSALREF_H

/*
 * The branches that proposals are on: proposal/NAME here, or as a remote had
 * it when it was last fetched. The name of such a one is REMOTE/NAME, for each
 * remote that is configured.
 */

#include "arena.h"
#include "err.h"
#include "revs.h"

struct proposal_ref {
	const char *ref;	/* refs/remotes/origin/proposal/icp-1 */
	const char *name;	/* origin/icp-1 */
	const char *shared;	/* icp-1: what all clones call it */
	const char *remote;	/* origin; NULL: a branch here */
};

/*
 * The names of the proposals there are, sorted; a remote's is left out where
 * a branch here of its name has the same commit.
 */
int proposal_list(struct names *out, const struct revs *r, struct err *e);

/*
 * Find one by its name or the name of its branch. ERR_NOTFOUND suggests the
 * nearest. Texts live in a.
 */
int proposal_find(struct proposal_ref *out, struct arena *a,
    const struct revs *r, const char *name, struct err *e);

/*
 * Is the proposal's branch checked out nowhere? To move it or take it away
 * would leave a worktree with a HEAD that is not its own. dir: a folder of
 * the repository. ERR_GIT names the worktree, and what to do.
 */
int proposal_check_free(const char *name, const char *dir, struct err *e);

#endif
