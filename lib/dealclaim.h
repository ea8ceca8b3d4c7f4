#ifndef POS_DEALCLAIM_H
#define POS_DEALCLAIM_H

/* What registering and approving a deal have in common. */

#include "dealclash.h"
#include "dealedit.h"

/* Refuse a deal that is won or lost: ERR_INVALID. */
int claim_check_open(const struct deal *d, struct err *e);

/* The same of the record of a new one: ERR_USAGE. */
int claim_check_new(const struct node *record, struct err *e);

/*
 * Keep the conflicts that w->record has on its account in the registration
 * map, and note each; none: what is kept there goes. Returns the worst, or
 * NULL; it lives as long as w->a.
 */
const struct clash *claim_put_conflicts(struct deal_world *w,
    struct node *map);

/* Note a partner that has no agreement in force. */
void claim_note_agreement(struct deal_world *w);

/* Note other open deals of the same partner on the account. */
void claim_note_own(struct deal_world *w);

#endif
