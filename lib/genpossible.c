/* genpossible - before a model is asked, and when the commit fails after it */

#include "genmodel.h"

#include <stdlib.h>

#include "author.h"
#include "gitlib.h"
#include "mem.h"
#include "partial.h"

/* A proposal is a branch: of what? */
static int
check_begin(const struct ws *ws, struct err *e)
{
	struct str head = STR_INIT;
	int rc = gitlib_head(&head, ws->root.path) ? 0 : err_set(e, ERR_GIT,
	    "a proposal is a branch of a git repository, and the "
	    "workspace is in none; git init and a commit make one");

	str_release(&head);
	return rc;
}

/* Could the files be committed where they are? */
static int
check_files(const struct genset *set, const struct ws *ws, struct err *e)
{
	struct change *list = mem_zero(set->n + 1, sizeof(*list));
	struct commit_request req = { .subject = "probe", .changes = list };
	const struct gen_doc *doc;
	size_t i, j;
	bool wanted;
	int rc;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (wanted = false, j = 0; j < doc->n; j++)
			wanted = wanted || doc->sections[j].wanted;
		if (wanted && doc->exists)
			list[req.nchanges++] = (struct change){
			    doc->spec.output, change_none, NULL };
	}
	rc = commit_possible(&ws->root, &req, e);
	free(list);
	return rc;
}

int
genmodel_possible(const struct genset *set, const struct ws *ws,
    bool propose, struct err *e)
{
	struct str name = STR_INIT, email = STR_INIT;
	int rc = propose ? check_begin(ws, e) : check_files(set, ws, e);

	if (rc == 0)
		rc = author_get(&name, &email, ws->root.path, e);
	str_release(&name);
	str_release(&email);
	return rc;
}

void
genmodel_keep(const struct genset *set, const struct genmodel *m)
{
	const struct gen_section *s;
	struct str path = STR_INIT;
	size_t i, j;

	for (i = 0; i < set->n && m->engine->llm.files.cache == NULL; i++) {
		for (j = 0; j < set->items[i].doc.n; j++) {
			s = &set->items[i].doc.sections[j];
			str_reset(&path);
			if (s->wanted && s->draft.model != NULL &&
			    partial_keep(&path, m->engine->partial,
			    s->spec->id, s->draft.text, s->draft.len,
			    NULL) == 0)
				m->tell("%s: what the model wrote is kept in "
				    "%s", s->spec->id, path.s);
		}
	}
	str_release(&path);
}
