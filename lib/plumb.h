#ifndef POS_PLUMB_H
#define POS_PLUMB_H

/*
 * The steps of a commit through git's plumbing commands, each in a process
 * of its own: slower, and right wherever git is right.
 */

#include "err.h"
#include "gitcmd.h"
#include "repo.h"

extern const struct repo_ops plumb_ops;

/*
 * Ask git for the repository that the folder path lies in: fills r->ops,
 * config, gitdir, common and top. ERR_NOTFOUND: there is none. ERR_GIT: what
 * git says.
 */
int plumb_open(struct repo *r, const char *path, struct err *e);

/* Run a git command whose output is the name of an object. */
int plumb_oid(struct oid *out, const struct gitcmd *c,
    const char *const *args, struct err *e);

/*
 * Append what git writes after "author" or "committer" in a commit. var:
 * GIT_AUTHOR_IDENT or GIT_COMMITTER_IDENT. ERR_GIT: git knows no name.
 */
int plumb_ident(struct str *out, const struct repo *r, const char *var,
    struct err *e);

/*
 * Does the index, which has entry at path, lag behind a commit of ours? git
 * commit reads the index before it locks it; when we commit in between, it
 * writes back what the index had before us, and then fails itself. So: is
 * entry what the path was before the last commit that changed it, and was
 * that one of ours (has a trailer Pos-...)? In doubt no.
 */
bool plumb_index_lags(const struct repo *r, const char *path,
    const struct entry *entry);

/* Change the index file by n edits. */
int plumb_edit_index(const struct repo *r, const char *index,
    const struct edit *edits, size_t n, struct err *e);

#endif
