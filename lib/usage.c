/* usage - what a model took for a section, as a commit says it */

#include "usage.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 12, CURRENCY_MAX = 8 };

static const char *const parts[] = { "kept", "in=", "cached=", "out=",
	"cost=", NULL };

/* Which of the parts begins here; -1: none. */
static int
part_at(const char *p)
{
	int i;

	for (i = 0; parts[i] != NULL; i++) {
		if (!str_starts(p, parts[i]))
			continue;
		if (i > 0 || p[4] == ' ' || p[4] == '\0')
			return i;
	}
	return -1;
}

/* The end of the model's name, which may have blanks: before the first part. */
static const char *
model_end(const char *p)
{
	const char *blank;

	for (; (blank = strchr(p, ' ')) != NULL; p = blank + 1) {
		if (part_at(blank + 1) >= 0)
			return blank;
	}
	return p + strlen(p);
}

/* A whole number; moves *p behind it. */
static int
read_count(int64_t *out, const char **p)
{
	size_t n = strspn(*p, "0123456789");

	if (n == 0 || n > DIGITS_MAX)
		return -1;
	*out = strtoll(*p, NULL, 10);
	*p += n;
	return 0;
}

/* "USD 0.0067"; moves *p behind it. */
static int
read_cost(struct usage *u, struct arena *a, const char **p)
{
	size_t n = strcspn(*p, " "), digits;

	if (n == 0 || n > CURRENCY_MAX || (*p)[n] != ' ')
		return -1;
	u->currency = arena_ndup(a, *p, n);
	*p += n + 1;
	digits = strspn(*p, "0123456789.");
	if (dec_parse(&u->cost, *p, digits) < 0)
		return -1;
	*p += digits;
	return 0;
}

/* One part; *p is then behind it. */
static int
read_part(struct usage *u, struct arena *a, const char **p)
{
	int64_t *counts[] = { NULL, &u->tokens.in, &u->tokens.cached,
		&u->tokens.out };
	int i = part_at(*p);

	if (i < 0)
		return -1;
	*p += strlen(parts[i]);
	if (i == 0)
		u->kept = true;
	else if (i == 4)
		return read_cost(u, a, p);
	else
		return read_count(counts[i], p);
	return 0;
}

int
usage_parse(struct usage *out, struct arena *a, const char *text)
{
	const char *hash = strchr(text, '#');
	const char *blank = hash != NULL ? strchr(hash, ' ') : NULL;
	const char *p;

	*out = (struct usage){ .tokens = { -1, -1, -1 } };
	if (blank == NULL || hash == text || blank == hash + 1)
		return -1;
	p = model_end(blank + 1);
	if (p == blank + 1)
		return -1;
	out->document = arena_ndup(a, text, (size_t)(hash - text));
	out->section = arena_ndup(a, hash + 1, (size_t)(blank - hash - 1));
	out->model = arena_ndup(a, blank + 1, (size_t)(p - blank - 1));
	while (*p == ' ') {
		p++;
		if (read_part(out, a, &p) < 0)
			return -1;
	}
	return *p == '\0' ? 0 : -1;
}

void
usage_add(struct str *out, const struct usage_told *u)
{
	str_addf(out, "%s %s", u->target, u->model);
	if (u->kept)
		str_adds(out, " kept");
	if (u->tokens.in >= 0)
		str_addf(out, " in=%" PRId64, u->tokens.in);
	if (u->tokens.cached >= 0)
		str_addf(out, " cached=%" PRId64, u->tokens.cached);
	if (u->tokens.out >= 0)
		str_addf(out, " out=%" PRId64, u->tokens.out);
	if (u->cost != NULL)
		str_addf(out, " cost=%s", u->cost);
}
