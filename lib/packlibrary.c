/* packlibrary - templates and playbooks of a package */

#include "packlibrary.h"

#include <string.h>

#include "playbook.h"
#include "shelf.h"

#define TEMPLATES "templates/"
#define PLAYBOOKS PLAYBOOK_FOLDER "/"

bool
pack_is_library(const char *path)
{
	return str_starts(path, TEMPLATES) || str_starts(path, PLAYBOOKS);
}

/* The library's templates whose path begins so; how many. */
static int
add_templates(struct packset *set, const char *begin, struct err *e)
{
	const struct catalogue_entry *entry;
	struct pack_file *f;
	const char *path;
	size_t i;
	int n = 0;

	if (!set->has_library && catalogue_read(&set->library, &set->ws->root,
	    e) < 0)
		return -1;
	set->has_library = true;
	for (i = 0; i < set->library.n; i++) {
		entry = &set->library.v[i];
		path = arena_printf(&set->a, TEMPLATES "%s.md", entry->id);
		if (!str_starts(path, begin))
			continue;
		if (packset_put(&f, set, PACK_TEMPLATE, path, e) < 0)
			return -1;
		f->template = entry;
		f->title = node_get_text(entry->front, "title", entry->id);
		n++;
	}
	return n;
}

static int
add_playbook(const char **title, struct packset *set, const char *id,
    struct err *e)
{
	struct pack_file *f;
	struct playbook b;

	if (playbook_read(&b, set->ws, id, NULL, e) < 0 ||
	    packset_put(&f, set, PACK_PLAYBOOK, arena_printf(&set->a,
	    PLAYBOOKS "%s.yaml", id), e) < 0)
		return -1;
	*title = f->title = b.name;
	return 0;
}

static int
add_playbooks(struct packset *set, struct err *e)
{
	struct names ids = { 0 };
	const char *title;
	size_t i;
	int rc = playbook_ids(&ids, set->ws, e);

	for (i = 0; i < ids.n && rc == 0; i++)
		rc = add_playbook(&title, set, ids.s[i], e);
	names_release(&ids);
	return rc;
}

/* One, with and without .md behind it. */
static int
add_template(struct packset *set, const char *id, struct err *e)
{
	const char *path = arena_printf(&set->a, TEMPLATES "%s%s", id,
	    str_ends(id, ".md") ? "" : ".md");
	int n = add_templates(set, path, e);

	if (n > 0)
		packset_label(set, id, packset_find(set, path)->title);
	return n;
}

int
pack_library_add_template(struct packset *set, const char *id, struct err *e)
{
	const struct shelf *shelf = shelf_find(id, strlen(id));
	int n = add_templates(set, arena_printf(&set->a, TEMPLATES "%s/", id),
	    e);

	if (n > 0)
		packset_label(set, arena_printf(&set->a, TEMPLATES "%s", id),
		    shelf != NULL ? arena_printf(&set->a, "%s templates",
		    shelf->section) : id);
	else if (n == 0)
		n = add_template(set, id, e);
	if (n == 0)
		err_set(e, ERR_NOTFOUND, TEMPLATES "%s: there is no such "
		    "template, and no folder of them; 'pos template list' has "
		    "them", id);
	return n > 0 ? 0 : -1;
}

static int
add_one_playbook(struct packset *set, const char *id, struct err *e)
{
	const char *title;

	if (str_ends(id, ".yaml"))
		id = arena_ndup(&set->a, id, strlen(id) - strlen(".yaml"));
	if (add_playbook(&title, set, id, e) < 0)
		return -1;
	packset_label(set, id, title);
	return 0;
}

int
pack_library_add(struct packset *set, const char *text, struct err *e)
{
	bool all = strcmp(text, "library") == 0;
	bool templates = all || strcmp(text, "templates") == 0;
	bool playbooks = all || strcmp(text, PLAYBOOK_FOLDER) == 0;

	if (str_starts(text, TEMPLATES))
		return pack_library_add_template(set, text +
		    strlen(TEMPLATES), e);
	if (str_starts(text, PLAYBOOKS))
		return add_one_playbook(set, text + strlen(PLAYBOOKS), e);
	if (!templates && !playbooks)
		return 1;
	packset_label(set, text, all ? "Partner library" : templates ?
	    "Templates" : "Playbooks");
	if (templates && add_templates(set, "", e) < 0)
		return -1;
	return playbooks ? add_playbooks(set, e) : 0;
}
