/* chartline - values of many periods, joined by lines */

#include "chartkind.h"

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartunit.h"

enum { HIGH = 240, MOST = 24, SIDE = 24, MARKER = 6 };

/* The series first to end - 1 on one axis, the rows from `from` on. */
struct panel {
	size_t first, end, from;
	struct axis axis;
	int left, right, top, bottom;
};

static int
x_of(const struct draw *d, const struct panel *p, size_t row)
{
	size_t n = d->c->n_rows - p->from;

	if (n == 1)
		return (p->left + p->right) / 2;
	return p->left + SIDE + (int)((row - p->from) *
	    (size_t)(p->right - p->left - 2 * SIDE) / (n - 1));
}

/* The line of one series, broken where a value is not known. */
static void
draw_path(struct draw *d, const struct panel *p, size_t series)
{
	int x = 0, y = 0, before_x, before_y;
	struct ratio v;
	bool on = false;
	size_t i;

	str_adds(&d->out, "<path d=\"");
	for (i = p->from; i < d->c->n_rows; i++) {
		v = d->c->rows[i].values[series].v;
		if (ratio_ok(v)) {
			before_x = x;
			before_y = y;
			x = x_of(d, p, i);
			y = axis_at(&p->axis, v);
			str_addf(&d->out, "%c%d %d", on ? 'L' : 'M', x, y);
			if (on)
				boxes_add_line(&d->taken, before_x, before_y,
				    x, y);
		}
		on = ratio_ok(v);
	}
	str_addf(&d->out, "\" fill=\"none\" stroke=\"%s\" "
	    "stroke-width=\"2\"%s/>\n", draw_color(series - p->first),
	    draw_dash(series - p->first));
}

static void
draw_markers(struct draw *d, const struct panel *p, size_t series)
{
	struct str s = STR_INIT;
	struct ratio v;
	size_t i;
	int x, y;

	for (i = p->from; i < d->c->n_rows; i++) {
		v = d->c->rows[i].values[series].v;
		if (!ratio_ok(v))
			continue;
		x = x_of(d, p, i);
		y = axis_at(&p->axis, v);
		str_reset(&s);
		draw_title(&s, d->c, i, series);
		draw_marker(d, x, y, series - p->first, s.s);
		boxes_add(&d->taken, (struct box){ x - MARKER, y - MARKER,
		    2 * MARKER, 2 * MARKER });
	}
	str_release(&s);
}

/* n/a once for each row in which a series has a gap. */
static void
draw_gaps(struct draw *d, const struct panel *p)
{
	struct box band = { p->left, p->bottom - DRAW_LINE, p->right - p->left,
	    DRAW_LINE };
	size_t i, k;

	for (i = p->from; i < d->c->n_rows; i++) {
		for (k = p->first; k < p->end; k++) {
			if (!ratio_ok(d->c->rows[i].values[k].v))
				break;
		}
		if (k < p->end)
			draw_beside(d, x_of(d, p, i), p->bottom + 5, "n/a",
			    band);
	}
}

/* The numbers of a series where there is room, those of the end first. */
static void
draw_numbers(struct draw *d, const struct panel *p, size_t series)
{
	struct box within = { p->left, p->top - DRAW_LINE,
	    DRAW_RIGHT - p->left, p->bottom - p->top + DRAW_LINE };
	struct str s = STR_INIT;
	struct ratio v;
	size_t i;

	for (i = d->c->n_rows; i-- > p->from;) {
		v = d->c->rows[i].values[series].v;
		if (!ratio_ok(v))
			continue;
		str_reset(&s);
		chart_add_brief(&s, p->axis.unit, v);
		draw_beside(d, x_of(d, p, i), axis_at(&p->axis, v), s.s,
		    within);
	}
	str_release(&s);
}

/* The names of the rows under the panel; of many, every second or third. */
static void
draw_periods(struct draw *d, const struct panel *p)
{
	size_t n = d->c->n_rows - p->from, every = 1, i;
	int most = 0, w, slot = (p->right - p->left - 2 * SIDE) /
	    (n > 1 ? (int)n - 1 : 1);

	for (i = p->from; i < d->c->n_rows; i++) {
		w = font_width(d->c->rows[i].name, FONT_PX) + 8;
		most = w > most ? w : most;
	}
	most = most < 110 ? most : 110;
	while ((int)every * slot < most && every < n)
		every++;
	for (i = d->c->n_rows; i-- > p->from;) {
		if ((d->c->n_rows - 1 - i) % every == 0)
			draw_fit(d, x_of(d, p, i), p->bottom + DRAW_LINE,
			    SVG_MIDDLE, d->c->rows[i].name, most);
	}
}

static void
draw_panel(struct draw *d, struct panel *p)
{
	size_t k;

	panel_head(d, p->first, p->end, true);
	axis_init(&p->axis, d->c->series[p->first].unit, true);
	for (k = p->first; k < p->end; k++)
		axis_hold_rows(&p->axis, d->c, k, p->from, d->c->n_rows);
	p->top = d->y + DRAW_LINE;
	p->bottom = p->top + HIGH;
	axis_set(&p->axis, p->bottom, p->top);
	p->left = DRAW_LEFT + axis_width(&p->axis) + 8;
	p->right = DRAW_RIGHT - SIDE;
	axis_up(d, &p->axis, p->left, p->right);
	for (k = p->first; k < p->end; k++)
		draw_path(d, p, k);
	for (k = p->first; k < p->end; k++)
		draw_markers(d, p, k);
	draw_gaps(d, p);
	for (k = p->first; k < p->end; k++)
		draw_numbers(d, p, k);
	draw_periods(d, p);
	d->y = p->bottom + DRAW_LINE + 4;
}

void
chart_svg_line(struct draw *d)
{
	const struct chart *c = d->c;
	struct panel p = { .from = c->n_rows > MOST ? c->n_rows - MOST : 0 };

	for (; p.first < c->n_series; p.first = p.end) {
		p.end = panel_end(c, p.first);
		draw_panel(d, &p);
	}
	if (c->x[0] != '\0') {
		d->y += DRAW_LINE;
		draw_quiet(d, DRAW_WIDTH / 2, d->y - DRAW_DOWN, SVG_MIDDLE,
		    c->x);
	}
	draw_more(d, c->n_rows - p.from, "earlier");
}
