#ifndef POS_NATIVE_H
#define POS_NATIVE_H

/*
 * The steps of a commit through libgit2, in this process.
 *
 * What libgit2 1.5 does not do, or does differently from git, is not here:
 * repo_open() takes plumb.h's step then. Files that git converts on the way
 * in (filters, line ends, encodings) are handed to git one by one.
 */

#include "err.h"
#include "repo.h"

/*
 * Open the repository that the folder path lies in: fills r->ops, native,
 * gitdir, common and top. Returns 0, or -1 when libgit2 cannot open it or
 * git should do every step; why is not said.
 */
int native_open(struct repo *r, const char *path);

/* Free what native_open() made. */
void native_close(struct repo *r);

#endif
