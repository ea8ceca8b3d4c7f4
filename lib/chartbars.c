/* chartbars - bars that lie under each other */

#include "chartkind.h"

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartunit.h"

enum { HEIGHT = 17, BETWEEN = 9, NAMES = 180 };

/* The series first to end - 1 on one axis, n rows of them. */
struct panel {
	size_t first, end, n;
	int names;		/* pixels */
	struct axis axis;
};

/* One bar at y with its number behind its end; unknown: n/a and no bar. */
static void
draw_bar(struct draw *d, const struct panel *p, size_t row, size_t series,
    int y)
{
	struct ratio v = d->c->rows[row].values[series].v;
	int zero = axis_at(&p->axis, ratio_of(0, 1));
	int end = ratio_ok(v) ? axis_at(&p->axis, v) : zero;
	struct box bar = { zero, y, end - zero, HEIGHT };
	struct str s = STR_INIT;

	if (ratio_ok(v)) {
		draw_title(&s, d->c, row, series);
		if (end < zero)
			bar = (struct box){ end, y, zero - end, HEIGHT };
		draw_box(d, bar, series - p->first, s.s);
	}
	str_reset(&s);
	chart_add_brief(&s, p->axis.unit, v);
	draw_text(d, end + (end < zero ? -6 : 6), y + HEIGHT - DRAW_DOWN,
	    end < zero ? SVG_END : SVG_START, s.s);
	str_release(&s);
}

/* The rows of one panel, a bar for each of its series. */
static void
draw_rows(struct draw *d, const struct panel *p)
{
	int y = d->y + BETWEEN / 2 + 1, middle;
	size_t i, k;

	middle = (int)(p->end - p->first) * HEIGHT / 2 + DRAW_DOWN;
	for (i = 0; i < p->n; i++) {
		draw_fit(d, DRAW_LEFT + p->names, y + middle, SVG_END,
		    d->c->rows[i].name, p->names);
		for (k = p->first; k < p->end; k++) {
			draw_bar(d, p, i, k, y);
			y += HEIGHT;
		}
		y += BETWEEN;
	}
}

static void
draw_panel(struct draw *d, struct panel *p)
{
	int label = panel_labels(d->c, p->first, p->end) + 8, left, bottom;
	int high = (int)(p->end - p->first) * HEIGHT + BETWEEN;
	size_t k;

	axis_init(&p->axis, d->c->series[p->first].unit, true);
	for (k = p->first; k < p->end; k++)
		axis_hold_rows(&p->axis, d->c, k, 0, p->n);
	left = DRAW_LEFT + p->names + 8;
	if (ratio_cmp(p->axis.low, ratio_of(0, 1)) < 0)
		left += label;
	axis_set(&p->axis, left, DRAW_RIGHT - label);
	panel_head(d, p->first, p->end, false);
	bottom = d->y + (int)p->n * high + BETWEEN / 2;
	axis_across(d, &p->axis, d->y, bottom);
	draw_rows(d, p);
	d->y = bottom + DRAW_LINE + 4;
}

void
chart_svg_bars(struct draw *d)
{
	const struct chart *c = d->c;
	struct panel p = { .n = c->n_rows < DRAW_ROWS ? c->n_rows : DRAW_ROWS };

	p.names = panel_names(c, p.n, NAMES);
	for (p.first = 0; p.first < c->n_series; p.first = p.end) {
		p.end = panel_end(c, p.first);
		draw_panel(d, &p);
	}
	draw_more(d, p.n, "more");
}
