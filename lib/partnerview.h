#ifndef POS_PARTNERVIEW_H
#define POS_PARTNERVIEW_H

/*
 * A partner as templates see it: its record with what pos-template(5) lists
 * under "To partner these are added".
 */

#include "date.h"
#include "node.h"
#include "ws.h"

/* The map, in arena a. WS_DEALS and WS_PROGRAM are loaded before. */
struct node *partner_view(struct arena *a, const struct ws *ws,
    const struct partner *p, date today);

#endif
