#ifndef POS_PROSECELL_H
#define POS_PROSECELL_H

/*
 * What a cell of a table is about: "25%" says nothing, below "Margin" and
 * beside "Silver" it does.
 *
 *	struct prose_cell cell = PROSE_CELL_INIT;
 *
 *	while (prose_next(&s, &body)) {
 *		prose_cell_move(&cell, &body, s.from);
 *		if (prose_cell_about(&head, &label, &cell, &body)) ...
 *	}
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

struct prose_cell {
	size_t at;	/* a byte of the cell */
	size_t bars;	/* of its line before it */
	size_t row;	/* where its line begins */
	size_t next;	/* where the next one does */
	size_t head;	/* where the table's first line begins */
	bool table;	/* is it in one? */
};

#define PROSE_CELL_INIT { 0, 0, 0, 0, 0, false }

/*
 * Go to the byte `at` of masked text (prose.h), which is not before the one
 * gone to last. All moves over a text together take time linear in it.
 */
void prose_cell_move(struct prose_cell *c, const struct str *masked,
    size_t at);

/*
 * Append the heading of the cell's column to head, and the first cell of its
 * row to label. False: the byte is in no table, in its first line or column,
 * which head the others, or beyond the columns that are looked at.
 */
bool prose_cell_about(struct str *head, struct str *label,
    const struct prose_cell *c, const struct str *masked);

#endif
