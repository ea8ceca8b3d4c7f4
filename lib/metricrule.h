#ifndef POS_METRICRULE_H
#define POS_METRICRULE_H

/* What the keys of a metric's definition say together. */

#include "err.h"
#include "metric.h"

/*
 * Refuse keys of a definition that say nothing beside the others, and a unit
 * that is not that of what it counts: ERR_INVALID, with file and line.
 */
int metric_rules(const struct metric *m, struct err *e);

#endif
