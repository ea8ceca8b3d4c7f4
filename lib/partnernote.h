#ifndef POS_PARTNERNOTE_H
#define POS_PARTNERNOTE_H

/* Notes and milestones of a partner: what was said, what was reached. */

#include "date.h"
#include "err.h"
#include "partneredit.h"
#include "str.h"

/* The day that text says, today for NULL. ERR_USAGE: it is no date. */
int partner_note_day(date *out, const char *text, struct err *e);

/*
 * Append the text of a note: operand, or standard input for "-"; lines end
 * with LF, blank lines around it are left out. ERR_USAGE, or ERR_INVALID
 * for standard input: it is empty.
 */
int partner_note_read(struct str *out, const char *operand, struct err *e);

/*
 * Add the edit that makes text the last note. ERR_USAGE: control characters,
 * text that is not UTF-8.
 */
int partner_note_add(struct partner_edits *pe, date day, const char *by,
    const char *text, struct err *e);

/* Add the edit that makes name the last milestone. Errors as above. */
int partner_milestone_add(struct partner_edits *pe, date day,
    const char *name, struct err *e);

/*
 * Add the milestone that tells when a partner left, for one whose stage
 * becomes `former': its name, and that it reaches `left'. Returns 1; 0: there
 * is one in the record or among the edits, or it never had a contract.
 */
int partner_left_add(struct partner_edits *pe, const struct node *record,
    date day, const char *name, struct err *e);

#endif
