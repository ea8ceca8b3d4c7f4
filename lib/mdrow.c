/* mdrow - rows of Markdown tables, without reading the document */

#include "mdrow.h"

#include <string.h>

bool
row_like_delimiter(const char *s, size_t n)
{
	bool dash = false;
	size_t i;

	for (i = 0; i < n; i++) {
		dash = dash || s[i] == '-';
		if (memchr("|:- \t\v\f>", s[i], 8) == NULL)
			return false;
	}
	return dash;
}

uint64_t
row_cells(const char *s, size_t n)
{
	uint64_t cells = 0;
	size_t i;

	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	if (n < 3 || s[0] != '|' || s[n - 1] != '|' ||
	    memchr(s, '\\', n) != NULL)
		return 0;
	for (i = 1; i < n; i++) {
		if (s[i] == '|' && s[i - 1] == '|')
			return 0;
		cells += s[i] == '|';
	}
	return cells;
}

bool
row_is_delimiter(const char *s, size_t n)
{
	enum { CELL, COLON, DASH, AFTER, BAD };
	static const char next[BAD][4] = {	/* blank : - | */
		[CELL] = { CELL, COLON, DASH, BAD },
		[COLON] = { BAD, BAD, DASH, BAD },
		[DASH] = { AFTER, AFTER, DASH, CELL },
		[AFTER] = { AFTER, BAD, BAD, CELL }
	};
	static const char bytes[] = " :-|";
	const char *at;
	int state = CELL;
	size_t i;

	for (i = 1; i < n && state != BAD; i++) {
		at = memchr(bytes, s[i], 4);
		state = at != NULL ? next[state][at - bytes] : BAD;
	}
	return state == CELL;
}

bool
row_continues(const char *s, size_t n)
{
	size_t i = 0;

	if (n == 0 || s[0] != '|')
		return false;
	while (i < n && (s[i] == '|' || s[i] == ' ' || s[i] == '\t'))
		i++;
	return i < n;
}
