#ifndef POS_PLAYREFILL_H
#define POS_PLAYREFILL_H

#include "err.h"
#include "playact.h"
#include "playrun.h"

/*
 * Fill the document of the present step of run r anew, from the record as it
 * is now, in one commit. What people wrote above the step's checklist is
 * merged (docmerge.h) with it; from the checklist on every byte stays. The
 * base of the merge is what was filled last: .pos/DOCUMENT, which this writes,
 * else the document as the step's commit had it. ERR_CONFLICT: there is no
 * base, or both changed the same. ERR_NOTFOUND: every step has ended, or there
 * is no document.
 */
int play_refill(const struct play_act *a, const struct play_run *r,
    struct err *e);

#endif
