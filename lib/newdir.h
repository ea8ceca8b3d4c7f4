#ifndef POS_NEWDIR_H
#define POS_NEWDIR_H

/*
 * The folder of a new workspace: whether it is free, and making it such that
 * it can be undone.
 */

#include <stdbool.h>

#include "err.h"
#include "newws.h"
#include "root.h"

struct newdir {
	const char *path;	/* as given */
	char *base;		/* its deepest part that was there before */
	struct root root;	/* opened on it, once it is made */
	bool made_git;		/* .git was made */
};

#define NEWDIR_INIT { .root = ROOT_INIT }

/*
 * Look at path, which is borrowed: the files of w may not be there, nor may
 * it lie in a workspace. ERR_EXISTS names what is in the way.
 * Owner: the caller, who calls newdir_close(), also after a failure.
 */
int newdir_check(struct newdir *d, const char *path, const struct newws *w,
    struct err *e);

/* Make what is missing of the folder, and a repository where there is none. */
int newdir_make(struct newdir *d, struct err *e);

/* Remove the folders and the repository that were made. */
void newdir_undo(struct newdir *d);

/* Free and close it; what was made stays. */
void newdir_close(struct newdir *d);

#endif
