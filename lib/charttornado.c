/* charttornado - what one input at its low and at its high does to a total */

#include "chartkind.h"

#include <stdlib.h>

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartswing.h"
#include "chartunit.h"

enum { PITCH = 27, HEIGHT = 19, NAMES = 170 };

struct ratio
chart_swing(const struct chart_row *row)
{
	struct ratio swing = ratio_sub(row->values[SWING_HIGH].v,
	    row->values[SWING_LOW].v);

	if (!ratio_ok(row->values[SWING_BASE].v))
		return row->values[SWING_BASE].v;
	if (swing.n < 0)
		swing.n = -swing.n;
	return swing;
}

struct ratio
chart_base(const struct chart *c)
{
	struct ratio none = ratio_div(ratio_of(1, 1), ratio_of(0, 1));
	size_t i;

	for (i = 0; i < c->n_rows; i++) {
		if (ratio_ok(c->rows[i].values[SWING_BASE].v))
			return c->rows[i].values[SWING_BASE].v;
	}
	return none;
}

/* The half of a bar from the base to one end. */
static void
draw_half(struct draw *d, const struct axis *axis, size_t row, size_t series,
    int y)
{
	const struct chart_value *v = d->c->rows[row].values;
	int base = axis_at(axis, v[SWING_BASE].v);
	int end = axis_at(axis, v[series].v);
	struct str s = STR_INIT;

	if (end != base) {
		draw_title(&s, d->c, row, series);
		draw_box(d, (struct box){ end < base ? end : base, y,
		    end < base ? base - end : end - base, HEIGHT },
		    series == SWING_HIGH ? 0 : 1, s.s);
	}
	str_release(&s);
}

/* The number of one end, beside the bar. */
static void
draw_end(struct draw *d, const struct chart_value *v, int x, int y, bool left)
{
	struct str s = STR_INIT;

	chart_add_brief(&s, d->c->series[0].unit, v->v);
	draw_text(d, left ? x - 6 : x + 6, y + HEIGHT - 5, left ? SVG_END :
	    SVG_START, s.s);
	str_release(&s);
}

/*
 * Both halves. Where both ends are on one side of the base, the shorter half
 * stands on the longer one.
 */
static void
draw_swing(struct draw *d, const struct axis *axis, size_t row, int y)
{
	const struct chart_value *v = d->c->rows[row].values;
	int low = axis_at(axis, v[SWING_LOW].v);
	int high = axis_at(axis, v[SWING_HIGH].v);
	int base = axis_at(axis, v[SWING_BASE].v);
	bool up = low <= high;
	bool low_longer = abs(low - base) > abs(high - base);
	int left = up ? low : high, right = up ? high : low;

	draw_half(d, axis, row, low_longer ? SWING_LOW : SWING_HIGH, y);
	draw_half(d, axis, row, low_longer ? SWING_HIGH : SWING_LOW, y);
	draw_end(d, &v[up ? SWING_LOW : SWING_HIGH], left < base ? left : base,
	    y, true);
	draw_end(d, &v[up ? SWING_HIGH : SWING_LOW], right > base ? right :
	    base, y, false);
}

/* The rows with the largest swing first. */
static void
draw_rows(struct draw *d, const struct axis *axis, const size_t *order,
    size_t n, int names)
{
	int y = d->y + 6, middle = axis->scale.from;
	struct ratio base = chart_base(d->c);
	size_t i;

	if (ratio_ok(base))
		middle = axis_at(axis, base);
	for (i = 0; i < n; i++) {
		draw_fit(d, DRAW_LEFT + names, y + HEIGHT - 5, SVG_END,
		    d->c->rows[order[i]].name, names);
		if (ratio_ok(chart_swing(&d->c->rows[order[i]])))
			draw_swing(d, axis, order[i], y);
		else
			draw_text(d, middle + 6, y + HEIGHT - 5, SVG_START,
			    "n/a");
		y += PITCH;
	}
	if (ratio_ok(base))
		str_addf(&d->out, "<path class=\"chart-line\" d=\"M%d %dV%d\" "
		    "stroke=\"#1a1a1a\" stroke-width=\"2\"/>\n", middle, d->y,
		    y);
}

/* What the line in the middle is: "EUR 1.2 M at base". */
static void
draw_base(struct draw *d)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s: ", d->c->series[SWING_BASE].name);
	chart_add_named(&s, d->c, d->c->series[0].unit, chart_base(d->c));
	d->y += DRAW_LINE;
	draw_text(d, DRAW_LEFT, d->y - DRAW_DOWN, SVG_START, s.s);
	str_release(&s);
}

void
chart_svg_tornado(struct draw *d)
{
	const struct chart *c = d->c;
	size_t n = c->n_rows < DRAW_ROWS ? c->n_rows : DRAW_ROWS, k;
	size_t *order = panel_order(c, chart_swing);
	int names = panel_names(c, c->n_rows, NAMES), bottom;
	int label = panel_labels(c, 0, c->n_series) + 8;
	const char *legend[] = { c->series[SWING_HIGH].name,
		c->series[SWING_LOW].name };
	struct axis axis;

	axis_init(&axis, c->series[0].unit, false);
	for (k = 0; k < c->n_series; k++)
		axis_hold_rows(&axis, c, k, 0, c->n_rows);
	axis_set(&axis, DRAW_LEFT + names + 8 + label, DRAW_RIGHT - label);
	draw_base(d);
	draw_legend(d, legend, 2, false);
	bottom = d->y + (int)n * PITCH + 6;
	axis_across(d, &axis, d->y, bottom);
	draw_rows(d, &axis, order, n, names);
	d->y = bottom + DRAW_LINE + 4;
	draw_more(d, n, "more");
	free(order);
}
