#ifndef POS_PARTNERWORK_H
#define POS_PARTNERWORK_H

/*
 * What is going on with a partner, as rows of its page: actions that are
 * open, market funds of the year (of a former one none), playbooks under way,
 * certificates that expire soon.
 */

#include <stdio.h>

#include "date.h"
#include "ws.h"

/* Days ahead of which the end of a certificate is shown. */
enum { PARTNER_EXPIRY_DAYS = 90 };

/* Print the rows; nothing for what there is none of. */
void partner_work(FILE *f, struct ws *ws, const struct partner *p,
    date today);

#endif
