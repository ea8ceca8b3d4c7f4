/* packindex - the first page of an archive */

#include "packindex.h"

#include <string.h>

#include "html.h"
#include "onepage.h"
#include "shelf.h"

/* "strategy" of "strategy/icp.md" */
static const char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "" : arena_ndup(a, path,
	    (size_t)(slash - path));
}

/* What people call it. */
static const char *
folder_name(struct arena *a, const struct ws *ws, const char *folder)
{
	static const char *const known[][2] = { { "strategy", "Strategy" },
		{ "reports", "Reports" }, { "playbooks", "Playbooks" } };
	const char *rest = strchr(folder, '/');
	const struct shelf *shelf;
	const struct partner *p;
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(folder, known[i][0]) == 0)
			return known[i][1];
	rest = rest != NULL ? rest + 1 : "";
	shelf = shelf_find(rest, strlen(rest));
	if (str_starts(folder, "templates/") && shelf != NULL)
		return arena_printf(a, "%s templates", shelf->section);
	p = map_get(&ws->partner_slugs, rest);
	return str_starts(folder, "partners/") && p != NULL ? p->name : folder;
}

static void
add_entry(struct node *list, struct arena *a, const struct pack_entry *page)
{
	struct node *entry = node_item(a, list);
	struct str url = STR_INIT;

	node_str(a, entry, "title", page->file->title);
	html_url(&url, page->name);
	node_str(a, entry, "page", url.s);
	str_reset(&url);
	html_url(&url, page->file->path);
	node_str(a, entry, "url", url.s);
	node_str(a, entry, "path", page->file->path);
	str_release(&url);
}

static void
add_folders(struct node *data, struct arena *a, const struct ws *ws,
    const struct pack_entry *entries, size_t n)
{
	struct node *list = node_add(a, data, "folders", NODE_LIST), *group;
	struct node *files = NULL;
	const char *folder = "", *here;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!entries[i].page)
			continue;
		here = folder_of(a, entries[i].file->path);
		if (files == NULL || strcmp(here, folder) != 0) {
			group = node_item(a, list);
			node_str(a, group, "name", folder_name(a, ws, here));
			files = node_add(a, group, "files", NODE_LIST);
			folder = here;
		}
		add_entry(files, a, &entries[i]);
	}
}

int
pack_index(struct str *html, const struct pack *p, struct pages *pages,
    const struct pack_entry *entries, size_t n, struct err *e)
{
	struct node *data = node_new(&pages->a, NODE_MAP);

	add_folders(data, &pages->a, p->set->ws, entries, n);
	if (onepage_head(data, pages, p->title, NULL, e) < 0)
		return -1;
	return pages_fill(html, pages, "pack.html", data, e);
}
