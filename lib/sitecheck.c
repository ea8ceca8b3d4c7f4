/* sitecheck - the links in a folder of HTML files */

#include "sitecheck.h"

#include <string.h>

#include "linkread.h"
#include "linkset.h"
#include "root.h"
#include "walk.h"

enum { PAGE_MAX = 32 << 20 };	/* bytes of a page: a table of 10,000 partners
				 * takes some */

static bool
is_html(const char *path)
{
	return str_ends(path, ".html") || str_ends(path, ".htm");
}

static void
read_page(struct linkset *p, struct page *page, const struct root *root,
    struct faults *faults)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;

	if (root_read(&text, root, page->path, PAGE_MAX, &e) < 0)
		fault_add(faults, FAULT_ERROR, page_file(p, page), 1, "%s",
		    e.msg);
	else
		page_read_html(p, page, text.s, text.len, faults);
	str_release(&text);
}

/* Web servers show it themselves. */
static bool
is_shown_by_server(const char *path)
{
	return strcmp(path, "404.html") == 0;
}

/* What is beneath the folder and no page, for its name begins with a dot. */
static bool
exists(const char *path, void *ctx)
{
	return root_is_file(ctx, path);
}

static void
check_ways(struct linkset *p, struct faults *faults)
{
	struct page *home = linkset_get(p, SITE_HOME);
	size_t i;

	if (home == NULL) {
		fault_add(faults, FAULT_ERROR, arena_printf(&p->arena,
		    "%s" SITE_HOME, p->prefix), 1, "there is no such file; a "
		    "site begins with it");
		return;
	}
	linkset_reach(p, home);
	for (i = 0; i < p->n; i++) {
		if (p->v[i]->read && !p->v[i]->reached &&
		    !is_shown_by_server(p->v[i]->path))
			fault_add(faults, FAULT_ERROR, page_file(p, p->v[i]),
			    1, "no way leads here from " SITE_HOME);
	}
}

int
site_check(struct faults *faults, size_t *looked, const char *dir,
    struct err *e)
{
	struct root root = ROOT_INIT;
	struct linkset_more more = { .ctx = &root, .exists = exists };
	struct names names = { 0 };
	struct str prefix = STR_INIT;
	struct linkset p;
	size_t i;
	int rc = root_open(&root, dir, e);

	if (strcmp(dir, ".") != 0)
		str_addf(&prefix, "%s%s", dir, str_ends(dir, "/") ? "" : "/");
	linkset_init(&p, LINKSET_SITE, prefix.s);
	if (rc == 0)
		rc = walk_files(&names, &root, "", e);
	for (i = 0; i < names.n && rc == 0; i++)
		linkset_add(&p, names.s[i]);
	for (i = *looked = 0; i < p.n && rc == 0; i++) {
		if (!is_html(p.v[i]->path))
			continue;
		read_page(&p, p.v[i], &root, faults);
		++*looked;
	}
	if (rc == 0) {
		linkset_follow(&p, faults, &more);
		check_ways(&p, faults);
	}
	names_release(&names);
	linkset_release(&p);
	root_close(&root);
	str_release(&prefix);
	return rc;
}
