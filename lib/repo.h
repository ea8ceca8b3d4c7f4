#ifndef POS_REPO_H
#define POS_REPO_H

/*
 * The git repository a workspace lies in, and the steps of a commit in it.
 *
 * Each step is done by libgit2 in this process (native.h), or by a git
 * command (plumb.h) where the repository asks for something libgit2 does not
 * do. Which, is chosen once, in repo_open(), step by step in r->ops; an
 * ordinary repository starts no other process.
 *
 * Paths in a struct repo are absolute without a slash at the end. Paths of
 * files are relative to the top of the working tree.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "err.h"
#include "root.h"
#include "str.h"

/* A name of an object: 40 or 64 hex digits; "" is none. */
struct oid {
	char hex[65];
};

struct head {
	char *ref;		/* the branch, or "HEAD" when detached */
	struct oid id;		/* none: no commit yet */
};

/* What a tree or the index has at a path. */
struct entry {
	unsigned mode;		/* as git's: 0100644, ...; 0: nothing there */
	struct oid id;
	bool intent;		/* index: added with git add -N, no content */
	bool skip;		/* index: outside the sparse checkout */
	bool unmerged;		/* index: in conflict */
};

/* A path and what is to be there. */
struct edit {
	const char *path;
	struct entry to;
	struct stat st;		/* of the file that has it; st_ino 0: none */
};

struct repo;

/* The steps. All return 0, or -1 with *e set, if nothing else is said. */
struct repo_ops {
	/* Append the value of a configuration key; 1: it is not set. */
	int (*config)(struct str *out, struct repo *r, const char *key);

	/* Read HEAD into r->head; the steps below mean this commit. */
	int (*head)(struct repo *r, struct err *e);

	/* What HEAD, or the index loaded, has at path. */
	int (*head_entry)(struct entry *out, struct repo *r, const char *path,
	    struct err *e);
	int (*index_entry)(struct entry *out, struct repo *r,
	    const char *path, struct err *e);

	/* Append a blob's bytes as a file at path would have them. */
	int (*blob_read)(struct str *out, struct repo *r,
	    const struct oid *id, const char *path, struct err *e);

	/*
	 * The blob git would make of a file's bytes at path (NULL: of the
	 * bytes as they are); the second also writes it.
	 */
	int (*blob_id)(struct oid *out, struct repo *r, const char *path,
	    const struct str *bytes, struct err *e);
	int (*blob_write)(struct oid *out, struct repo *r, const char *path,
	    const struct str *bytes, struct err *e);

	/* Write the tree that HEAD's becomes by n edits. */
	int (*tree)(struct oid *out, struct repo *r, const struct edit *edits,
	    size_t n, struct err *e);

	/* Write a commit of tree on HEAD. */
	int (*commit)(struct oid *out, struct repo *r, const struct oid *tree,
	    const struct str *message, struct err *e);

	/*
	 * Copy the index to r->index_copy and load that; then change the
	 * copy. The index itself is not touched.
	 */
	int (*index_load)(struct repo *r, struct err *e);
	int (*index_save)(struct repo *r, const struct edit *edits, size_t n,
	    struct err *e);

	/*
	 * Move r->head.ref from HEAD's commit to another. 1: it is not there
	 * any more, or locked: look again.
	 */
	int (*ref_move)(struct repo *r, const struct oid *to, const char *log,
	    struct err *e);

	/* 1 when commit id is in the history of ref, else 0. */
	int (*ref_has)(struct repo *r, const char *ref, const struct oid *id,
	    struct err *e);

	/* 1 when git ignores the path, else 0. */
	int (*ignored)(struct repo *r, const char *path, struct err *e);
};

struct repo {
	struct repo_ops ops;
	struct native *native;	/* NULL: all by git commands */
	struct str config;	/* git config -z --list; in that case only */
	char *gitdir;		/* of this working tree */
	char *common;		/* of all working trees of the repository */
	char *top;		/* top of the working tree */
	char *prefix;		/* the workspace in it: "" or "sub/dir/" */
	char *tmp;		/* folder where steps may put files */
	char *index_copy;	/* "index.new" in it */
	struct stat index_st;	/* of the index that was loaded */
	struct root root;	/* opened on top */
	struct head head;
	struct oid merged;	/* second parent of the commit; none: "" */
	char *hooks;		/* folder of the hooks */
	bool has_hooks;		/* one of those a commit runs is there */
	bool filemode;		/* core.filemode: files tell if executable */
	bool fsync;		/* pos.fsync: true unless turned off */
	size_t many;		/* pos.bulk: so many files are in bulk */
	bool bulk;		/* see repo_in_bulk() */
	int disks[2];		/* in bulk: of top and common; else -1 */
};

#define REPO_INIT { .root = ROOT_INIT, .config = STR_INIT, \
	.disks = { -1, -1 } }

/*
 * Open the repository the workspace lies in. The environment does not choose
 * it (GIT_DIR is not looked at). ERR_NOTFOUND: there is none. ERR_GIT: git
 * refuses it, or we were called from a hook of a commit under way.
 * Owner: the caller, who calls repo_close(), also after failure.
 */
int repo_open(struct repo *r, const struct root *ws, struct err *e);
void repo_close(struct repo *r);

/* Set the folder where steps may put files; NULL: none. dir is copied. */
void repo_set_tmp(struct repo *r, const char *dir);

/*
 * Make r->index_copy a copy of the index; *st gets its stat, or zeroes when
 * the repository has no index yet, and then there is no copy.
 */
int repo_copy_index(const struct repo *r, struct stat *st, struct err *e);

/* ERR_GIT when a merge, rebase or the like is under way. */
int repo_check_state(const struct repo *r, struct err *e);

/* Is HEAD's branch locked by somebody? May say no for lack of knowledge. */
bool repo_ref_locked(const struct repo *r);

/*
 * Many files are coming: do not wait for the disk with each of them and of
 * their objects, but once, in repo_sync(). HEAD was read: what libgit2 then
 * writes of branches, it still waits for.
 */
int repo_in_bulk(struct repo *r, struct err *e);

/* Are files to be brought to the disk one by one? */
bool repo_waits(const struct repo *r);

/* In bulk: have all that was written on the disk. Else it is. */
int repo_sync(struct repo *r, struct err *e);

/* True when the key is set and true, or not set and unset is true. */
bool repo_config_bool(struct repo *r, const char *key, bool unset);

/* Is there an executable hook of this name? */
bool repo_has_hook(const struct repo *r, const char *name);

/* Do both name one object, or none? */
bool oid_same(const struct oid *a, const struct oid *b);

/* Do both have the same content and mode? */
bool entry_same(const struct entry *a, const struct entry *b);

/* The mode of a blob for a file of this mode. */
unsigned entry_mode(mode_t mode);

#endif
