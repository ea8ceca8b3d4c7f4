/* ground_column - the units that a table's head gives its columns */

#include <string.h>

#include "groundparts.h"

/* The power of ten of the unit that a head's cell names, or 0. */
static int
unit_of(const struct plain *head)
{
	const char *s = head->text.s;
	size_t at, n;
	int exp;

	for (at = 0; at < head->text.len; at++) {
		if (text_is_letter(s[at]) && at > 0 &&
		    text_is_letter(s[at - 1]))
			continue;
		exp = number_unit(s + at, &n);
		if (exp != 0)
			return exp;
	}
	return 0;
}

void
columns_make(struct columns *out, const char *s, const struct block *head)
{
	struct plain p = { STR_INIT, NULL, 0 };
	size_t from = head->text, at, stop = head->text;

	out->n = 0;
	out->row = NULL;
	while (stop < head->to && s[stop] != '\n' && s[stop] != '\r')
		stop++;
	if (from < stop && s[from] == '|')
		from++;
	for (at = from; at <= stop && out->n < COLUMNS; at++) {
		if (at < stop && s[at] == '\\') {
			at++;
		} else if (at == stop || s[at] == '|') {
			plain_make(&p, s, from, at, true);
			out->exp[out->n++] = unit_of(&p);
			from = at + 1;
		}
	}
	plain_release(&p);
}

int
columns_unit(struct columns *c, const char *s, const struct block *row,
    size_t at)
{
	if (c->row != row) {
		c->row = row;
		c->cell = 0;
		c->at = row->text + (s[row->text] == '|');
	}
	for (; c->at < at; c->at++) {
		if (s[c->at] == '\\')
			c->at++;
		else
			c->cell += s[c->at] == '|';
	}
	return c->cell < c->n ? c->exp[c->cell] : 0;
}
