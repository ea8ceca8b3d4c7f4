/* checkindex - indexes name all that lies beside them */

#include "checkers.h"

#include <string.h>

#include "md.h"

/* An index, and what it names of its folder. */
struct indexed {
	struct check *c;
	const struct page *page;
	const struct page_folder *folder;
	struct map named;	/* names in the folder */
	bool partners;		/* it is that of partners/ */
};

bool
check_is_index(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;

	return strcasecmp(name, "README.md") == 0 ||
	    strcasecmp(name, "index.md") == 0;
}

/* The part of path that is a name in the folder of the index, or NULL. */
static const char *
name_in(struct indexed *x, const char *path)
{
	size_t n = strlen(x->folder->path);

	if (n > 0 && (strncmp(path, x->folder->path, n) != 0 ||
	    path[n] != '/'))
		return NULL;
	path += n + (n > 0);
	return arena_ndup(&x->c->arena, path, strcspn(path, "/"));
}

/* Is the name in the folder one that an index has to have? */
static bool
is_entry(struct indexed *x, const char *name)
{
	const char *record;

	if (str_ends(name, ".md"))
		return !check_is_index(name);
	record = arena_printf(&x->c->arena, "partners/%s/partner.yaml", name);
	return x->partners && linkset_get(&x->c->pages, record) != NULL;
}

/* Learn what the index names; how many of these are entries. */
static size_t
learn(struct indexed *x)
{
	const struct page_link *l;
	const char *name;
	size_t i, entries = 0;

	for (i = 0; i < x->page->n_links; i++) {
		l = &x->page->links[i];
		name = l->to != NULL ? name_in(x, l->to->path) : l->folder !=
		    NULL ? name_in(x, l->folder->path) : NULL;
		if (name == NULL)
			continue;
		*map_at(&x->named, name) = x;
		entries += is_entry(x, name);
	}
	return entries;
}

static void
check_index(struct check *c, const struct page *page)
{
	const char *slash = strrchr(page->path, '/'), *name;
	struct indexed x = { .c = c, .page = page };
	size_t i;

	x.folder = map_get(&c->pages.folders, slash != NULL ? arena_ndup(
	    &c->arena, page->path, (size_t)(slash - page->path)) : "");
	x.partners = strcmp(x.folder->path, "partners") == 0;
	for (i = learn(&x) > 0 ? 0 : x.folder->n; i < x.folder->n; i++) {
		name = x.folder->names[i];
		if (is_entry(&x, name) && map_get(&x.named, name) == NULL)
			fault_add(&c->faults, FAULT_WARNING, page->path, 1,
			    "%s is not in this index, and others of its "
			    "folder are", name);
	}
	map_release(&x.named);
}

void
check_indexes(struct check *c)
{
	size_t i;

	for (i = 0; i < c->pages.n; i++) {
		if (c->pages.v[i]->read && check_is_index(c->pages.v[i]->path))
			check_index(c, c->pages.v[i]);
	}
}
