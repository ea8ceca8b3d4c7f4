#ifndef POS_PLANFILE_H
#define POS_PLANFILE_H

/* What a request does to one file; lib/plan.h has them all. */

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "commit.h"
#include "err.h"
#include "repo.h"
#include "root.h"
#include "str.h"
#include "swap.h"

struct file {
	const char *name;	/* as the request has it, for messages */
	const struct change **changes;	/* of it, in their order; borrowed */
	size_t nchanges;
	char *path;		/* beneath the plan's root */
	char *from;		/* where it is moved from; NULL: it is not */
	struct str old, new;	/* bytes in the folder */
	bool was, is;		/* there is a file: before, after */
	struct stat st;		/* of the old file, or of the one it is moved
				 * from; zeroes: there is none */
	struct entry head;	/* in HEAD */
	struct entry next;	/* in the next commit */
	bool clean;		/* no uncommitted edits: next is new's */
	struct swap swap;
};

/*
 * Read the file as it lies in the folder; it may be missing. Errors as of
 * root_read().
 */
int planfile_read(struct file *f, const struct root *root, struct err *e);

/* Apply the changes to what was read; errors as of them. */
int planfile_apply(struct file *f, struct err *e);

/*
 * Find what the next commit has of the file; r's HEAD and index are loaded.
 * Writes blobs. ERR_CONFLICT: uncommitted edits are in the way. ERR_GIT: staged
 * changes.
 */
int planfile_next(struct file *f, struct repo *r, struct err *e);

/*
 * Was the file saved since it was read such that its part of the commit is
 * another one? It is not if it had uncommitted edits and still has, apart
 * from our change. 1: it is.
 */
int planfile_reread(struct file *f, const struct root *root, struct repo *r,
    struct err *e);

/* Does the file change in the folder, in the next commit? */
bool planfile_changes(const struct file *f);
bool planfile_commits(const struct file *f);

#endif
