/* str - a growing string of bytes */

#include "str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

char str_empty[1];

void
str_init(struct str *s)
{
	s->s = str_empty;
	s->len = 0;
	s->cap = 0;
}

void
str_release(struct str *s)
{
	if (s->cap > 0)
		free(s->s);
	str_init(s);
}

void
str_reset(struct str *s)
{
	s->len = 0;
	if (s->cap > 0)
		s->s[0] = '\0';
}

void
str_room(struct str *s, size_t n)
{
	size_t want = s->len + n + 1;
	size_t cap = s->cap;

	if (want <= cap)
		return;
	if (cap < 64)
		cap = 64;
	while (cap < want)
		cap += cap / 2 + 1;
	s->s = mem_grow(s->cap ? s->s : NULL, cap, 1);
	s->cap = cap;
	s->s[s->len] = '\0';
}

void
str_add(struct str *s, const char *bytes, size_t n)
{
	if (n == 0)
		return;
	str_room(s, n);
	memcpy(s->s + s->len, bytes, n);
	s->len += n;
	s->s[s->len] = '\0';
}

void
str_adds(struct str *s, const char *text)
{
	str_add(s, text, strlen(text));
}

void
str_addc(struct str *s, char c)
{
	str_add(s, &c, 1);
}

void
str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(s, fmt, ap);
	va_end(ap);
}

void
str_vaddf(struct str *s, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n <= 0)
		return;
	str_room(s, (size_t)n);
	vsnprintf(s->s + s->len, (size_t)n + 1, fmt, ap);
	s->len += (size_t)n;
}

void
str_splice(struct str *s, size_t pos, size_t del, const char *bytes, size_t n)
{
	if (n > del)
		str_room(s, n - del);
	if (n != del)
		memmove(s->s + pos + n, s->s + pos + del, s->len - pos - del);
	if (n > 0)
		memcpy(s->s + pos, bytes, n);
	s->len = s->len - del + n;
	if (s->cap > 0)
		s->s[s->len] = '\0';
}

void
str_cut(struct str *s, size_t n)
{
	if (n < s->len) {
		s->len = n;
		s->s[n] = '\0';
	}
}

void
str_trim_end(struct str *s)
{
	size_t n = s->len;

	while (n > 0 && strchr(" \t\r\n", s->s[n - 1]) != NULL)
		n--;
	str_cut(s, n);
}

char *
str_detach(struct str *s)
{
	char *p;

	str_room(s, 0);
	p = s->s;
	str_init(s);
	return p;
}

void
str_swap(struct str *a, struct str *b)
{
	struct str t = *a;

	*a = *b;
	*b = t;
}

bool
str_same(const struct str *a, const struct str *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

bool
str_starts(const char *text, const char *part)
{
	return strncmp(text, part, strlen(part)) == 0;
}

bool
str_ends(const char *text, const char *part)
{
	size_t n = strlen(text), m = strlen(part);

	return n >= m && strcmp(text + n - m, part) == 0;
}

/* Edit distance with neighbouring letters swapped counted as one (OSA). */
static size_t
distance(const char *a, const char *b)
{
	enum { MAX = 64 };
	size_t n = strlen(a), m = strlen(b), i, j, best;
	size_t row[3][MAX + 1];

	if (n > MAX || m > MAX)
		return MAX;
	for (j = 0; j <= m; j++)
		row[0][j] = j;
	for (i = 1; i <= n; i++) {
		size_t *now = row[i % 3], *up = row[(i + 2) % 3];
		size_t *up2 = row[(i + 1) % 3];

		now[0] = i;
		for (j = 1; j <= m; j++) {
			best = up[j - 1] + (a[i - 1] != b[j - 1]);
			if (up[j] + 1 < best)
				best = up[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && up2[j - 2] + 1 < best)
				best = up2[j - 2] + 1;
			now[j] = best;
		}
	}
	return row[n % 3][m];
}

const char *
str_nearest(const char *name, const char *const *names, size_t n)
{
	const char *near = NULL;
	size_t i, d, len = strlen(name), least = len / 3 > 2 ? len / 3 : 2;

	for (i = 0; i < n; i++) {
		d = distance(name, names[i]);
		if (d <= least && d < strlen(names[i]) && (near == NULL ||
		    d < least)) {
			near = names[i];
			least = d;
		}
	}
	return near;
}

size_t
str_suggest(struct str *out, const char *name, const char *const *names,
    size_t n)
{
	const char **left = mem_alloc(n * sizeof(*left));
	const char *near;
	size_t i, found;

	if (n > 0)
		memcpy(left, names, n * sizeof(*left));
	for (found = 0; found < 3; found++) {
		near = str_nearest(name, left, n);
		if (near == NULL)
			break;
		str_addf(out, "%s%s", found > 0 ? " or " : "", near);
		for (i = 0; i < n; i++) {
			if (strcmp(left[i], near) == 0)
				left[i] = "";	/* near to nothing */
		}
	}
	free(left);
	return found;
}
