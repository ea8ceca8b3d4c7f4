#ifndef POS_TAMCOMPARE_H
#define POS_TAMCOMPARE_H

/* The partner market under two sets of assumptions, side by side. */

#include <stdio.h>

#include "table.h"
#include "tam.h"

/*
 * Write the values of both by category and by total, the difference b - a
 * and its share of a, then the inputs that differ. Both are of one file.
 * tsv and json have a record for each (record: category, total or input; id:
 * of the category, ours or ecosystem, or such as sales.share.low).
 */
void tam_compare(const struct tam *a, const struct tam *b,
    enum table_form form, FILE *f);

/* The scenario's name, or that of the file itself. */
const char *tam_name(const struct tam *t);

#endif
