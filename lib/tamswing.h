#ifndef POS_TAMSWING_H
#define POS_TAMSWING_H

/*
 * Which assumption matters most: each uncertain input of a total swung from
 * its low to its high, one at a time, with all others at their base (a
 * tornado; one-way sensitivity of decision analysis). An input shared by
 * categories, above them in the file, swings once for all of them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "tam.h"

struct tam_swing {
	const char *id;			/* "accounts", "technology.share" */
	const struct tam_category *category;	/* NULL: shared */
	enum tam_input in;
	const struct tam_number *number;
	struct ratio low, high;		/* the total with it at low, at high */
	struct ratio swing;		/* high - low, not negative */
};

/* The tornado of one total. */
struct tam_swings {
	bool ours;			/* of our revenue; else ecosystem */
	struct tam_total total;
	struct tam_swing *s;		/* largest swing first, then as in
					 * the file */
	size_t n;
	const char **fixed;		/* ids of inputs without a range */
	size_t nfixed;
};

/*
 * Swing the inputs of our revenue, or of the ecosystem's; the two are never
 * in one tornado. Categories that lack a number are left out, as they are of
 * the total. Owner: the arena; t is borrowed.
 */
void tam_swings(struct tam_swings *out, struct arena *a, const struct tam *t,
    bool ours);

#endif
