#ifndef POS_REVS_H
#define POS_REVS_H

/*
 * The commits of the repository a workspace lies in, to read. Paths are
 * beneath the workspace. Works through libgit2; nothing is written.
 */

#include <git2/oid.h>
#include <git2/types.h>
#include <stdbool.h>

#include "err.h"
#include "root.h"
#include "str.h"

struct revs {
	git_repository *repo;
	char *prefix;		/* of the workspace: "" or "sub/dir/" */
};

#define REVS_INIT { NULL, NULL }

/*
 * Open the repository root lies in. ERR_GIT: there is none. Owner: the
 * caller, who calls revs_close(), also after a failure.
 */
int revs_open(struct revs *r, const struct root *root, struct err *e);
void revs_close(struct revs *r);

/* The commit that a revision (HEAD~3, a branch, a date) names. ERR_NOTFOUND. */
int revs_find(git_oid *out, const struct revs *r, const char *rev,
    struct err *e);

/* The best common ancestor of two commits. ERR_NOTFOUND: none. */
int revs_base(git_oid *out, const struct revs *r, const git_oid *a,
    const git_oid *b, struct err *e);

/* What a commit has at path: the blob's id; false: no file. */
bool revs_entry(git_oid *out, const struct revs *r, const git_oid *commit,
    const char *path);

/* Append the bytes of a blob. Larger than FILE_MAX_BYTES: ERR_INVALID. */
int revs_blob(struct str *out, const struct revs *r, const git_oid *blob,
    struct err *e);

/*
 * Append the file path of a commit; *there is false, and nothing is
 * appended, when it has none.
 */
int revs_file(struct str *out, bool *there, const struct revs *r,
    const git_oid *commit, const char *path, struct err *e);

/*
 * The paths in which two commits differ, sorted. *outside is true when they
 * differ out of the workspace as well; those are not listed.
 */
int revs_changed(struct names *out, bool *outside, const struct revs *r,
    const git_oid *a, const git_oid *b, struct err *e);

/* The paths in which the files in the folder differ from a commit, sorted. */
int revs_changed_here(struct names *out, const struct revs *r,
    const git_oid *commit, struct err *e);

/* The files of a commit in folder, names only, sorted; none when missing. */
int revs_list(struct names *out, const struct revs *r, const git_oid *commit,
    const char *folder, struct err *e);

/* Does git leave the file of the folder out, by its rules, and not know it? */
bool revs_ignored(const struct revs *r, const char *path);

#endif
