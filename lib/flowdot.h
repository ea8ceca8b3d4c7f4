#ifndef POS_FLOWDOT_H
#define POS_FLOWDOT_H

/*
 * Flowcharts as pictures, drawn by graphviz: many in one run of dot, which
 * takes longer to start than to draw.
 *
 *	struct flowdot d = FLOWDOT_INIT;
 *
 *	flowdot_add(&d, text, n, "plan.md", 12, e);
 *	...
 *	if (flowdot_draw(&d, e) < 0)
 *		return -1;
 *	svg = flowdot_svg(&d, text, n);
 *	flowdot_release(&d);
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "flowchart.h"
#include "map.h"
#include "str.h"

struct flowdot {
	struct arena a;
	struct map pictures;	/* Mermaid text -> struct picture */
	struct picture **waiting;	/* to be drawn */
	size_t n, cap;
	const char *color;	/* "#0b5d66", of what is drawn on paper, where
				 * no style sheet counts; borrowed */
};
#define FLOWDOT_INIT { ARENA_INIT, { NULL, 0, 0 }, NULL, 0, 0, "#000000" }

/* Append the chart in the language of graphviz; color: "#0b5d66". */
void flowchart_dot(struct str *out, const struct flowchart *f,
    const char *color);

/*
 * Have the n bytes of a Mermaid flowchart drawn; the same text is drawn once.
 * file, line: where the text begins. ERR_INVALID, "file:line: ...": it is
 * more than flowchart.h reads, and stays without a picture.
 */
int flowdot_add(struct flowdot *d, const char *text, size_t n,
    const char *file, int line, struct err *e);

/*
 * Draw all that wait. ERR_NOTFOUND: there is no dot program, or it failed;
 * they stay without a picture.
 */
int flowdot_draw(struct flowdot *d, struct err *e);

/*
 * The picture of such a text: an <svg> element for a page, without ids, of
 * classes flow, node and edge; or NULL. Owner: d.
 */
const char *flowdot_svg(const struct flowdot *d, const char *text, size_t n);

void flowdot_release(struct flowdot *d);

#endif
