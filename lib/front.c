/* front - YAML frontmatter */

#include "front.h"

#include <string.h>

#include "yaml.h"

/* Bytes of the line at s, its end included. */
static size_t
line_length(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);

	return end != NULL ? (size_t)(end - s) + 1 : n;
}

/* Is the line of n bytes "---", perhaps with blanks behind it? */
static bool
is_fence(const char *s, size_t n)
{
	if (n < 3 || memcmp(s, "---", 3) != 0)
		return false;
	while (n > 3 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	return n == 3;
}

bool
front_find(struct front *out, const char *bytes, size_t n)
{
	size_t at = n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	size_t len = line_length(bytes + at, n - at);

	if (!is_fence(bytes + at, len))
		return false;
	out->from = at += len;
	for (; at < n; at += len) {
		len = line_length(bytes + at, n - at);
		if (is_fence(bytes + at, len)) {
			out->to = at;
			out->body = at + len;
			return true;
		}
	}
	return false;
}

/* Move all positions of a tree by so many lines and bytes. */
static void
shift(struct node *n, uint32_t lines, uint32_t bytes)
{
	struct node *c;

	n->line += lines;
	n->from += bytes;
	n->to += bytes;
	n->key_from += bytes;
	NODE_EACH(c, n)
		shift(c, lines, bytes);
}

struct node *
front_parse(struct arena *a, const struct front *f, const char *bytes,
    const char *file, struct err *e)
{
	struct node *n = yaml_parse(a, bytes + f->from, f->to - f->from, file,
	    e);

	if (n != NULL)
		shift(n, 1, (uint32_t)f->from);
	return n;
}
