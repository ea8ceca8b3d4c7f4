#ifndef POS_INROW_H
#define POS_INROW_H

/*
 * Is the end of a Markdown text that grows in a row of a table? For who
 * writes a value there: a bar or a line break in it would make other cells
 * of the row.
 *
 *	struct inrow row = { 0 };
 *	...
 *	if (inrow_at_end(&row, out->s, out->len))
 *
 * A row is a line that begins with a bar, and each line of a table until a
 * blank one, once its row of dashes is there; never a line of a code fence.
 * What is quoted or indented is looked at like the rest. A line's own bars
 * do not make it a row: the first of a table without outer bars is none.
 */

#include <stdbool.h>
#include <stddef.h>

struct inrow {			/* private; all 0 before a text */
	size_t line;		/* where the line begins that is not done */
	size_t seen;		/* up to here it does not end */
	size_t fence;		/* marks the code fence began with; 0: none */
	char mark;		/* of the fence */
	bool table;		/* a row of dashes was there */
};

/*
 * The n bytes of s begin with all that was given before for the same row.
 * All calls together read the text once.
 */
bool inrow_at_end(struct inrow *row, const char *s, size_t n);

#endif
