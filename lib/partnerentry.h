#ifndef POS_PARTNERENTRY_H
#define POS_PARTNERENTRY_H

/* The values of a new entry in a list of partner.yaml, each checked. */

#include "date.h"
#include "err.h"
#include "partneredit.h"

/*
 * Add text to map under the last name of path ("notes.0.text"), typed and
 * checked as that key. ERR_USAGE: it is none of its values, or empty.
 */
int partner_entry_text(struct partner_edits *pe, struct node *map,
    const char *path, const char *text, struct err *e);

/* The same for a day. */
int partner_entry_date(struct partner_edits *pe, struct node *map,
    const char *path, date day, struct err *e);

/*
 * Add the edit that sets a value of an entry that is there, or of the record:
 * path in the record as it is. Checked as above.
 */
int partner_entry_set(struct partner_edits *pe, const char *path,
    const char *text, struct err *e);

/* The same for a day. */
int partner_entry_set_date(struct partner_edits *pe, const char *path,
    date day, struct err *e);

#endif
