#ifndef POS_COMMIT_H
#define POS_COMMIT_H

/*
 * Change files of a workspace and commit exactly these changes.
 *
 * A change is a function from a file's old bytes to its new ones, because it
 * is applied more than once: to the file as it lies in the folder, to the
 * file as HEAD has it (so that edits of the user's that are not committed
 * stay his, uncommitted), and again when HEAD moves meanwhile.
 *
 * After success HEAD has one commit more, the files in the folder carry the
 * change, and nothing else differs: the user's staged and unstaged changes
 * are as they were. After failure, also after kill -9 and the next
 * commit_recover(), everything is as before.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "root.h"
#include "str.h"

/*
 * Append the new bytes of a file to *out. old: its bytes now, or NULL when
 * there is no such file. Leaving *out untouched and setting *remove deletes
 * the file. Must give the same for the same input. Returns 0, or -1 with *e
 * set (ERR_CONFLICT: cannot be applied to these bytes).
 */
typedef int change_fn(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e);

struct change {
	const char *path;	/* beneath the workspace, slash-separated */
	change_fn *apply;
	void *ctx;
};

struct trailer {
	const char *key;	/* letters, digits and - */
	const char *value;	/* one line, not empty */
};

struct commit_request {
	const char *subject;		/* one line */
	const char *body;		/* or NULL */
	const struct trailer *trailers;
	size_t ntrailers;
	struct change *changes;
	size_t nchanges;
	bool write_only;		/* --no-commit: change files only */
	bool dry_run;			/* write nothing, print the diff */
};

struct commit_result {
	char id[65];		/* hex; "" when nothing was committed */
	size_t changed;		/* files that changed */
	bool nothing;		/* no file changes: no commit was made */
};

/*
 * Carry out a request in the workspace root (a repository or a folder in
 * one). dry_run prints a unified diff on standard output.
 * ERR_CONFLICT: a file has uncommitted edits the change cannot be combined
 * with. ERR_GIT: no repository, a merge under way, a staged change in one of
 * the files, a hook that refused. ERR_BUSY: another git operation held its
 * lock for 10 s.
 */
int commit_changes(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e);

/*
 * Finish or undo what an earlier run left when it was killed. Says on
 * standard error what it did. commit_changes() does this first by itself.
 */
int commit_recover(const struct root *root, struct err *e);

/* A change_fn that writes the struct str in ctx, whatever was there. */
change_fn change_put;

/* The same for a file that may not exist yet: ERR_EXISTS. */
change_fn change_create;

#endif
