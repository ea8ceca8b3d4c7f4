/* partnerrename - a partner under another name */

#include "partnerrename.h"

#include <stdio.h>
#include <string.h>

#include "partnercheck.h"
#include "partneredit.h"
#include "partnermove.h"
#include "partnernew.h"

/* Is the new folder free, and its sidecars'? */
static int
check_free(const struct ws *ws, const char *slug, struct err *e)
{
	struct str path = STR_INIT;
	int rc = 0;

	str_addf(&path, "partners/%s", slug);
	if (root_exists(&ws->root, path.s))
		rc = err_set(e, ERR_EXISTS, "%s is there already; choose "
		    "another with --slug", path.s);
	str_reset(&path);
	str_addf(&path, ".pos/partners/%s", slug);
	if (rc == 0 && root_exists(&ws->root, path.s))
		rc = err_set(e, ERR_EXISTS, "%s is there already, left by "
		    "another partner; choose another with --slug", path.s);
	str_release(&path);
	return rc;
}

static int
commit_move(struct partner_move *m, const struct partner *p,
    const char *name, const struct partner_save *save, struct err *e)
{
	struct arena *a = &m->arena;
	const struct trailer trailers[] = { { "Pos-Op", "partner-rename" },
		{ "Pos-Target", arena_printf(a, "partners/%s", m->link.to) } };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2 };
	struct commit_result res;

	req.subject = partner_move_subject(m, "rename", p->name, "to", name);
	req.body = arena_printf(a, "partners/%s -> partners/%s\n",
	    m->link.from, m->link.to);
	if (partner_move_commit(&res, m, &req, save, e) < 0)
		return -1;
	if (save->dry_run)
		return 0;
	printf("partners/%s -> partners/%s: the record, %zu document%s, "
	    "%zu file%s that name%s it\n", m->link.from, m->link.to,
	    m->documents, m->documents == 1 ? "" : "s", m->references,
	    m->references == 1 ? "" : "s", m->references == 1 ? "s" : "");
	if (res.id[0] != '\0')
		printf("committed as %.7s\n", res.id);
	return 0;
}

/* Move the folder, with pe's edits of the record. */
static int
move(struct partner_edits *pe, const struct partner *p, const char *name,
    const char *slug, const struct partner_save *save, struct err *e)
{
	struct partner_move m;
	int rc;

	partner_move_init(&m, pe->ws, p->slug, slug);
	partner_move_record(&m, pe);
	rc = partner_move_files(&m, e);
	if (rc == 0)
		rc = partner_move_links(&m, e);
	if (rc == 0)
		rc = commit_move(&m, p, name, save, e);
	partner_move_release(&m);
	return rc;
}

int
partner_rename(struct ws *ws, const struct partner *p, const char *name,
    const char *slug, const struct partner_save *save, struct err *e)
{
	struct str to = STR_INIT;
	struct partner_edits pe;
	int rc = -1;

	partner_edits_init(&pe, ws, p->slug, p->node);
	if (partner_name_check(ws, name, p->slug, e) < 0 ||
	    partner_slug(&to, name, slug, e) < 0)
		goto out;
	if (strcmp(name, p->name) != 0)
		partner_edits_add(&pe, PARTNER_SET, "name",
		    partner_scalar(&pe, "name", name));
	if (strcmp(to.s, p->slug) != 0)
		rc = check_free(ws, to.s, e) < 0 ? -1 : move(&pe, p, name,
		    to.s, save, e);
	else if (pe.n > 0)
		rc = partner_save_edits(save, &pe, p, "rename", e);
	else
		rc = err_set(e, ERR_USAGE, "it is called that already, in "
		    "partners/%s", p->slug);
out:
	partner_edits_release(&pe);
	str_release(&to);
	return rc;
}
