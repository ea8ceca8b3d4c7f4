/* partnermerge - two partners that are one */

#include "partnermerge.h"

#include <stdio.h>
#include <string.h>

#include "author.h"
#include "partnercheck.h"
#include "partneredit.h"
#include "partnermove.h"
#include "partnernote.h"
#include "partnerunite.h"

struct merging {
	const struct partner *a, *b;
	const struct partner_save *save;
	struct partner_edits pe;	/* of a */
	struct partner_move m;
	struct str differ;		/* what b says otherwise */
};

/* Keep what the two say differently as a note of a. */
static int
add_note(struct merging *g, struct err *e)
{
	struct str text = STR_INIT, by = STR_INIT, mail = STR_INIT;
	const char *p = g->differ.s;
	int rc;

	str_addf(&text, "Merged with %s (partners/%s)", g->b->name,
	    g->b->slug);
	if (g->differ.len > 0)
		str_adds(&text, ". It said otherwise:\n");
	for (; *p != '\0'; p += strcspn(p, "\n") + 1)
		str_addf(&text, "- %.*s\n", (int)strcspn(p, "\n"), p);
	str_trim_end(&text);
	rc = author_get(&by, &mail, g->pe.ws->root.path, e);
	if (rc == 0)
		rc = partner_note_add(&g->pe, date_today(), by.s, text.s, e);
	str_release(&text);
	str_release(&by);
	str_release(&mail);
	return rc;
}

/* Put all changes together. */
static int
prepare(struct merging *g, struct err *e)
{
	struct partner_move *m = &g->m;

	if (partner_move_aside(m, e) < 0 ||
	    partner_unite(&g->pe, &g->differ, g->b->node, &m->link, e) < 0 ||
	    add_note(g, e) < 0)
		return -1;
	partner_move_change(m, g->pe.file, partner_edits_change, &g->pe);
	if (partner_move_drop_record(m, g->b->node, e) < 0 ||
	    partner_move_files(m, e) < 0)
		return -1;
	return partner_move_links(m, e);
}

static void
tell(const struct merging *g, const struct commit_result *res)
{
	const struct partner_move *m = &g->m;
	const char *p = g->differ.s;
	size_t i;

	printf("partners/%s -> partners/%s: the record, %zu document%s, "
	    "%zu file%s that name%s it\n", g->b->slug, g->a->slug,
	    m->documents, m->documents == 1 ? "" : "s", m->references,
	    m->references == 1 ? "" : "s", m->references == 1 ? "s" : "");
	for (i = 0; i < m->naliases; i++)
		printf("partners/%s/%s -> partners/%s/%s\n", g->b->slug,
		    m->aliases[i].old, g->a->slug, m->aliases[i].new);
	for (; *p != '\0'; p += strcspn(p, "\n") + 1)
		printf("kept in a note: %.*s\n", (int)strcspn(p, "\n"), p);
	if (res->id[0] != '\0')
		printf("committed as %.7s\nto undo it: git revert %.7s\n",
		    res->id, res->id);
}

static int
commit(struct merging *g, struct err *e)
{
	struct arena *a = &g->m.arena;
	const struct trailer trailers[] = { { "Pos-Op", "partner-merge" },
		{ "Pos-Target", arena_printf(a, "partners/%s",
		    g->a->slug) } };
	struct commit_request req = { .trailers = trailers, .ntrailers = 2 };
	struct commit_result res;

	req.subject = partner_move_subject(&g->m, "merge", g->b->name,
	    "into", g->a->name);
	req.body = arena_printf(a, "partners/%s -> partners/%s\n%s%s",
	    g->b->slug, g->a->slug, g->differ.len > 0 ? "\nSaid otherwise "
	    "by the one that goes:\n" : "", g->differ.s);
	if (partner_move_commit(&res, &g->m, &req, g->save, e) < 0)
		return -1;
	if (!g->save->dry_run)
		tell(g, &res);
	return 0;
}

int
partner_merge(struct ws *ws, const struct partner *a,
    const struct partner *b, const struct partner_save *save, struct err *e)
{
	struct merging g = { .a = a, .b = b, .save = save,
	    .differ = STR_INIT };
	int rc;

	if (a == b)
		return err_set(e, ERR_USAGE, "%s cannot be merged with "
		    "itself", a->name);
	partner_edits_init(&g.pe, ws, a->slug, a->node);
	partner_move_init(&g.m, ws, b->slug, a->slug);
	rc = prepare(&g, e);
	if (rc == 0)
		rc = commit(&g, e);
	partner_move_release(&g.m);
	partner_edits_release(&g.pe);
	str_release(&g.differ);
	return rc;
}
