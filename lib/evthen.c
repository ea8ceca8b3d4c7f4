/* evthen - the workspace as it was when a report's period began */

#include "evthen.h"

#include "date.h"
#include "evreport.h"
#include "report.h"

int
evthen_open(struct evthen *out, struct node *map, struct evidence *ev,
    unsigned parts, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct err own = ERR_INIT;
	int rc;

	if (evreport_need(ev, e) < 0)
		return -1;
	node_str(a, map, "began", date_text(a, ev->report->period.from));
	/* what was committed on the first day is of the period */
	rc = history_on(&out->history, &ev->ws->root,
	    ev->report->period.from - 1, e);
	if (rc <= 0)
		return rc;
	node_str(a, map, "since", date_text(a, out->history.day));
	node_fmt(a, map, "commit", "%.10s", out->history.id);
	history_files(&out->ws.files, &out->history);
	out->there = ws_load(&out->ws, parts, &own) == 0;
	if (!out->there)
		node_str(a, map, "broken", own.msg);
	return 0;
}

void
evthen_close(struct evthen *then)
{
	ws_close(&then->ws);
	history_close(&then->history);
}
