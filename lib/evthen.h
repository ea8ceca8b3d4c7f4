#ifndef POS_EVTHEN_H
#define POS_EVTHEN_H

/*
 * The workspace as it was when a report's period began: as the last commit
 * made before that day has it. The report keeps it, so that several kinds of
 * evidence read it once; they are built one after the other.
 */

#include <stdbool.h>

#include "err.h"
#include "evidence.h"
#include "history.h"
#include "node.h"
#include "partnernames.h"
#include "ws.h"

struct evthen {
	struct history history;
	struct ws ws;		/* the parts asked for, if there */
	bool there;
	bool looked, found;	/* for the commit */
	struct partner_names names;
	bool named;
};

#define EVTHEN_INIT { HISTORY_INIT, WS_INIT, false, false, false, \
	PARTNER_NAMES_INIT, false }

/*
 * Open it and load parts that are not yet. Writes to map what a draft says of it: `began`, the
 * day; then `since` and `commit`, and, where the files of that commit break
 * their format, `broken`, the message: nobody can mend a commit, so it is no
 * failure. Nothing but `began` when no commit is as old, and `shallow` where
 * that is a clone without the older ones.
 * *out is borrowed from the report; NULL after a failure.
 */
int evthen_open(struct evthen **out, struct node *map, struct evidence *ev,
    unsigned parts, struct err *e);

/*
 * Find in then->names which of its partners are called otherwise today. It is
 * there, with partners.
 */
int evthen_name(struct evthen *then, struct evidence *ev, struct err *e);

/* The record that the partner, of today, had then; NULL: none. */
const struct partner *evthen_partner(const struct evthen *then,
    const struct partner *p);

/* For the report: make one, nothing opened; free it, NULL too. */
struct evthen *evthen_new(void);
void evthen_free(struct evthen *then);

#endif
