#ifndef POS_TXN_H
#define POS_TXN_H

/*
 * A transaction: the folder <gitdir>/pos/NAME in which one commit prepares
 * what it is going to do, and git's index.lock while it does it.
 *
 * The folder is locked with flock(2) as long as its owner lives, so whoever
 * gets that lock knows that the owner is dead. index.lock is a second name
 * of the file "lock" in the folder, so it is never empty and it can be told
 * whose it is.
 */

#include <stdbool.h>

#include "err.h"
#include "repo.h"
#include "str.h"

struct txn {
	struct repo *repo;
	char *name;
	char *dir;
	int fd;			/* of dir; -1: none */
};

#define TXN_INIT { NULL, NULL, NULL, -1 }

/* Make a transaction in the repository. r->tmp is its folder until the end. */
int txn_begin(struct txn *t, struct repo *r, struct err *e);

/*
 * Take over the transaction name if its owner is dead. 1: he lives, or it
 * is gone.
 */
int txn_adopt(struct txn *t, struct repo *r, const char *name,
    struct err *e);

/*
 * Take index.lock. 1: somebody has it. As git, git's own commands do not
 * wait for it: hold it for milliseconds.
 */
int txn_lock(struct txn *t, struct err *e);

/* Is index.lock this transaction's? Give it back if it is. */
bool txn_has_lock(const struct txn *t);
void txn_unlock(struct txn *t);

/*
 * Note that a file is going to be made outside the folder, beneath the top,
 * which is to vanish with the transaction.
 */
int txn_note(const struct txn *t, const char *path, struct err *e);

/*
 * Give back index.lock; remove the journal first, then what was noted and
 * the folder; free.
 */
void txn_end(struct txn *t);

/* Free and leave everything as it is for a later recovery. */
void txn_leave(struct txn *t);

/* <gitdir>/pos, and a name of a file in a transaction's folder. */
char *txn_parent(const struct repo *r);
char *txn_file(const struct txn *t, const char *name);

/* Write the file name of the transaction; sync: to the disk. */
int txn_write(const struct txn *t, const char *name, const struct str *bytes,
    bool sync, struct err *e);

/* fsync the folder path, if the repository's fsync is on. */
int txn_sync(const struct txn *t, const char *path, struct err *e);

#endif
