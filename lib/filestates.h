#ifndef POS_FILESTATES_H
#define POS_FILESTATES_H

/* The states that a file has been in on HEAD's own line of commits. */

#include <git2/oid.h>
#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "revs.h"

struct filestate {
	git_oid commit;		/* that brought it into this state */
	date day;		/* it was made */
	git_oid blob;		/* its bytes: revs_blob() */
	bool there;		/* false: the commit took the file away */
};

struct filestates {
	struct filestate *v;	/* the newest first */
	size_t n, cap;
	bool cut;		/* by a shallow clone: the oldest state may be
				 * older than its commit */
};

#define FILESTATES_INIT { NULL, 0, 0, false }

/*
 * Find them; of a merge it is the merge that counts, not what it merged.
 * None when there is no commit yet. Owner: the caller, who calls
 * filestates_release(), also after a failure.
 */
int filestates_find(struct filestates *out, const struct revs *r,
    const char *path, struct err *e);
void filestates_release(struct filestates *s);

#endif
