/* chartheatmap - where the large numbers of a table are */

#include "chartkind.h"

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartunit.h"

enum { HEIGHT = 30, NAMES = 118, WIDEST = 110, STEPS = 6 };

/*
 * From light to dark, which gray paper shows too; the ink of each is at least
 * 4.5 to 1 against it (WCAG 2.2, 1.4.3).
 */
static const struct { const char *color, *ink; } shades[STEPS] = {
	{ "#eff3ff", "#1a1a1a" }, { "#c6dbef", "#1a1a1a" },
	{ "#9ecae1", "#1a1a1a" }, { "#6baed6", "#1a1a1a" },
	{ "#2171b5", "#ffffff" }, { "#08306b", "#ffffff" },
};

/* The cells, each of the size of at. */
struct grid {
	struct axis axis;
	struct box at;
};

/* How many steps the axis has. */
static int
steps_of(const struct axis *a)
{
	return (int)ratio_round(ratio_div(ratio_sub(a->scale.max, a->scale.min),
	    ratio_of(a->scale.step, 1)), 0);
}

/* The shade of a step: the first is the lightest, the last the darkest. */
static size_t
shade_of_step(const struct axis *a, int step)
{
	int n = steps_of(a);

	return n > 1 ? (size_t)(step * (STEPS - 1) / (n - 1)) : 0;
}

/* The step a value is in: from its lower border up to below the next. */
static int
step_of(const struct axis *a, struct ratio v)
{
	int n = steps_of(a), i;
	struct ratio border = a->scale.min;

	if (a->unit == CHART_PERCENT)
		v = ratio_mul(v, ratio_of(100, 1));
	for (i = 0; i + 1 < n; i++) {
		border = ratio_add(border, ratio_of(a->scale.step, 1));
		if (ratio_cmp(v, border) < 0)
			break;
	}
	return i;
}

/* A box in a shade; title NULL: none. */
static void
add_box(struct draw *d, struct box b, const char *color, const char *title)
{
	str_addf(&d->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
	    "fill=\"%s\" stroke=\"#8c8c8c\"", b.x, b.y, b.w, b.h, color);
	if (title == NULL) {
		str_adds(&d->out, "/>\n");
		return;
	}
	str_adds(&d->out, "><title>");
	svg_escape(&d->out, title);
	str_adds(&d->out, "</title></rect>\n");
}

/*
 * The font's size for a number in a cell so wide. It is made smaller, never
 * cut: the start of a number is another number.
 */
static int
size_of(const char *number, int wide)
{
	enum { LEAST = 9, EDGES = 2 };
	int px = FONT_PX - 1;

	while (px > LEAST && font_width(number, px) > wide - EDGES)
		px--;
	return px;
}

static void
draw_cell(struct draw *d, const struct grid *g, size_t row, size_t series)
{
	struct ratio v = d->c->rows[row].values[series].v;
	struct str title = STR_INIT, text = STR_INIT;
	const char *color = "#ffffff", *ink = "#1a1a1a";
	struct box b = g->at;
	size_t shade;

	b.x += (int)series * b.w;
	b.y += (int)row * b.h;
	if (ratio_ok(v)) {
		shade = shade_of_step(&g->axis, step_of(&g->axis, v));
		color = shades[shade].color;
		ink = shades[shade].ink;
	}
	draw_title(&title, d->c, row, series);
	add_box(d, b, color, title.s);
	chart_add_brief(&text, g->axis.unit, v);
	str_addf(&d->out, "<text class=\"chart-cell\" x=\"%d\" y=\"%d\" "
	    "text-anchor=\"middle\" font-size=\"%d\" fill=\"%s\">%s</text>\n",
	    b.x + b.w / 2, b.y + b.h / 2 + DRAW_DOWN, size_of(text.s, b.w),
	    ink, text.s);
	str_release(&title);
	str_release(&text);
}

/* Which shade is which step: "0 - 20". The last one has its upper border. */
static void
draw_steps(struct draw *d, const struct axis *a)
{
	int64_t v = ratio_round(a->scale.min, 0);
	int n = steps_of(a), i, x = DRAW_LEFT, w;
	struct str s = STR_INIT;

	d->y += DRAW_LINE + 8;
	for (i = 0; i < n; i++, v += a->scale.step) {
		str_reset(&s);
		axis_add_step(&s, a, v);
		str_adds(&s, i + 1 < n ? " to under " : " to ");
		axis_add_step(&s, a, v + a->scale.step);
		w = 26 + font_width(s.s, FONT_PX) + 14;
		if (x + w > DRAW_RIGHT) {
			x = DRAW_LEFT;
			d->y += DRAW_LINE + 2;
		}
		add_box(d, (struct box){ x, d->y - DRAW_DOWN - DRAW_UP, 20,
		    14 }, shades[shade_of_step(a, i)].color, NULL);
		draw_text(d, x + 26, d->y - DRAW_DOWN, SVG_START, s.s);
		x += w;
	}
	str_release(&s);
}

/* The names of the series over their columns, the unit over all. */
static void
draw_heads(struct draw *d, struct grid *g)
{
	struct draw_names names = { draw_series_name, 0, d->c->n_series,
	    g->at.x, g->at.w, true };
	struct str s = STR_INIT;

	axis_name(&s, d->c, d->c->x, g->axis.unit);
	if (s.len > 0) {
		d->y += DRAW_LINE;
		draw_quiet(d, DRAW_LEFT, d->y - DRAW_DOWN, SVG_START, s.s);
	}
	g->at.y = d->y + draw_names_high(d, &names) + 4;
	draw_names(d, &names, g->at.y - 2);
	str_release(&s);
}

void
chart_svg_heatmap(struct draw *d)
{
	const struct chart *c = d->c;
	size_t n = c->n_rows < DRAW_ROWS ? c->n_rows : DRAW_ROWS, i, k;
	int names = panel_names(c, n, NAMES);
	struct grid g = { .at = { DRAW_LEFT + names + 10, 0, 0, HEIGHT } };

	g.at.w = (DRAW_RIGHT - g.at.x) / (int)c->n_series;
	g.at.w = g.at.w < WIDEST ? g.at.w : WIDEST;
	axis_init(&g.axis, c->series[0].unit, false);
	for (k = 0; k < c->n_series; k++)
		axis_hold_rows(&g.axis, c, k, 0, n);
	axis_set(&g.axis, 0, 1);
	draw_heads(d, &g);
	for (i = 0; i < n; i++) {
		draw_fit(d, DRAW_LEFT + names, g.at.y + (int)i * HEIGHT +
		    HEIGHT / 2 + DRAW_DOWN, SVG_END, c->rows[i].name, names);
		for (k = 0; k < c->n_series; k++)
			draw_cell(d, &g, i, k);
	}
	d->y = g.at.y + (int)n * HEIGHT;
	draw_steps(d, &g.axis);
	d->y += 4;
	draw_more(d, n, "more");
}
