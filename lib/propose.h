#ifndef POS_PROPOSE_H
#define POS_PROPOSE_H

/*
 * Proposals: a change as a commit on a branch of its own, made from HEAD
 * without touching the working tree or the index.
 */

#include "commit.h"
#include "err.h"
#include "root.h"

#define PROPOSAL_REFS "refs/heads/proposal/"
#define REJECTED_REFS "refs/pos/rejected/"
#define REVIEWS ".pos/reviews"	/* folder of decisions, a file each */

struct proposed {
	char name[128];		/* "icp-pains-1"; "": HEAD has it already, or
				 * only sidecars would change */
	char id[65];		/* of the commit, hex */
};

/*
 * Apply the changes to the files as HEAD has them and commit the result on a
 * new branch proposal/STEM-N; N is the first that no proposal had yet.
 * ERR_GIT: no repository, no commit in it yet, or git refuses. Hooks are not
 * run: they guard the branch that is decided on.
 */
int propose_changes(struct proposed *out, const struct root *root,
    const struct commit_request *req, const char *stem, struct err *e);

/*
 * Make a commit of the changes on HEAD and move the branch of proposal name
 * to it from the commit old (hex). ERR_GIT: the branch is checked out.
 */
int propose_again(struct proposed *out, const struct root *root,
    const struct commit_request *req, const char *name, const char *old,
    struct err *e);

#endif
