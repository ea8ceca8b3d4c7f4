#ifndef POS_LASTCHANGE_H
#define POS_LASTCHANGE_H

/* The commit from which on given files are as they are: as of when a figure
 * is, for who wants to see the same files. */

#include <stdbool.h>

#include "err.h"
#include "root.h"

struct last_change {
	char id[65];		/* hex; "": no commit has them */
	bool unsaved;		/* the folder has them otherwise than HEAD */
};

/*
 * Find it. patterns: paths beneath root as git's pathspecs
 * ("data/deals-*.yaml"), NULL-ended. Outside of a repository, and
 * before the first commit: id is "" and unsaved is true. ERR_GIT: the
 * repository cannot be read.
 */
int last_change_find(struct last_change *out, const struct root *root,
    const char *const *patterns, struct err *e);

#endif
