/*
 * chartcolumns - columns that stand beside each other
 *
 * One on top of the other, two series would be read as a sum, and sourced and
 * influenced revenue have none: a deal may be in both. So the columns of a row
 * share a place and an axis, not a height.
 */

#include "chartkind.h"

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartunit.h"

enum { HIGH = 220, COLUMN_LEAST = 16, COLUMN_MOST = 64, BETWEEN = 14 };

/* The series first to end - 1 on one axis, the rows from `from` on. */
struct panel {
	size_t first, end, from;
	struct axis axis;
	int left, right;	/* of the columns */
	int slot, column;	/* pixels of a row's place, of one column */
	bool upright;		/* are the numbers turned? */
};

/* The number over its column, or under one that goes down. */
static void
draw_number(struct draw *d, const struct panel *p, struct ratio v, int x,
    int end)
{
	bool down = ratio_ok(v) && v.n < 0;
	struct str s = STR_INIT;

	chart_add_brief(&s, p->axis.unit, v);
	if (p->upright)
		draw_up(d, x, down ? end + 4 : end - 4, down ? SVG_END :
		    SVG_START, s.s);
	else
		draw_text(d, x, down ? end + DRAW_UP + 3 : end - 5, SVG_MIDDLE,
		    s.s);
	str_release(&s);
}

static void
draw_column(struct draw *d, const struct panel *p, size_t row, size_t series,
    int x)
{
	struct ratio v = d->c->rows[row].values[series].v;
	int zero = axis_at(&p->axis, ratio_of(0, 1));
	int end = ratio_ok(v) ? axis_at(&p->axis, v) : zero;
	struct box b = { x, end, p->column, zero - end };
	struct str s = STR_INIT;

	if (ratio_ok(v)) {
		draw_title(&s, d->c, row, series);
		if (end > zero)
			b = (struct box){ x, zero, p->column, end - zero };
		draw_box(d, b, series - p->first, s.s);
	}
	draw_number(d, p, v, x + p->column / 2, end);
	str_release(&s);
}

/* All columns, and the names of their rows under bottom. */
static void
draw_columns(struct draw *d, const struct panel *p, int bottom)
{
	int x = p->left, all = p->column * (int)(p->end - p->first);
	struct draw_names names = { draw_row_name, p->from, d->c->n_rows,
	    p->left, p->slot, false };
	size_t i, k;

	for (i = p->from; i < d->c->n_rows; i++) {
		for (k = p->first; k < p->end; k++)
			draw_column(d, p, i, k, x + (p->slot - all) / 2 +
			    (int)(k - p->first) * p->column);
		x += p->slot;
	}
	draw_names(d, &names, bottom + 2);
	d->y = bottom + draw_names_high(d, &names) + 6;
}

/* How wide a row's place and its columns are. */
static void
divide(struct panel *p, const struct chart *c)
{
	p->slot = (p->right - p->left) / (int)(c->n_rows - p->from);
	p->column = (p->slot - BETWEEN) / (int)(p->end - p->first);
	if (p->column > COLUMN_MOST)
		p->column = COLUMN_MOST;
}

/*
 * The first row that has room with all that come after it: the same in all
 * panels, so the one with the most series decides.
 */
static size_t
first_row(const struct chart *c)
{
	enum { AXIS = 90, WIDE = DRAW_RIGHT - DRAW_LEFT - AXIS };
	size_t first, end, most = 1, room;

	for (first = 0; first < c->n_series; first = end) {
		end = panel_end(c, first);
		most = end - first > most ? end - first : most;
	}
	room = WIDE / (most * COLUMN_LEAST + BETWEEN);
	return c->n_rows > room ? c->n_rows - room : 0;
}

static void
draw_panel(struct draw *d, struct panel *p)
{
	int label = panel_labels(d->c, p->first, p->end), room, bottom;
	size_t k;

	panel_head(d, p->first, p->end, false);
	axis_init(&p->axis, d->c->series[p->first].unit, true);
	for (k = p->first; k < p->end; k++)
		axis_hold_rows(&p->axis, d->c, k, p->from, d->c->n_rows);
	axis_set(&p->axis, 0, HIGH);
	p->left = DRAW_LEFT + axis_width(&p->axis) + 8;
	p->right = DRAW_RIGHT;
	divide(p, d->c);
	p->upright = label + 4 > p->column;
	room = p->upright ? label + 8 : DRAW_LINE;
	bottom = d->y + room + HIGH;
	axis_set(&p->axis, bottom, bottom - HIGH);
	axis_up(d, &p->axis, p->left, p->right);
	if (ratio_cmp(p->axis.low, ratio_of(0, 1)) < 0)
		bottom += room;
	draw_columns(d, p, bottom);
}

void
chart_svg_columns(struct draw *d)
{
	const struct chart *c = d->c;
	struct panel p = { .from = first_row(c) };

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
