#ifndef POS_CONTEXT_H
#define POS_CONTEXT_H

/*
 * What templates are filled with unless told otherwise. See "Values" in pos-template(5).
 */

#include "arena.h"
#include "err.h"
#include "node.h"
#include "ws.h"

/*
 * Set *out to the map of values for templates: today and year, and, when dir
 * is in a workspace, company, contact, program, strategy and the partner
 * named partner (NULL: none). Owner: the arena.
 * ERR_NOTFOUND: no such partner, or a partner outside any workspace.
 */
int context_build(struct node **out, struct arena *a, const char *dir,
    const char *partner, struct err *e);

/*
 * Add figures, those of the whole program, to such a map of the workspace
 * that dir is in; nothing outside of one.
 */
int context_figures(struct node *root, struct arena *a, const char *dir,
    struct err *e);

/* context_build() below the map root, from a workspace that is open. */
int context_add(struct node *root, struct arena *a, struct ws *ws,
    const char *partner, struct err *e);

#endif
