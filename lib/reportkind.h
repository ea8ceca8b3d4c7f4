#ifndef POS_REPORTKIND_H
#define POS_REPORTKIND_H

/*
 * Kinds of reports: each folder templates/artifacts/report-NAME, shipped or of
 * the workspace, is one. Its artifact.yaml says of which period it is.
 */

#include <stdbool.h>

#include "err.h"
#include "period.h"
#include "ws.h"

/* Words of `period`, for formats and messages. */
#define REPORT_PERIODS "year|half|quarter|month|running-year|running-half|" \
	"running-quarter|running-month|day"

struct report_kind {
	const char *name;		/* "quarterly" */
	const char *artifact;		/* "report-quarterly" */
	enum period_kind period;	/* of which it is unless told */
	bool running;			/* the one that today is in, else the
					 * last that is over */
	bool dated;			/* its file has the day in its name */
};

/*
 * The kind of this name. ws is open; nothing is loaded. ERR_USAGE: there is
 * none, the nearest or all are named. ERR_INVALID with file and line: its
 * artifact.yaml is broken, or does not say which period. Owner: ws->arena.
 */
int report_kind_find(struct report_kind *out, struct ws *ws,
    const char *name, struct err *e);

#endif
