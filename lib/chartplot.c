/* chartplot - points in a terminal: numbers on a ground, named below */

#include "charttext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chartkind.h"
#include "chartunit.h"
#include "columns.h"
#include "mem.h"

enum { HIGH = 16, WIDEST = 76, NUMBERED = 99 };

/* What stands in the cells, and for what. */
enum { NOTHING = ' ', ACROSS = '-', UP = ':', TAKEN = '*' };

struct plot {
	struct ratio min[2], max[2];	/* of the points, and of the lines */
	size_t wide, n;		/* n: rows with both values */
	char *cells;		/* HIGH lines of wide characters */
	bool *starred;		/* rows whose number found no room */
};

static bool
is_known(const struct chart_row *row)
{
	return ratio_ok(row->values[0].v) && ratio_ok(row->values[1].v);
}

static void
hold(struct plot *p, size_t axis, struct ratio v, bool first)
{
	if (first || ratio_cmp(v, p->min[axis]) < 0)
		p->min[axis] = v;
	if (first || ratio_cmp(v, p->max[axis]) > 0)
		p->max[axis] = v;
}

static void
measure(struct plot *p, const struct chart *c)
{
	size_t i, k;

	for (i = 0; i < c->n_rows; i++) {
		for (k = 0; k < 2 && is_known(&c->rows[i]); k++)
			hold(p, k, c->rows[i].values[k].v, p->n == 0);
		p->n += is_known(&c->rows[i]);
	}
	for (k = 0; k < 2 && p->n > 0; k++)
		if (ratio_ok(c->series[k].at))
			hold(p, k, c->series[k].at, false);
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

static size_t
column_of(const struct plot *p, struct ratio v)
{
	return place(p, 0, v, p->wide - 1);
}

static size_t
line_of(const struct plot *p, struct ratio v)
{
	return HIGH - 1 - place(p, 1, v, HIGH);
}

/* The lines that divide the ground, where the chart says one. */
static void
put_lines(struct plot *p, const struct chart *c)
{
	size_t i;

	memset(p->cells, NOTHING, HIGH * p->wide);
	if (ratio_ok(c->series[0].at))
		for (i = 0; i < HIGH; i++)
			p->cells[i * p->wide + column_of(p,
			    c->series[0].at)] = UP;
	if (ratio_ok(c->series[1].at))
		memset(p->cells + line_of(p, c->series[1].at) * p->wide,
		    ACROSS, p->wide);
}

static bool
is_ground(char cell)
{
	return cell == NOTHING || cell == ACROSS || cell == UP;
}

/* Are the n cells from at on free, and those beside them? */
static bool
is_free(const struct plot *p, size_t line, size_t at, size_t n)
{
	const char *cells = p->cells + line * p->wide;
	size_t i = at > 0 ? at - 1 : 0;

	for (; i <= at + n && i < p->wide; i++) {
		if (!is_ground(cells[i]))
			return false;
	}
	return at + n <= p->wide;
}

/*
 * The number where the row is; where there is no room for it, a star, but
 * where another's number stands.
 */
static void
put(struct plot *p, size_t row, const struct chart_value *values,
    size_t number)
{
	size_t x = column_of(p, values[0].v);
	size_t y = line_of(p, values[1].v);
	char text[24], *at = p->cells + y * p->wide + x;
	size_t len;

	len = (size_t)snprintf(text, sizeof(text), "%zu", number);
	p->starred[row] = number > NUMBERED || !is_free(p, y, x, len);
	if (!p->starred[row])
		memcpy(at, text, len);
	else if (is_ground(at[0]))
		at[0] = TAKEN;
}

/* The number before a line of the ground, or blanks. */
static void
add_label(struct str *out, const struct plot *p, const struct chart *c,
    size_t line, size_t width)
{
	struct str s = STR_INIT;
	struct ratio v = line == 0 ? p->max[1] : p->min[1];

	if (ratio_ok(c->series[1].at) && line == line_of(p, c->series[1].at))
		v = c->series[1].at;
	else if (line > 0 && line < HIGH - 1)
		v = ratio_of(0, 0);
	if (ratio_ok(v))
		chart_add_brief(&s, c->series[1].unit, v);
	columns_add(out, s.s, width, true);
	str_release(&s);
}

static void
add_cells(struct str *out, const struct plot *p, size_t line, bool utf8)
{
	const char *at = p->cells + line * p->wide;
	size_t i;

	for (i = 0; i < p->wide; i++) {
		if (utf8 && at[i] == ACROSS)
			str_adds(out, "\u2504");
		else if (utf8 && at[i] == UP)
			str_adds(out, "\u250a");
		else
			str_addc(out, at[i]);
	}
	text_end(out);
}

/* The least and the largest below, and between them where the line is. */
static void
add_below(struct str *out, const struct plot *p, const struct chart *c,
    size_t width)
{
	enum { LAST = 12 };	/* columns that the last number may take */
	const struct ratio v[3] = { p->min[0], c->series[0].at, p->max[0] };
	size_t i, at, used = 0;
	struct str s = STR_INIT;

	columns_add(out, "", width + 2, false);
	for (i = 0; i < 3; i++) {
		str_reset(&s);
		if (ratio_ok(v[i]))
			chart_add_brief(&s, c->series[0].unit, v[i]);
		at = ratio_ok(v[i]) ? column_of(p, v[i]) : 0;
		if (at + s.len > p->wide)
			at = p->wide - s.len;
		if (s.len == 0 || (i > 0 && at < used + 1) ||
		    (i == 1 && at + s.len + LAST > p->wide))
			continue;
		columns_add(out, "", at - used, false);
		str_add(out, s.s, s.len);
		used = at + s.len;
	}
	text_end(out);
	str_release(&s);
}

/* What the axes are, and what the stars are. */
static void
add_axes(struct str *out, const struct plot *p, const struct chart *c)
{
	size_t k, stars = 0;

	for (k = 0; k < 2; k++) {
		str_adds(out, k == 0 ? "Across: " : "Up: ");
		text_name(out, c->series[k].name, TEXT_NAMES);
		text_end(out);
	}
	for (k = 0; k < c->n_rows; k++)
		stars += p->starred[k];
	if (stars > 0)
		str_addf(out, "*: %zu whose number has no room\n",
		    stars);
}

static void
add_ground(struct str *out, const struct plot *p, const struct chart *c,
    size_t width, bool utf8)
{
	size_t i;

	for (i = 0; i < HIGH; i++) {
		add_label(out, p, c, i, width);
		str_adds(out, " |");
		add_cells(out, p, i, utf8);
	}
	columns_add(out, "", width + 1, false);
	str_addc(out, '+');
	for (i = 0; i < p->wide; i++)
		str_addc(out, '-');
	str_addc(out, '\n');
	add_below(out, p, c, width);
	add_axes(out, p, c);
}

/* What each number is, with its values. */
static void
add_list(struct str *out, const struct plot *p, const struct chart *c,
    size_t width)
{
	enum { NUMBER = 5, VALUE = 11 };
	size_t names = text_rows_width(c, width - NUMBER - 2 * VALUE);
	size_t i, number = 0;

	for (i = 0; i < c->n_rows && number < TEXT_ROWS; i++) {
		if (!is_known(&c->rows[i]))
			continue;
		str_addf(out, "%3zu%c ", ++number, p->starred[i] ? TAKEN :
		    ' ');
		text_name(out, c->rows[i].name, names);
		text_value(out, c->series[0].unit, c->rows[i].values[0].v,
		    VALUE);
		text_value(out, c->series[1].unit, c->rows[i].values[1].v,
		    VALUE);
		text_end(out);
	}
}

/* Columns of the widest number before the ground. */
static size_t
labels_width(const struct plot *p, const struct chart *c)
{
	const struct ratio v[3] = { p->min[1], p->max[1], c->series[1].at };
	struct str s = STR_INIT;
	size_t i, w = 0;

	for (i = 0; i < 3; i++) {
		str_reset(&s);
		if (ratio_ok(v[i]))
			chart_add_brief(&s, c->series[1].unit, v[i]);
		w = s.len > w ? s.len : w;
	}
	str_release(&s);
	return w;
}

void
chart_text_scatter(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	struct plot p = { .wide = 0 };
	size_t i, number = 0, labels;

	measure(&p, c);
	if (p.n == 0) {
		str_adds(out, "nothing to draw: n/a in one of two\n");
		return;
	}
	labels = labels_width(&p, c);
	p.wide = width - labels - 4 < WIDEST ? width - labels - 4 : WIDEST;
	p.cells = mem_alloc(HIGH * p.wide);
	p.starred = mem_zero(c->n_rows, sizeof(*p.starred));
	put_lines(&p, c);
	for (i = 0; i < c->n_rows; i++) {
		if (is_known(&c->rows[i]))
			put(&p, i, c->rows[i].values, ++number);
	}
	add_ground(out, &p, c, labels, utf8);
	str_addc(out, '\n');
	add_list(out, &p, c, width);
	if (p.n > TEXT_ROWS)
		str_addf(out, "and %zu more\n", p.n - TEXT_ROWS);
	if (p.n < c->n_rows)
		str_addf(out, "%zu n/a, not drawn\n", c->n_rows - p.n);
	free(p.cells);
	free(p.starred);
}
