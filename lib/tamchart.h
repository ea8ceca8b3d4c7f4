#ifndef POS_TAMCHART_H
#define POS_TAMCHART_H

/*
 * The partner market drawn, as SVG appended to *out. Our revenue and the
 * ecosystem's are drawn apart.
 */

#include "str.h"
#include "tam.h"
#include "tamsample.h"

/* Each category from low to high, with its base. */
void tam_chart_values(struct str *out, const struct tam *t);

/* The tornado of each total. */
void tam_chart_tornado(struct str *out, const struct tam *t);

/* The distribution of each total, with P10, P50, P90. run: n, seed, room. */
void tam_chart_samples(struct str *out, const struct tam *t,
    struct tam_run *run);

#endif
