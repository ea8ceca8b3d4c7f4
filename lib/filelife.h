#ifndef POS_FILELIFE_H
#define POS_FILELIFE_H

/*
 * The versions of one file in git, by the commits that made them, newest
 * first. Files are followed where they were given another name; of branches
 * that were merged each commit is told, a merge only where it differs from
 * all of its parents. Nothing but the commits is asked.
 */

#include <stdbool.h>
#include <time.h>

#include "err.h"
#include "revs.h"
#include "str.h"

enum { FILELIFE_PARENTS = 8 };		/* of a merge; more are left out */

/* A commit that changed the file. */
struct filelife {
	char id[65];			/* hex */
	time_t when;			/* it was written */
	const char *author, *subject;
	const char *path;		/* of the file there */
	const char *was;		/* its path before; NULL: not there */
	bool there;			/* false: the commit removed it */
	const struct str *before, *now;	/* its bytes; empty: none */
	/* What the further parents of a merge had. */
	struct str merged[FILELIFE_PARENTS];
	size_t nmerged;
};

/* Told of each; what it is given lives until it returns. -1 ends it all. */
typedef int filelife_fn(const struct filelife *one, void *ctx,
    struct err *e);

/* Follow path back from a commit. Errors as of git, and those of fn. */
int filelife_walk(const struct revs *r, const git_oid *from,
    const char *path, filelife_fn *fn, void *ctx, struct err *e);

#endif
