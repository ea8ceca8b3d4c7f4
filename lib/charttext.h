#ifndef POS_CHARTTEXT_H
#define POS_CHARTTEXT_H

/* What the charts of characters have in common. */

#include "chart.h"

enum { TEXT_ROWS = 20, TEXT_NAMES = 28 };

/* Append a name without what would steer the terminal, in so many columns. */
void text_name(struct str *out, const char *name, size_t columns);

/* Columns of the longest name of a row or a series; at most `most`. */
size_t text_rows_width(const struct chart *c, size_t most);
size_t text_series_width(const struct chart *c, size_t most);

/* Columns for any brief value of the chart and a blank before it: 9 to 11. */
size_t text_value_width(const struct chart *c);

/* Append the brief value in so many columns, to the right. */
void text_value(struct str *out, enum chart_unit unit, struct ratio v,
    size_t columns);

/* "and 180 more" as a line of its own when fewer rows are drawn than are. */
void text_more(struct str *out, const struct chart *c, size_t drawn,
    const char *which);

/* End a line without the blanks before its end. */
void text_end(struct str *out);

#endif
