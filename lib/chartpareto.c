/*
 * chartpareto - who makes most of it: bars, the largest first, and beside them
 * the share of all that those up to here are
 *
 * The share has a panel and an axis of its own: on one ground with the bars,
 * two axes are taken for each other.
 */

#include "chartkind.h"

#include <stdlib.h>

#include "chartaxis.h"
#include "chartpanel.h"
#include "chartshare.h"
#include "chartunit.h"

enum { PITCH = 24, HEIGHT = 17, NAMES = 150, SHARE = 410, SHARE_END = 560 };

struct pareto {
	const struct share *shares;
	size_t n;		/* that are drawn */
	int names, y;		/* y: of the first row */
	struct axis value, share;
};

static int
middle_of(const struct pareto *p, size_t i)
{
	return p->y + (int)i * PITCH + PITCH / 2;
}

static void
draw_bar(struct draw *d, const struct pareto *p, size_t i)
{
	const struct chart_row *row = &d->c->rows[p->shares[i].row];
	struct ratio v = row->values[0].v;
	int zero = axis_at(&p->value, ratio_of(0, 1)), y = middle_of(p, i);
	int end = ratio_ok(v) ? axis_at(&p->value, v) : zero;
	struct box b = { zero, y - HEIGHT / 2, end - zero, HEIGHT };
	struct str s = STR_INIT;

	draw_fit(d, DRAW_LEFT + p->names, y + DRAW_DOWN, SVG_END, row->name,
	    p->names);
	if (ratio_ok(v)) {
		draw_title(&s, d->c, p->shares[i].row, 0);
		if (end < zero)
			b = (struct box){ end, b.y, zero - end, HEIGHT };
		draw_box(d, b, 0, s.s);
	}
	str_reset(&s);
	chart_add_brief(&s, p->value.unit, v);
	draw_text(d, end + (end < zero ? -6 : 6), y + DRAW_DOWN,
	    end < zero ? SVG_END : SVG_START, s.s);
	str_release(&s);
}

static void
draw_path(struct draw *d, const struct pareto *p)
{
	size_t i;

	str_adds(&d->out, "<path d=\"");
	for (i = 0; i < p->n && ratio_ok(p->shares[i].sum); i++)
		str_addf(&d->out, "%c%d %d", i > 0 ? 'L' : 'M',
		    axis_at(&p->share, p->shares[i].sum), middle_of(p, i));
	str_addf(&d->out, "\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
	    draw_color(0));
}

/* The line of the shares, each with its number. */
static void
draw_shares(struct draw *d, const struct pareto *p)
{
	struct str s = STR_INIT;
	size_t i;
	int x;

	if (ratio_ok(p->shares[0].sum))
		draw_path(d, p);
	for (i = 0; i < p->n && ratio_ok(p->shares[i].sum); i++) {
		x = axis_at(&p->share, p->shares[i].sum);
		str_reset(&s);
		str_addf(&s, "up to %s: ", d->c->rows[p->shares[i].row].name);
		chart_add_brief(&s, CHART_PERCENT, p->shares[i].sum);
		draw_marker(d, x, middle_of(p, i), 0, s.s);
		str_reset(&s);
		chart_add_brief(&s, CHART_PERCENT, p->shares[i].sum);
		draw_text(d, DRAW_RIGHT, middle_of(p, i) + DRAW_DOWN, SVG_END,
		    s.s);
	}
	str_release(&s);
}

/* What is not drawn, and what is not in the shares. */
static void
draw_rest(struct draw *d, const struct pareto *p)
{
	size_t i, below = 0, unknown = 0;
	struct str s = STR_INIT;
	struct ratio v;

	for (i = 0; i < d->c->n_rows; i++) {
		v = d->c->rows[i].values[0].v;
		unknown += !ratio_ok(v);
		below += ratio_ok(v) && v.n < 0;
	}
	draw_more(d, p->n, "more");
	if (below > 0)
		str_addf(&s, "%zu below 0", below);
	if (unknown > 0)
		str_addf(&s, "%s%zu not known", below > 0 ? ", " : "", unknown);
	if (s.len > 0) {
		str_adds(&s, ": not in the shares");
		draw_note(d, s.s);
	}
	str_release(&s);
}

static void
draw_axes(struct draw *d, struct pareto *p)
{
	int label = panel_labels(d->c, 0, 1) + 8, left, bottom;

	left = DRAW_LEFT + p->names + 8;
	axis_init(&p->value, d->c->series[0].unit, true);
	axis_hold_rows(&p->value, d->c, 0, 0, d->c->n_rows);
	if (ratio_cmp(p->value.low, ratio_of(0, 1)) < 0)
		left += label;
	axis_set(&p->value, left, SHARE - label - 16);
	axis_init(&p->share, CHART_PERCENT, true);
	axis_hold(&p->share, ratio_of(1, 1));
	axis_set(&p->share, SHARE, SHARE_END);
	panel_head(d, 0, 1, false);
	draw_quiet(d, SHARE, d->y - DRAW_DOWN, SVG_START,
	    "Share of all up to here");
	p->y = d->y + 4;
	bottom = p->y + (int)p->n * PITCH + 4;
	axis_across(d, &p->value, d->y, bottom);
	axis_across(d, &p->share, d->y, bottom);
	d->y = bottom + DRAW_LINE + 4;
}

void
chart_svg_pareto(struct draw *d)
{
	struct share *shares = chart_shares(d->c);
	struct pareto p = { .shares = shares };
	size_t i;

	p.n = d->c->n_rows < DRAW_ROWS ? d->c->n_rows : DRAW_ROWS;
	p.names = panel_names(d->c, d->c->n_rows, NAMES);
	draw_axes(d, &p);
	for (i = 0; i < p.n; i++)
		draw_bar(d, &p, i);
	draw_shares(d, &p);
	draw_rest(d, &p);
	free(shares);
}
