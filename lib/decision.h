#ifndef POS_DECISION_H
#define POS_DECISION_H

/*
 * What was decided on a proposal: a file of its own, .pos/reviews/NAME.yaml,
 * which is versioned and so survives what branches and merges do not. A slash
 * in the name is + there; where the name has the record of another proposal,
 * or of another decision, the file's name ends with the commit. A record is
 * never written over but by the same decision on the same proposal.
 */

#include "commit.h"
#include "err.h"
#include "proposal.h"
#include "ws.h"

struct decision {
	const struct proposal *proposal;
	bool accepted;
	const char *reason;	/* or NULL */
	const char *record;	/* set when carried out: name of the file,
				 * and of the ref under refs/pos/rejected */
};

/*
 * Accept: merge it into HEAD, with the proposal as second parent, and note
 * the decision. Both sides of a conflict go to *conflict. Reject: note it,
 * and keep its commits under refs/pos/rejected. A branch here goes, either
 * way; a remote's stays: nothing is pushed. The caller has asked
 * proposal_check_free() about a branch here.
 */
int decision_carry_out(struct commit_result *res, struct decision *d,
    struct proposal *p, struct ws *ws, struct str *conflict, struct err *e);

/* The paths of all decisions on file, sorted. */
int decision_list(struct names *out, const struct ws *ws, struct err *e);

/*
 * The commits (hex) that were decided on, or just those accepted; a record not
 * read tells of none.
 */
int decision_tips(struct names *out, struct ws *ws, bool accepted,
    struct err *e);

#endif
