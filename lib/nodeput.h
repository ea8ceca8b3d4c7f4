#ifndef POS_NODEPUT_H
#define POS_NODEPUT_H

/* Values for programs, in which unknown is null. */

#include "arena.h"
#include "date.h"
#include "node.h"

/* Add the text, or the day as 2026-11-20, below map; NULL, DATE_NONE: null. */
void node_put_text(struct arena *a, struct node *map, const char *key,
    const char *text);
void node_put_date(struct arena *a, struct node *map, const char *key,
    date day);

#endif
