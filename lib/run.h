#ifndef POS_RUN_H
#define POS_RUN_H

/*
 * Running another program and waiting for it. No shell: the arguments are
 * the program's arguments.
 */

#include <stddef.h>

#include "err.h"
#include "str.h"

struct run {
	const char *dir;	/* where it runs; NULL: here */
	char *const *env;	/* its environment; NULL: ours */
	const char *in;		/* its standard input; NULL: nothing */
	size_t in_len;
	struct str *out;	/* gets its standard output; NULL: our stderr */
	struct str *err;	/* gets its standard error; NULL: our stderr */
	int seconds;		/* it is ended after so many; 0: never */
};

/*
 * Run argv, NULL-ended, argv[0] looked up in PATH. What it prints is appended
 * to the strings in r. Returns its exit status (128 + n when signal n killed
 * it), or -1 with *e set: ERR_NOTFOUND, there is no such program; ERR_BUSY, it
 * was ended after r->seconds; others, it could not be started.
 */
int run_argv(const struct run *r, const char *const *argv, struct err *e);

#endif
