#ifndef POS_JOURNAL_H
#define POS_JOURNAL_H

/*
 * What a transaction is about to do, written down before it does it, so that
 * it can be undone; and the doing and undoing of its visible steps: files,
 * then the index, then the branch. The branch is the point of no return.
 *
 * Journal, a text: "pos-journal 1", then records of fields separated by tabs,
 *	ref NAME PARENT COMMIT		- is none
 *	index MARK			the new index; not there: it stays
 *	hooks				these run next and may change files
 *	file KIND OLD NEW MADE b|t STAGE PATH	see struct swap
 * and "end". One without its end was not finished, so nothing was done.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "repo.h"
#include "swap.h"
#include "txn.h"

struct journal {
	char *ref;
	struct oid parent;	/* none: the branch has no commit yet */
	struct oid commit;	/* none: only files change */
	char *index;		/* tells the new index from others: its size,
				 * time and checksum. NULL: the index stays */
	bool hooks;		/* whatever is in place may be a hook's */
	struct swap **swaps;	/* borrowed when writing, owned when read */
	size_t n;
};

/* Set j->index for the file path. Owner: the caller, who frees it. */
int journal_mark(struct journal *j, const char *path, struct err *e);

/* Write it down, on the disk: from then on a kill is recovered from. */
int journal_write(const struct journal *j, const struct txn *t,
    struct err *e);

/*
 * Put the files in place. Returns 0, SWAP_CHANGED or SWAP_FAR as swap_in()
 * does, or -1. Unless 0, journal_undo() is to follow.
 */
int journal_swap(const struct journal *j, const struct txn *t,
    struct err *e);

/* Make the new index, r->index_copy, the index. */
int journal_publish(const struct journal *j, const struct txn *t,
    struct err *e);

/*
 * Undo what was done of it, in reverse order; a file that somebody changed
 * since is left, and said. After hooks the old file is put back in any case,
 * and journal_finish() keeps what was there. May be called again.
 */
int journal_undo(const struct journal *j, const struct txn *t,
    struct err *e);

/*
 * After the branch has the commit, or all is undone: look whether an old file
 * was written to since; it is kept then, and said. After failure, said too,
 * the transaction has the only copy: txn_leave() it, and the next run goes on.
 */
int journal_finish(const struct journal *j, const struct txn *t,
    struct err *e);

/* Remove the journal of what was undone and finished: another try follows. */
void journal_forget(const struct txn *t);

/*
 * Finish or undo the transactions whose owner is dead, and say so on standard
 * error. ERR_BUSY: one needs index.lock and another program has it.
 */
int journal_recover(struct repo *r, struct err *e);

#endif
