#ifndef POS_DOCMATCH_H
#define POS_DOCMATCH_H

/*
 * Which sections of three versions of a document are the same one, and in
 * which order their merge has them. For docmerge.c.
 */

#include <stddef.h>

#include "md.h"

enum { BASE, OURS, THEIRS, SIDES };

/* A section of the merge: where each side has it, or NULL. */
struct part {
	const struct md_section *at[SIDES];
};

struct docmatch {
	struct md md[SIDES];	/* set by the caller */
	struct part *parts;	/* in the order of the merge */
	size_t n, cap;
};

/*
 * Match by ids, a section of another id by its text. The order is ours, or
 * theirs when only they changed it; new sections stand behind the one that
 * is before them on their side, several at one place by their ids. Owner:
 * the caller, who frees parts.
 */
void docmatch(struct docmatch *g);

/* The id a part goes by. */
const char *part_id(const struct part *p);

#endif
