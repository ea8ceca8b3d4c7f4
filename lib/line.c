/* line - lines of a text that end with LF, CRLF or CR */

#include "line.h"

#include <string.h>

size_t
line_stop(const char *s, size_t n, size_t pos)
{
	while (pos < n && s[pos] != '\n' && s[pos] != '\r')
		pos++;
	return pos;
}

/* Step over the line end at pos, if there is one. */
static size_t
step(const char *s, size_t n, size_t pos)
{
	if (pos < n && s[pos] == '\r')
		return pos + 1 < n && s[pos + 1] == '\n' ? pos + 2 : pos + 1;
	return pos < n ? pos + 1 : n;
}

size_t
line_next(const char *s, size_t n, size_t pos)
{
	return step(s, n, line_stop(s, n, pos));
}

bool
line_is_atx(const char *s, size_t n, size_t pos)
{
	size_t i = pos, level = 0;

	while (i < n && i < pos + 3 && s[i] == ' ')
		i++;
	for (; i < n && s[i] == '#'; i++)
		level++;
	return level >= 1 && level <= 6 && (i == n || s[i] == ' ' ||
	    s[i] == '\t' || s[i] == '\n' || s[i] == '\r');
}

bool
line_blank(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\n' &&
		    s[i] != '\r')
			return false;
	return true;
}

size_t
line_lead(const char *s, size_t n)
{
	size_t pos = 0, next;

	while (pos < n) {
		next = line_next(s, n, pos);
		if (!line_blank(s + pos, next - pos))
			break;
		pos = next;
	}
	return pos;
}

size_t
line_trail(const char *s, size_t n)
{
	size_t end = n;

	while (end > 0 && line_blank(s + end - 1, 1))
		end--;
	return end > 0 ? line_next(s, n, end) : 0;
}

const char *
line_eol(const char *s, size_t n)
{
	size_t pos = line_stop(s, n, 0);

	if (pos == n || s[pos] == '\n')
		return "\n";
	if (pos + 1 < n && s[pos + 1] == '\n')
		return "\r\n";
	return memchr(s, '\n', n) != NULL ? "\n" : "\r";
}

void
line_add(struct str *out, const char *s, size_t n, const char *eol)
{
	size_t pos = 0, stop;

	while (pos < n) {
		stop = line_stop(s, n, pos);
		str_add(out, s + pos, stop - pos);
		if (stop < n)
			str_adds(out, eol);
		pos = step(s, n, stop);
	}
}

bool
line_in(const char *text, const char *line, size_t n)
{
	const char *p, *end;

	for (p = text; p != NULL && *p != '\0'; p = *end ? end + 1 : end) {
		end = strchrnul(p, '\n');
		if ((size_t)(end - p) == n && memcmp(p, line, n) == 0)
			return true;
	}
	return false;
}
