#ifndef POS_EVTHEN_H
#define POS_EVTHEN_H

/*
 * The workspace as it was when a report's period began: as the last commit
 * made before that day has it.
 */

#include <stdbool.h>

#include "err.h"
#include "evidence.h"
#include "history.h"
#include "node.h"
#include "ws.h"

struct evthen {
	struct history history;
	struct ws ws;		/* the parts asked for, if there */
	bool there;
};

#define EVTHEN_INIT { HISTORY_INIT, WS_INIT, false }

/*
 * Open it and load parts. Writes to map what a draft says of it: `began`, the
 * day; then `since` and `commit`, and, where the files of that commit break
 * their format, `broken`, the message: nobody can mend a commit, so it is no
 * failure. Nothing but `began` when no commit is as old.
 * Owner: the caller, who calls evthen_close(), whatever was returned.
 */
int evthen_open(struct evthen *out, struct node *map, struct evidence *ev,
    unsigned parts, struct err *e);
void evthen_close(struct evthen *then);

#endif
