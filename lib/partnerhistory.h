#ifndef POS_PARTNERHISTORY_H
#define POS_PARTNERHISTORY_H

/* What commits changed in the record of a partner, key by key. */

#include "err.h"
#include "table.h"
#include "ws.h"

/* Whose history, and what of it. */
struct partner_past {
	const char *slug;		/* that it has, or had */
	const struct node *record;	/* NULL: it is gone */
	const char *key;		/* this one and those below; NULL: all */
};

/*
 * Add the columns, and a row for each key that a commit changed, newest
 * first; from git alone, through renames. form: machines get values in full.
 * ERR_USAGE: no record ever had such a key; the nearest is named. ERR_GIT: no
 * repository, or no commit.
 */
int partner_history(struct table *t, struct ws *ws,
    const struct partner_past *p, enum table_form form, struct err *e);

#endif
