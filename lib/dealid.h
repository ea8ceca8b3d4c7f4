#ifndef POS_DEALID_H
#define POS_DEALID_H

/*
 * Ids that are free: that no file has, and none had in the history
 * (lib/usedids.h). Several files may define one, so all are loaded.
 */

#include "ws.h"

/* The number of an id such as d-093 with this letter, or 0. */
unsigned id_number(const char *id, char letter);

/* One more than the greatest of all ids d-NNN; ws has WS_DEALS. */
unsigned deal_next_number(const struct ws *ws);

/* The id p-NNN of a new prospect, in ws's arena; ws has WS_ACCOUNTS. */
const char *prospect_next_id(struct ws *ws);

#endif
