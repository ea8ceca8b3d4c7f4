#ifndef POS_HISTORY_H
#define POS_HISTORY_H

/*
 * A workspace as a commit has it.
 */

#include <pthread.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "files.h"
#include "root.h"

struct history {
	struct git_repository *repo;
	struct git_tree *tree;	/* of the workspace's folder */
	char id[65];		/* of the commit, hex */
	date day;		/* it was made */
	int64_t time;		/* the same in seconds since 1970; of HEAD */
	char *folder;		/* listed last, or NULL */
	struct git_tree *listed;	/* its tree */
	pthread_mutex_t turn;	/* to ask git */
};

#define HISTORY_INIT { NULL, NULL, "", DATE_NONE, 0, NULL, NULL, \
	PTHREAD_MUTEX_INITIALIZER }

/*
 * Open the commit that wrote the last report before output
 * ("reports/2026-11-20-exec.md"): of the files in its folder that HEAD has
 * and whose names end alike, the one with the latest date before; h->day is
 * that date. Found by the files themselves, so it survives squash, rebase and
 * clone. Returns 1 when there is one, 0 when not or when root is in no
 * repository that can be read, -1 with *e set.
 * Owner: the caller, who calls history_close(), whatever was returned.
 */
int history_before(struct history *h, const struct root *root,
    const char *output, struct err *e);
void history_close(struct history *h);

/*
 * Open the last commit of HEAD's own line that was made on day or before it;
 * h->day is when. Returns as history_before(); 0: none is as old.
 */
int history_on(struct history *h, const struct root *root, date day,
    struct err *e);

/* Open HEAD. Returns as history_before(); 0: there is no commit yet. */
int history_head(struct history *h, const struct root *root, struct err *e);

/* The same; ERR_GIT when there is none: a proposal is made from HEAD. */
int history_need_head(struct history *h, const struct root *root,
    struct err *e);

/*
 * Let files read from the commit. h outlives it. Files may be read by several
 * threads at once, but not while one lists a folder.
 */
void history_files(struct files *files, struct history *h);

#endif
