/* chart - the kinds of charts, and what all drawings have */

#include "chart.h"

#include <stdlib.h>

#include "chartdraw.h"
#include "chartkind.h"
#include "chartunit.h"

const struct chart_form chart_forms[] = {
	[CHART_STACKED] = { .name = "stacked", .least = 1, .most = DRAW_LOOKS,
	    .svg = chart_svg_columns, .text = chart_text_bars },
	[CHART_BARS] = { .name = "bars", .least = 1, .most = DRAW_LOOKS,
	    .svg = chart_svg_bars, .text = chart_text_bars },
	[CHART_FUNNEL] = { .name = "funnel", .least = 1, .most = 2,
	    .positive = true, .svg = chart_svg_funnel,
	    .text = chart_text_bars },
	[CHART_PARETO] = { .name = "pareto", .least = 1, .most = 1,
	    .svg = chart_svg_pareto, .text = chart_text_pareto },
	[CHART_SCATTER] = { .name = "scatter", .least = 2, .most = 2,
	    .svg = chart_svg_scatter, .text = chart_text_scatter },
	[CHART_FLOW] = { .name = "flow", .least = 1, .most = 10, .rows = 10,
	    .positive = true, .one_unit = true, .svg = chart_svg_flow,
	    .text = chart_text_grid },
	[CHART_TORNADO] = { .name = "tornado", .least = 3, .most = 3,
	    .one_unit = true, .svg = chart_svg_tornado,
	    .text = chart_text_tornado },
	[CHART_HEATMAP] = { .name = "heatmap", .least = 1, .most = 10,
	    .one_unit = true, .svg = chart_svg_heatmap,
	    .text = chart_text_grid },
	[CHART_LINE] = { .name = "line", .least = 1, .most = DRAW_LOOKS,
	    .svg = chart_svg_line, .text = chart_text_bars },
};
const size_t chart_n_forms = sizeof(chart_forms) / sizeof(chart_forms[0]);

/* What screen readers read: what is seen, then the first rows in words. */
static void
describe(struct str *out, const struct chart *c)
{
	enum { MOST = 12 };
	size_t i, k;

	str_adds(out, c->about);
	for (i = 0; i < c->n_rows && i < MOST; i++) {
		str_addf(out, " %s: ", c->rows[i].name);
		for (k = 0; k < c->n_series; k++) {
			str_addf(out, "%s%s ", k > 0 ? ", " : "",
			    c->series[k].name);
			chart_add_named(out, c, c->series[k].unit,
			    c->rows[i].values[k].v);
		}
		str_addc(out, '.');
	}
	if (c->n_rows > MOST)
		str_addf(out, " And %zu more.", c->n_rows - MOST);
	if (c->n_rows == 0)
		str_adds(out, " Nothing to draw.");
}

static void
draw_head(struct draw *d)
{
	enum { LINES = 2, ABOUT_LINES = 3, WIDE = DRAW_RIGHT - DRAW_LEFT };
	const char *rest = d->c->title, *from;
	struct str line = STR_INIT;
	int i;

	d->y = DRAW_MARGIN - 4;
	for (i = 0; i < LINES && *rest != '\0'; i++) {
		from = rest;
		str_reset(&line);
		rest = font_line(&line, rest, FONT_TITLE_PX + 1, WIDE);
		if (i + 1 == LINES) {
			str_reset(&line);
			font_fit(&line, from, FONT_TITLE_PX + 1, WIDE);
		}
		d->y += FONT_TITLE_PX + 5;
		str_addf(&d->out, "<text class=\"chart-ink\" x=\"%d\" y=\"%d\" "
		    "font-size=\"%d\" font-weight=\"bold\" fill=\"#1a1a1a\">",
		    DRAW_LEFT, d->y - 5, FONT_TITLE_PX);
		svg_escape(&d->out, line.s);
		str_adds(&d->out, "</text>\n");
	}
	str_release(&line);
	i = draw_wrapped(d, DRAW_LEFT, d->y + DRAW_LINE - DRAW_DOWN, SVG_START,
	    d->c->about, WIDE, ABOUT_LINES);
	d->y += i * DRAW_LINE + 6;
}

/* The root, title and description, and the ground. */
static void
add_root(struct str *out, const struct chart *c, int height)
{
	struct str desc = STR_INIT;

	describe(&desc, c);
	str_addf(out, SVG_MARK "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "version=\"1.1\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d "
	    "%d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\"\n"
	    "    font-family=\"Helvetica, Arial, sans-serif\" "
	    "font-size=\"%d\">\n<title id=\"%s-title\">", DRAW_WIDTH, height,
	    DRAW_WIDTH, height, c->id, c->id, FONT_PX, c->id);
	svg_escape(out, c->title);
	str_addf(out, "</title>\n<desc id=\"%s-desc\">", c->id);
	svg_escape(out, desc.s);
	str_addf(out, "</desc>\n<rect class=\"chart-ground\" width=\"%d\" "
	    "height=\"%d\" fill=\"#ffffff\"/>\n", DRAW_WIDTH, height);
	str_release(&desc);
}

void
chart_svg(struct str *out, const struct chart *c)
{
	struct draw d = { .out = STR_INIT, .c = c };

	draw_head(&d);
	if (c->n_rows > 0)
		chart_forms[c->kind].svg(&d);
	else
		draw_note(&d, "nothing to draw");
	add_root(out, c, d.y + DRAW_MARGIN);
	draw_patterns(out, &d);
	str_add(out, d.out.s, d.out.len);
	str_adds(out, "</svg>\n");
	free(d.taken.b);
	str_release(&d.out);
}
