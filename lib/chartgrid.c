/* chartgrid - a table of numbers in a terminal: heatmaps and flows */

#include "charttext.h"

#include "chartkind.h"
#include "chartunit.h"
#include "columns.h"

enum { LEAST = 8, MOST = 20, NAMES = 9, STEPS = 4 };

/* How a grid is laid out. */
struct grid {
	size_t names, column;	/* columns of the rows' names, of a number */
	bool letters;		/* A, B, C stand over the columns */
	bool shades, utf8;
	struct ratio most;	/* the largest value */
};

static void
add_shade(struct str *out, const struct grid *g, int step)
{
	static const char *const ascii[STEPS] = { "..", "--", "++", "##" };
	static const char *const blocks[STEPS] = { "\u2591\u2591",
	    "\u2592\u2592", "\u2593\u2593", "\u2588\u2588" };

	str_adds(out, g->utf8 ? blocks[step] : ascii[step]);
}

/* The upper border of a step, by quarters of the largest. */
static struct ratio
border(const struct grid *g, int step)
{
	return ratio_div(ratio_mul(g->most, ratio_of(step + 1, 1)),
	    ratio_of(STEPS, 1));
}

/* The step of a value above zero. */
static int
step_of(const struct grid *g, struct ratio v)
{
	int i = 0;

	while (i < STEPS - 1 && ratio_cmp(v, border(g, i)) > 0)
		i++;
	return i;
}

/* The names of the series over their columns, or a letter for each. */
static void
add_head(struct str *out, const struct chart *c, const struct grid *g)
{
	struct str s = STR_INIT;
	size_t k;

	text_name(out, c->kind == CHART_FLOW ? "from \\ to" : c->x, g->names);
	for (k = 0; k < c->n_series; k++) {
		str_reset(&s);
		if (g->letters)
			str_addc(&s, (char)('A' + k));
		else
			text_name(&s, c->series[k].name, g->column - 1);
		str_trim_end(&s);
		columns_add(out, s.s, g->column, true);
	}
	text_end(out);
	str_release(&s);
}

static void
add_cell(struct str *out, const struct grid *g, enum chart_unit unit,
    struct ratio v)
{
	struct str s = STR_INIT;

	chart_add_brief(&s, unit, v);
	if (g->shades && columns_of(s.s) + 4 <= g->column && ratio_ok(v) &&
	    v.n > 0) {
		columns_add(out, "", g->column - columns_of(s.s) - 3, false);
		add_shade(out, g, step_of(g, v));
		str_addf(out, " %s", s.s);
	} else {
		columns_add(out, s.s, g->column, true);
	}
	str_release(&s);
}

/* What the letters and the shades stand for. */
static void
add_key(struct str *out, const struct chart *c, const struct grid *g,
    size_t width)
{
	struct str s = STR_INIT;
	size_t k, used = 0;
	int i;

	if (g->letters || (g->shades && g->most.n > 0))
		str_addc(out, '\n');
	for (k = 0; k < c->n_series && g->letters; k++) {
		str_addf(out, "%c  ", (char)('A' + k));
		text_name(out, c->series[k].name, width - 3);
		text_end(out);
	}
	if (!g->shades || g->most.n <= 0)
		return;
	for (i = 0; i < STEPS; i++) {
		str_reset(&s);
		add_shade(&s, g, i);
		str_adds(&s, " to ");
		chart_add_brief(&s, c->series[0].unit, border(g, i));
		used += columns_of(s.s) + 2;
		if (i > 0)
			str_adds(out, used > width ? "\n" : ", ");
		if (used > width)
			used = columns_of(s.s) + 2;
		str_add(out, s.s, s.len);
	}
	str_addc(out, '\n');
	str_release(&s);
}

static void
lay_out(struct grid *g, const struct chart *c, size_t width)
{
	size_t k, i;

	g->names = text_rows_width(c, width / 3);
	if (g->names < NAMES)
		g->names = NAMES;
	g->column = (width - g->names) / c->n_series;
	if (g->column > MOST)
		g->column = MOST;
	g->letters = text_series_width(c, MOST) >= g->column;
	g->shades = c->kind == CHART_HEATMAP;
	g->most = ratio_of(0, 1);
	for (i = 0; i < c->n_rows; i++)
		for (k = 0; k < c->n_series; k++)
			if (ratio_ok(c->rows[i].values[k].v) && ratio_cmp(
			    c->rows[i].values[k].v, g->most) > 0)
				g->most = c->rows[i].values[k].v;
}

void
chart_text_grid(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	size_t n = c->n_rows < TEXT_ROWS ? c->n_rows : TEXT_ROWS, i, k;
	struct grid g = { .utf8 = utf8 };

	lay_out(&g, c, width);
	if (g.column < LEAST) {		/* a line for each number then */
		chart_text_bars(out, c, width, utf8);
		return;
	}
	add_head(out, c, &g);
	for (i = 0; i < n; i++) {
		text_name(out, c->rows[i].name, g.names);
		for (k = 0; k < c->n_series; k++)
			add_cell(out, &g, c->series[k].unit,
			    c->rows[i].values[k].v);
		text_end(out);
	}
	text_more(out, c, n, "more");
	add_key(out, c, &g, width);
}
