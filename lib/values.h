#ifndef POS_VALUES_H
#define POS_VALUES_H

/*
 * The tree of values a template is filled with, put together from files and
 * from the command line.
 */

#include "arena.h"
#include "err.h"
#include "node.h"
#include "opt.h"

/*
 * Put what map over has into map base: maps that both have are merged, any
 * other value of over takes the place of base's. over is used up. Keys new
 * to base come after its own.
 */
void values_merge(struct node *base, struct node *over);

/*
 * Merge the file path into map base; "-" is standard input. A file is JSON
 * when its name ends in .json, or not in .yaml or .yml and its first byte is
 * { or [; YAML otherwise. Its top must be a map, or empty.
 */
int values_load(struct arena *a, struct node *base, const char *path,
    struct err *e);

/* The same for a list of paths, in order. */
int values_load_all(struct arena *a, struct node *base,
    const struct list *paths, struct err *e);

/*
 * Set one value: "partner.name=Nordvik". Maps on the way are made. The value
 * is read as YAML reads a plain word, except that nothing is an empty text.
 * ERR_USAGE: no =, or a member of what is no map.
 */
int values_set(struct arena *a, struct node *base, const char *assignment,
    struct err *e);

/* The same for a list of assignments, in order. */
int values_set_all(struct arena *a, struct node *base,
    const struct list *assignments, struct err *e);

#endif
