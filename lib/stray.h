#ifndef POS_STRAY_H
#define POS_STRAY_H

/*
 * Stray keys: such as a format does not have, but near to one that it has and
 * that is not there. A slip of the pen, and what it says would not be used.
 * Keys that are near to nothing are somebody's own.
 */

#include "node.h"
#include "shape.h"

/* The key meant by n of map, borrowed from the table; NULL: n is no slip. */
const char *stray_meant(const struct node *map, const struct node *n,
    const struct shape *table);

/* Called with a stray key and the one meant. Not 0: go no further. */
typedef int stray_fn(const struct node *n, const char *meant, void *ctx);

/*
 * Call fn for each stray key of map and of the maps below it that the table
 * knows; what another module checks (apart) is left to it. Returns what fn
 * did last, or 0. A node that is no map has none.
 */
int stray_each(const struct node *map, const struct shape *table,
    stray_fn *fn, void *ctx);

/* ctx: the struct err. Fails with ERR_INVALID, file and line. */
int stray_refuse(const struct node *n, const char *meant, void *ctx);

struct stray_teller {
	void (*tell)(const char *message);
};

/* ctx: a struct stray_teller. Tells it, and goes on. */
int stray_tell(const struct node *n, const char *meant, void *ctx);

#endif
