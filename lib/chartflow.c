/* chartflow - how many went from where to where */

#include "chartkind.h"

#include <stdlib.h>
#include <string.h>

#include "chartdraw.h"
#include "chartunit.h"

enum {
	FROM = 176, TO = 464, WIDE = 14,	/* of the two sides */
	HIGH = 44, GAP = 20		/* of a place on average; between two */
};

/* One place on a side: its number, and where it and its next ribbon begin. */
struct place {
	const char *id, *name;
	struct ratio sum;
	int y, h, at;
};

/* Where the upper edge of a ribbon begins and ends, and how high it is. */
struct ribbon { int from, to, h; };

struct flow {
	struct place *from, *to;
	struct ribbon *ribbons;
	size_t n;		/* of them, drawn so far */
	struct ratio all;
	int high;		/* pixels of all together */
};

static struct ratio
value_of(const struct chart *c, size_t row, size_t series)
{
	struct ratio v = c->rows[row].values[series].v;

	return ratio_ok(v) ? v : ratio_of(0, 1);
}

static int
pixels(const struct flow *f, struct ratio v)
{
	if (f->all.n == 0)
		return 0;
	return (int)ratio_round(ratio_mul(ratio_div(v, f->all),
	    ratio_of(f->high, 1)), 0);
}

static void
add_up(struct flow *f, const struct chart *c)
{
	size_t i, k;

	f->all = ratio_of(0, 1);
	for (k = 0; k < c->n_series; k++) {
		f->to[k].id = c->series[k].id;
		f->to[k].name = c->series[k].name;
		f->to[k].sum = f->all;
	}
	for (i = 0; i < c->n_rows; i++) {
		f->from[i].id = c->rows[i].id;
		f->from[i].name = c->rows[i].name;
		f->from[i].sum = ratio_of(0, 1);
		for (k = 0; k < c->n_series; k++) {
			f->from[i].sum = ratio_add(f->from[i].sum,
			    value_of(c, i, k));
			f->to[k].sum = ratio_add(f->to[k].sum,
			    value_of(c, i, k));
		}
	}
	for (i = 0; i < c->n_rows; i++)
		f->all = ratio_add(f->all, f->from[i].sum);
}

/* Put the places of a side under each other; returns where they end. */
static int
stack(const struct flow *f, struct place *places, size_t n, int y)
{
	struct ratio sum = ratio_of(0, 1);
	int top = 0, bottom;
	size_t i;

	for (i = 0; i < n; i++) {
		sum = ratio_add(sum, places[i].sum);
		bottom = pixels(f, sum);
		places[i].y = places[i].at = y + top + (int)i * GAP;
		places[i].h = bottom - top;
		top = bottom;
	}
	return y + top + (int)(n - 1) * GAP;
}

/* A ribbon that ends at the two places' next free pixels, h high. */
static void
draw_ribbon(struct draw *d, struct place *from, struct place *to, int h,
    const char *title)
{
	int x0 = FROM + WIDE, x1 = TO, middle = (x0 + x1) / 2;
	bool stays = strcmp(from->id, to->id) == 0;

	str_addf(&d->out, "<path d=\"M%d %dC%d %d %d %d %d %dv%d"
	    "C%d %d %d %d %d %dz\" fill=\"%s\" fill-opacity=\"0.5\" "
	    "stroke=\"#1a1a1a\" stroke-opacity=\"0.5\"><title>", x0, from->at,
	    middle, from->at, middle, to->at, x1, to->at, h, middle,
	    to->at + h, middle, from->at + h, x0, from->at + h,
	    stays ? "#d0d0d0" : draw_color(0));
	svg_escape(&d->out, title);
	str_adds(&d->out, "</title></path>\n");
}

/* The middle of a ribbon at so many tenths of its way, a cubic. */
static int
middle_at(const struct ribbon *r, int tenths)
{
	return r->from + (r->to - r->from) * tenths * tenths *
	    (30 - 2 * tenths) / 1000 + r->h / 2;
}

/* Does another ribbon pass where the number of this one would be? */
static bool
is_crossed(const struct flow *f, const struct ribbon *r, int tenths)
{
	enum { NEAR = 7 };
	const struct ribbon *o;

	for (o = f->ribbons; o < f->ribbons + f->n; o++) {
		if (o != r && abs(middle_at(o, tenths) - middle_at(r, tenths)) <
		    o->h / 2 + NEAR)
			return true;
	}
	return false;
}

/* Draw the number at so many tenths of the way, if there is room. */
static bool
draw_count_at(struct draw *d, const struct ribbon *r, int t, const char *text)
{
	int x0 = FROM + WIDE, wide = TO - x0, y = middle_at(r, t) + DRAW_DOWN;
	int x = x0 + wide * (3 * t * (10 - t) * 10 + 2 * t * t * t) / 2000;
	struct box b = box_of_text(x, y, SVG_MIDDLE, text);

	if (b.x < x0 + 2 || b.x + b.w > TO - 2 || !boxes_free(&d->taken, b))
		return false;
	boxes_add(&d->taken, b);
	draw_text(d, x, y, SVG_MIDDLE, text);
	return true;
}

/*
 * The number of a ribbon on it: at one of nine places along its way where no
 * other ribbon passes, else where at least no other number is.
 */
static void
draw_count(struct draw *d, const struct flow *f, const struct ribbon *r,
    const char *text)
{
	static const int places[] = { 2, 3, 1, 4, 5, 7, 8, 6, 9 };
	enum { N = sizeof(places) / sizeof(places[0]) };
	size_t i;

	for (i = 0; i < 2 * N; i++) {
		if ((i >= N || !is_crossed(f, r, places[i])) &&
		    draw_count_at(d, r, places[i % N], text))
			return;
	}
}

/*
 * All ribbons, or the numbers on them: these come second, so that no ribbon
 * covers one.
 */
static void
draw_ribbons(struct draw *d, struct flow *f, bool counts)
{
	struct str s = STR_INIT;
	struct place *from, *to;
	size_t i, k, n = 0;
	int h;

	for (i = 0; i < d->c->n_rows; i++) {
		for (k = 0; k < d->c->n_series; k++) {
			from = &f->from[i];
			to = &f->to[k];
			h = pixels(f, value_of(d->c, i, k));
			if (value_of(d->c, i, k).n == 0)
				continue;
			h = h > 1 ? h : 1;
			str_reset(&s);
			if (counts) {
				chart_add_brief(&s, d->c->series[k].unit,
				    value_of(d->c, i, k));
				draw_count(d, f, &f->ribbons[n++], s.s);
			} else {
				draw_title(&s, d->c, i, k);
				draw_ribbon(d, from, to, h, s.s);
				f->ribbons[f->n++] = (struct ribbon){ from->at,
				    to->at, h };
			}
			from->at += h;
			to->at += h;
		}
	}
	str_release(&s);
}

/* The places of one side with their names and numbers. */
static void
draw_places(struct draw *d, const struct place *places, size_t n, bool left)
{
	int x = left ? FROM : TO, text = left ? FROM - 8 : TO + WIDE + 8;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		str_reset(&s);
		chart_add_named(&s, d->c, d->c->series[0].unit, places[i].sum);
		str_addf(&s, " %s", places[i].name);
		if (places[i].h > 0)
			str_addf(&d->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" "
			    "height=\"%d\" fill=\"#1a1a1a\" class=\"chart-place\"/>\n",
			    x, places[i].y, WIDE, places[i].h);
		draw_fit(d, text, places[i].y + places[i].h / 2 + DRAW_DOWN,
		    left ? SVG_END : SVG_START, s.s, 150);
	}
	str_release(&s);
}

/* Is a place on both sides? */
static bool
has_both(const struct chart *c)
{
	size_t i, k;

	for (i = 0; i < c->n_rows; i++) {
		for (k = 0; k < c->n_series; k++) {
			if (strcmp(c->rows[i].id, c->series[k].id) == 0)
				return true;
		}
	}
	return false;
}

static void
draw_unknown(struct draw *d)
{
	struct str s = STR_INIT;
	size_t i, k, n = 0;

	for (i = 0; i < d->c->n_rows; i++) {
		for (k = 0; k < d->c->n_series; k++)
			n += !ratio_ok(d->c->rows[i].values[k].v);
	}
	if (n > 0) {
		str_addf(&s, "%zu n/a, not drawn", n);
		draw_note(d, s.s);
	}
	str_release(&s);
}

void
chart_svg_flow(struct draw *d)
{
	size_t n = d->c->n_rows, m = d->c->n_series, most = n > m ? n : m;
	struct arena a = ARENA_INIT;
	struct flow f = { .high = (int)most * HIGH };
	int end, y = d->y + 14;

	f.from = arena_alloc(&a, n * sizeof(*f.from));
	f.to = arena_alloc(&a, m * sizeof(*f.to));
	f.ribbons = arena_alloc(&a, n * m * sizeof(*f.ribbons));
	add_up(&f, d->c);
	stack(&f, f.from, n, y);
	stack(&f, f.to, m, y);
	draw_ribbons(d, &f, false);
	end = stack(&f, f.from, n, y);
	d->y = stack(&f, f.to, m, y);
	d->y = (end > d->y ? end : d->y) + 14;
	draw_ribbons(d, &f, true);
	draw_places(d, f.from, n, true);
	draw_places(d, f.to, m, false);
	if (has_both(d->c))
		draw_note(d, "Light gray: stayed; blue, darker: moved.");
	draw_unknown(d);
	arena_release(&a);
}
