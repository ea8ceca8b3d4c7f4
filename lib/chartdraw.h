#ifndef POS_CHARTDRAW_H
#define POS_CHARTDRAW_H

/*
 * What the drawings of charts are put together from: for the files chart*.c.
 * Coordinates are pixels from the upper left corner. Each function appends to
 * the body; chart_svg() puts the head before it when the height is known.
 */

#include "chart.h"
#include "chartfont.h"
#include "svg.h"

enum {
	DRAW_WIDTH = 640, DRAW_MARGIN = 16,
	DRAW_LEFT = DRAW_MARGIN, DRAW_RIGHT = DRAW_WIDTH - DRAW_MARGIN,
	DRAW_LINE = 18,		/* from one line of text to the next */
	DRAW_UP = 11, DRAW_DOWN = 4,	/* of a text over and under its line */
	DRAW_LOOKS = 6,		/* that can be told apart without colors */
	DRAW_ROWS = 20		/* that are drawn one under the other */
};

struct box { int x, y, w, h; };

/* Places where something is, so that no text is drawn there. */
struct boxes {
	struct box *b;
	size_t n, cap;
};

struct draw {
	struct str out;
	const struct chart *c;
	int y;			/* where the drawing goes on */
	size_t looks;		/* how many of them have been used */
	struct boxes taken;
};

/* A straight line takes its way. */
void boxes_add_line(struct boxes *all, int x1, int y1, int x2, int y2);
bool boxes_free(const struct boxes *all, struct box b);
void boxes_add(struct boxes *all, struct box b);

/* Where a text that starts, ends or is centered at x is. */
struct box box_of_text(int x, int y, enum svg_anchor anchor, const char *text);

/*
 * A text; y is its base line. most: pixels beyond which it is cut, all of it
 * being the title then. Quiet: gray. Up: turned by a quarter, around x, its
 * start, middle or end at y.
 */
void draw_text(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text);
void draw_fit(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most);
void draw_quiet(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text);
void draw_up(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text);
void draw_up_fit(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most);

/*
 * The text in at most `lines` lines of `most` pixels from y on, the last one
 * cut. Returns how many there are.
 */
int draw_wrapped(struct draw *d, int x, int y, enum svg_anchor anchor,
    const char *text, int most, int lines);

/*
 * The names of places that stand side by side, `slot` pixels each, the first
 * one from x on: in up to two lines each, or, when one is too long for that,
 * all turned. Under y; up: over y. draw_names_high() are the pixels they take.
 */
struct draw_names {
	const char *(*name)(const struct chart *c, size_t i);
	size_t from, end;	/* of the rows or series */
	int x, slot;
	bool up;
};
int draw_names_high(const struct draw *d, const struct draw_names *n);
void draw_names(struct draw *d, const struct draw_names *n, int y);

/* name of a row, of a series. */
const char *draw_row_name(const struct chart *c, size_t i);
const char *draw_series_name(const struct chart *c, size_t i);

/* A quiet remark under all that is drawn, in lines of its own. */
void draw_note(struct draw *d, const char *text);
void draw_heading(struct draw *d, const char *text);

/*
 * "and 180 more" for what is not drawn of n rows; none: nothing. which: "more",
 * "earlier".
 */
void draw_more(struct draw *d, size_t drawn, const char *which);

/* A line of the grid, an axis, or dashes that something is held against. */
void draw_grid(struct draw *d, int x1, int y1, int x2, int y2);
void draw_axis(struct draw *d, int x1, int y1, int x2, int y2);
void draw_dashes(struct draw *d, int x1, int y1, int x2, int y2);

/*
 * Marks: a box and a marker in one of DRAW_LOOKS looks, with the title that
 * draw_title() has for a value of the chart.
 */
void draw_box(struct draw *d, struct box b, size_t look, const char *title);
void draw_marker(struct draw *d, int x, int y, size_t look, const char *title);

/* The dashes of a line of that look, "" or an attribute with a blank. */
const char *draw_dash(size_t look);
const char *draw_color(size_t look);

/* Append "2026-Q1, Sourced: EUR 120,000". */
void draw_title(struct str *out, const struct chart *c, size_t row,
    size_t series);

/* A row that says which look is which name; lines: with a line through it. */
void draw_legend(struct draw *d, const char *const *names, size_t n,
    bool lines);

/* The same for the series from first to the one before end. */
void draw_series(struct draw *d, size_t first, size_t end, bool lines);

/*
 * The text beside the mark at x,y where nothing is taken yet, and take that
 * place. False: there is none within the box, and nothing is drawn.
 */
bool draw_beside(struct draw *d, int x, int y, const char *text,
    struct box within);

/* Append the patterns of the looks that were used. */
void draw_patterns(struct str *out, const struct draw *d);

#endif
