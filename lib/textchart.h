#ifndef POS_TEXTCHART_H
#define POS_TEXTCHART_H

/* Charts of characters, for terminals. */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "str.h"

/* What the first and the last column of a chart stand for; min < max. */
struct textchart {
	struct ratio min, max;
	size_t width;		/* columns, at least 2 */
	bool utf8;		/* blocks; else ASCII */
};

/*
 * Append a bar from low to high with a mark at the middle value, as wide as
 * the chart, without blanks at the end: "   ====|======". Values outside
 * are drawn at the border. low <= mark <= high.
 */
void textchart_span(struct str *out, const struct textchart *c,
    struct ratio low, struct ratio mark, struct ratio high);

/* Columns of the terminal on standard output; 80 when it is none. */
size_t textchart_columns(void);

/* Does the locale of the environment say UTF-8? */
bool textchart_utf8(void);

#endif
