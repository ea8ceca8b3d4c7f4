/* template - the parts of a template file */

#include "template.h"

#include <stdbool.h>
#include <string.h>

/* Where the next line begins, or end. */
static const char *
next_line(const char *p, const char *end)
{
	const char *nl = memchr(p, '\n', (size_t)(end - p));

	return nl != NULL ? nl + 1 : end;
}

/* Is the line at p mark (may be "") and else blank? */
static bool
is_line(const char *p, const char *end, const char *mark)
{
	size_t n = strlen(mark);

	if ((size_t)(end - p) < n || memcmp(p, mark, n) != 0)
		return false;
	for (p += n; p < end && *p != '\n'; p++) {
		if (*p != ' ' && *p != '\t' && *p != '\r')
			return false;
	}
	return true;
}

static bool
is_key(const char *p, const char *end, const char *key)
{
	size_t n = strlen(key);

	if (p < end && (*p == '"' || *p == '\''))
		p++;
	return (size_t)(end - p) > n && memcmp(p, key, n) == 0 &&
	    strchr(":\"' \t", p[n]) != NULL;
}

void
template_split(struct template *t, const char *bytes, size_t n)
{
	const char *end = bytes + n, *p = bytes;
	bool declares = false;
	uint32_t line = 1;

	*t = (struct template){ .body = bytes, .nbody = n, .line = 1 };
	if (n >= 3 && memcmp(p, "\357\273\277", 3) == 0)
		p += 3;		/* byte order mark */
	if (!is_line(p, end, "---"))
		return;
	t->front = p;
	do {
		p = next_line(p, end);
		line++;
		declares |= is_key(p, end, "variables");
	} while (p < end && !is_line(p, end, "---") &&
	    !is_line(p, end, "..."));
	if (p == end || !declares)
		return;
	t->nfront = (size_t)(p - t->front);
	do {
		p = next_line(p, end);
		line++;
	} while (p < end && is_line(p, end, ""));
	t->body = p;
	t->nbody = (size_t)(end - p);
	t->line = line;
}
