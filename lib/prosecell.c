/* prosecell - what a cell of a table is about */

#include "prosecell.h"

#include <string.h>

#include "line.h"

enum { MOST = 256, COLUMNS = 64 };	/* bytes of a heading, columns read */

/* Does a line of a table begin here? */
static bool
is_row(const char *p)
{
	return p[strspn(p, " \t")] == '|';
}

/* A line that held nothing but tags: its rows above and below are one table. */
static bool
is_masked(const struct str *s, size_t from, size_t to)
{
	return to > from && s->s[from] != '\n' && s->s[from] != '\r' &&
	    strspn(s->s + from, " ") == to - from - (s->s[to - 1] == '\n');
}

/* Go on to the next line, which begins here. */
static void
next_row(struct prose_cell *c, const struct str *masked, size_t from)
{
	if (is_row(masked->s + from)) {
		c->head = c->table ? c->head : from;
		c->table = true;
	} else if (!is_masked(masked, from, line_next(masked->s, masked->len,
	    from))) {
		c->table = false;
	}
	c->row = c->at = from;
	c->next = line_next(masked->s, masked->len, from);
	c->bars = 0;
}

void
prose_cell_move(struct prose_cell *c, const struct str *masked, size_t at)
{
	if (c->next == 0 && masked->len > 0)
		next_row(c, masked, 0);
	while (c->next <= at && c->next < masked->len)
		next_row(c, masked, c->next);
	for (; c->at < at; c->at++)
		c->bars += masked->s[c->at] == '|';
}

/* Append cell i, from 0, of the row that begins here. */
static void
add_cell(struct str *out, const char *row, size_t i)
{
	size_t n;

	row += strspn(row, " \t");
	for (row += *row == '|'; i > 0; i--) {
		row += strcspn(row, "|\n");
		if (*row != '|')
			return;
		row++;
	}
	row += strspn(row, " \t");
	n = strcspn(row, "|\r\n");
	str_add(out, row, n < MOST ? n : MOST);
	str_trim_end(out);
}

bool
prose_cell_about(struct str *head, struct str *label,
    const struct prose_cell *c, const struct str *masked)
{
	if (!c->table || c->row == c->head || !is_row(masked->s + c->row) ||
	    c->bars < 2 || c->bars > COLUMNS)
		return false;
	add_cell(head, masked->s + c->head, c->bars - 1);
	add_cell(label, masked->s + c->row, 0);
	return true;
}
