/* checkdoc - documents: frontmatter, links, anchors */

#include "checkers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "front.h"
#include "linkpath.h"
#include "marker.h"
#include "md.h"
#include "mem.h"
#include "spec.h"

enum { MANY = 1000 };	/* headings to look for the nearest among */

/* A document whose links are followed. */
struct linking {
	struct check *c;
	const char *file;
	const struct node *own;		/* its anchors */
};

/* Add what follows each mark, up to a quote: anchors written as HTML. */
static void
add_html(struct arena *a, struct node *list, const struct md *md,
    const char *mark)
{
	const char *at = md->bytes, *end = md->bytes + md->n, *quote;
	size_t n = strlen(mark);

	while ((at = memmem(at, (size_t)(end - at), mark, n)) != NULL) {
		at += n;
		quote = memchr(at, '"', (size_t)(end - at));
		if (quote == NULL)
			return;
		node_str(a, list, NULL, arena_ndup(a, at,
		    (size_t)(quote - at)));
	}
}

/* The anchors of a document that was read, as a list of texts. */
static const struct node *
anchors_of(struct check *c, const struct md *md)
{
	struct node *list = node_new(&c->arena, NODE_LIST);
	size_t i;

	for (i = 0; i < md->n_headings; i++)
		node_str(&c->arena, list, NULL, md->headings[i].anchor);
	add_html(&c->arena, list, md, " id=\"");
	add_html(&c->arena, list, md, " name=\"");
	return list;
}

/*
 * The anchors of the document path below the workspace, read once; NULL:
 * it cannot be read, which is told where it is checked itself.
 */
static const struct node *
anchors_at(struct check *c, const char *path)
{
	void **slot = map_at(&c->anchors, arena_dup(&c->arena, path));
	struct str text = STR_INIT;
	struct md md;

	if (*slot == NULL && files_read(&text, &c->ws->files, path,
	    NULL) == 0 && md_parse(&md, text.s, text.len, path, NULL) == 0) {
		*slot = (void *)(uintptr_t)anchors_of(c, &md);
		md_release(&md);
	}
	str_release(&text);
	return *slot;
}

static void
check_anchor(struct linking *l, const struct node *anchors,
    const char *anchor, const char *url, int line)
{
	const char **names, *near;
	const struct node *n;
	size_t i = 0;

	if (anchors == NULL || anchor[0] == '\0' ||
	    node_has(anchors, anchor))
		return;
	names = mem_zero(anchors->n, sizeof(*names));
	NODE_EACH(n, anchors)
		names[i++] = n->text;
	near = i < MANY ? str_nearest(anchor, names, i) : NULL;
	fault_add(&l->c->faults, FAULT_ERROR, l->file, (uint32_t)line,
	    "link to %s: no heading #%s there%s%s%s", url, anchor,
	    near != NULL ? "; did you mean #" : "",
	    near != NULL ? near : "", near != NULL ? "?" : "");
	free(names);
}

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

/* The artifact that pos-gen writes to path, or NULL. */
static const char *
artifact_at(struct check *c, const char *path)
{
	if (!c->has_outputs)
		find_outputs(c);
	return map_get(&c->outputs, path);
}

/* A link to what is not there; it may only not be drafted yet. */
static void
missing_target(struct linking *l, const char *path, const char *url,
    int line)
{
	const char *artifact = artifact_at(l->c, path);

	if (artifact != NULL)
		fault_add(&l->c->faults, FAULT_WARNING, l->file,
		    (uint32_t)line, "link to %s: not drafted yet; pos gen %s "
		    "drafts it", url, artifact);
	else
		fault_add(&l->c->faults, FAULT_ERROR, l->file,
		    (uint32_t)line, "link to %s: there is no %s", url, path);
}

/* A link to path, which is below the workspace. */
static void
check_target(struct linking *l, const char *path, const char *anchor,
    const char *url, int line)
{
	if (path[0] != '\0' && !root_exists(&l->c->ws->root, path))
		missing_target(l, path, url, line);
	else if (str_ends(path, ".md"))
		check_anchor(l, anchors_at(l->c, path), anchor, url, line);
}

static int
check_link(const char *url, int line, void *ctx)
{
	struct linking *l = ctx;
	struct str target = STR_INIT, anchor = STR_INIT, path = STR_INIT;
	size_t n = strcspn(url, "?#");
	const char *hash = strchr(url, '#');

	if (link_is_outside(url))
		return 0;
	link_decode(&target, url, n);
	if (hash != NULL)
		link_decode(&anchor, hash + 1, strlen(hash + 1));
	if (n == 0)
		check_anchor(l, l->own, anchor.s, url, line);
	else if (link_resolve(&path, l->file, target.s))
		check_target(l, path.s, anchor.s, url, line);
	else
		fault_add(&l->c->faults, FAULT_WARNING, l->file,
		    (uint32_t)line, "link to %s: leads out of the workspace",
		    url);
	str_release(&target);
	str_release(&anchor);
	str_release(&path);
	return 0;
}

/* Frontmatter; facts where other commands compute with them. */
static void
check_front(struct check *c, const char *file, const struct str *text)
{
	const struct node *top;
	struct err e = ERR_INIT;
	struct front front;

	if (!front_find(&front, text->s, text->len))
		return;
	check_keep(c, file, text);
	top = front_parse(&c->arena, &front, text->s, file, &e);
	if (top == NULL)
		fault_err(&c->faults, file, &e);
	else if (str_starts(file, "strategy/"))
		check_map(c, top, shape_document);
}

void
check_document(struct check *c, const char *file, const struct str *text)
{
	struct linking l = { .c = c, .file = file };
	struct err e = ERR_INIT;
	struct md md;
	int conflict = marker_line(text->s, text->len);

	if (conflict > 0) {
		fault_add(&c->faults, FAULT_ERROR, file, (uint32_t)conflict,
		    "conflict markers of git: keep what is right of both "
		    "sides, then git add it");
		return;
	}
	check_front(c, file, text);
	if (md_parse(&md, text->s, text->len, file, &e) < 0) {
		fault_err(&c->faults, file, &e);
		return;
	}
	l.own = anchors_of(c, &md);
	*map_at(&c->anchors, file) = (void *)(uintptr_t)l.own;
	md_links(&md, check_link, &l);
	md_release(&md);
}
