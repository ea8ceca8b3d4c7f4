#ifndef POS_LAND_H
#define POS_LAND_H

/*
 * The visible steps of a commit that is prepared: files, hooks, the index and
 * last the branch.
 */

#include "err.h"
#include "job.h"

enum { LAND_AGAIN = 1 };	/* something moved meanwhile: start over */

/*
 * Do what job_prepare() prepared; index.lock is held. A file that is saved
 * meanwhile is made anew if the commit does not depend on it. Returns 0,
 * LAND_AGAIN, or -1; after the last two everything is as before.
 */
int land(struct job *j, struct err *e);

#endif
