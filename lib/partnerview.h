#ifndef POS_PARTNERVIEW_H
#define POS_PARTNERVIEW_H

/*
 * A partner as templates see it: its record with what pos-template(5) lists
 * under "To partner these are added".
 */

#include "date.h"
#include "node.h"
#include "ws.h"

/*
 * The map, in arena a. WS_DEALS and WS_PROGRAM are loaded before; what scores
 * need besides is loaded. ERR_INVALID with file and line: scorecard, ratings,
 * tiers or policies that cannot be computed with.
 */
int partner_view(struct node **out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e);

#endif
