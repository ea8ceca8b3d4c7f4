#ifndef POS_DEALPAGE_H
#define POS_DEALPAGE_H

/* One deal on a page, for people; and as JSON, for programs. */

#include <stdio.h>

#include "date.h"
#include "ws.h"

/* The parts of the workspace that must be loaded before. */
enum { DEAL_PAGE_PARTS = WS_DEALS | WS_PROGRAM | WS_COMPANY };

void deal_page(FILE *f, const struct ws *ws, const struct deal *d,
    date today);

/*
 * {"schema_version": 1, "id", "file", "line", "record": {...}, "derived":
 * {as_of, account_name, partner_name, registration, answer_due, late_days,
 * protected_until, days_left, lacks, conflicts: [{deal, partner, state,
 * until}]}}. Unknown is null. The caller's arena is ws's own.
 */
void deal_json(FILE *f, struct ws *ws, const struct deal *d, date today);

#endif
