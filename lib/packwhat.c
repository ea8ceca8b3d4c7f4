/* packwhat - documents of a package by what people name */

#include <stdlib.h>
#include <string.h>

#include "front.h"
#include "md.h"
#include "pack.h"
#include "packlibrary.h"
#include "packset.h"
#include "pathcheck.h"
#include "spec.h"
#include "strategydoc.h"
#include "walk.h"

#define PARTNERS "partners/"
#define RECORD "/partner.yaml"

/* The slug of whose folder a path is in, or NULL. In the set's arena. */
static const char *
partner_of(struct packset *set, const char *path)
{
	if (!str_starts(path, PARTNERS))
		return NULL;
	path += strlen(PARTNERS);
	return arena_ndup(&set->a, path, strcspn(path, "/"));
}

/* The partner a document is about, by its facts; "": several; NULL: none. */
static const char *
partner_in_facts(struct packset *set, const struct pack_file *f)
{
	const struct node *top, *report, *partner;
	struct front front;

	if (!front_find(&front, f->text, f->n))
		return NULL;
	top = front_parse(&set->a, &front, f->text, f->path, NULL);
	report = node_path(top, "facts.report");
	partner = node_path(report, "filter.partner");
	if (partner == NULL)
		partner = node_path(top, "facts.partner");
	if (partner == NULL)
		return strcmp(node_get_text(report, "kind", ""), "partner") ==
		    0 ? "" : NULL;
	return partner->kind == NODE_SCALAR ? partner->text : "";
}

/*
 * Whom it is about, or NULL. A report is about those it names: what it says of
 * them is from their records. A strategy names candidates and examples. Where
 * nobody knows what partners were called before, a report may name them.
 */
static const char *
about(struct packset *set, const struct pack_file *f)
{
	const char *partner = partner_of(set, f->path);

	if (partner == NULL)
		partner = partner_in_facts(set, f);
	if (partner == NULL && str_starts(f->path, "reports/") &&
	    (pack_names_partners(set, f) || set->unsure != NULL))
		partner = "";
	return partner;
}

/* The last file is not to go in: because of what it has, or may have. */
static void
leave_out(struct packset *set, const struct pack_file *f)
{
	bool sure = f->partner[0] != '\0' || partner_in_facts(set, f) != NULL ||
	    partner_of(set, f->path) != NULL || pack_names_partners(set, f);
	struct names *to = sure ? &set->left_out : &set->doubtful;

	if (!names_has(to, f->path))
		names_add(to, f->path);
	packset_drop(set);
}

static int
read_title(struct packset *set, struct pack_file *f, struct err *e)
{
	struct md md;

	if (md_parse(&md, f->text, f->n, f->path, e) < 0)
		return -1;
	f->title = arena_dup(&set->a, md.title != NULL ? md.title : f->path);
	md_release(&md);
	return 0;
}

/* Add a document; named: it is itself, or its partner. */
static int
add_document(struct packset *set, const char *path, bool named,
    struct err *e)
{
	struct pack_file *f;
	size_t before = set->n;

	if (packset_put(&f, set, PACK_DOCUMENT, path, e) < 0)
		return -1;
	if (set->n == before)
		return 0;
	f->partner = about(set, f);
	if (f->partner != NULL && !named && !set->with_partners) {
		leave_out(set, f);
		return 0;
	}
	if (f->partner != NULL && f->partner[0] != '\0' &&
	    !names_has(&set->partners, f->partner))
		names_add(&set->partners, f->partner);
	return read_title(set, f, e);
}

/* The strategy's as they are read, before others; those stay in order. */
static void
sort(struct names *files)
{
	char *file;
	size_t i, k;

	for (i = 1; i < files->n; i++) {
		file = files->s[i];
		for (k = i; k > 0 && strategy_place(files->s[k - 1]) >
		    strategy_place(file); k--)
			files->s[k] = files->s[k - 1];
		files->s[k] = file;
	}
}

/* The documents beneath a folder, "" for the workspace. */
static int
add_folder(struct packset *set, const char *folder, bool named,
    struct err *e)
{
	struct names files = { 0 };
	size_t i;
	int rc = walk_files(&files, &set->ws->root, folder, e);

	sort(&files);
	for (i = 0; i < files.n && rc == 0; i++)
		if (str_ends(files.s[i], ".md") &&
		    !pack_is_library(files.s[i]))
			rc = add_document(set, files.s[i], named, e);
	names_release(&files);
	return rc;
}

/* "strategy/deep/icp.md": icp */
static const char *
base_name(struct packset *set, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n;

	path = slash != NULL ? slash + 1 : path;
	n = strlen(path);
	return arena_ndup(&set->a, path, str_ends(path, ".md") ? n - 3 : n);
}

static int
add_named(struct packset *set, const char *path, struct err *e)
{
	if (add_document(set, path, true, e) < 0)
		return -1;
	packset_label(set, base_name(set, path), packset_find(set,
	    path)->title);
	/* a folder that was named before it had left it out */
	names_drop(&set->left_out, path);
	names_drop(&set->doubtful, path);
	return 0;
}

static const char *
folder_title(const struct packset *set, const char *path, const char *slug)
{
	const struct partner *p = NULL;

	if (slug != NULL)
		p = map_get(&set->ws->partner_slugs, slug);
	if (p != NULL)
		return p->name;
	return strcmp(path, "strategy") == 0 ? "Partner strategy" :
	    strcmp(path, "reports") == 0 ? "Reports" :
	    strcmp(path, "partners") == 0 ? "Partners" : path;
}

/* A folder of the workspace; of one partner, of none, or of all. */
static int
add_named_folder(struct packset *set, const char *path, struct err *e)
{
	const char *slug = partner_of(set, path);

	if (strcmp(path, "partners") == 0 && !set->with_partners)
		return err_set(e, ERR_USAGE, "partners: the documents of all "
		    "partners go in with --with-partners; or name one: "
		    "partner NAME");
	packset_label(set, slug != NULL ? path + strlen(PARTNERS) : path,
	    folder_title(set, path, slug));
	if (slug != NULL && !names_has(&set->partners, slug))
		names_add(&set->partners, slug);
	return add_folder(set, path, slug != NULL, e);
}

/* A file of the workspace that is there. */
static int
add_file(struct packset *set, const char *path, struct err *e)
{
	if (str_ends(path, ".md"))
		return add_named(set, path, e);
	if (!str_starts(path, PARTNERS) || !str_ends(path, RECORD))
		return err_set(e, ERR_INVALID, "%s: is no document; those "
		    "(.md), templates and playbooks are what is packed", path);
	if (!set->records)
		return err_set(e, ERR_USAGE, "%s: the record of a partner "
		    "goes in only with --records", path);
	return packset_add_partner(set, partner_of(set, path), e);
}

/*
 * An artifact: its document, which may not be drafted yet. Or a folder of the
 * library.
 */
static int
add_artifact(struct packset *set, const char *name, struct err *e)
{
	struct spec_ask ask = { .name = name, .today = "" };
	struct err why = ERR_INIT;
	struct spec spec;

	if (spec_load(&spec, &set->a, &set->ws->files, &ask, &why) < 0 &&
	    why.code == ERR_NOTFOUND && pack_library_add_template(set, name,
	    NULL) == 0)
		return 0;
	if (why.code == ERR_NOTFOUND)
		return err_set(e, ERR_NOTFOUND, "%s: no document, folder or "
		    "template of this name; 'pos status' lists documents, "
		    "'partner %s' would be a partner's", name, name);
	if (why.code == ERR_USAGE)
		return err_set(e, ERR_USAGE, "%s: is written for each "
		    "partner; write partner NAME, or name the file", name);
	if (why.code != ERR_NONE)
		return err_set(e, why.code, "%s", why.msg);
	if (strchr(spec.output, '%') != NULL)
		return err_set(e, ERR_USAGE, "%s: there is one for each day or "
		    "period; name the file below reports/", name);
	if (!root_exists(&set->ws->root, spec.output))
		return err_set(e, ERR_NOTFOUND, "%s: is not there yet; "
		    "'pos gen %s' drafts it", spec.output, name);
	return add_named(set, spec.output, e);
}

/* May it go in at all, by its name? */
static int
check_path(const char *path, struct err *e)
{
	const char *at;

	if (path_check(path, e) < 0)
		return -1;
	for (at = path; at != NULL; at = strchr(at, '/')) {
		at += *at == '/';
		if (*at == '.')
			return err_set(e, ERR_INVALID, "%s: files whose name "
			    "begins with a dot are not packed", path);
	}
	return 0;
}

/* Without ./ before and / behind it. */
static const char *
tidy(struct packset *set, const char *text)
{
	size_t n;

	while (str_starts(text, "./"))
		text += 2;
	n = strlen(text);
	while (n > 1 && text[n - 1] == '/')
		n--;
	return arena_ndup(&set->a, text, n);
}

/* What is in the workspace by this path; 1: nothing. */
static int
add_path(struct packset *set, const char *path, struct err *e)
{
	const struct root *root = &set->ws->root;

	if (root_is_dir(root, path) || strcmp(path, "strategy") == 0 ||
	    strcmp(path, "reports") == 0)
		return add_named_folder(set, path, e);
	if (root_is_file(root, path))
		return add_file(set, path, e);
	if (root_exists(root, path))
		return err_set(e, ERR_INVALID, "%s: is no regular file; links "
		    "are not followed", path);
	return 1;
}

int
packset_add(struct packset *set, const char *text, struct err *e)
{
	const char *path = tidy(set, text);
	int rc;

	if (strchr(path, '#') != NULL && !root_exists(&set->ws->root, path))
		return err_set(e, ERR_USAGE, "%s: a document is packed whole; "
		    "write %.*s", text, (int)strcspn(path, "#"), path);
	if (path[0] == '\0' && text[0] == '\0')
		return err_set(e, ERR_USAGE, "'': a document, a folder or "
		    "library is expected");
	if (path[0] == '\0' || strcmp(path, ".") == 0) {
		packset_label(set, "workspace", "Partner program");
		return add_folder(set, "", false, e);
	}
	if (check_path(path, e) < 0)
		return -1;
	rc = pack_library_add(set, path, e);
	if (rc > 0)
		rc = add_path(set, path, e);
	if (rc <= 0)
		return rc;
	if (strchr(path, '/') == NULL)
		return add_artifact(set, path, e);
	return pack_library_add_template(set, path, NULL) == 0 ? 0 :
	    err_set(e, ERR_NOTFOUND, "%s: no such document, folder or "
	    "template", path);
}

int
packset_add_partner(struct packset *set, const char *text, struct err *e)
{
	struct partner *p;

	if (ws_partner(&p, set->ws, text, e) < 0)
		return -1;
	return add_named_folder(set, arena_printf(&set->a, PARTNERS "%s",
	    p->slug), e);
}
