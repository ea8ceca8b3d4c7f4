#ifndef POS_GITLIB_H
#define POS_GITLIB_H

/*
 * Starting libgit2, and its errors as ours.
 */

#include <stdbool.h>

#include "err.h"
#include "str.h"

/*
 * Make libgit2 ready; may be called again and again. ERR_GIT when it cannot.
 * What it loads at its start for connections is left out (gitlib.c): a
 * program of ours that wants the network runs git, curl or libcurl.
 */
int git_start(struct err *e);

/*
 * Append the folder of ours in the repository that path is in, ending in a
 * slash: "/home/ada/acme/.git/pos/". False: there is no repository.
 */
bool gitlib_folder(struct str *out, const char *path);

/*
 * Append what HEAD of the repository that path is in stands on: a branch's
 * full name, or a commit when it is detached. False: there is none.
 */
bool gitlib_head(struct str *out, const char *path);

/* As err_set with ERR_GIT, then ": " and what libgit2 says. */
int err_git(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
