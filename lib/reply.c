/* reply - the answer to a question: claims with the lines they rest on */

#include "reply.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

enum { PLACES = 4 };	/* that are printed of a claim */

const char *
claim_kind_name(enum claim_kind kind)
{
	static const char *const names[CLAIM_KINDS] = { "correction",
		"answer", "figure", "value", "range", "definition", "window",
		"source", "computed", "formula", "input", "change", "before",
		"plan", "meant", "next" };

	return names[kind];
}

void
reply_init(struct reply *r, struct arena *a, const struct files *files)
{
	memset(r, 0, sizeof(*r));
	r->a = a;
	r->files = files;
	str_init(&r->bytes);
}

void
reply_reset(struct reply *r)
{
	while (r->n > 0)
		free(r->claims[--r->n].cites);
}

void
reply_release(struct reply *r)
{
	reply_reset(r);
	free(r->claims);
	names_release(&r->problems);
	str_release(&r->bytes);
	r->claims = NULL;
	r->n = r->cap = 0;
}

struct claim *
reply_claim(struct reply *r, enum claim_kind kind, const char *fmt, ...)
{
	struct str s = STR_INIT;
	struct claim *c;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	MEM_ROOM(r->claims, r->n, r->cap);
	c = &r->claims[r->n++];
	memset(c, 0, sizeof(*c));
	c->kind = kind;
	c->text = arena_dup(r->a, s.s);
	str_release(&s);
	return c;
}

/* Get the bytes of the file that n is from. */
static bool
read_file(struct reply *r, const struct node *n)
{
	if (r->file != NULL && strcmp(r->file, n->file) == 0)
		return n->to <= r->bytes.len;
	str_reset(&r->bytes);
	r->file = arena_dup(r->a, n->file);
	return files_read(&r->bytes, r->files, n->file, NULL) == 0 &&
	    n->to <= r->bytes.len;
}

void
reply_cite(struct reply *r, struct claim *c, const struct node *n)
{
	struct cite *cite;
	const char *s;

	if (n == NULL || n->line == 0 || n->file == NULL || n->from >= n->to ||
	    !read_file(r, n))
		return;
	MEM_ROOM(c->cites, c->n, c->cap);
	cite = &c->cites[c->n++];
	cite->path = r->file;
	cite->line = cite->last = n->line;
	cite->quote = arena_ndup(r->a, r->bytes.s + n->from, n->to - n->from);
	for (s = cite->quote; (s = strchr(s, '\n')) != NULL; s++)
		cite->last++;
}

/* Is the place of cite i that of one before it? */
static bool
is_again(const struct claim *c, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++) {
		if (c->cites[k].line == c->cites[i].line &&
		    strcmp(c->cites[k].path, c->cites[i].path) == 0)
			return true;
	}
	return false;
}

void
claim_add_places(struct str *out, const struct claim *c)
{
	const struct cite *cite;
	size_t i, n = 0;

	for (i = 0; i < c->n; i++) {
		cite = &c->cites[i];
		if (is_again(c, i) || n++ >= PLACES)
			continue;
		str_addf(out, "%s%s:%u", n == 1 ? " (" : ", ", cite->path,
		    cite->line);
		if (cite->last > cite->line)
			str_addf(out, "-%u", cite->last);
	}
	if (n > PLACES)
		str_addf(out, " and %zu more", n - PLACES);
	str_adds(out, n > 0 ? ")" : "");
}
