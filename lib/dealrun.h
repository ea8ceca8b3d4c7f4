#ifndef POS_DEALRUN_H
#define POS_DEALRUN_H

/*
 * The jobs of pos-deal that write: each finds its deal, makes the edit, and
 * carries it out as one commit.
 */

#include "dealadd.h"
#include "dealsave.h"
#include "err.h"
#include "ws.h"

struct deal_run {
	struct ws *ws;			/* open */
	const char *by;			/* who; NULL: git's author */
	const char *id;			/* of a new deal; NULL: the next */
	const char *prospect;		/* name of a new account, or NULL */
	struct deal_save save;		/* op is the name of the job */
};

/* A new deal; a new one that a partner registers. */
int deal_run_add(struct deal_run *run, struct deal_asked *asked,
    struct err *e);
int deal_run_claim(struct deal_run *run, const struct deal_asked *asked,
    struct err *e);

/* Values of the deal; its registration. deal: id, or name. */
int deal_run_set(struct deal_run *run, const char *deal,
    struct deal_asked *asked, struct err *e);
int deal_run_register(struct deal_run *run, const char *deal,
    struct deal_asked *asked, struct err *e);

/*
 * What run->save.op says: "review", "approve", "reject" or "extend". An
 * approval also becomes an activity of the partner's.
 */
int deal_run_decide(struct deal_run *run, const char *deal,
    const char *reason, struct err *e);

/* Write expired what has run out. None: says so. */
int deal_run_expire(struct deal_run *run, struct err *e);

#endif
