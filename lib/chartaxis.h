#ifndef POS_CHARTAXIS_H
#define POS_CHARTAXIS_H

/* An axis of a chart: round numbers, a line of the grid at each. */

#include "chartdraw.h"

struct axis {
	struct svg_scale scale;
	enum chart_unit unit;
	bool any;		/* has it been told a value? */
	struct ratio low, high;
};

/* Begin with zero on it, or without. */
void axis_init(struct axis *a, enum chart_unit unit, bool zero);

/* Something is to be drawn at v; nothing happens for an unknown one. */
void axis_hold(struct axis *a, struct ratio v);

/* All values of one series of the rows from first to the one before end. */
void axis_hold_rows(struct axis *a, const struct chart *c, size_t series,
    size_t first, size_t end);

/* All values are known: the axis goes from one pixel to the other. */
void axis_set(struct axis *a, int from, int to);

/* Which pixel v is at. */
int axis_at(const struct axis *a, struct ratio v);

/* Append the number at a step of the scale. */
void axis_add_step(struct str *out, const struct axis *a, int64_t step);

/* Pixels of the widest number on it. */
int axis_width(const struct axis *a);

/*
 * Draw it. Across: from y to bottom, numbers under it; up: from x to right,
 * numbers before it.
 */
void axis_across(struct draw *d, const struct axis *a, int y, int bottom);
void axis_up(struct draw *d, const struct axis *a, int x, int right);

/* The name of a series with its unit: "Revenue, EUR". */
void axis_name(struct str *out, const struct chart *c, const char *name,
    enum chart_unit unit);

#endif
