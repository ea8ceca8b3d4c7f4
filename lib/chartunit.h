#ifndef POS_CHARTUNIT_H
#define POS_CHARTUNIT_H

/* The numbers of a chart, as people read them. Unknown ones are "n/a". */

#include "chart.h"

/* The words of a map's unit, ended by NULL, in the order of enum chart_unit. */
extern const char *const chart_units[];

/*
 * Append v briefly: "120 k", "1.25 M", "38.5 %", "45 d", "4.85". Three digits
 * are kept, of what is no money and below 10,000 all whole ones: a drawing does
 * not claim more than it shows.
 */
void chart_add_brief(struct str *out, enum chart_unit unit, struct ratio v);

/* The same with the currency of money before it: "EUR 120 k". */
void chart_add_named(struct str *out, const struct chart *c,
    enum chart_unit unit, struct ratio v);

/* Append v with all its decimals: "EUR 120,000", "38.5 %", "45 days". */
void chart_add_exact(struct str *out, const struct chart *c,
    enum chart_unit unit, struct ratio v);

/* Append what an axis counts in: "EUR", "days"; nothing for plain numbers. */
void chart_add_unit(struct str *out, const struct chart *c,
    enum chart_unit unit);

#endif
