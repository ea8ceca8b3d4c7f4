#ifndef POS_PARTNERHISTORY_H
#define POS_PARTNERHISTORY_H

/* What commits changed in the record of a partner, key by key. */

#include "err.h"
#include "table.h"
#include "ws.h"

/*
 * Add the columns, and a row for each key that a commit changed, newest
 * first; from git alone, through renames. key: only this key and those below
 * it; NULL: all. form: machines get values in full. ERR_USAGE: no record ever
 * had such a key; the nearest is named. ERR_GIT: no repository, or no commit.
 */
int partner_history(struct table *t, const struct ws *ws,
    const struct partner *p, const char *key, enum table_form form,
    struct err *e);

#endif
