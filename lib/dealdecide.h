#ifndef POS_DEALDECIDE_H
#define POS_DEALDECIDE_H

/*
 * Steps (lib/dealedit.h) that move a registration on:
 *
 *	submitted -> under-review -> approved | rejected
 *	approved -> expired, once its last day has passed
 *
 * An answer may skip the review. What was rejected or has expired can be
 * registered again.
 */

#include "dealedit.h"

struct deal_decision {
	const char *by;		/* who decides */
	const char *reason;	/* or NULL */
};

/*
 * Each a deal_step; ctx: struct deal_decision, which deal_expire_step does
 * not look at. ERR_INVALID: the registration is not in a state for it, or
 * lacks what a valid one needs, or program.yaml does not say how long.
 * deal_approve_step: ERR_USAGE without a reason when by is the partner's own
 * manager; ERR_EXISTS without one when the account is protected for another
 * partner. deal_reject_step: ERR_USAGE without a reason.
 */
deal_step deal_review_step, deal_approve_step, deal_reject_step,
    deal_extend_step;

/* For all deals of a file: what has run out is written as expired. */
deal_step deal_expire_step;

#endif
