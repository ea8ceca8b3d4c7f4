#ifndef POS_HISTORY_H
#define POS_HISTORY_H

/*
 * A workspace as a commit has it.
 */

#include "date.h"
#include "err.h"
#include "files.h"
#include "root.h"

struct history {
	struct git_repository *repo;
	struct git_tree *tree;	/* of the workspace's folder */
	char id[65];		/* of the commit, hex */
	date day;		/* it was made */
};

#define HISTORY_INIT { NULL, NULL, "", DATE_NONE }

/*
 * Open the newest commit from HEAD on whose trailer Pos-Target ends with
 * suffix and is not except. Returns 1 when there is one, 0 when not or when
 * root is in no repository that can be read, -1 with *e set.
 * Owner: the caller, who calls history_close(), whatever was returned.
 */
int history_find(struct history *h, const struct root *root,
    const char *suffix, const char *except, struct err *e);
void history_close(struct history *h);

/* Let files read from the commit. h outlives it. */
void history_files(struct files *files, struct history *h);

#endif
