#ifndef POS_ASOF_H
#define POS_ASOF_H

/*
 * The day that files speak of: a window that ends there does not move when
 * time passes and nothing is recorded, so a document does not go stale
 * overnight.
 */

#include "date.h"
#include "ws.h"

/*
 * The newest day on file that is not after today: a deal created or closed,
 * an activity of a partner. DATE_NONE: there is none. ws has deals loaded.
 */
date asof_newest(const struct ws *ws, date today);

#endif
