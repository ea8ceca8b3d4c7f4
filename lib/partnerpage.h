#ifndef POS_PARTNERPAGE_H
#define POS_PARTNERPAGE_H

/* One partner on a page, for people: its record and what follows from it. */

#include <stdio.h>

#include "date.h"
#include "ws.h"

/* The parts of the workspace that must be loaded before. */
enum { PARTNER_PAGE_PARTS = WS_COMPANY | WS_PROGRAM | WS_DEALS |
	WS_SCORECARD };

/* Print the page. */
void partner_page(FILE *f, struct ws *ws, const struct partner *p,
    date today);

#endif
