/* inrow - rows of tables in Markdown that is being written */

#include "inrow.h"

#include <string.h>

#include "mdrow.h"

/* Its first byte that is not blank or the mark of a quote; end: none. */
static const char *
line_text(const char *s, const char *end)
{
	while (s < end && strchr(" \t\r>", *s) != NULL && *s != '\0')
		s++;
	return s;
}

/* How many of the same mark a fence would begin or end with here. */
static size_t
count_marks(const char *s, const char *end)
{
	const char *p = s;

	if (s == end || (*s != '`' && *s != '~'))
		return 0;
	while (p < end && *p == *s)
		p++;
	return p - s >= 3 ? (size_t)(p - s) : 0;
}

static void
take_fence(struct inrow *row, const char *s, const char *end, size_t n)
{
	if (row->fence == 0) {
		if (*s == '`' && memchr(s + n, '`', (size_t)(end - s) - n))
			return;		/* code within a line */
		row->fence = n;
		row->mark = *s;
	} else if (*s == row->mark && n >= row->fence &&
	    line_text(s + n, end) == end) {
		row->fence = 0;
	}
}

/* The row below the head of a table. */
static bool
is_delimiter(const char *s, const char *end)
{
	while (end > s && end[-1] == '\r')
		end--;
	return memchr(s, '|', (size_t)(end - s)) != NULL &&
	    row_like_delimiter(s, (size_t)(end - s));
}

/* Does the line end a table without a blank one before: heading, list? */
static bool
begins_block(const char *s, const char *end)
{
	if (s < end && *s == '#')
		return true;
	return end - s > 1 && strchr("*+-", *s) != NULL && s[1] == ' ';
}

static void
take_line(struct inrow *row, const char *s, const char *end)
{
	size_t n;

	s = line_text(s, end);
	n = count_marks(s, end);
	if (n > 0)
		take_fence(row, s, end, n);
	if (s == end || row->fence > 0 || begins_block(s, end))
		row->table = false;
	else if (is_delimiter(s, end))
		row->table = true;
}

bool
inrow_at_end(struct inrow *row, const char *s, size_t n)
{
	const char *end = s + n, *line = s + row->line, *nl;
	const char *seen = s + row->seen;

	while (seen < end &&
	    (nl = memchr(seen, '\n', (size_t)(end - seen))) != NULL) {
		take_line(row, line, nl);
		line = seen = nl + 1;
	}
	row->line = (size_t)(line - s);
	row->seen = n;
	if (row->fence > 0)
		return false;
	line = line_text(line, end);
	return (line < end && *line == '|') ||
	    (row->table && !begins_block(line, end));
}
