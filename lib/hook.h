#ifndef POS_HOOK_H
#define POS_HOOK_H

/*
 * The hooks of a commit, run by git itself: pre-commit, prepare-commit-msg,
 * commit-msg before it, post-commit after it. They see the working tree with
 * the change in place and, as their index, HEAD with the change, as under
 * git commit --only. What they say goes to standard error.
 */

#include <stddef.h>

#include "err.h"
#include "repo.h"
#include "str.h"

/*
 * Run pre-commit. tree: of the commit to be; gets what the hook made of it.
 * ERR_GIT: the hook refused.
 */
int hook_tree(struct oid *tree, struct repo *r, struct err *e);

/* Let the hooks change the message. ERR_GIT: one refused, or it is empty. */
int hook_message(struct str *message, struct repo *r, struct err *e);

/* Tell post-commit. */
void hook_after(struct repo *r);

/*
 * The paths in which tree differs from HEAD's, as edits. Owner: the caller,
 * who calls hook_edits_free().
 */
int hook_edits(struct edit **out, size_t *n, struct repo *r,
    const struct oid *tree, struct err *e);
void hook_edits_free(struct edit *edits, size_t n);

#endif
