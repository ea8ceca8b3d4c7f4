/* linkset - a set of pages, their anchors and their links */

#include "linkset.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "mem.h"

void
linkset_init(struct linkset *p, enum linkset_rules rules, const char *prefix)
{
	memset(p, 0, sizeof(*p));
	p->rules = rules;
	p->prefix = arena_dup(&p->arena, prefix);
}

void
linkset_release(struct linkset *p)
{
	struct page_folder *folder;
	size_t i, at = 0;
	void *value;

	for (i = 0; i < p->n; i++) {
		map_release(&p->v[i]->anchors);
		free(p->v[i]->names);
		free(p->v[i]->links);
	}
	while (map_next(&p->folders, &at, &value) != NULL) {
		folder = value;
		free(folder->names);
	}
	map_release(&p->by_path);
	map_release(&p->by_fold);
	map_release(&p->by_name);
	map_release(&p->folders);
	map_release(&p->urls);
	map_release(&p->meant);
	free(p->v);
	arena_release(&p->arena);
	memset(p, 0, sizeof(*p));
}

/* The path as people see it who do not see case and coding. In a. */
static const char *
fold(struct arena *a, const char *path)
{
	utf8proc_uint8_t *bytes;
	const char *copy = path;

	if (utf8proc_map((const utf8proc_uint8_t *)path, 0, &bytes,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
	    UTF8PROC_CASEFOLD) >= 0) {
		copy = arena_dup(a, (const char *)bytes);
		free(bytes);
	}
	return copy;
}

static struct page_folder *
folder_at(struct linkset *p, const char *path)
{
	void **slot = map_at(&p->folders, path);

	struct page_folder *folder;

	if (*slot == NULL) {
		*slot = folder = arena_alloc(&p->arena, sizeof(*folder));
		folder->path = path;
	}
	return *slot;
}

/* Tell the folder of path that path is in it, and so on upwards. */
static void
learn_folders(struct linkset *p, const char *path)
{
	struct page_folder *folder;
	const char *slash, *up;
	bool known;

	do {
		slash = strrchr(path, '/');
		up = slash != NULL ? arena_ndup(&p->arena, path,
		    (size_t)(slash - path)) : "";
		known = map_get(&p->folders, up) != NULL;
		folder = folder_at(p, up);
		MEM_ROOM(folder->names, folder->n, folder->cap);
		folder->names[folder->n++] = slash != NULL ? slash + 1 : path;
		path = up;
	} while (!known && *up != '\0');
}

struct page *
linkset_add(struct linkset *p, const char *path)
{
	struct page *page = arena_alloc(&p->arena, sizeof(*page));
	const char *slash;
	void **slot;

	page->path = path = arena_dup(&p->arena, path);
	MEM_ROOM(p->v, p->n, p->cap);
	p->v[p->n++] = page;
	*map_at(&p->by_path, path) = page;
	*map_at(&p->by_fold, fold(&p->arena, path)) = page;
	slash = strrchr(path, '/');
	slot = map_at(&p->by_name, slash != NULL ? slash + 1 : path);
	if (*slot == NULL)
		*slot = page;
	else
		((struct page *)*slot)->alike = true;
	learn_folders(p, path);
	return page;
}

struct page *
linkset_get(const struct linkset *p, const char *path)
{
	return map_get(&p->by_path, path);
}

void
page_anchor(struct linkset *p, struct page *page, const char *id)
{
	if (map_get(&page->anchors, id) != NULL)
		return;
	id = arena_dup(&p->arena, id);
	*map_at(&page->anchors, id) = (void *)(uintptr_t)id;
	MEM_ROOM(page->names, page->n_names, page->cap_names);
	page->names[page->n_names++] = id;
}

void
page_link(struct linkset *p, struct page *page, const char *url, uint32_t line,
    bool leads)
{
	const char *kept = map_get(&p->urls, url);

	if (kept == NULL) {
		kept = arena_dup(&p->arena, url);
		*map_at(&p->urls, kept) = (void *)(uintptr_t)kept;
	}
	MEM_ROOM(page->links, page->n_links, page->cap_links);
	page->links[page->n_links++] = (struct page_link){ .url = kept,
		.line = line, .leads = leads };
}

const char *
page_file(struct linkset *p, const struct page *page)
{
	return p->prefix[0] == '\0' ? page->path :
	    arena_printf(&p->arena, "%s%s", p->prefix, page->path);
}

void
linkset_reach(struct linkset *p, struct page *start)
{
	struct page **queue = mem_alloc((p->n + 1) * sizeof(*queue)), *to;
	size_t at, n = 0, i;

	start->reached = true;
	queue[n++] = start;
	for (at = 0; at < n; at++) {
		for (i = 0; i < queue[at]->n_links; i++) {
			to = queue[at]->links[i].to;
			if (to == NULL || to->reached ||
			    !queue[at]->links[i].leads)
				continue;
			to->reached = true;
			queue[n++] = to;
		}
	}
	free(queue);
}

struct page *
linkset_fold(const struct linkset *p, const char *path)
{
	struct arena a = ARENA_INIT;
	struct page *page = map_get(&p->by_fold, fold(&a, path));

	arena_release(&a);
	return page;
}
