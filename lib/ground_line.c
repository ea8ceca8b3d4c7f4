/* ground_line - what a line of Markdown begins */

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "groundparts.h"
#include "line.h"

enum { MARKER_MAX = 3 };	/* digits; a list that begins at 2026 claims */

char
cursor_byte(const struct cursor *c, size_t at)
{
	return at < c->stop ? c->s[at] : '\n';
}

bool
cursor_is_end(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

void
cursor_skip(struct cursor *c)
{
	char b;

	for (c->at = c->from; ; c->at++) {
		b = cursor_byte(c, c->at);
		if (b == ' ') {
			c->indent++;
		} else if (b == '\t') {
			c->indent += 4 - c->indent % 4;
		} else if (b == '>' && (c->quotes > 0 || c->indent <
		    CURSOR_CODE)) {
			c->quotes++;
			c->indent = 0;
			if (cursor_byte(c, c->at + 1) == ' ')
				c->at++;
		} else {
			return;
		}
	}
}

size_t
cursor_run(const struct cursor *c, char b)
{
	size_t n = 0;

	while (cursor_byte(c, c->at + n) == b)
		n++;
	return n;
}

int
cursor_heading(const struct cursor *c)
{
	size_t n = cursor_run(c, '#');

	return n >= 1 && n <= 6 && cursor_is_end(cursor_byte(c, c->at + n)) ?
	    (int)n : 0;
}

size_t
cursor_fence(const struct cursor *c)
{
	char b = cursor_byte(c, c->at);
	size_t n = b == '`' || b == '~' ? cursor_run(c, b) : 0;

	if (n < 3 || (b == '`' && memchr(c->s + c->at + n, '`', c->stop -
	    c->at - n) != NULL))
		return 0;
	return n;
}

bool
cursor_break(const struct cursor *c)
{
	char b = cursor_byte(c, c->at);
	size_t at, n = 0;

	if (b != '-' && b != '*' && b != '_')
		return false;
	for (at = c->at; at < c->stop; at++) {
		if (c->s[at] == b)
			n++;
		else if (!cursor_is_end(c->s[at]))
			return false;
	}
	return n >= 3;
}

int
cursor_underline(const struct cursor *c)
{
	char b = cursor_byte(c, c->at);
	size_t n = b == '=' || b == '-' ? cursor_run(c, b) : 0;

	return n > 0 && line_blank(c->s + c->at + n, c->stop - c->at - n) ?
	    (b == '=' ? 1 : 2) : 0;
}

size_t
cursor_marker(const struct cursor *c)
{
	char b = cursor_byte(c, c->at);
	size_t n = 0;

	if (b == '-' || b == '*' || b == '+')
		return cursor_is_end(cursor_byte(c, c->at + 1)) ? 1 : 0;
	while (n <= MARKER_MAX && isdigit((unsigned char)
	    cursor_byte(c, c->at + n)))
		n++;
	b = cursor_byte(c, c->at + n);
	return n > 0 && n <= MARKER_MAX && (b == '.' || b == ')') &&
	    cursor_is_end(cursor_byte(c, c->at + n + 1)) ? n + 1 : 0;
}

bool
cursor_interrupts(const struct cursor *c, size_t n)
{
	if (line_blank(c->s + c->at + n, c->stop - c->at - n))
		return false;
	return n == 1 || (n == 2 && c->s[c->at] == '1');
}

const char *
cursor_html(const struct cursor *c)
{
	static const char *const ends[][2] = { { "<!--", "-->" },
		{ "<script", "</script>" }, { "<style", "</style>" },
		{ "<pre", "</pre>" }, { "<textarea", "</textarea>" } };
	size_t i, n;

	for (i = 0; i < 5 && cursor_byte(c, c->at) == '<'; i++) {
		n = strlen(ends[i][0]);
		if (c->stop - c->at >= n &&
		    strncasecmp(c->s + c->at, ends[i][0], n) == 0)
			return ends[i][1];
	}
	return NULL;
}

bool
cursor_starts(const struct cursor *c)
{
	return cursor_heading(c) > 0 || cursor_fence(c) > 0 ||
	    cursor_break(c) || cursor_html(c) != NULL;
}

size_t
cursor_cells(const char *s, size_t from, size_t stop)
{
	size_t at, n = 1;

	while (stop > from && cursor_is_end(s[stop - 1]))
		stop--;
	if (from < stop && s[from] == '|')
		from++;
	if (from < stop && s[stop - 1] == '|' && (stop - 1 == from ||
	    s[stop - 2] != '\\'))
		stop--;
	for (at = from; at < stop; at++) {
		if (s[at] == '\\')
			at++;
		else if (s[at] == '|')
			n++;
	}
	return n;
}

bool
cursor_delimits(const struct cursor *c)
{
	bool bar = false, dash = false;
	size_t at;

	for (at = c->at; at < c->stop; at++) {
		if (strchr("|:- \t", c->s[at]) == NULL || c->s[at] == '\0')
			return false;
		bar = bar || c->s[at] == '|' || c->s[at] == ':';
		dash = dash || c->s[at] == '-';
	}
	return bar && dash;
}

