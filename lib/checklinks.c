/* checklinks - the links of a workspace and of the library, and no more */

#include "checkers.h"

#include <string.h>

#include "mailtemplate.h"
#include "walk.h"

/* Does a template have links that are followed? Not drafts, not mails. */
static bool
has_links(const char *path)
{
	return !str_starts(path, "templates/artifacts/") &&
	    !str_starts(path, "templates/workspace/") &&
	    !str_starts(path, MAIL_FOLDER "/");
}

static void
check_file(struct check *c, const struct checked_root *at, const char *path)
{
	bool template = str_starts(path, "templates/");
	struct str text = STR_INIT;
	const char *name, *id;

	if (!str_ends(path, ".md") || (template && !has_links(path)))
		return;
	name = check_read(&text, c, at, path);
	if (name != NULL && !template) {
		check_page(c, path, &text);
	} else if (name != NULL) {
		check_catalogue(c);
		id = arena_ndup(&c->arena, path + strlen("templates/"),
		    strlen(path) - strlen("templates/.md"));
		check_template_links(c, name, id, &text);
	}
	str_release(&text);
}

int
check_links(struct check *c, struct ws *ws, struct err *e)
{
	struct checked_root at = { &ws->root, "" };
	struct names names = { 0 };
	size_t i;
	int rc = walk_files(&names, &ws->root, "", e);

	c->ws = ws;
	if (rc == 0)
		check_add_pages(c, &names);
	for (i = 0; i < names.n && rc == 0; i++)
		check_file(c, &at, names.s[i]);
	if (rc == 0) {
		check_pages(c);
		check_indexes(c);
		rc = check_orphans(c, e);
	}
	names_release(&names);
	return rc;
}

/* A shipped file, unless the workspace has one of its own in its place. */
static void
check_shipped(struct check *c, const struct checked_root *at,
    const char *path)
{
	if (c->ws == NULL || !root_is_file(&c->ws->root, path))
		check_file(c, at, path);
}

int
check_library_links(struct check *c, struct err *e)
{
	return check_each_shipped(c, check_shipped, e);
}
