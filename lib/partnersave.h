#ifndef POS_PARTNERSAVE_H
#define POS_PARTNERSAVE_H

/*
 * Edits of a partner's record carried out: applied, checked, committed, and
 * told as people read it.
 */

#include <stdbool.h>
#include <stdio.h>

#include "commit.h"
#include "err.h"
#include "partneredit.h"
#include "str.h"
#include "ws.h"

/* Characters of a partner's name in the subject of a commit. */
enum { PARTNER_NAME_SHOWN = 40 };

/* How to save. */
struct partner_save {
	bool dry_run;		/* write nothing, print the difference */
	bool no_commit;		/* write the file only */
	const char *reason;	/* for the commit's body, or NULL */
	FILE *to;		/* what was done; NULL: standard output */
	const struct trailer *trailers;	/* further ones of the commit */
	size_t ntrailers;
	bool *committed;	/* set to whether there is one; or NULL */
};

/*
 * Apply the edits to p's file. op: what is done, for the trailer and the
 * subject: "set", "note", "milestone", "mail", "action", "mdf", "rename".
 * Nothing changed: says so, commits nothing. ERR_INVALID: the record would break its rules; a record that did
 * so before is only warned about. Else errors as of commit_changes().
 */
int partner_save_edits(const struct partner_save *save,
    struct partner_edits *pe, const struct partner *p, const char *op,
    struct err *e);

/*
 * Make the new file: text, with the edits applied to it. ERR_EXISTS: it is
 * there already.
 */
int partner_save_new(const struct partner_save *save,
    struct partner_edits *pe, const char *name, struct str *text,
    struct err *e);

#endif
