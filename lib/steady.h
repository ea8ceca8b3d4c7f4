#ifndef POS_STEADY_H
#define POS_STEADY_H

/*
 * Reading several files while somebody else commits: one that was read before
 * and one that was read after do not fit, and look like a broken format. A
 * second look a moment later tells.
 */

#include <stdbool.h>

#include "err.h"
#include "ws.h"

/*
 * After the failure *why of try number tries (from 0): worth another look?
 * Then waits a moment and clears *why.
 */
bool steady_again(struct err *why, int tries);

/*
 * ws_load() of a workspace that is just open, with such second looks. Nodes
 * of ws from before are gone.
 */
int steady_load(struct ws *ws, unsigned parts, struct err *e);

#endif
