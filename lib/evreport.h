#ifndef POS_EVREPORT_H
#define POS_EVREPORT_H

/* What every kind of evidence that is of reports alone begins with. */

#include "date.h"
#include "err.h"
#include "evidence.h"

/* ERR_USAGE: the document is no report, so it has no period. */
int evreport_need(const struct evidence *ev, struct err *e);

/* The last day of the report's period, or today while that is not over. */
date evreport_end(const struct evidence *ev);

/* Write `partial` to map where deals of the partners are cut away: ws.h. */
void evreport_put_partial(struct node *map, const struct evidence *ev);

#endif
