/* chartfunnel - the stages of a way, and who is left in each */

#include "chartkind.h"

#include "chartdraw.h"
#include "chartunit.h"

enum {
	NAMES = 150, MIDDLE = 310, WIDEST = 260,	/* of a stage */
	HEIGHT = 28, STEP = 24, NUMBERS = 460
};

/* How many pixels the bar of v is; unknown: none. */
static int
width_of(struct ratio v, struct ratio most)
{
	struct ratio part;
	int w;

	if (!ratio_ok(v) || v.n == 0)
		return 0;
	part = ratio_div(v, most);
	w = (int)ratio_round(ratio_mul(part, ratio_of(WIDEST, 1)), 0);
	return w > 2 ? w : 2;
}

static struct ratio
most_of(const struct chart *c, size_t n)
{
	struct ratio most = ratio_of(1, DEC_ONE), v;
	size_t i;

	for (i = 0; i < n; i++) {
		v = c->rows[i].values[0].v;
		if (ratio_ok(v) && ratio_cmp(v, most) > 0)
			most = v;
	}
	return most;
}

/* The numbers of a row at its right: "48", "EUR 1.2 M". */
static void
draw_numbers(struct draw *d, size_t row, int y)
{
	const struct chart *c = d->c;
	struct str s = STR_INIT;
	size_t k;

	for (k = 0; k < c->n_series; k++) {
		str_reset(&s);
		chart_add_named(&s, c, c->series[k].unit,
		    c->rows[row].values[k].v);
		draw_text(d, k == 0 ? NUMBERS + 50 : DRAW_RIGHT, y, SVG_END,
		    s.s);
	}
	str_release(&s);
}

/* What goes on from one stage to the next, and how much of it that is. */
static void
draw_step(struct draw *d, size_t row, int y, struct ratio most)
{
	struct ratio from = d->c->rows[row].values[0].v;
	struct ratio to = d->c->rows[row + 1].values[0].v;
	int w = width_of(from, most), v = width_of(to, most);
	struct str s = STR_INIT;

	if (!ratio_ok(from) || !ratio_ok(to))
		return;
	str_addf(&d->out, "<path d=\"M%d %dh%dL%d %dh%dz\" fill=\"#e3e3e3\"/>\n",
	    MIDDLE - w / 2, y, w, MIDDLE - v / 2 + v, y + STEP, -v);
	if (from.n != 0) {
		chart_add_brief(&s, CHART_PERCENT, ratio_div(to, from));
		str_addf(&d->out, "<text class=\"chart-step\" x=\"%d\" y=\"%d\" "
		    "text-anchor=\"middle\" fill=\"#1a1a1a\">%s</text>\n", MIDDLE,
		    y + STEP / 2 + DRAW_DOWN, s.s);
	}
	str_release(&s);
}

static void
draw_stage(struct draw *d, size_t row, int y, struct ratio most)
{
	struct ratio v = d->c->rows[row].values[0].v;
	int w = width_of(v, most), line = y + HEIGHT / 2 + DRAW_DOWN;
	struct str s = STR_INIT;

	draw_fit(d, DRAW_LEFT, line, SVG_START, d->c->rows[row].name, NAMES);
	draw_title(&s, d->c, row, 0);
	if (w > 0)
		draw_box(d, (struct box){ MIDDLE - w / 2, y, w, HEIGHT }, 0,
		    s.s);
	draw_numbers(d, row, line);
	str_release(&s);
}

void
chart_svg_funnel(struct draw *d)
{
	size_t n = d->c->n_rows < DRAW_ROWS ? d->c->n_rows : DRAW_ROWS, i;
	struct ratio most = most_of(d->c, n);
	int y;

	d->y += DRAW_LINE;
	for (i = 0; i < d->c->n_series; i++)
		draw_fit(d, i == 0 ? NUMBERS + 50 : DRAW_RIGHT, d->y - DRAW_DOWN,
		    SVG_END, d->c->series[i].name, 100);
	y = d->y + 2;
	for (i = 0; i < n; i++) {
		draw_stage(d, i, y, most);
		y += HEIGHT;
		if (i + 1 < n) {
			draw_step(d, i, y, most);
			y += STEP;
		}
	}
	d->y = y + 4;
	if (n > 1)
		draw_note(d, "Between two stages: the second as a share of the "
		    "first.");
	draw_more(d, n, "more");
}
