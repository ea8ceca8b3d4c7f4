#ifndef POS_DEALADD_H
#define POS_DEALADD_H

/* Steps (lib/dealedit.h) that make a deal, set its values, register it. */

#include "dealedit.h"
#include "opt.h"

/* What is asked for; NULL and empty lists: not given. */
struct deal_asked {
	const char *account, *amount, *created, *name;	/* of a new one */
	const struct list *partners, *roles, *stages;	/* one each */
	const struct list *sets;	/* KEY=VALUE: see lib/dealset.h */
	bool new_key;
	const char *contact, *need;	/* of a registration */
	const char *evidence, *by;	/* what shows the partner's part; who of
					 * ours wrote it down */
};

/*
 * Each a deal_step; ctx: struct deal_asked. A new deal is created today, in
 * the first stage, unless said otherwise. Errors as of lib/dealset.h.
 */
deal_step deal_add_step, deal_set_step;

/*
 * Register the deal for its partner, one that is on file or a new one.
 * Conflicts on the account are kept in the record and noted. A registration
 * that lacks something is kept as submitted; given again with what it lacks,
 * it counts from that day. ERR_EXISTS: it is registered, or somebody else's.
 * ERR_INVALID: closed, or influenced.
 */
deal_step deal_register_step;

/*
 * Begin the edit that makes a deal in the file of the quarter it is created
 * in: data/deals-2026-q4.yaml, made when it is not there. asked is the step's
 * ctx. ERR_USAGE: created is no date; neither or both of an account and a new
 * prospect are given; no amount.
 */
int deal_edit_new(struct deal_edit *ed, struct ws *ws, deal_step *step,
    struct deal_asked *asked, const char *prospect, struct err *e);

#endif
