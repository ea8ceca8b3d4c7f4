/* packrest - what belongs to the documents of a package */

#include <string.h>

#include "history.h"
#include "linkpath.h"
#include "md.h"
#include "packset.h"
#include "pathcheck.h"
#include "picture.h"
#include "sidecar.h"
#include "svg.h"
#include "svgsafe.h"

/* Links of a document that are pictures of the workspace. */
struct shown {
	struct packset *set;
	const char *file;
};

/*
 * May it lie in a package, where a browser opens it by itself? What stands
 * before a drawing must not bring a style or another document either.
 */
static bool
is_harmless(const struct pack_file *f)
{
	const char *from;
	size_t n;

	if (strcmp(picture_type(f->path), "image/svg+xml") != 0)
		return true;
	if (str_starts(f->text, SVG_MARK))
		return svg_is_safe(f->text + strlen(SVG_MARK), f->n -
		    strlen(SVG_MARK));
	from = strstr(f->text, "<svg");
	if (from == NULL)
		return false;
	n = (size_t)(from - f->text);
	return svg_is_safe(from, f->n - n) &&
	    memmem(f->text, n, "<!", 2) == NULL &&
	    memmem(f->text, n, "stylesheet", 10) == NULL;
}

static bool
is_hidden(const char *path)
{
	return path[0] == '.' || strstr(path, "/.") != NULL;
}

/*
 * A picture that is not there or that may not stand in a page is told of when
 * the page is made; here it is left out.
 */
static int
add_picture(const char *url, int line, void *ctx)
{
	struct shown *s = ctx;
	struct packset *set = s->set;
	struct str file = STR_INIT, path = STR_INIT;
	struct pack_file *f;
	size_t before = set->n;

	(void)line;
	link_decode(&file, url, strcspn(url, "#?"));
	if (!link_is_outside(url) && link_resolve(&path, s->file, file.s) &&
	    picture_type(path.s) != NULL && !is_hidden(path.s) &&
	    root_is_file(&set->ws->root, path.s) &&
	    packset_put(&f, set, PACK_PICTURE, path.s, NULL) == 0 &&
	    set->n > before && !is_harmless(f))
		packset_drop(set);
	str_release(&file);
	str_release(&path);
	return 0;
}

static int
add_pictures(struct packset *set, size_t i, struct err *e)
{
	struct shown s = { set, set->v[i].path };
	struct md md;

	if (md_parse(&md, set->v[i].text, set->v[i].n, s.file, e) < 0)
		return -1;
	md_links(&md, add_picture, &s);
	md_release(&md);
	return 0;
}

static int
add_sidecar(struct packset *set, size_t i, struct err *e)
{
	const char *path = sidecar_path(&set->a, set->v[i].path);
	struct pack_file *f;

	if (sidecar_read(&set->v[i].sidecar, set->ws, set->v[i].path, e) < 0)
		return -1;
	if (!set->sidecars || set->v[i].sidecar == NULL)
		return 0;
	return packset_put(&f, set, PACK_SIDECAR, path, e);
}

static int
add_record(struct packset *set, const char *slug, struct err *e)
{
	const char *path = arena_printf(&set->a, "partners/%s/partner.yaml",
	    slug);
	struct pack_file *f;

	if (path_check(path, NULL) < 0 || !root_is_file(&set->ws->root, path))
		return 0;
	if (packset_put(&f, set, PACK_RECORD, path, e) < 0)
		return -1;
	f->partner = arena_dup(&set->a, slug);
	return 0;
}

/* Of all partners: their documents, and that they are named. */
static int
add_all_partners(struct packset *set, struct err *e)
{
	const char *slug;
	size_t i;

	if (root_is_dir(&set->ws->root, "partners") &&
	    packset_add(set, "partners", e) < 0)
		return -1;
	for (i = 0; i < set->ws->npartners && set->records; i++) {
		slug = set->ws->partners[i].slug;
		if (!names_has(&set->partners, slug))
			names_add(&set->partners, slug);
	}
	return 0;
}

/*
 * Which files are as HEAD has them? The folder of the partners is listed, so
 * that its files are found from there: each look at the whole of 10,000 would
 * inflate it anew.
 */
static int
compare(struct packset *set, struct err *e)
{
	struct history h = HISTORY_INIT;
	struct files head = { 0 };
	struct names slugs = { 0 };
	struct str old = STR_INIT;
	size_t i;
	int rc = history_head(&h, &set->ws->root, e);

	if (rc > 0) {
		history_files(&head, &h);
		rc = files_list(&slugs, &head, "partners", e) < 0 ? -1 : 1;
	}
	for (i = 0; i < set->n && rc > 0; i++) {
		str_reset(&old);
		if (!set->v[i].shipped && files_read(&old, &head,
		    set->v[i].path, NULL) == 0)
			set->v[i].saved = old.len == set->v[i].n &&
			    memcmp(old.s, set->v[i].text, old.len) == 0;
	}
	str_release(&old);
	names_release(&slugs);
	history_close(&h);
	return rc < 0 ? -1 : 0;
}

int
packset_complete(struct packset *set, struct err *e)
{
	size_t i, n;

	if (set->with_partners && add_all_partners(set, e) < 0)
		return -1;
	for (i = 0, n = set->n; i < n; i++) {
		if (set->v[i].kind == PACK_DOCUMENT &&
		    (add_pictures(set, i, e) < 0 ||
		    add_sidecar(set, i, e) < 0))
			return -1;
	}
	for (i = 0; i < set->partners.n && set->records; i++)
		if (add_record(set, set->partners.s[i], e) < 0)
			return -1;
	return compare(set, e);
}
