#ifndef POS_PLACE_H
#define POS_PLACE_H

/*
 * Where a document has the sections of its specification: under the heading
 * the specification gives, or under the one people gave it since.
 */

#include "md.h"
#include "node.h"
#include "spec.h"

/*
 * The section of the document that is the specification's section id, or
 * NULL. spec may be NULL: then the sidecar alone says which there are. Looked
 * for, in this order: by its id; by the heading the sidecar noted for it; and
 * among sections of no other address by its text, of which at least half the
 * lines must be those that the engine gave.
 */
const struct md_section *place_find(const struct md *md,
    const struct spec *spec, const struct node *sidecar, const char *id);

/* A line that looks like the heading of a section and is none. */
struct lookalike {
	int line;		/* 0: there is none */
	int level;		/* of it; 2: it is in a fence, comment or HTML */
};

/*
 * Where the document, of which place_find() has found no section, has the
 * heading all the same: people made it one of another level, or what stands
 * above it swallows it.
 */
struct lookalike place_lookalike(const struct md *md, const char *heading);

/* Are at least half the lines of base, short ones aside, in text? */
bool place_is_like(const char *base, const struct str *text);

#endif
