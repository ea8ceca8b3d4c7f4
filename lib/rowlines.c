/* rowlines - the lines of an entry of a list, with their comments */

#include "rowlines.h"

#include <stdbool.h>

/* Is the line that begins at from nothing but a comment? */
static bool
is_comment(const struct yaml_text *t, size_t from)
{
	size_t at = yaml_skip(t, from);

	return at < t->n && t->s[at] == '#';
}

/* Does it have its lines for itself: - first, nothing of others behind? */
static bool
stands_alone(const struct yaml_text *t, size_t bol, size_t end)
{
	size_t dash = yaml_skip(t, bol), last;

	/* a block ends where the next entry begins */
	last = end > 0 && end <= t->n && t->s[end - 1] == '\n' ? end :
	    yaml_end(t, end);
	return t->s[dash] == '-' && (last == end ||
	    yaml_blank_behind(t, end) || is_comment(t, end));
}

int
row_lines_find(struct row_lines *out, const struct yaml_text *t,
    const struct node *list, const struct node *item)
{
	size_t bol = yaml_bol(t, yaml_begin(t, list, item));

	out->indent = (unsigned)(yaml_skip(t, bol) - bol);
	if (yaml_is_flow(t, list) || !stands_alone(t, bol, item->to))
		return -1;
	out->from = bol;
	while (out->from > 0 && is_comment(t, yaml_bol(t, out->from - 1)))
		out->from = yaml_bol(t, out->from - 1);
	out->to = t->s[item->to - 1] == '\n' ? item->to :
	    yaml_next(t, item->to);
	while (out->to < t->n && is_comment(t, out->to) &&
	    yaml_skip(t, out->to) > out->to + out->indent)
		out->to = yaml_next(t, out->to);
	return 0;
}
