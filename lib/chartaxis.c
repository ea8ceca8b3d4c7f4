/* chartaxis - an axis of a chart */

#include "chartaxis.h"

#include "chartunit.h"

/* A scale has whole steps, so of one there are hundredths. */
static struct ratio
scaled(const struct axis *a, struct ratio v)
{
	return a->unit == CHART_PERCENT ? ratio_mul(v, ratio_of(100, 1)) : v;
}

void
axis_init(struct axis *a, enum chart_unit unit, bool zero)
{
	*a = (struct axis){ .unit = unit };
	if (zero)
		axis_hold(a, ratio_of(0, 1));
}

void
axis_hold(struct axis *a, struct ratio v)
{
	if (!ratio_ok(v))
		return;
	if (!a->any || ratio_cmp(v, a->low) < 0)
		a->low = v;
	if (!a->any || ratio_cmp(v, a->high) > 0)
		a->high = v;
	a->any = true;
}

void
axis_hold_rows(struct axis *a, const struct chart *c, size_t series,
    size_t first, size_t end)
{
	size_t i;

	for (i = first; i < end; i++)
		axis_hold(a, c->rows[i].values[series].v);
}

void
axis_set(struct axis *a, int from, int to)
{
	if (!a->any)
		axis_hold(a, ratio_of(0, 1));
	a->scale.from = from;
	a->scale.to = to;
	svg_scale_set(&a->scale, scaled(a, a->low), scaled(a, a->high));
}

int
axis_at(const struct axis *a, struct ratio v)
{
	return svg_at(&a->scale, scaled(a, v));
}

void
axis_add_step(struct str *out, const struct axis *a, int64_t step)
{
	chart_add_brief(out, a->unit, ratio_of(step,
	    a->unit == CHART_PERCENT ? 100 : 1));
}

int
axis_width(const struct axis *a)
{
	int64_t v, last = ratio_round(a->scale.max, 0);
	struct str s = STR_INIT;
	int most = 0, w;

	for (v = ratio_round(a->scale.min, 0); v <= last; v += a->scale.step) {
		str_reset(&s);
		axis_add_step(&s, a, v);
		w = font_width(s.s, FONT_PX);
		most = w > most ? w : most;
	}
	str_release(&s);
	return most;
}

/* A line of the grid; that of zero is the axis. */
static void
line(struct draw *d, int64_t v, struct box l)
{
	if (v == 0)
		draw_axis(d, l.x, l.y, l.w, l.h);
	else
		draw_grid(d, l.x, l.y, l.w, l.h);
}

/*
 * Every how many steps a number has room under an axis; by threes, the numbers
 * would not be round.
 */
static int
numbered(const struct axis *a, int64_t steps)
{
	int64_t room = a->scale.to - a->scale.from, every;

	every = ((axis_width(a) + 8) * steps + room - 1) / room;
	return every % 3 == 0 ? (int)every + 1 : (int)every;
}

void
axis_across(struct draw *d, const struct axis *a, int y, int bottom)
{
	int64_t first = ratio_round(a->scale.min, 0), v;
	int64_t steps = (ratio_round(a->scale.max, 0) - first) / a->scale.step;
	int every = numbered(a, steps), x;
	struct str s = STR_INIT;

	for (v = first; v <= first + steps * a->scale.step;
	    v += a->scale.step) {
		x = svg_at(&a->scale, ratio_of(v, 1));
		line(d, v, (struct box){ x, y, x, bottom });
		if (v / a->scale.step % every != 0)
			continue;
		str_reset(&s);
		axis_add_step(&s, a, v);
		draw_quiet(d, x, bottom + DRAW_LINE, SVG_MIDDLE, s.s);
	}
	str_release(&s);
}

void
axis_up(struct draw *d, const struct axis *a, int x, int right)
{
	int64_t v, last = ratio_round(a->scale.max, 0);
	struct str s = STR_INIT;
	int y;

	for (v = ratio_round(a->scale.min, 0); v <= last; v += a->scale.step) {
		y = svg_at(&a->scale, ratio_of(v, 1));
		line(d, v, (struct box){ x, y, right, y });
		str_reset(&s);
		axis_add_step(&s, a, v);
		draw_quiet(d, x - 6, y + DRAW_DOWN, SVG_END, s.s);
	}
	str_release(&s);
}

void
axis_name(struct str *out, const struct chart *c, const char *name,
    enum chart_unit unit)
{
	struct str s = STR_INIT;

	chart_add_unit(&s, c, unit);
	str_adds(out, name);
	if (s.len > 0)
		str_addf(out, "%s%s", name[0] != '\0' ? ", " : "", s.s);
	str_release(&s);
}
