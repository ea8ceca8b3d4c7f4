#ifndef POS_JOB_H
#define POS_JOB_H

/*
 * One attempt to carry out a request for a commit: what commit.c has others
 * prepare without anybody seeing it (here), and do visibly (land.h).
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "err.h"
#include "journal.h"
#include "plan.h"
#include "repo.h"
#include "str.h"
#include "turn.h"
#include "txn.h"

struct job {
	const struct commit_request *req;
	struct repo *repo;
	struct plan plan;
	struct txn txn;
	struct journal journal;
	struct str message;
	struct edit *edits;	/* of the tree and the index */
	size_t nedits;
	struct oid tree, commit;
	bool beside;		/* stages go beside the files */
	bool nothing;		/* the request changes nothing */
	bool saved;		/* a file was saved before it was replaced */
	struct turn turn;
};

/*
 * Write the new bytes of each file that changes where they wait, and list
 * their swaps in the journal; j->plan says which. May be done again.
 */
int job_stage(struct job *j, struct err *e);

/*
 * Make the new index, with n edits (0: it stays), and remember in the journal
 * what it looks like. The repository's index_load() was done.
 */
int job_index(struct job *j, const struct edit *edits, size_t n,
    struct err *e);

/*
 * Prepare everything that can be without anybody seeing it: files, objects,
 * the index and, unless hooks are to run first, the commit. All is on the disk
 * then, also after failure: a later commit finds the objects and does not
 * write them again. j->nothing: the request changes nothing. Errors as of
 * commit_changes().
 */
int job_prepare(struct job *j, struct err *e);

/* Has HEAD, the index or the repository's state moved since job_prepare()? */
bool job_stale(struct job *j);

#endif
