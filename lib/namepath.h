#ifndef POS_NAMEPATH_H
#define POS_NAMEPATH_H

/*
 * Where a name of a template leads among the values there can be: as
 * lib/scope.h finds it among those there are, on tables (shape.h) and not on
 * values.
 */

#include <stdbool.h>
#include <stddef.h>

#include "checkers.h"
#include "shape.h"
#include "str.h"

/* What a name leads to. */
struct namepath {
	const struct shape *shape;	/* NULL: nothing, or any */
	bool inside;			/* an item of its list or map */
	bool any;			/* nothing is known about it */
	bool text;			/* its text form, KEY_text */
	struct str path;		/* from the root; empty: a member of
					 * a section */
	struct str near;		/* when it leads nowhere: where one
					 * that is nearest does */
};

/* The values a section opens; up is NULL for the outermost. */
struct namescope {
	const struct namescope *up;
	const struct shape *members, *more;
	bool any;
};

/*
 * Find name from scope (NULL: the root) outwards. Returns false when it leads
 * nowhere. Keys of the workspace's own company.yaml, program.yaml and partner
 * records count, whether a table has them or not.
 * Owner: the caller, who calls namepath_release(out) in any case.
 */
bool namepath_find(struct namepath *out, const struct check *c,
    const struct namescope *scope, const char *name);
void namepath_release(struct namepath *p);

/* Append "; did you mean NAME?" when one is near. */
void namepath_suggest(struct str *out, const struct namepath *p);

/*
 * Does the schema say that a list is there; a map? Neither: one value, or
 * something that no schema describes.
 */
bool namepath_is_list(const struct namepath *p);
bool namepath_is_map(const struct namepath *p);

/* The scope of a section whose name led to found; nothing: anything in it. */
void namescope_open(struct namescope *out, const struct namescope *up,
    const struct namepath *found);

#endif
