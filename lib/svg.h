#ifndef POS_SVG_H
#define POS_SVG_H

/*
 * Charts as SVG 1.1: self-contained, no script, no style sheet, no font of
 * its own; text stays text. The colours are of Okabe and Ito's palette
 * (Color Universal Design, 2008), told apart by colour-blind eyes and, dark
 * and light, in print; no chart may need them to be read.
 *
 *	svg_begin(&out, 600, 200, "Market", "Three bars ...");
 *	svg_axis(&out, &scale, 20, 180);
 *	svg_rect(&out, x, y, w, h, SVG_BLUE);
 *	svg_end(&out);
 *	svg_save("market.svg", &out, false, e);
 *
 * Coordinates are pixels from the upper left corner. Texts are escaped here.
 */

#include <stdbool.h>

#include "dec.h"
#include "err.h"
#include "str.h"

/* The first line of each drawing, by which svg_save() knows its own. */
#define SVG_MARK "<!-- A chart by pos, which draws it anew over this. -->\n"

enum svg_color { SVG_INK, SVG_GREY, SVG_BLUE, SVG_ORANGE, SVG_WHITE };
enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* Begin and end a drawing; title and desc are what screen readers read. */
void svg_begin(struct str *out, int width, int height, const char *title,
    const char *desc);
void svg_end(struct str *out);

/* A filled box; w and h of at least 1 are drawn. */
void svg_rect(struct str *out, int x, int y, int w, int h,
    enum svg_color color);

/* A vertical line from y to y + h, so many pixels wide. */
void svg_rule(struct str *out, int x, int y, int h, int width,
    enum svg_color color);

/* A line of text; y is its baseline. A heading is bold. */
void svg_text(struct str *out, int x, int y, enum svg_anchor anchor,
    const char *text);
void svg_heading(struct str *out, int x, int y, const char *text);

/*
 * Append text with what XML needs escaped; control characters are blanks,
 * what is not UTF-8 or no character of XML is U+FFFD.
 */
void svg_escape(struct str *out, const char *text);

/* Which pixel a value is at: min at from, max at to; min < max. */
struct svg_scale {
	struct ratio min, max;
	int from, to;
	int64_t step;		/* between the ticks of its axis */
};

/*
 * Set the values of a scale: whole steps of 1, 2 or 5 times a power of ten
 * around low and high, at most seven ticks. Not for values over 10^16.
 */
void svg_scale_set(struct svg_scale *s, struct ratio low, struct ratio high);
int svg_at(const struct svg_scale *s, struct ratio value);

/* Draw a tick's line from y down to bottom for each step, labels below. */
void svg_axis(struct str *out, const struct svg_scale *s, int y, int bottom);

/*
 * Write a drawing to the file path. One that holds anything else than a
 * drawing of ours is ERR_EXISTS, unless force.
 */
int svg_save(const char *path, const struct str *drawing, bool force,
    struct err *e);

#endif
