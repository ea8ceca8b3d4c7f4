#ifndef POS_TAMCHANGE_H
#define POS_TAMCHANGE_H

/*
 * What became of the assumptions of the partner market between two states of
 * the file, and what each change alone makes of the totals.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "tam.h"

/*
 * Which assumption: of a category, or (category NULL) one above them. With
 * TAM_KINDS: that the category is there, and whose revenue it is.
 */
struct tam_spot {
	const char *category;
	enum tam_input in;
};

/* Is it alike in both: value with its range, its source and its place? */
bool tam_same_at(const struct tam *a, const struct tam *b,
    struct tam_spot spot);

enum tam_change_kind {
	TAM_VALUE_CHANGED, TAM_SOURCE_CHANGED,
	TAM_CATEGORY_NEW, TAM_CATEGORY_GONE,
	TAM_REVENUE_CHANGED	/* ours now, or not any more */
};

struct tam_change {
	enum tam_change_kind kind;
	struct tam_spot spot;	/* in: TAM_KINDS but for the first two */
	const struct tam_number *then, *now;	/* of these two, else NULL */
	/*
	 * The totals, [true] of our revenue, with all as it was, and with
	 * this change alone. Invalid: nothing in it is known.
	 */
	struct ratio from[2], to[2];
};

struct tam_changes {
	struct tam_change *v;	/* shared ones, then as in the files */
	size_t n;
};

/* Find them. Both have one currency. Owner: the arena; both are borrowed. */
void tam_changes(struct tam_changes *out, struct arena *a,
    const struct tam *then, const struct tam *now);

#endif
