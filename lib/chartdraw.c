/* chartdraw - what the drawings of charts are put together from */

#include "chartdraw.h"

#include <stdlib.h>

#include "chartunit.h"
#include "mem.h"

/*
 * Okabe and Ito's palette (Color Universal Design, 2008) and, for eyes and
 * paper without colors, a pattern on each but the first, and a marker.
 */
static const struct look {
	const char *color;
	const char *pattern;	/* a path in 8 by 8 pixels */
	const char *ink;	/* of the pattern */
	const char *marker;	/* a path around 0,0; NULL: a circle */
	const char *dash;
} looks[DRAW_LOOKS] = {
	{ "#0072b2", "", "", NULL, "" },
	{ "#e69f00", "M-2 2l4-4M0 8l8-8M6 10l4-4", "#1a1a1a", "M-5-5h10v10h-10z",
	    " stroke-dasharray=\"7 4\"" },
	{ "#009e73", "M2 2h2v2h-2zM6 6h2v2h-2z", "#ffffff", "M0-6L6 5H-6z",
	    " stroke-dasharray=\"2 4\"" },
	{ "#cc79a7", "M0 0l8 8M0 8l8-8", "#1a1a1a", "M0-6L6 0L0 6L-6 0z",
	    " stroke-dasharray=\"9 3 2 3\"" },
	{ "#56b4e9", "M0 2h8M0 6h8", "#1a1a1a", "M0 6L6-5H-6z",
	    " stroke-dasharray=\"12 5\"" },
	{ "#d55e00", "M2 0v8M6 0v8", "#ffffff",
	    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
	    " stroke-dasharray=\"3 3 8 3\"" },
};

bool
boxes_free(const struct boxes *all, struct box b)
{
	const struct box *o;

	for (o = all->b; o < all->b + all->n; o++) {
		if (b.x < o->x + o->w && o->x < b.x + b.w &&
		    b.y < o->y + o->h && o->y < b.y + b.h)
			return false;
	}
	return true;
}

void
boxes_add(struct boxes *all, struct box b)
{
	MEM_ROOM(all->b, all->n, all->cap);
	all->b[all->n++] = b;
}

void
boxes_add_line(struct boxes *all, int x1, int y1, int x2, int y2)
{
	enum { STEP = 4 };
	int n, i;

	n = (abs(x2 - x1) > abs(y2 - y1) ? abs(x2 - x1) : abs(y2 - y1)) / STEP;
	for (i = 0; i <= n; i++)
		boxes_add(all, (struct box){ x1 + (x2 - x1) * i / (n + 1),
		    y1 + (y2 - y1) * i / (n + 1), STEP, STEP });
}

struct box
box_of_text(int x, int y, enum svg_anchor anchor, const char *text)
{
	int w = font_width(text, FONT_PX);

	if (anchor != SVG_START)
		x -= anchor == SVG_END ? w : (w + 1) / 2;
	return (struct box){ x, y - DRAW_UP, w, DRAW_UP + DRAW_DOWN };
}

static const char *const anchors[] = { "", " text-anchor=\"middle\"",
    " text-anchor=\"end\"" };

/*
 * A text element with more attributes. It is in a group with its title: within
 * the text, not every program knows that a title is none of it. NULL: none.
 */
static void
add_text(struct draw *d, const char *class, const char *more, const char *text,
    const char *title)
{
	if (title != NULL) {
		str_adds(&d->out, "<g><title>");
		svg_escape(&d->out, title);
		str_adds(&d->out, "</title>");
	}
	str_addf(&d->out, "<text class=\"chart-%s\"%s fill=\"%s\">", class,
	    more, class[0] == 'q' ? "#595959" : "#1a1a1a");
	svg_escape(&d->out, text);
	str_adds(&d->out, title != NULL ? "</text></g>\n" : "</text>\n");
}

static void
text_at(struct draw *d, const char *class, struct box at,
    enum svg_anchor anchor, const char *text, const char *title)
{
	struct str more = STR_INIT;

	str_addf(&more, " x=\"%d\" y=\"%d\"%s", at.x, at.y, anchors[anchor]);
	add_text(d, class, more.s, text, title);
	str_release(&more);
}

void
draw_text(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text)
{
	text_at(d, "ink", (struct box){ x, y, 0, 0 }, anchor, text, NULL);
}

void
draw_quiet(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text)
{
	text_at(d, "quiet", (struct box){ x, y, 0, 0 }, anchor, text, NULL);
}

void
draw_fit(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most)
{
	struct str s = STR_INIT;
	bool all = font_fit(&s, text, FONT_PX, most);

	text_at(d, "ink", (struct box){ x, y, 0, 0 }, anchor, s.s,
	    all ? NULL : text);
	str_release(&s);
}

void
draw_up_fit(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most)
{
	struct str more = STR_INIT, s = STR_INIT;
	bool all = font_fit(&s, text, FONT_PX, most);

	x += DRAW_UP / 2 - 1;
	str_addf(&more, " x=\"%d\" y=\"%d\" transform=\"rotate(-90 %d %d)\"%s",
	    x, y, x, y, anchors[anchor]);
	add_text(d, "ink", more.s, s.s, all ? NULL : text);
	str_release(&more);
	str_release(&s);
}

void
draw_up(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text)
{
	draw_up_fit(d, x, y, anchor, text, DRAW_WIDTH);
}

int
draw_wrapped(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most, int lines)
{
	const char *rest = text, *from = text;
	struct str line = STR_INIT;
	int n = 0;

	while (*rest != '\0' && n < lines) {
		from = rest;
		str_reset(&line);
		rest = font_line(&line, rest, FONT_PX, most);
		n++;
		draw_fit(d, x, y, anchor, n == lines ? from : line.s, most);
		y += DRAW_LINE;
	}
	str_release(&line);
	return n;
}

void
draw_note(struct draw *d, const char *text)
{
	struct str line = STR_INIT;

	while (*text != '\0') {
		str_reset(&line);
		text = font_line(&line, text, FONT_PX, DRAW_RIGHT - DRAW_LEFT);
		d->y += DRAW_LINE;
		draw_quiet(d, DRAW_LEFT, d->y - DRAW_DOWN, SVG_START, line.s);
	}
	str_release(&line);
}

void
draw_heading(struct draw *d, const char *text)
{
	struct str s = STR_INIT;

	d->y += DRAW_LINE;
	font_fit(&s, text, FONT_PX + 1, DRAW_RIGHT - DRAW_LEFT);
	str_addf(&d->out, "<g font-weight=\"bold\">");
	text_at(d, "ink", (struct box){ DRAW_LEFT, d->y - DRAW_DOWN, 0, 0 },
	    SVG_START, s.s, NULL);
	str_adds(&d->out, "</g>\n");
	d->y += DRAW_DOWN;
	str_release(&s);
}

void
draw_more(struct draw *d, size_t drawn, const char *which)
{
	struct str s = STR_INIT;

	if (drawn < d->c->n_rows) {
		str_addf(&s, "and %zu %s, in the table", d->c->n_rows - drawn,
		    which);
		draw_note(d, s.s);
	}
	str_release(&s);
}

static void
add_line(struct draw *d, const char *class, const char *color, struct box l,
    const char *dash)
{
	str_addf(&d->out, "<line class=\"chart-%s\" x1=\"%d\" y1=\"%d\" "
	    "x2=\"%d\" y2=\"%d\" stroke=\"%s\"%s/>\n", class, l.x, l.y, l.w,
	    l.h, color, dash);
}

void
draw_grid(struct draw *d, int x1, int y1, int x2, int y2)
{
	add_line(d, "grid", "#d9d9d9", (struct box){ x1, y1, x2, y2 }, "");
}

void
draw_axis(struct draw *d, int x1, int y1, int x2, int y2)
{
	add_line(d, "line", "#1a1a1a", (struct box){ x1, y1, x2, y2 }, "");
}

void
draw_dashes(struct draw *d, int x1, int y1, int x2, int y2)
{
	add_line(d, "line", "#1a1a1a", (struct box){ x1, y1, x2, y2 },
	    " stroke-dasharray=\"5 4\"");
}

const char *
draw_dash(size_t look)
{
	return looks[look % DRAW_LOOKS].dash;
}

const char *
draw_color(size_t look)
{
	return looks[look % DRAW_LOOKS].color;
}

/* The fill and the edge of a mark, then its title and its end. */
static void
end_mark(struct draw *d, const char *element, size_t look, bool pattern,
    const char *title)
{
	look %= DRAW_LOOKS;
	if (d->looks <= look)
		d->looks = look + 1;
	if (pattern && look > 0)
		str_addf(&d->out, " fill=\"url(#%s-p%zu)\"", d->c->id, look);
	else
		str_addf(&d->out, " fill=\"%s\"", looks[look].color);
	str_adds(&d->out, " stroke=\"#1a1a1a\"");
	if (title == NULL) {
		str_adds(&d->out, "/>\n");
		return;
	}
	str_adds(&d->out, "><title>");
	svg_escape(&d->out, title);
	str_addf(&d->out, "</title></%s>\n", element);
}

void
draw_box(struct draw *d, struct box b, size_t look, const char *title)
{
	str_addf(&d->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" "
	    "height=\"%d\"", b.x, b.y, b.w, b.h);
	end_mark(d, "rect", look, true, title);
}

void
draw_marker(struct draw *d, int x, int y, size_t look, const char *title)
{
	const char *path = looks[look % DRAW_LOOKS].marker;

	if (path == NULL) {
		str_addf(&d->out, "<circle cx=\"%d\" cy=\"%d\" r=\"5\"", x, y);
		end_mark(d, "circle", look, false, title);
	} else {
		str_addf(&d->out, "<path d=\"%s\" transform=\"translate(%d %d)\"",
		    path, x, y);
		end_mark(d, "path", look, false, title);
	}
}

void
draw_title(struct str *out, const struct chart *c, size_t row, size_t series)
{
	const struct chart_value *v = &c->rows[row].values[series];

	str_addf(out, "%s, %s: ", c->rows[row].name, c->series[series].name);
	chart_add_exact(out, c, c->series[series].unit, v->v);
	if (!ratio_ok(v->v) && v->text != NULL)
		str_addf(out, " (%s)", v->text);
}

/* The sign of one look at x, on the line of text at y. */
static void
draw_key(struct draw *d, int x, int y, size_t look, bool line)
{
	enum { SIDE = 14, LONG = 28 };

	if (!line) {
		draw_box(d, (struct box){ x, y - DRAW_UP, SIDE, SIDE }, look,
		    NULL);
		return;
	}
	str_addf(&d->out, "<path d=\"M%d %dh%d\" stroke=\"%s\" "
	    "stroke-width=\"2\"%s/>\n", x, y - 4, LONG, draw_color(look),
	    draw_dash(look));
	draw_marker(d, x + LONG / 2, y - 4, look, NULL);
}

void
draw_legend(struct draw *d, const char *const *names, size_t n, bool lines)
{
	enum { MOST = 220, GAP = 20 };
	int x = DRAW_LEFT, key = lines ? 36 : 20, w;
	struct str s = STR_INIT;
	size_t i;

	d->y += DRAW_LINE + 2;
	for (i = 0; i < n; i++) {
		str_reset(&s);
		font_fit(&s, names[i], FONT_PX, MOST);
		w = key + font_width(s.s, FONT_PX) + GAP;
		if (x > DRAW_LEFT && x + w > DRAW_RIGHT) {
			x = DRAW_LEFT;
			d->y += DRAW_LINE + 2;
		}
		draw_key(d, x, d->y - DRAW_DOWN, i, lines);
		draw_fit(d, x + key, d->y - DRAW_DOWN, SVG_START, names[i],
		    MOST);
		x += w;
	}
	d->y += DRAW_DOWN * 2;
	str_release(&s);
}

void
draw_series(struct draw *d, size_t first, size_t end, bool lines)
{
	const char *names[DRAW_LOOKS];
	size_t i;

	for (i = first; i < end && i < first + DRAW_LOOKS; i++)
		names[i - first] = d->c->series[i].name;
	draw_legend(d, names, i - first, lines);
}

void
draw_patterns(struct str *out, const struct draw *d)
{
	size_t i;

	if (d->looks < 2)
		return;
	str_adds(out, "<defs>\n");
	for (i = 1; i < d->looks; i++)
		str_addf(out, "<pattern id=\"%s-p%zu\" width=\"8\" "
		    "height=\"8\" patternUnits=\"userSpaceOnUse\">"
		    "<rect width=\"8\" height=\"8\" fill=\"%s\"/>"
		    "<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>"
		    "</pattern>\n", d->c->id, i, looks[i].color,
		    looks[i].pattern, looks[i].ink);
	str_adds(out, "</defs>\n");
}

/* Is the box inside of the other? */
static bool
inside(struct box b, struct box of)
{
	return b.x >= of.x && b.y >= of.y && b.x + b.w <= of.x + of.w &&
	    b.y + b.h <= of.y + of.h;
}

bool
draw_beside(struct draw *d, int x, int y, const char *text, struct box within)
{
	static const struct { int dx, dy; enum svg_anchor anchor; } places[] = {
		{ 0, -10, SVG_MIDDLE }, { 9, 4, SVG_START }, { -9, 4, SVG_END },
		{ 0, 20, SVG_MIDDLE }, { 7, -7, SVG_START }, { -7, -7, SVG_END },
		{ 7, 15, SVG_START }, { -7, 15, SVG_END },
	};
	struct box b;
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		b = box_of_text(x + places[i].dx, y + places[i].dy,
		    places[i].anchor, text);
		if (!inside(b, within) || !boxes_free(&d->taken, b))
			continue;
		draw_text(d, x + places[i].dx, y + places[i].dy,
		    places[i].anchor, text);
		boxes_add(&d->taken, b);
		return true;
	}
	return false;
}
