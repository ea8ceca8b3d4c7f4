/* chartplot - points in a terminal: numbers on a ground, named below */

#include "charttext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chartkind.h"
#include "chartunit.h"
#include "mem.h"

enum { HIGH = 16, WIDEST = 76, NUMBERED = 99 };

struct plot {
	struct ratio min[2], max[2];
	size_t wide, n;		/* n: rows with both values */
	char *cells;		/* HIGH lines of wide characters */
};

static bool
is_known(const struct chart_row *row)
{
	return ratio_ok(row->values[0].v) && ratio_ok(row->values[1].v);
}

static void
measure(struct plot *p, const struct chart *c)
{
	struct ratio v;
	size_t i, k;

	for (i = 0; i < c->n_rows; i++) {
		for (k = 0; k < 2 && is_known(&c->rows[i]); k++) {
			v = c->rows[i].values[k].v;
			if (p->n == 0 || ratio_cmp(v, p->min[k]) < 0)
				p->min[k] = v;
			if (p->n == 0 || ratio_cmp(v, p->max[k]) > 0)
				p->max[k] = v;
		}
		p->n += is_known(&c->rows[i]);
	}
}

/* Which of n places v is at, the first at the least value. */
static size_t
place(const struct plot *p, size_t axis, struct ratio v, size_t n)
{
	struct ratio range = ratio_sub(p->max[axis], p->min[axis]), part;

	if (range.n == 0)
		return n / 2;
	part = ratio_div(ratio_sub(v, p->min[axis]), range);
	return (size_t)ratio_round(ratio_mul(part, ratio_of((int64_t)n - 1,
	    1)), 0);
}

/* Are the n cells from at on free, and those beside them? */
static bool
is_free(const struct plot *p, size_t line, size_t at, size_t n)
{
	const char *cells = p->cells + line * p->wide;
	size_t i = at > 0 ? at - 1 : 0;

	for (; i <= at + n && i < p->wide; i++) {
		if (cells[i] != ' ')
			return false;
	}
	return at + n <= p->wide;
}

/* The number where the row is; a place that is taken becomes a star. */
static void
put(struct plot *p, const struct chart_row *row, size_t number)
{
	size_t x = place(p, 0, row->values[0].v, p->wide - 1);
	size_t y = HIGH - 1 - place(p, 1, row->values[1].v, HIGH);
	char text[24], *at = p->cells + y * p->wide + x;
	size_t len;

	len = (size_t)snprintf(text, sizeof(text), "%zu", number);
	if (number > NUMBERED || !is_free(p, y, x, len))
		at[0] = '*';
	else
		memcpy(at, text, len);
}

/* "Fit: 40 to 95 across, Health: 20 to 90 up" */
static void
add_axes(struct str *out, const struct plot *p, const struct chart *c)
{
	size_t k;

	for (k = 0; k < 2; k++) {
		text_name(out, c->series[k].name, TEXT_NAMES);
		str_trim_end(out);
		str_adds(out, k == 0 ? " across: " : " up: ");
		chart_add_brief(out, c->series[k].unit, p->min[k]);
		str_adds(out, " to ");
		chart_add_brief(out, c->series[k].unit, p->max[k]);
		str_addc(out, '\n');
	}
}

/* What each number is, with its values. */
static void
add_list(struct str *out, const struct chart *c, size_t width)
{
	enum { NUMBER = 5, VALUE = 11 };
	size_t names = text_rows_width(c, width - NUMBER - 2 * VALUE);
	size_t i, number = 0;

	for (i = 0; i < c->n_rows && number < TEXT_ROWS; i++) {
		if (!is_known(&c->rows[i]))
			continue;
		str_addf(out, "%3zu  ", ++number);
		text_name(out, c->rows[i].name, names);
		text_value(out, c->series[0].unit, c->rows[i].values[0].v,
		    VALUE);
		text_value(out, c->series[1].unit, c->rows[i].values[1].v,
		    VALUE);
		text_end(out);
	}
}

void
chart_text_scatter(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	struct plot p = { .wide = width - 4 < WIDEST ? width - 4 : WIDEST };
	size_t i, number = 0;

	(void)utf8;
	measure(&p, c);
	if (p.n == 0) {
		str_adds(out, "nothing to draw: n/a in one of two\n");
		return;
	}
	p.cells = mem_alloc(HIGH * p.wide);
	memset(p.cells, ' ', HIGH * p.wide);
	for (i = 0; i < c->n_rows; i++) {
		if (is_known(&c->rows[i]))
			put(&p, &c->rows[i], ++number);
	}
	for (i = 0; i < HIGH; i++) {
		str_adds(out, "| ");
		str_add(out, p.cells + i * p.wide, p.wide);
		text_end(out);
	}
	str_addc(out, '+');
	for (i = 0; i < p.wide; i++)
		str_addc(out, '-');
	str_addc(out, '\n');
	add_axes(out, &p, c);
	str_addc(out, '\n');
	add_list(out, c, width);
	if (p.n > TEXT_ROWS)
		str_addf(out, "and %zu more\n", p.n - TEXT_ROWS);
	if (p.n < c->n_rows)
		str_addf(out, "%zu n/a, not drawn\n", c->n_rows - p.n);
	free(p.cells);
}
