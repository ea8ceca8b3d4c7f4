/* evreport - what every kind of evidence of reports begins with */

#include "evreport.h"

#include "report.h"

int
evreport_need(const struct evidence *ev, struct err *e)
{
	return ev->report != NULL ? 0 : err_set(e, ERR_USAGE, "this document "
	    "is a report: pos report KIND writes it");
}

date
evreport_end(const struct evidence *ev)
{
	return ev->report->period.to < ev->today ? ev->report->period.to :
	    ev->today;
}

date
evreport_day(const struct evidence *ev)
{
	return ev->report != NULL ? evreport_end(ev) : ev->today;
}

void
evreport_put_later(struct node *map, const struct evidence *ev)
{
	if (evreport_day(ev) < ev->today)
		node_bool(&ev->ws->arena, map, "later", true);
}

void
evreport_put_partial(struct node *map, const struct evidence *ev)
{
	if (ev->ws->partial)
		node_bool(&ev->ws->arena, map, "partial", true);
}
