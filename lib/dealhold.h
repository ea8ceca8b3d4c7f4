#ifndef POS_DEALHOLD_H
#define POS_DEALHOLD_H

/*
 * What a registration holds fast. It was asked for and answered for one
 * partner, one account and a deal that the partner sourced: with another one
 * of them, somebody would be protected whom nobody has approved.
 */

#include "dealedit.h"
#include "err.h"

/*
 * May partner, account and role become what w->record has? ERR_INVALID: a
 * registration waits for its answer or is approved, and holds them. One that
 * was rejected or has expired goes, with a note, when partner or account
 * change. Evidence there was of another partner is marked as that partner's.
 * A deal that is new has nothing to hold.
 */
int deal_hold(struct deal_world *w, struct err *e);

/* Does a registration of the deal wait for its answer, or is approved? */
bool deal_is_held(const struct deal *d, date today);

#endif
