#ifndef POS_TREE3_H
#define POS_TREE3_H

/*
 * One place in the trees of the three versions of a YAML file that are
 * merged. Owner of the nodes: the arena.
 */

#include <stdbool.h>

#include "arena.h"
#include "merge3.h"
#include "node.h"

/* What stands there; NULL: nothing. */
struct tree3 {
	const struct node *base, *ours, *theirs;
};

/* Read the three; false: one is no YAML, or one of the sides is no map. */
bool tree3_read(struct tree3 *out, struct arena *a, const struct merge3 *m);

/* What stands under the key of the maps. */
struct tree3 tree3_get(const struct tree3 *at, const char *key);

/* Do both say the same, or are both absent? */
bool tree3_same(const struct node *a, const struct node *b);

/* Is it there, and a map? */
bool tree3_is_map(const struct node *n);

/* What may stand where both changed the same. */
enum tree3_rule {
	TREE3_NONE,		/* nothing: they cannot be merged */
	TREE3_THEIRS,		/* theirs */
	TREE3_LISTS		/* any list: its items may have been merged */
};

/*
 * Is got, in any order of its keys, what the three merge to, key by key? In a
 * map with thousands of keys that both changed that is not looked at, and it
 * is.
 */
bool tree3_fits(const struct node *got, const struct tree3 *at,
    enum tree3_rule rule);

#endif
