#ifndef POS_PROPOSALVIEW_H
#define POS_PROPOSALVIEW_H

/*
 * Proposals for people and for programs.
 */

#include <stdio.h>

#include "gentell.h"
#include "proposal.h"
#include "table.h"
#include "ws.h"

/*
 * Start a table of proposals: name, by, date, state (open; behind: HEAD has
 * moved; overlaps: HEAD changed the same sections; merged; decided, and the
 * branch is still there; accepted; rejected; unrelated: no commit in common
 * with HEAD; unreadable), changes, subject.
 */
void proposal_table(struct table *t);

/*
 * Add the open ones; all: also those that were decided, with the reason. What
 * is wrong with one that cannot be opened is told, and the others follow.
 */
int proposal_rows(struct table *t, struct ws *ws, const struct revs *r,
    bool all, tell_fn *tell, struct err *e);

/* Who proposes what, and each section's difference. */
int proposal_show(const struct proposal *p, struct arena *a, FILE *f,
    struct err *e);

/*
 * The difference of all its files: a patch, as git diff has it; for people,
 * with its control characters shown.
 */
int proposal_diff(const struct proposal *p, bool people, FILE *f,
    struct err *e);

#endif
