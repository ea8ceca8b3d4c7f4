#ifndef POS_DECISION_H
#define POS_DECISION_H

/*
 * What was decided on a proposal: a file of its own, .pos/reviews/NAME.yaml,
 * which is versioned and so survives what branches and merges do not.
 */

#include "commit.h"
#include "err.h"
#include "proposal.h"
#include "ws.h"

struct decision {
	const struct proposal *proposal;
	bool accepted;
	const char *reason;	/* or NULL */
};

/*
 * Accept: merge it into HEAD, with the proposal as second parent, and note
 * the decision. Both sides of a conflict go to *conflict. Reject: note it,
 * and keep its commits under refs/pos/rejected. The branch goes, either way;
 * ERR_GIT, and nothing is written, while it is checked out in a worktree.
 */
int decision_carry_out(struct commit_result *res, const struct decision *d,
    struct proposal *p, struct ws *ws, struct str *conflict, struct err *e);

#endif
