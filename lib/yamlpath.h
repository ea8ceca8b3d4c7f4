#ifndef POS_YAMLPATH_H
#define POS_YAMLPATH_H

/*
 * Dotted paths of values in a YAML file, as people name them: a map's value
 * by its key, an item of a list by its id, else its slug, else its name, else
 * its number from 0: "categories.solutions.share", "deals.d-124.stage".
 */

#include "node.h"

/* What an item of a list is known by; NULL: by its number alone. */
const char *yamlpath_item(const struct node *item);

/*
 * The value at path below root, or NULL. A key with dots in it is found too.
 */
const struct node *yamlpath_find(const struct node *root, const char *path);

/*
 * The value of a number that may have a range: n itself, or what stands
 * under base in a map {low, base, high}; NULL when there is no scalar.
 */
const struct node *yamlpath_base(const struct node *n);

#endif
