#ifndef POS_RECORD_H
#define POS_RECORD_H

/*
 * The typed records of a workspace: read from YAML, checked, and bound to
 * each other. Only ws_load() calls these.
 */

#include "ws.h"

/* data/customers.yaml and data/prospects.yaml into ws->accounts. */
int load_accounts(struct ws *ws, struct err *e);

/* partners/SLUG/partner.yaml into ws->partners. */
int load_partners(struct ws *ws, struct err *e);

/*
 * data/deals*.yaml into ws->deals, bound to accounts and partners, which are
 * loaded before.
 */
int load_deals(struct ws *ws, struct err *e);

#endif
