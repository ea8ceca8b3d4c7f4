#ifndef POS_TIEROP_H
#define POS_TIEROP_H

/*
 * The six operators that compare a value, as requirements of tiers and
 * filters spell them.
 */

#include <stddef.h>

#include "tierrule.h"

/* Spellings; the first of each operator is the one that messages use. */
struct tier_op_name {
	const char *name;
	enum tier_op op;
};
extern const struct tier_op_name tier_op_names[];
extern const size_t tier_op_count;

/* "gte", "includesAny" */
const char *tier_op_name(enum tier_op op);

#endif
