#ifndef POS_LADDER_H
#define POS_LADDER_H

/*
 * A ladder of rates, as commission accelerators and rebates have it: a list
 * of maps above, rate, lowest first. See pos-workspace(5), Policies.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "node.h"

struct ladder_step {
	struct ratio above, rate;
};

struct ladder {
	struct ladder_step *steps;
	size_t n;
	bool whole;		/* the rate reached counts for the whole sum */
};

/*
 * Read a list; NULL or unknown is a ladder without steps. ERR_INVALID with
 * file and line: no numbers, or steps that do not rise. Owner: the arena.
 */
int ladder_read(struct ladder *out, struct arena *a, const struct node *list,
    struct err *e);

/*
 * What it comes to for a sum: each rate on the part between its step and the
 * next, or (whole) the rate reached on all of it.
 */
struct ratio ladder_apply(const struct ladder *l, struct ratio sum);

/* The last step that the sum is above; NULL: none. */
const struct ladder_step *ladder_reached(const struct ladder *l,
    struct ratio sum);

/* The step that comes next; NULL: none. */
const struct ladder_step *ladder_next(const struct ladder *l,
    struct ratio sum);

#endif
