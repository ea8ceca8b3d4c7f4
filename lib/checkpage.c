/* checkpage - the documents of a workspace as pages: links and anchors */

#include "checkers.h"

#include <string.h>

#include "marker.h"
#include "md.h"
#include "linkread.h"
#include "spec.h"

/* Which artifact pos-gen writes where: read once, for all links. */
static void
find_outputs(struct check *c)
{
	struct names all = { 0 };
	struct spec spec;
	struct spec_ask ask = { .today = "" };
	size_t i;

	c->has_outputs = true;
	spec_list(&all, &c->ws->files, NULL);
	for (i = 0; i < all.n; i++) {
		ask.name = all.s[i];
		if (spec_load(&spec, &c->arena, &c->ws->files, &ask,
		    NULL) == 0)
			*map_at(&c->outputs, spec.output) = (void *)
			    (uintptr_t)spec.name;
	}
	names_release(&all);
}

const char *
check_artifact_at(struct check *c, const char *path)
{
	if (!c->has_outputs)
		find_outputs(c);
	return map_get(&c->outputs, path);
}

static bool
exists(const char *path, void *ctx)
{
	const struct check *c = ctx;

	return root_exists(&c->ws->root, path);
}

/* It may only not be drafted yet. */
static bool
pending(struct str *why, const char *path, void *ctx)
{
	const char *artifact = check_artifact_at(ctx, path);

	if (artifact != NULL)
		str_addf(why, "not drafted yet; pos gen %s drafts it",
		    artifact);
	return artifact != NULL;
}

/* The lines of a text; what follows the last line end is one, too. */
static size_t
count_lines(const struct str *text)
{
	const char *at = text->s, *end = text->s + text->len;
	size_t n = 0;

	for (; at < end; n++) {
		at = memchr(at, '\n', (size_t)(end - at));
		at = at != NULL ? at + 1 : end;
	}
	return n;
}

/* Read once, for all links to lines of it. */
static size_t
lines(const char *path, void *ctx)
{
	struct check *c = ctx;
	struct str text = STR_INIT;
	void **slot;

	if (map_get(&c->lines, path) == NULL && root_read(&text,
	    &c->ws->root, path, FILE_MAX_BYTES, NULL) == 0) {
		slot = map_at(&c->lines, arena_dup(&c->arena, path));
		*slot = (void *)(uintptr_t)count_lines(&text);
	}
	str_release(&text);
	return (uintptr_t)map_get(&c->lines, path);
}

void
check_add_pages(struct check *c, const struct names *walked)
{
	size_t i;

	for (i = 0; i < walked->n; i++)
		linkset_add(&c->pages, walked->s[i]);
}

void
check_page(struct check *c, const char *file, const struct str *text)
{
	struct page *page = linkset_get(&c->pages, file);
	int conflict = marker_line(text->s, text->len);
	struct err e = ERR_INIT;
	struct md md;

	if (conflict > 0)
		fault_add(&c->faults, FAULT_ERROR, file, (uint32_t)conflict,
		    "conflict markers of git: keep what is right of both "
		    "sides, then git add it");
	else if (md_parse(&md, text->s, text->len, file, &e) < 0) {
		fault_err(&c->faults, file, &e);
	} else {
		page_read_md(&c->pages, page, &md, &c->faults);
		md_release(&md);
	}
}

void
check_pages(struct check *c)
{
	const struct linkset_more more = { c, exists, pending, lines };

	linkset_follow(&c->pages, &c->faults, &more);
}
