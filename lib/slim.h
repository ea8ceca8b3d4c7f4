#ifndef POS_SLIM_H
#define POS_SLIM_H

/*
 * Evidence as the reader of a prompt needs it: of a figure its longest text
 * alone, for its parts are in that; a model pays for every byte, and reads
 * the rest worse.
 */

#include "arena.h"
#include "node.h"

/* A slim copy of n under key (NULL: none). In a. */
struct node *slim(struct arena *a, const struct node *n, const char *key);

/* n as compact JSON. In a. */
const char *slim_json(struct arena *a, const struct node *n);

#endif
