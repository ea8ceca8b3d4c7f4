#ifndef POS_GENLOCK_H
#define POS_GENLOCK_H

/*
 * A lock on one generated document, so that two runs do not draft it at
 * once: a file in <gitdir>/pos/drafting, held with flock(2). It says who
 * holds it and since when; it ends with its process, however that ends.
 */

#include "err.h"
#include "root.h"

struct genlock {
	int fd;		/* 0 or -1: not held */
	char *path;
};

/*
 * Take the lock on the document called name ("icp"). ERR_BUSY names the owner and how
 * long he has had it. Outside of a repository nothing is locked.
 */
int genlock_take(struct genlock *lock, const struct root *root,
    const char *name, struct err *e);

/* Give it back; a lock that is not held may be given. */
void genlock_release(struct genlock *lock);

#endif
