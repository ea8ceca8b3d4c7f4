#ifndef POS_TIERNOTICE_H
#define POS_TIERNOTICE_H

/* Changes of the tiers that program.yaml announces for later days. */

#include "tier.h"

/*
 * Find what will change in the tiers top and next of r, and which tiers will
 * begin or end, into r->notices. Each is held against the partner on its day,
 * by what is on file today: certificates that expire by then, deals that leave
 * their window. Owner: the arena.
 */
int tier_notices(struct tier_result *r, struct arena *a,
    struct tier_program *tp, struct err *e);

#endif
