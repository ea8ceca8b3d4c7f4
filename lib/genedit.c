/* genedit - an edit of a model's, shown and decided on */

#include "genedit.h"

#include <stdio.h>

#include "decide.h"
#include "docdiff.h"
#include "harmless.h"
#include "md.h"
#include "written.h"

/* The document that the edit is of, and the section. */
static struct gen_section *
find(struct gen_doc **doc, struct genset *set)
{
	size_t i, j;

	for (i = 0; i < set->n; i++) {
		*doc = &set->items[i].doc;
		for (j = 0; j < (*doc)->n; j++) {
			if ((*doc)->sections[j].wanted)
				return &(*doc)->sections[j];
		}
	}
	return NULL;
}

/* Print the difference of the document alone; *any: there is one. */
static int
preview(bool *any, const struct gen_doc *doc, const struct ws *ws,
    struct err *e)
{
	struct change change = doc->changes[0];
	struct commit_request req = { .subject = "edit", .changes = &change,
	    .nchanges = 1, .dry_run = true };
	struct commit_result res;

	if (commit_changes(&res, &ws->root, &req, e) < 0)
		return -1;
	*any = !res.nothing;
	fflush(stdout);
	return 0;
}

/* Let the person change the new text; what no section can be stays out. */
static int
edit_draft(struct gen_section *s, struct genmodel *m, struct err *e)
{
	const char *texts[] = { s->draft.text, s->text };
	const struct written_known known = { texts, 2, texts, 2 };
	struct str text = STR_INIT, normal = STR_INIT, why = STR_INIT;
	int rc;

	str_add(&text, s->draft.text, s->draft.len);
	rc = decide_edit(&text, e);
	if (rc == 0) {
		md_normal(&normal, text.s, text.len, "\n");
		if (written_check(normal.s, normal.len, &known, &why) < 0) {
			str_trim_end(&why);
			m->tell("not taken: %s", why.s);
		} else {
			s->draft.text = arena_ndup(&m->ev->ws->arena, normal.s,
			    normal.len);
			s->draft.len = normal.len;
		}
	}
	str_release(&text);
	str_release(&normal);
	str_release(&why);
	return rc;
}

int
genedit_decide(bool *accepted, struct genset *set, struct genmodel *m,
    bool yes, struct err *e)
{
	struct gen_doc *doc = NULL;
	struct gen_section *s = find(&doc, set);
	enum decide choice = DECIDE_EDIT;
	bool any;

	*accepted = false;
	while (choice == DECIDE_EDIT) {
		if (preview(&any, doc, m->ev->ws, e) < 0)
			return -1;
		if (!any) {
			m->tell("the edit changes nothing");
			return 0;
		}
		if (!yes && !decide_can_ask()) {
			m->tell("not written: --yes accepts it, --propose "
			    "proposes it");
			return 0;
		}
		choice = yes ? DECIDE_ACCEPT : decide_ask(stdin, stderr);
		if (choice != DECIDE_EDIT)
			break;
		if (edit_draft(s, m, e) < 0)
			return -1;
		gen_changes(doc, m->ev, ENDPOINT_BUILTIN);
	}
	*accepted = choice == DECIDE_ACCEPT;
	if (!*accepted)
		m->tell("rejected, nothing is written");
	return 0;
}

int
genedit_show(struct genset *set, const struct ws *ws, FILE *f, struct err *e)
{
	struct str was = STR_INIT, now = STR_INIT, diff = STR_INIT;
	struct gen_doc *doc = NULL;
	bool gone = false;
	int rc = -1;

	find(&doc, set);
	/* past what is pending: ws->files reads HEAD */
	if (ws->files.read(&was, ws->files.ctx, doc->spec.output, e) == 0 &&
	    doc_apply(&now, &gone, &was, &doc->update, e) == 0)
		rc = textdiff(&diff, was.s, now.s, e);
	if (rc == 0 && diff.len > 0)
		harmless_printf(f, "--- a/%s\n+++ b/%s\n%s",
		    doc->spec.output, doc->spec.output, diff.s);
	str_release(&was);
	str_release(&now);
	str_release(&diff);
	return rc;
}
