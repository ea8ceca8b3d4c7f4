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
 * NULL. spec may be NULL: then the sidecar alone says which there are. Looked for, in this order: by its id; by the heading the sidecar
 * noted for it; and among sections of no other address by its text, of which
 * at least half the lines must be those that the engine gave.
 */
const struct md_section *place_find(const struct md *md,
    const struct spec *spec, const struct node *sidecar, const char *id);

/* Are at least half the lines of base, short ones aside, in text? */
bool place_is_like(const char *base, const struct str *text);

#endif
