#ifndef POS_USEDIDS_H
#define POS_USEDIDS_H

/*
 * The greatest numbers that ids of deals (d-161), customers (c-120) and
 * prospects (p-087) have had in the history of HEAD: what was deleted is still
 * spoken of in commits, and its id is not given to another.
 *
 * Derived from the commits and from nothing else, so that each clone finds the
 * same. What one walk found is kept in .git/pos/ids with its commit; the next
 * walk goes back as far as that. Losing that file costs time only.
 */

#include "root.h"

struct used_ids {
	unsigned deal, customer, prospect;	/* 0: none */
};

/*
 * Read them. A history that is not there, or that cannot be read, has had
 * none: an id is then free that no file has.
 */
void used_ids_read(struct used_ids *out, const struct root *root);

#endif
