#ifndef POS_TAMSWINGMAP_H
#define POS_TAMSWINGMAP_H

/* The tornado of a total as the map of a chart: lib/chart.h. */

#include "evidence.h"
#include "node.h"
#include "tam.h"

/*
 * The map for our revenue, or for the ecosystem's: the inputs of tam_swings()
 * in its order, each by the name that evidence gives it, with the total at the
 * low, the base and the high of each. No input with a range: no rows. In ev's
 * arena.
 */
struct node *tam_swing_map(const struct evidence *ev, const struct tam *t,
    bool ours);

#endif
