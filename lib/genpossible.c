/* genpossible - before a model is asked, and when the commit fails after it */

#include "genmodel.h"

#include <stdlib.h>

#include "author.h"
#include "mem.h"
#include "partial.h"

int
genmodel_possible(const struct genset *set, const struct ws *ws,
    struct err *e)
{
	struct change *list = mem_zero(set->n + 1, sizeof(*list));
	struct commit_request req = { .subject = "probe", .changes = list };
	struct str name = STR_INIT, email = STR_INIT;
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
	if (rc == 0)
		rc = author_get(&name, &email, ws->root.path, e);
	free(list);
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
