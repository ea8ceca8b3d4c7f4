#ifndef POS_KEYORDER_H
#define POS_KEYORDER_H

/*
 * The order of the keys of merged maps: it does not depend on whose they are.
 */

#include "tree3.h"

/*
 * Fill keys, room for all keys of the three, with those that were there, or
 * are ours, as we have them; those that we removed, for what stood behind
 * them; and new ones of theirs. Returns how many. Keys are borrowed.
 */
size_t keyorder(const char **keys, const struct tree3 *at);

#endif
