#ifndef POS_PLAN_H
#define POS_PLAN_H

/*
 * What a request does to each of its files: first in the folder, from the
 * bytes that lie there, then in the next commit, from HEAD's bytes. The two
 * differ when a file has uncommitted edits, and then both keep theirs.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "err.h"
#include "planfile.h"
#include "repo.h"
#include "root.h"
#include "swap.h"

struct plan {
	const struct commit_request *req;
	const struct root *root;
	struct file *files;	/* one for each path of the request */
	size_t n;
	const struct change **changes;	/* the request's, file by file */
};

#define PLAN_INIT { NULL, NULL, NULL, 0, NULL }

/*
 * Start a plan for req; prefix ("" or "sub/dir/") goes before its paths, which
 * are beneath root. req and root are borrowed as long as p is used.
 * ERR_INVALID: a path that our tools may not write (pathcheck.h). Owner: the
 * caller, who calls plan_release(), also after a failure.
 */
int plan_init(struct plan *p, const struct commit_request *req,
    const struct root *root, const char *prefix, struct err *e);
void plan_release(struct plan *p);

/*
 * Read the files and apply the changes to them. Errors as of root_read(), but
 * that a file may be missing, and as of the changes, with the path before.
 */
int plan_folder(struct plan *p, struct err *e);

/*
 * Find what the next commit has; r's HEAD and index are loaded. Writes blobs.
 * ERR_CONFLICT: uncommitted edits are in the way. ERR_GIT: staged changes.
 */
int plan_commit(struct plan *p, struct repo *r, struct err *e);

/*
 * Read the files again after somebody saved one of them. Returns 0 if the
 * commit as planned still stands; 1: plan anew.
 */
int plan_refresh(struct plan *p, struct repo *r, struct err *e);

/*
 * Fill the swap of each file that changes. tag: makes the names of stages
 * unique. beside: stages are beside the files, else in at->dir.
 */
void plan_swaps(struct plan *p, const struct place *at, const char *tag,
    bool beside);

/*
 * Write the stages: a file keeps the mode of the old one, or of the one it is
 * moved from. ERR_IO: no room, no right.
 */
int plan_stage(struct plan *p, const struct place *at, struct err *e);

/*
 * List what the next commit and the index are to have, in edits, which has
 * room for p->n. Returns how many. Paths are borrowed.
 */
size_t plan_edits(const struct plan *p, struct edit *edits);

#endif
