/*
 * checkorphan - what nothing leads to: documents without a link to them, and
 * what tools made beside documents that are gone
 */

#include "checkers.h"

#include <string.h>

#include "sidecar.h"
#include "walk.h"
#include "yaml.h"

/* The record of the partner in whose folder path is, or NULL. */
static const struct node *
record_above(struct check *c, const char *path)
{
	size_t n = strlen("partners/");
	struct str text = STR_INIT;
	const char *record;
	void **slot;

	if (!str_starts(path, "partners/") || strchr(path + n, '/') == NULL)
		return NULL;
	n += strcspn(path + n, "/");
	record = arena_printf(&c->arena, "%.*s/partner.yaml", (int)n, path);
	slot = map_at(&c->tops, record);
	if (*slot == NULL && root_read(&text, &c->ws->root, record,
	    FILE_MAX_BYTES, NULL) == 0)
		*slot = (void *)(uintptr_t)yaml_parse(&c->arena, text.s,
		    text.len, record, NULL);
	str_release(&text);
	return *slot;
}

/* The folder of a run, below its partner's. */
static const char *
run_folder(const struct node *run)
{
	return node_get_text(run, "folder", node_get_text(run, "playbook",
	    ""));
}

/* Does a run of a playbook keep its documents in the folder of path? */
static bool
is_of_run(struct check *c, const char *path)
{
	const struct node *record = record_above(c, path), *run;
	const char *rest = strchr(path + strlen("partners/"), '/') + 1;
	size_t n = strcspn(rest, "/");

	if (rest[n] == '\0')
		return false;
	NODE_EACH(run, node_get(record, "playbooks")) {
		if (strlen(run_folder(run)) == n &&
		    strncmp(run_folder(run), rest, n) == 0)
			return true;
	}
	return false;
}

/*
 * A document is found when another leads to it, when it is an index, or when
 * the tools know it: drafted from an artifact, or of a playbook's run.
 */
static void
check_document_found(struct check *c, const struct page *page)
{
	const char *path = page->path;
	const char *sidecar = sidecar_path(&c->arena, path);

	if (page->from > 0 || check_is_index(path) ||
	    root_exists(&c->ws->root, sidecar) ||
	    check_artifact_at(c, path) != NULL)
		return;
	if (record_above(c, path) == NULL)
		fault_add(&c->faults, FAULT_NOTE, path, 1, "no document leads "
		    "here; a link in another one, or in a README.md, would");
	else if (!is_of_run(c, path))
		fault_add(&c->faults, FAULT_NOTE, path, 1, "no document leads "
		    "here, and no playbook of the partner's record has it");
}

/* What lies in .pos/ belongs to the document of the same path. */
static void
check_sidecar(struct check *c, const char *path)
{
	const char *own = path + strlen(".pos/");
	size_t n = strlen(own);

	if (!str_ends(path, ".yaml"))
		return;
	own = arena_printf(&c->arena, "%.*s.md", (int)(n - strlen(".yaml")),
	    own);
	if (linkset_get(&c->pages, own) == NULL)
		fault_add(&c->faults, FAULT_WARNING, path, 1, "its document "
		    "is gone: %s; git mv this file when that has moved, else "
		    "git rm it", own);
}

static int
check_sidecars(struct check *c, struct err *e)
{
	struct names names = { 0 };
	size_t i;
	int rc = walk_files(&names, &c->ws->root, ".pos", e);

	for (i = 0; i < names.n && rc == 0; i++)
		check_sidecar(c, names.s[i]);
	names_release(&names);
	return rc;
}

/* The pictures in reports/NAME.md are the files of reports/NAME/. */
static void
check_chart(struct check *c, const struct page *page)
{
	const char *slash = strrchr(page->path, '/'), *own;
	size_t n = strlen("reports/");

	if (page->from > 0 || !str_starts(page->path, "reports/") ||
	    !str_ends(page->path, ".svg") ||
	    strchr(page->path + n, '/') != slash)
		return;
	own = arena_printf(&c->arena, "%.*s.md", (int)(slash - page->path),
	    page->path);
	if (linkset_get(&c->pages, own) != NULL)
		fault_add(&c->faults, FAULT_NOTE, page->path, 1, "%s does not "
		    "show it", own);
	else
		fault_add(&c->faults, FAULT_WARNING, page->path, 1, "its "
		    "report is gone: %s; git rm it", own);
}

/* The documents that a step of a run has according to the record. */
static void
check_step(struct check *c, const struct node *run, const struct node *step,
    const char *partner)
{
	const struct node *n = node_get(step, "document");
	const char *path;

	if (node_text(n) == NULL)
		return;
	path = arena_printf(&c->arena, "%s%s/%s", partner, run_folder(run),
	    n->text);
	if (!root_exists(&c->ws->root, path))
		fault_add(&c->faults, FAULT_WARNING, n->file, n->line,
		    "document: %s is gone; bring it back with git, or take "
		    "the line out", path);
}

static void
check_record(struct check *c, const struct page *page)
{
	size_t n = strlen(page->path);
	const struct node *record, *run, *step;
	const char *partner;

	if (path_partner(page->path) == 0)
		return;
	record = record_above(c, page->path);
	partner = arena_ndup(&c->arena, page->path, n - strlen("partner.yaml"));
	NODE_EACH(run, node_get(record, "playbooks")) {
		NODE_EACH(step, node_get(run, "steps"))
			check_step(c, run, step, partner);
	}
}

int
check_orphans(struct check *c, struct err *e)
{
	const struct page *page;
	size_t i;

	for (i = 0; i < c->pages.n; i++) {
		page = c->pages.v[i];
		if (page->read)
			check_document_found(c, page);
		check_chart(c, page);
		check_record(c, page);
	}
	return check_sidecars(c, e);
}
