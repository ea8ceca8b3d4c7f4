#ifndef POS_SWAP_H
#define POS_SWAP_H

/*
 * Putting a new file in the place of an old one such that neither is lost.
 *
 * The new bytes wait in a stage, a file on the same file system. swap_in()
 * exchanges the two names at once and then looks whether what came out is
 * what was expected; if somebody saved the file in between, it is put back.
 * The old file lies in the stage until that is removed, so swap_out() can undo.
 * All steps may be repeated after a kill at any instant.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "err.h"
#include "repo.h"
#include "root.h"
#include "str.h"

enum swap_kind {
	SWAP_REPLACE = 'r',
	SWAP_CREATE = 'c',	/* no file is there */
	SWAP_REMOVE = 'd'	/* no file is to be there */
};

struct swap {
	enum swap_kind kind;
	char *path;		/* beneath the root */
	char *stage;		/* name of the stage */
	bool beside;		/* stage is beneath the root; else in dir */
	struct oid old, new;	/* checksums of the bytes; none: no file */
	struct oid put;		/* the new bytes as we put them in place; a
				 * hook may have changed them since into new */
	struct stat st;		/* of the stage, when new bytes are in it */
	size_t made;		/* so many bytes of path name a folder that
				 * was there before; deeper ones are ours */
};

/* Where swaps happen. */
struct place {
	const struct root *root;
	int dir;		/* folder of the stages; -1: all beside */
	bool fsync;		/* have each step on the disk */
};

enum {
	SWAP_CHANGED = 1,	/* the file is not what was expected */
	SWAP_FAR = 2		/* dir is on another file system */
};

/* Fill old, new, put, kind and made. old or new may be NULL, not both. */
void swap_plan(struct swap *s, const struct place *at, const struct str *old,
    const struct str *new);

/*
 * Write the new bytes to the stage and set st. like: stat of the old file,
 * whose mode is kept; NULL: there is none.
 */
int swap_stage(struct swap *s, const struct place *at,
    const struct str *bytes, const struct stat *like, struct err *e);

/*
 * Put the new file in place. Returns 0; SWAP_CHANGED or SWAP_FAR, and then
 * everything is as before; -1 with *e set.
 */
int swap_in(const struct swap *s, const struct place *at, struct err *e);

/*
 * Put the old file back if the new one is in place as it was put there.
 * Returns 0; SWAP_CHANGED: somebody changed it since, it is left.
 */
int swap_out(const struct swap *s, const struct place *at, struct err *e);

/*
 * Look whether the file that came out, in the stage, holds what nobody else
 * has: an editor wrote to the old file that it had open, or somebody saved
 * the new one before it was undone. Keep it beside the other one then, as
 * *kept, else NULL. Owner: the caller. After failure the stage is the only
 * one that has it: it is not to be removed.
 */
int swap_keep(const struct swap *s, const struct place *at, char **kept,
    struct err *e);

/* Remove the stage. */
void swap_drop(const struct swap *s, const struct place *at);

/*
 * Take the file in place as the new one, whatever it holds, if the swap was
 * made.
 */
void swap_accept(struct swap *s, const struct place *at);

/* Free the names; stage and file stay as they are. */
void swap_release(struct swap *s);

#endif
