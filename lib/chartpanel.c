/* chartpanel - what is in the head of a panel and beside its rows */

#include "chartpanel.h"

#include <stdlib.h>

#include "chartaxis.h"
#include "chartunit.h"
#include "mem.h"

size_t
panel_end(const struct chart *c, size_t first)
{
	size_t end = first + 1;

	while (end < c->n_series &&
	    c->series[end].unit == c->series[first].unit)
		end++;
	return end;
}

void
panel_head(struct draw *d, size_t first, size_t end, bool lines)
{
	bool all = first == 0 && end == d->c->n_series;
	struct str s = STR_INIT;

	axis_name(&s, d->c, end - first == 1 ? d->c->series[first].name : "",
	    d->c->series[first].unit);
	if (!all) {
		draw_heading(d, s.s);
	} else if (s.len > 0) {
		d->y += DRAW_LINE;
		draw_quiet(d, DRAW_LEFT, d->y - DRAW_DOWN, SVG_START, s.s);
	}
	if (end - first > 1)
		draw_series(d, first, end, lines);
	str_release(&s);
}

int
panel_names(const struct chart *c, size_t n, int most)
{
	int longest = 0, w;
	size_t i;

	for (i = 0; i < n; i++) {
		w = font_width(c->rows[i].name, FONT_PX);
		longest = w > longest ? w : longest;
	}
	return longest < most ? longest : most;
}

int
panel_labels(const struct chart *c, size_t first, size_t end)
{
	struct str s = STR_INIT;
	int longest = 0, w;
	size_t i, k;

	for (i = 0; i < c->n_rows; i++) {
		for (k = first; k < end; k++) {
			str_reset(&s);
			chart_add_brief(&s, c->series[k].unit,
			    c->rows[i].values[k].v);
			w = font_width(s.s, FONT_PX);
			longest = w > longest ? w : longest;
		}
	}
	str_release(&s);
	return longest;
}

struct place {
	struct ratio v;
	size_t row;
};

static int
larger_first(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order = ratio_cmp(b->v, a->v);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

size_t *
panel_order(const struct chart *c,
    struct ratio (*of)(const struct chart_row *row))
{
	struct place *places = mem_zero(c->n_rows, sizeof(*places));
	size_t *order = mem_zero(c->n_rows, sizeof(*order)), i;

	for (i = 0; i < c->n_rows; i++) {
		places[i].v = of(&c->rows[i]);
		places[i].row = i;
	}
	qsort(places, c->n_rows, sizeof(*places), larger_first);
	for (i = 0; i < c->n_rows; i++)
		order[i] = places[i].row;
	free(places);
	return order;
}
