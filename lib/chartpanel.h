#ifndef POS_CHARTPANEL_H
#define POS_CHARTPANEL_H

/*
 * Series that are measured alike have one axis; a chart of several units has a
 * panel for each run of them. What is in a panel's head and beside its rows.
 */

#include "chartdraw.h"

/* The end of the run of series of one unit that begins with first. */
size_t panel_end(const struct chart *c, size_t first);

/*
 * Draw what stands over the marks of the series first to end - 1: a heading
 * when there are several panels, a legend when there are several series, else
 * the name and the unit.
 */
void panel_head(struct draw *d, size_t first, size_t end, bool lines);

/* Pixels of the longest name, of the longest brief value; at most `most`. */
int panel_names(const struct chart *c, size_t n, int most);
int panel_labels(const struct chart *c, size_t first, size_t end);

/*
 * The numbers of the rows in the order of what is of each, the largest first,
 * unknown ones last. Owner: the caller, who frees them.
 */
size_t *panel_order(const struct chart *c,
    struct ratio (*of)(const struct chart_row *row));

#endif
