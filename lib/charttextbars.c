/* charttextbars - bars of characters: columns, bars, funnels, lines, shares */

#include "charttext.h"

#include <stdlib.h>

#include "chartkind.h"
#include "chartpanel.h"
#include "chartshare.h"
#include "chartswing.h"
#include "chartunit.h"
#include "columns.h"
#include "textchart.h"

enum { SHARE = 8, BAR_LEAST = 5, BAR_MOST = 60 };

/* Begin a scale at zero, so many columns wide. */
static void
begin(struct textchart *t, size_t width, size_t used, bool utf8)
{
	*t = (struct textchart){ .utf8 = utf8 };
	t->min = t->max = ratio_of(0, 1);
	t->width = width > used + BAR_LEAST ? width - used : BAR_LEAST;
	if (t->width > BAR_MOST)
		t->width = BAR_MOST;
}

static void
hold(struct textchart *t, struct ratio v)
{
	if (!ratio_ok(v))
		return;
	t->min = ratio_min(t->min, v);
	if (ratio_cmp(v, t->max) > 0)
		t->max = v;
}

/* A scale has two ends. */
static void
settle(struct textchart *t)
{
	if (ratio_cmp(t->min, t->max) == 0)
		t->max = ratio_add(t->max, ratio_of(1, 1));
}

/* A bar from the mark at zero to v; unknown: none. */
static void
add_bar(struct str *out, const struct textchart *t, struct ratio v)
{
	struct ratio zero = ratio_of(0, 1);

	if (!ratio_ok(v))
		return;
	textchart_span(out, t, ratio_min(v, zero), zero,
	    ratio_cmp(v, zero) > 0 ? v : zero);
}

/* The scale of the unit of one series: of all that are measured alike. */
static void
scale_of(struct textchart *t, const struct chart *c, size_t series)
{
	size_t i, k;

	for (k = 0; k < c->n_series; k++) {
		if (c->series[k].unit != c->series[series].unit)
			continue;
		for (i = 0; i < c->n_rows; i++)
			hold(t, c->rows[i].values[k].v);
	}
	settle(t);
}

/* "in EUR" over the values, or of which series that is: "Amount in EUR". */
static void
add_unit(struct str *out, const struct chart *c)
{
	size_t i, money = 0, first = 0;

	for (i = c->n_series; i-- > 0;) {
		if (c->series[i].unit == CHART_MONEY) {
			money++;
			first = i;
		}
	}
	if (money == 0 || c->currency[0] == '\0')
		return;
	if (money < c->n_series) {
		text_name(out, c->series[first].name, TEXT_NAMES);
		str_trim_end(out);
		str_addc(out, ' ');
	}
	str_adds(out, "in ");
	text_name(out, c->currency, columns_of(c->currency));
	str_addc(out, '\n');
}

void
chart_text_bars(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	size_t names = text_rows_width(c, width / 4), i, k, from = 0;
	size_t series = c->n_series > 1 ? text_series_width(c, width / 4) : 0;
	bool late = c->kind == CHART_STACKED || c->kind == CHART_LINE;
	size_t n = c->n_rows < TEXT_ROWS ? c->n_rows : TEXT_ROWS;
	size_t value = text_value_width(c);
	struct textchart t;

	if (late)
		from = c->n_rows - n;
	add_unit(out, c);
	for (i = from; i < from + n; i++) {
		for (k = 0; k < c->n_series; k++) {
			begin(&t, width, names + series + value + 4, utf8);
			scale_of(&t, c, k);
			text_name(out, k == 0 ? c->rows[i].name : "", names);
			str_adds(out, "  ");
			if (series > 0)
				text_name(out, c->series[k].name, series);
			text_value(out, c->series[k].unit,
			    c->rows[i].values[k].v, value);
			str_adds(out, "  ");
			add_bar(out, &t, c->rows[i].values[k].v);
			text_end(out);
		}
	}
	text_more(out, c, n, late ? "earlier" : "more");
}

void
chart_text_pareto(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	size_t names = text_rows_width(c, width / 3), i;
	size_t n = c->n_rows < TEXT_ROWS ? c->n_rows : TEXT_ROWS;
	struct share *shares = chart_shares(c);
	size_t value = text_value_width(c);
	struct textchart t;
	struct ratio v;

	begin(&t, width, names + value + SHARE + 2, utf8);
	scale_of(&t, c, 0);
	add_unit(out, c);
	for (i = 0; i < n; i++) {
		v = c->rows[shares[i].row].values[0].v;
		text_name(out, c->rows[shares[i].row].name, names);
		text_value(out, c->series[0].unit, v, value);
		text_value(out, CHART_PERCENT, shares[i].sum, SHARE);
		str_adds(out, "  ");
		add_bar(out, &t, v);
		text_end(out);
	}
	text_more(out, c, n, "more");
	str_adds(out, "Second: the share of all up to here.\n");
	free(shares);
}

/* One input: what the total is at its low and at its high, and the bar. */
static void
add_swing(struct str *out, const struct textchart *t,
    const struct chart *c, const struct chart_row *row)
{
	enum chart_unit unit = c->series[0].unit;
	size_t value = text_value_width(c);
	struct ratio low = row->values[SWING_LOW].v;
	struct ratio high = row->values[SWING_HIGH].v;
	struct ratio base = row->values[SWING_BASE].v, from, to;

	text_value(out, unit, low, value);
	text_value(out, unit, high, value);
	str_adds(out, "  ");
	if (ratio_ok(chart_swing(row))) {
		from = ratio_min(ratio_min(low, high), base);
		to = ratio_cmp(low, high) > 0 ? low : high;
		textchart_span(out, t, from, base, ratio_cmp(to, base) > 0 ?
		    to : base);
	}
	text_end(out);
}

void
chart_text_tornado(struct str *out, const struct chart *c, size_t width,
    bool utf8)
{
	size_t names = text_rows_width(c, width / 4), i, k;
	size_t n = c->n_rows < TEXT_ROWS ? c->n_rows : TEXT_ROWS;
	size_t *order = panel_order(c, chart_swing);
	struct ratio base = chart_base(c);
	struct textchart t;

	begin(&t, width, names + 2 * text_value_width(c) + 2, utf8);
	if (ratio_ok(base))
		t.min = t.max = base;
	for (i = 0; i < c->n_rows; i++) {
		for (k = 0; k < c->n_series; k++)
			hold(&t, c->rows[i].values[k].v);
	}
	settle(&t);
	text_name(out, c->series[SWING_BASE].name, TEXT_NAMES);
	text_end(out);
	str_cut(out, out->len - 1);
	str_adds(out, ": ");
	chart_add_named(out, c, c->series[0].unit, base);
	str_adds(out, utf8 ? ", at \u2503\n" : ", at |\n");
	for (i = 0; i < n; i++) {
		text_name(out, c->rows[order[i]].name, names);
		add_swing(out, &t, c, &c->rows[order[i]]);
	}
	text_more(out, c, n, "more");
	free(order);
}
