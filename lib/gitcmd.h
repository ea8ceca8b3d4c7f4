#ifndef POS_GITCMD_H
#define POS_GITCMD_H

/*
 * Running git. The environment does not choose the repository: GIT_DIR and
 * its like are not handed on; git finds it from the folder it runs in.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "str.h"

/* One git command. Fields that are zero have no effect. */
struct gitcmd {
	const char *dir;	/* where it runs; NULL: here */
	const char *index;	/* the index file it works on */
	const char *in;		/* its standard input */
	size_t in_len;
	struct str *out;	/* gets its output; NULL: to standard error */
	bool fsync;		/* what it writes is to be on the disk */
	bool hook;		/* it runs a hook: the user's environment,
				 * and he sees what is said */
};

/* The arguments of a command: GIT_ARGS("rev-parse", "HEAD"). */
#define GIT_ARGS(...) (const char *const []){ __VA_ARGS__, NULL }

/*
 * Run git with the arguments, NULL-ended. git_try() returns its exit status;
 * git_run() takes any but 0 for a failure (ERR_GIT with git's words). Both
 * return -1 with *e set on failure.
 */
int git_try(const struct gitcmd *c, const char *const *args, struct err *e);
int git_run(const struct gitcmd *c, const char *const *args, struct err *e);

#endif
