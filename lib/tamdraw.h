#ifndef POS_TAMDRAW_H
#define POS_TAMDRAW_H

/* How the charts of lib/tamchart are laid out: for its own files. */

#include "str.h"
#include "tam.h"

enum {
	WIDTH = 920, LEFT = 200, RIGHT = 620,	/* of the plot */
	TOP = 58, HEAD = 26, ROW = 30, BAR = 18, AXIS = 44
};

/* Begin a drawing with its heading and a line on where it is from. */
void tam_chart_begin(struct str *out, const struct tam *t, int height,
    const char *what, const char *desc);

#endif
