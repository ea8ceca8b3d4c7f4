/* evthen - the workspace as it was when a report's period began */

#include "evthen.h"

#include <git2.h>
#include <stdlib.h>

#include "date.h"
#include "evreport.h"
#include "mem.h"
#include "report.h"

struct evthen *
evthen_new(void)
{
	struct evthen *then = mem_zero(1, sizeof(*then));

	*then = (struct evthen)EVTHEN_INIT;
	return then;
}

static void
forget(struct evthen *then)
{
	partner_names_release(&then->names);
	ws_close(&then->ws);
	history_close(&then->history);
	*then = (struct evthen)EVTHEN_INIT;
}

void
evthen_free(struct evthen *then)
{
	if (then != NULL)
		forget(then);
	free(then);
}

/* Find the commit, once. */
static int
look(struct evthen *then, const struct evidence *ev, struct err *e)
{
	int rc;

	if (then->looked)
		return 0;
	/* what was committed on the first day is of the period */
	rc = history_on(&then->history, &ev->ws->root,
	    ev->report->period.from - 1, e);
	if (rc < 0)
		return -1;
	then->looked = true;
	then->found = rc > 0;
	if (then->found) {
		history_files(&then->ws.files, &then->history);
		then->ws.like = ev->ws;
	}
	return 0;
}

int
evthen_open(struct evthen **out, struct node *map, struct evidence *ev,
    unsigned parts, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct err own = ERR_INIT;
	struct evthen *then;

	*out = NULL;
	if (evreport_need(ev, e) < 0)
		return -1;
	then = ev->report->then;
	node_str(a, map, "began", date_text(a, ev->report->period.from));
	if (look(then, ev, e) < 0)
		return -1;
	*out = then;
	if (!then->found) {
		if (then->history.repo != NULL &&
		    git_repository_is_shallow(then->history.repo) == 1)
			node_bool(a, map, "shallow", true);
		return 0;
	}
	node_str(a, map, "since", date_text(a, then->history.day));
	node_fmt(a, map, "commit", "%.10s", then->history.id);
	then->there = ws_load(&then->ws, parts, &own) == 0;
	if (!then->there) {
		/* other parts of it may be sound: the next begins anew */
		forget(then);
		node_str(a, map, "broken", own.msg);
	}
	return 0;
}

int
evthen_name(struct evthen *then, struct evidence *ev, struct err *e)
{
	if (then->named)
		return 0;
	then->named = true;
	return partner_names_find(&then->names, ev->ws, &then->ws,
	    then->history.id, e);
}

const struct partner *
evthen_partner(const struct evthen *then, const struct partner *p)
{
	const char *was = partner_names_was(&then->names, p->slug);

	return was != NULL ? map_get(&then->ws.partner_slugs, was) : NULL;
}
