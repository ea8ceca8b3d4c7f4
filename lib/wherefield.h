#ifndef POS_WHEREFIELD_H
#define POS_WHEREFIELD_H

/* The field that a filter names, looked up: for whereread.c. */

#include "err.h"
#include "where.h"

/*
 * Find c->field; fills shape, list and kind. ERR_USAGE: no record has such a
 * field (the nearest is named), or it is not one value.
 */
int where_field(struct where_condition *c, const struct where *w,
    struct err *e);

#endif
