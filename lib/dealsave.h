#ifndef POS_DEALSAVE_H
#define POS_DEALSAVE_H

/* Edits of deals carried out: applied, checked, committed, told. */

#include <stdbool.h>

#include "commit.h"
#include "dealedit.h"
#include "err.h"

struct deal_save {
	bool dry_run;		/* write nothing, print the difference */
	bool no_commit;		/* write the files only */
	const char *op;		/* "add": for the trailer */
	const char *subject;
	bool told;		/* the body tells what changes; not of new
				 * deals, whose id is known last */
	struct change more;	/* another file of the commit; path NULL:
				 * none */
	const char *more_told;	/* what it adds, for people */
};

/*
 * Apply the n edits as one commit. Prints what changed on standard output,
 * notes on standard error. When nothing changes, says so and commits nothing.
 * Errors of the steps, and those of commit_changes().
 */
int deal_save_edits(const struct deal_save *save, const struct ws *ws,
    struct deal_edit *edits, size_t n, struct err *e);

#endif
