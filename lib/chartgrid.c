/* chartgrid - a table of numbers in a terminal: heatmaps and flows */

#include "charttext.h"

#include "chartkind.h"
#include "columns.h"

enum { LEAST = 11, MOST = 16 };

/* The names of the series over their columns. */
static void
add_head(struct str *out, const struct chart *c, size_t names, size_t column)
{
	struct str s = STR_INIT;
	size_t k;

	text_name(out, c->kind == CHART_FLOW ? "from \\ to" : c->x, names);
	for (k = 0; k < c->n_series; k++) {
		str_reset(&s);
		text_name(&s, c->series[k].name, column - 1);
		str_trim_end(&s);
		columns_add(out, s.s, column, true);
	}
	text_end(out);
	str_release(&s);
}

void
chart_text_grid(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	size_t n = c->n_rows < TEXT_ROWS ? c->n_rows : TEXT_ROWS, i, k;
	size_t names = text_rows_width(c, width / 3);
	size_t column;

	if (names < 9)
		names = 9;
	column = (width - names) / c->n_series;
	if (column < LEAST) {		/* a line for each number then */
		chart_text_bars(out, c, width, utf8);
		return;
	}
	column = column < MOST ? column : MOST;
	add_head(out, c, names, column);
	for (i = 0; i < n; i++) {
		text_name(out, c->rows[i].name, names);
		for (k = 0; k < c->n_series; k++)
			text_value(out, c->series[k].unit,
			    c->rows[i].values[k].v, column);
		text_end(out);
	}
	text_more(out, c, n, "more");
}
