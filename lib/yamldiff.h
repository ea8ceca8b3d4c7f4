#ifndef POS_YAMLDIFF_H
#define POS_YAMLDIFF_H

/*
 * How two YAML trees differ, value by value. Items of lists are known by
 * their id, else slug, else name; a list of other items is one value.
 */

#include "arena.h"
#include "node.h"

/*
 * A list of {name, before, now} as figures_differ() gives: name is the path
 * ("solutions.share", "deals.d-124.stage"), before and now the values on one
 * line; before is absent for what is new, now for what is gone. An item that
 * is new or gone as a whole is one entry. NULL trees are empty.
 */
struct node *yamldiff(struct arena *a, const struct node *before,
    const struct node *now);

#endif
