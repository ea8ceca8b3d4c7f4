/* about - what a question is about */

#include "about.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "root.h"
#include "spec.h"
#include "str.h"
#include "walk.h"

/* Bytes of path without .md or .yaml. */
static size_t
stem_length(const char *path)
{
	size_t n = strlen(path);

	if (str_ends(path, ".md"))
		return n - 3;
	return str_ends(path, ".yaml") ? n - 5 : n;
}

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Has the file the name: deals of deals-2026-q3, exec of 2026-11-20-exec? */
static bool
has_name(const char *path, const char *name)
{
	const char *base = base_of(path);
	size_t n = strlen(name), len = stem_length(base);

	if (len == n)
		return memcmp(base, name, n) == 0;
	if (str_starts(path, "data/"))
		return len > n && memcmp(base, name, n) == 0 && base[n] == '-';
	if (!str_starts(path, "reports/"))
		return false;
	if (str_starts(name, "report-")) {
		name += strlen("report-");
		n -= strlen("report-");
	}
	return len > n && base[len - n - 1] == '-' &&
	    memcmp(base + len - n, name, n) == 0;
}

bool
about_has(const struct about *about, const char *path)
{
	if (about->folder != NULL)
		return str_starts(path, about->folder);
	if (about->stem != NULL)
		return strlen(about->stem) == stem_length(path) &&
		    str_starts(path, about->stem);
	return about->name == NULL || has_name(path, about->name);
}

/* Is there an artifact of this name, drafted or not? */
static bool
is_artifact(struct ws *ws, const char *name)
{
	struct names all = { 0 };
	bool found;

	found = spec_list(&all, &ws->files, NULL) == 0 &&
	    names_has(&all, name);
	names_release(&all);
	return found;
}

static bool
is_file(const struct ws *ws, const char *stem)
{
	struct str s = STR_INIT;
	bool found;

	str_addf(&s, "%s.md", stem);
	found = root_is_file(&ws->root, s.s);
	str_reset(&s);
	str_addf(&s, "%s.yaml", stem);
	found = found || root_is_file(&ws->root, s.s);
	str_release(&s);
	return found;
}

/* "partners/SLUG/" when there is such a partner, else NULL. */
static const char *
partner_folder(struct ws *ws, const char *slug)
{
	char *path = arena_printf(&ws->arena, "partners/%s", slug);

	return strchr(slug, '/') == NULL && slug[0] != '\0' &&
	    slug[0] != '.' && root_is_dir(&ws->root, path) ?
	    arena_printf(&ws->arena, "%s/", path) : NULL;
}

/* Has a file beside those of partners the name? */
static bool
is_name(const struct ws *ws, const char *name, struct err *e)
{
	static const char *const folders[] = { "strategy", "data",
		"reports" };
	struct names all = { 0 };
	bool found = strcmp(name, "company") == 0 ||
	    strcmp(name, "program") == 0;
	size_t i;
	int rc = 0;

	for (i = 0; i < 3 && rc == 0; i++)
		rc = walk_files(&all, &ws->root, folders[i], e);
	for (i = 0; i < all.n && !found; i++)
		found = has_name(all.s[i], name);
	names_release(&all);
	return found;
}

/* Find what has a slash in it: a folder, or a file. */
static int
find_path(struct about *out, struct ws *ws, char *path, struct err *e)
{
	size_t n = strlen(path);

	while (n > 0 && path[n - 1] == '/')
		path[--n] = '\0';
	if (root_is_dir(&ws->root, path)) {
		out->folder = arena_printf(&ws->arena, "%s/", path);
		return 0;
	}
	path[stem_length(path)] = '\0';
	out->stem = path;
	if (is_file(ws, path))
		return 0;
	return err_set(e, ERR_NOTFOUND, "%s: no such document in the "
	    "workspace", out->text);
}

/* No name and no partner: say what is near. */
static int
find_nothing(struct ws *ws, const char *text, struct err *e)
{
	struct err why = ERR_INIT;
	struct names all = { 0 };
	const char *near = NULL;
	struct partner *p;

	if (ws_partner(&p, ws, text, &why) < 0 &&
	    strstr(why.msg, "did you mean") != NULL)
		return err_set(e, ERR_NOTFOUND, "%s", why.msg);
	if (spec_list(&all, &ws->files, NULL) == 0)
		near = str_nearest(text, (const char *const *)all.s, all.n);
	err_set(e, ERR_NOTFOUND, "'%s': no document, data or partner of that "
	    "name%s%s%s", text, near != NULL ? "; did you mean '" : "",
	    near != NULL ? near : "", near != NULL ? "'?" : "");
	names_release(&all);
	return -1;
}

int
about_find(struct about *out, struct ws *ws, const char *text, struct err *e)
{
	size_t n = strcspn(text, "#");
	struct err why = ERR_INIT;
	struct partner *p;
	char *base;

	memset(out, 0, sizeof(*out));
	out->text = text;
	base = arena_ndup(&ws->arena, text, n);
	if (str_starts(base, "./"))
		base += 2;
	if (text[n] == '#' && text[n + 1] == '\0')
		return err_set(e, ERR_USAGE, "'%s': a section is expected "
		    "behind the #", text);
	if (text[n] == '#')
		out->section = arena_dup(&ws->arena, text + n + 1);
	if (base[0] == '\0')
		return err_set(e, ERR_USAGE, "'%s' names no document; write "
		    "for example tam, icp#pains or the name of a partner",
		    text);
	if (strchr(base, '/') != NULL)
		return find_path(out, ws, base, e);
	out->folder = partner_folder(ws, base);
	if (out->folder != NULL)
		return 0;
	base[stem_length(base)] = '\0';
	out->name = base;
	if (is_name(ws, base, e) || is_file(ws, base) ||
	    is_artifact(ws, base))
		return 0;
	if (ws_partner(&p, ws, base, &why) < 0)
		return why.code != ERR_NOTFOUND ? err_set(e, why.code, "%s",
		    why.msg) : find_nothing(ws, base, e);
	out->name = NULL;
	out->folder = partner_folder(ws, p->slug);
	return 0;
}

bool
about_is_address(struct ws *ws, const char *text)
{
	size_t n = strcspn(text, "#");
	char *base;

	if (strpbrk(text, " \t\n") != NULL || n == 0)
		return false;
	if (text[n] == '#' || str_ends(text, ".md") ||
	    str_ends(text, ".yaml"))
		return true;
	if (strchr(text, '/') != NULL) {
		base = arena_dup(&ws->arena, text);
		return root_exists(&ws->root, base) || is_file(ws, base);
	}
	base = arena_printf(&ws->arena, "strategy/%s", text);
	return is_file(ws, base) || partner_folder(ws, text) != NULL ||
	    is_artifact(ws, text);
}
