#ifndef POS_TAMSAVE_H
#define POS_TAMSAVE_H

/* Assumptions that are set, written to their file and committed. */

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "root.h"
#include "tam.h"
#include "tamset.h"

/* What to write, and where. */
struct tam_save {
	struct tam_sets *sets;
	const struct tam *old, *now;	/* before and after */
	const struct root *root;	/* of the workspace */
	const char *path;		/* a plain file; NULL: TAM_FILE */
	bool no_commit, dry_run;	/* a plain file is never committed */
};

/*
 * Write the sets in one commit, whose message lists them. Errors are those
 * of commit_changes(). What it needs lives in the arena.
 */
int tam_save(struct commit_result *res, struct arena *a,
    const struct tam_save *what, struct err *e);

/*
 * Print a line for each set with its place, what it was and what it is, then
 * what that does to the values.
 */
void tam_print_sets(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now, FILE *f);

#endif
