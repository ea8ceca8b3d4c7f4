/* chartscatter - two values of each row against each other */

#include "chartkind.h"

#include "chartaxis.h"
#include "chartunit.h"

enum {
	HIGH = 400, NAME = 130, NAMED = 30,	/* rows that are named */
	LISTED = 60, COLUMNS = 3, DOT = 6
};

struct plot {
	struct axis axis[2];	/* across, up */
	struct box at;
	size_t known;		/* rows with both values */
};

static bool
is_known(const struct chart_row *row)
{
	return ratio_ok(row->values[0].v) && ratio_ok(row->values[1].v);
}

static void
draw_points(struct draw *d, struct plot *p)
{
	const struct chart *c = d->c;
	struct str s = STR_INIT;
	size_t i;
	int x, y;

	for (i = 0; i < c->n_rows; i++) {
		if (!is_known(&c->rows[i]))
			continue;
		p->known++;
		x = axis_at(&p->axis[0], c->rows[i].values[0].v);
		y = axis_at(&p->axis[1], c->rows[i].values[1].v);
		str_reset(&s);
		draw_title(&s, c, i, 0);
		str_addf(&s, ", %s: ", c->series[1].name);
		chart_add_exact(&s, c, c->series[1].unit,
		    c->rows[i].values[1].v);
		draw_marker(d, x, y, 0, s.s);
		boxes_add(&d->taken, (struct box){ x - DOT, y - DOT, 2 * DOT,
		    2 * DOT });
	}
	str_release(&s);
}

/* Where the line that divides an axis is: where it is said, or the middle. */
static struct ratio
line_of(const struct plot *p, const struct chart *c, size_t series)
{
	const struct svg_scale *s = &p->axis[series].scale;
	struct ratio middle;

	if (ratio_ok(c->series[series].at))
		return c->series[series].at;
	middle = ratio_div(ratio_add(s->min, s->max), ratio_of(2, 1));
	return p->axis[series].unit == CHART_PERCENT ?
	    ratio_div(middle, ratio_of(100, 1)) : middle;
}

/*
 * Where all have one value, it is in the middle of the axis: a tenth of it on
 * each side, so that the numbers of the axis differ.
 */
static void
widen(struct axis *a)
{
	struct ratio side;

	if (!a->any || ratio_cmp(a->low, a->high) != 0)
		return;
	side = a->low.n != 0 ? ratio_div(a->low, ratio_of(10, 1)) :
	    ratio_of(1, 1);
	axis_hold(a, ratio_sub(a->low, side));
	axis_hold(a, ratio_add(a->high, side));
}

static void
draw_ground(struct draw *d, struct plot *p)
{
	const struct chart *c = d->c;
	struct str s = STR_INIT;
	int x, y, right, bottom;
	size_t k;

	for (k = 0; k < 2; k++) {
		axis_init(&p->axis[k], c->series[k].unit, false);
		axis_hold_rows(&p->axis[k], c, k, 0, c->n_rows);
		axis_hold(&p->axis[k], c->series[k].at);
		widen(&p->axis[k]);
		axis_set(&p->axis[k], 0, 1);
	}
	axis_name(&s, c, c->series[1].name, c->series[1].unit);
	d->y += DRAW_LINE;
	draw_quiet(d, DRAW_LEFT, d->y - DRAW_DOWN, SVG_START, s.s);
	x = DRAW_LEFT + axis_width(&p->axis[1]) + 8;
	right = DRAW_RIGHT - axis_width(&p->axis[0]) / 2;
	y = d->y + 12;
	bottom = y + HIGH;
	p->at = (struct box){ x, y, right - x, HIGH };
	axis_set(&p->axis[0], x, right);
	axis_set(&p->axis[1], bottom, y);
	axis_up(d, &p->axis[1], x, right);
	axis_across(d, &p->axis[0], y, bottom);
	draw_axis(d, x, bottom, right, bottom);
	draw_axis(d, x, y, x, bottom);
	x = axis_at(&p->axis[0], line_of(p, c, 0));
	draw_dashes(d, x, y, x, bottom);
	boxes_add(&d->taken, (struct box){ x, y, 1, HIGH });
	x = axis_at(&p->axis[1], line_of(p, c, 1));
	draw_dashes(d, p->at.x, x, right, x);
	boxes_add(&d->taken, (struct box){ p->at.x, x, p->at.w, 1 });
	str_reset(&s);
	axis_name(&s, c, c->series[0].name, c->series[0].unit);
	d->y = bottom + 2 * DRAW_LINE;
	draw_quiet(d, right, d->y - DRAW_DOWN, SVG_END, s.s);
	str_release(&s);
}

/* The name of a point beside it, where there is room. */
static bool
draw_name(struct draw *d, const struct plot *p, const struct chart_row *row)
{
	struct str s = STR_INIT;
	bool drawn;

	font_fit(&s, row->name, FONT_PX, NAME);
	drawn = draw_beside(d, axis_at(&p->axis[0], row->values[0].v),
	    axis_at(&p->axis[1], row->values[1].v), s.s, p->at);
	str_release(&s);
	return drawn;
}

/*
 * A point's number beside it, and in the list below what it stands for: with
 * its values where the number has no room either.
 */
static void
draw_numbered(struct draw *d, const struct plot *p, const struct chart_row *row,
    size_t number)
{
	int wide = (DRAW_RIGHT - DRAW_LEFT) / COLUMNS;
	struct str s = STR_INIT, number_text = STR_INIT;
	bool drawn;

	str_addf(&number_text, "%zu", number);
	drawn = draw_beside(d, axis_at(&p->axis[0], row->values[0].v),
	    axis_at(&p->axis[1], row->values[1].v), number_text.s, p->at);
	str_addf(&s, "%zu ", number);
	if (!drawn) {
		str_addc(&s, '(');
		chart_add_brief(&s, p->axis[0].unit, row->values[0].v);
		str_adds(&s, "; ");
		chart_add_brief(&s, p->axis[1].unit, row->values[1].v);
		str_adds(&s, ") ");
	}
	str_adds(&s, row->name);
	if ((number - 1) % COLUMNS == 0)
		d->y += DRAW_LINE;
	draw_fit(d, DRAW_LEFT + (int)((number - 1) % COLUMNS) * wide,
	    d->y - DRAW_DOWN, SVG_START, s.s, wide - 12);
	str_release(&s);
	str_release(&number_text);
}

/* What could not be drawn or named. */
static void
draw_rest(struct draw *d, const struct plot *p, size_t unlisted)
{
	struct str s = STR_INIT;

	if (p->known < d->c->n_rows)
		str_addf(&s, "%zu not drawn: n/a in one of the two. ",
		    d->c->n_rows - p->known);
	if (unlisted > 0)
		str_addf(&s, "%zu more without a name, in the table.",
		    unlisted);
	str_trim_end(&s);
	draw_note(d, s.s);
	str_release(&s);
}

void
chart_svg_scatter(struct draw *d)
{
	const struct chart *c = d->c;
	size_t i, number = 0, unlisted = 0;
	struct plot p = { .known = 0 };

	draw_ground(d, &p);
	draw_points(d, &p);
	for (i = 0; i < c->n_rows; i++) {
		if (!is_known(&c->rows[i]) ||
		    (p.known <= NAMED && draw_name(d, &p, &c->rows[i])))
			continue;
		if (number < LISTED)
			draw_numbered(d, &p, &c->rows[i], ++number);
		else
			unlisted++;
	}
	draw_rest(d, &p, unlisted);
}
