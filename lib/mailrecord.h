#ifndef POS_MAILRECORD_H
#define POS_MAILRECORD_H

/* A mail in the notes of the partner it was written to. */

#include <stdbool.h>

#include "err.h"
#include "mail.h"
#include "ws.h"

/*
 * Note in the record of p that m was written, by whom, and what a model took
 * for it, and commit that unless no_commit is set. What was done is said on
 * standard error: the mail itself is on standard output. Errors as of
 * partner_save_edits().
 */
int mail_record(struct ws *ws, const struct mail *m, const struct partner *p,
    bool no_commit, struct err *e);

#endif
