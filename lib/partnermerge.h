#ifndef POS_PARTNERMERGE_H
#define POS_PARTNERMERGE_H

/* Two partners that are one. */

#include "err.h"
#include "partnersave.h"
#include "ws.h"

/*
 * Put partner b into a: its record (partnerunite.h), with a note of what it
 * said otherwise, deals and accounts, documents below a's folder (beside
 * those of the same name), in one commit; b's folder goes. Says what it did,
 * and how to undo it. Loaded: WS_PARTNERS, PARTNER_CHECK_PARTS. ERR_USAGE: a
 * is b. ERR_CONFLICT: uncommitted edits. ERR_INVALID: the record would break
 * its rules.
 */
int partner_merge(struct ws *ws, const struct partner *a,
    const struct partner *b, const struct partner_save *save,
    struct err *e);

#endif
