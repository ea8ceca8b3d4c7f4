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

/* The same of a document that may be no report: today of one that is none. */
date evreport_day(const struct evidence *ev);

/*
 * Write `later` to map when the report's period is over: it has what is known
 * of today alone. No date: a document is not old for the passing of a day.
 */
void evreport_put_later(struct node *map, const struct evidence *ev);

/* Write `partial` to map where deals of the partners are cut away: ws.h. */
void evreport_put_partial(struct node *map, const struct evidence *ev);

#endif
