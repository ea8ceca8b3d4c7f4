/* library - templates by name */

#include "library.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "pathcheck.h"
#include "root.h"
#include "share.h"
#include "walk.h"

enum { SUGGESTED = 3 };

/* Append ROOT/templates/NAME.md to *path if that is a file. */
static bool
try_template(struct str *path, const char *root, const char *name)
{
	size_t start = path->len;

	str_addf(path, "%s/templates/%s.md", root, name);
	if (access(path->s + start, R_OK) == 0)
		return true;
	str_cut(path, start);
	return false;
}

bool
library_is_filled(const char *path)
{
	return str_ends(path, ".md") &&
	    !str_starts(path, "templates/artifacts/") &&
	    !str_starts(path, "templates/mail/") &&
	    !str_starts(path, "templates/workspace/");
}

/* Append the names of the templates beneath root. */
static void
list_names(struct names *out, const struct root *root)
{
	struct names files = { 0 };
	struct str name = STR_INIT;
	size_t i;

	walk_files(&files, root, "templates", NULL);
	for (i = 0; i < files.n; i++) {
		if (!library_is_filled(files.s[i]))
			continue;
		str_reset(&name);
		str_adds(&name, files.s[i] + strlen("templates/"));
		str_cut(&name, name.len - strlen(".md"));
		names_add(out, name.s);
	}
	str_release(&name);
	names_release(&files);
}

void
library_names(struct names *out, const struct ws *ws)
{
	struct root share = ROOT_INIT;

	if (ws->root.path != NULL)
		list_names(out, &ws->root);
	if (root_open(&share, share_dir(), NULL) == 0)
		list_names(out, &share);
	root_close(&share);
	names_sort(out);
}

/* The part of a template's name that says what it is: no folder, no number. */
static const char *
bare(const char *name)
{
	const char *slash = strrchr(name, '/');

	name = slash != NULL ? slash + 1 : name;
	return name + strspn(name, "0123456789-");
}

void
library_suggest(struct str *out, const char *given, const struct names *all)
{
	struct str near = STR_INIT;
	char *word = mem_dup(bare(given));
	size_t i, n = 0;

	if (str_ends(word, ".md"))
		word[strlen(word) - strlen(".md")] = '\0';
	for (i = 0; i < all->n && word[0] != '\0' && n < SUGGESTED; i++) {
		if (strstr(bare(all->s[i]), word) != NULL)
			str_addf(&near, "%s%s", n++ > 0 ? " or " : "",
			    all->s[i]);
	}
	if (n == 0)
		n = str_suggest(&near, given, (const char *const *)all->s,
		    all->n);
	if (n > 0)
		str_addf(out, "; did you mean %s?", near.s);
	str_release(&near);
	free(word);
}

int
library_find(struct str *path, const char *dir, const char *name,
    struct err *e)
{
	struct err none = ERR_INIT;
	struct ws ws = WS_INIT;
	struct names all = { 0 };
	struct str hint = STR_INIT;
	bool found = false, safe = path_check(name, NULL) == 0;

	if (ws_open(&ws, dir, &none) == 0 && safe && root_is_file(&ws.root,
	    arena_printf(&ws.arena, "templates/%s.md", name)))
		found = try_template(path, ws.root.path, name);
	if (!found && safe)
		found = try_template(path, share_dir(), name);
	if (!found) {
		library_names(&all, &ws);
		library_suggest(&hint, name, &all);
		err_set(e, ERR_NOTFOUND, "%s: no such file, and no template "
		    "of this name%s", name, hint.s);
	}
	str_release(&hint);
	names_release(&all);
	ws_close(&ws);
	return found ? 0 : -1;
}
