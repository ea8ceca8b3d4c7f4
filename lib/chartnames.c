/* chartnames - names of places that stand side by side */

#include "chartdraw.h"

enum { LINES = 2, EDGE = 6, TURNED = 110 };

const char *
draw_row_name(const struct chart *c, size_t i)
{
	return c->rows[i].name;
}

const char *
draw_series_name(const struct chart *c, size_t i)
{
	return c->series[i].name;
}

/* How many lines of so many pixels the text takes; more than LINES: too many. */
static int
lines_of(const char *text, int most)
{
	struct str line = STR_INIT;
	int n = 0;

	while (*text != '\0' && n <= LINES) {
		str_reset(&line);
		text = font_line(&line, text, FONT_PX, most);
		n = font_width(line.s, FONT_PX) > most ? LINES + 1 : n + 1;
	}
	str_release(&line);
	return n;
}

/* The lines of all of them, LINES + 1: they are turned. Their longest. */
static int
measure(const struct draw *d, const struct draw_names *n, int *longest)
{
	int most = 1, lines, w;
	const char *name;
	size_t i;

	*longest = 0;
	for (i = n->from; i < n->end; i++) {
		name = n->name(d->c, i);
		lines = lines_of(name, n->slot - EDGE);
		most = lines > most ? lines : most;
		w = font_width(name, FONT_PX);
		*longest = w > *longest ? w : *longest;
	}
	if (n->slot > TURNED)		/* as much room as a turned one has */
		most = most < LINES ? most : LINES;
	return most;
}

int
draw_names_high(const struct draw *d, const struct draw_names *n)
{
	int longest, lines = measure(d, n, &longest);

	if (lines <= LINES)
		return lines * DRAW_LINE;
	return (longest < TURNED ? longest : TURNED) + EDGE;
}

void
draw_names(struct draw *d, const struct draw_names *n, int y)
{
	int longest, x = n->x + n->slot / 2;
	int lines = measure(d, n, &longest), high = draw_names_high(d, n);
	size_t i;

	for (i = n->from; i < n->end; i++, x += n->slot) {
		if (lines > LINES)
			draw_up_fit(d, x, n->up ? y - EDGE / 2 : y + EDGE / 2,
			    n->up ? SVG_START : SVG_END, n->name(d->c, i),
			    TURNED);
		else
			draw_wrapped(d, x, (n->up ? y - high : y) + DRAW_LINE -
			    DRAW_DOWN, SVG_MIDDLE, n->name(d->c, i),
			    n->slot - EDGE, LINES);
	}
}
