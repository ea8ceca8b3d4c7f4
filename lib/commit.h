#ifndef POS_COMMIT_H
#define POS_COMMIT_H

/*
 * Change files of a workspace and commit exactly these changes.
 *
 * A change is a function from a file's old bytes to its new ones, because it
 * is applied more than once: to the file as it lies in the folder, to the
 * file as HEAD has it (so that edits of the user's that are not committed
 * stay his, uncommitted), and again when HEAD or the file moves meanwhile.
 *
 * After success HEAD has one commit more, the files in the folder carry the
 * change, and nothing else differs: the user's staged and unstaged changes
 * are as they were. After failure, also after kill -9 and the next
 * commit_recover(), everything is as before.
 *
 * What is in a file and not in HEAD is never overwritten: when the change
 * leaves nothing of uncommitted edits, or deletes them, it is refused. To
 * commit them, begin with a change that puts the file as it lies there. Of a
 * file that git does not know yet, all is committed, with the change.
 *
 * Hooks, signing, filters, identity and all of git's configuration are
 * honoured. When hooks change or refuse what they see, the file as they left
 * it is kept as FILE.saved-1 if it would be lost otherwise. git config
 * pos.fsync false: do not wait for the disk (faster; a power cut may then
 * damage the repository, as it may under git commit). git config pos.bulk N:
 * from N files on (256) wait for the disk once for all of them, by bringing all
 * of its file system there; below one by one.
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
 * set (ERR_CONFLICT: cannot be applied to these bytes); the path is put
 * before the message unless it begins with it.
 */
typedef int change_fn(struct str *out, bool *remove, const struct str *old,
    void *ctx, struct err *e);

struct change {
	const char *path;	/* beneath the workspace, slash-separated */
	change_fn *apply;
	void *ctx;
};

/* A file that is made where the request takes another one away. */
struct moved {
	const char *from, *to;	/* paths, as of the changes */
};

/*
 * Does what the changes rest on still stand? Asked each time before they are
 * applied. Returns 0, or -1 with *e set: the request fails with that.
 */
typedef int commit_still(void *read, struct err *e);

struct trailer {
	const char *key;	/* letters, digits and - */
	const char *value;	/* one line, not empty */
};

struct commit_request {
	const char *subject;		/* one line */
	const char *body;		/* or NULL */
	const struct trailer *trailers;
	size_t ntrailers;
	struct change *changes;		/* several of one path: in order */
	size_t nchanges;
	commit_still *still;		/* or NULL */
	void *read;			/* its context */
	const struct moved *moved;	/* whose new file keeps its mode */
	size_t nmoved;
	const char *merged;		/* hex: commit that becomes the second
					 * parent; or NULL */
	bool write_only;		/* --no-commit: change files only */
	bool dry_run;			/* write nothing, print the diff */
};

struct commit_result {
	char id[65];		/* hex; "" when nothing was committed, also
				 * when HEAD had it all and a file did not */
	size_t changed;		/* files that changed */
	bool nothing;		/* no file changes: no commit was made */
};

/*
 * Carry out a request in the workspace root (a repository or a folder in
 * one). write_only and dry_run need no repository; dry_run prints a unified
 * diff on standard output.
 * ERR_CONFLICT: a file has uncommitted edits the change cannot be combined
 * with. ERR_GIT: no repository, a merge under way, a staged change in one of
 * the files, a path that git ignores or that lies outside the sparse
 * checkout, a hook that refused, a hook that called us. ERR_BUSY: another git
 * operation held its lock for 10 s. ERR_INVALID: a path that leads out of
 * the workspace, through a link, or into .git. ERR_USAGE: a subject or
 * trailer that is none. Without a trailer Pos-..., an index that git left
 * behind us in a race cannot be told from a staged change; give one.
 */
int commit_changes(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e);

/*
 * Could files of these paths be committed, as far as that can be known
 * beforehand? For work that costs something; changes that change something
 * leave objects behind. Errors as of commit_changes(); what an earlier run
 * left is cleared up.
 */
int commit_possible(const struct root *root,
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

/* Adds the lines of the struct str in ctx that the file does not have. */
change_fn change_join;

/* A change_fn that leaves a file as it is, for commit_possible(). */
change_fn change_none;

#endif
