#ifndef POS_HAVING_H
#define POS_HAVING_H

/*
 * Which partners with a contract have given entries in a list of their
 * record: regions, technologies. All entries are answered by one walk over
 * the partners.
 */

#include <stddef.h>

#include "ws.h"

enum { HAVING_NAMES = 6 };

struct having {
	const char *id;			/* set by the caller, borrowed */
	size_t n;			/* partners that have it */
	const char *names[HAVING_NAMES];	/* of the first of them */
};

/* Fill in h[0..n) from the list each partner has under key. */
void having_find(struct having *h, size_t n, const struct ws *ws,
    const char *key);

#endif
