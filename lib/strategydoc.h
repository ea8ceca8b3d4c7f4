#ifndef POS_STRATEGYDOC_H
#define POS_STRATEGYDOC_H

/* The strategy's documents in the order in which people read them. */

#include <stddef.h>

/* The place of a file ("strategy/icp.md") among them; unknown ones: last. */
size_t strategy_place(const char *file);

/* "Ideal customer", where there is little room; NULL: it is unknown. */
const char *strategy_tab(const char *file);

#endif
