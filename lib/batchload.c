/* batchload - the documents of a job, as they were when it was asked */

#include "batchload.h"

#include <string.h>

struct batch_item *
batch_answered(const struct batch_writing *w, const struct gen_doc *doc,
    const struct gen_section *s)
{
	struct batch_item *it;
	size_t i;

	for (i = 0; i < w->job->n; i++) {
		it = &w->job->items[i];
		if (it->outcome == BATCH_ANSWERED &&
		    strcmp(it->output, doc->spec.output) == 0 &&
		    strcmp(it->section, s->spec->id) == 0)
			return it;
	}
	return NULL;
}

static int
add_document(struct batch_writing *w, const struct batch_document *d,
    struct err *e)
{
	size_t i;

	if (d->n == 0)
		return genset_add(&w->set, &w->ws, d->artifact, d->partner, e);
	for (i = 0; i < d->n; i++) {
		if (genset_add(&w->set, &w->ws, arena_printf(&w->ws.arena,
		    "%s#%s", d->artifact, d->sections[i]), d->partner, e) < 0)
			return -1;
	}
	return 0;
}

int
batch_load(struct batch_writing *w, struct err *e)
{
	const struct batch_job *job = w->job;
	date day;
	size_t i;

	if (ws_open(&w->ws, w->b->dir, e) < 0)
		return -1;
	for (i = 0; i < job->ndocuments; i++) {
		if (add_document(w, &job->documents[i], e) < 0)
			return -1;
	}
	if (date_parse(&day, job->day, strlen(job->day)) < 0)
		return err_set(e, ERR_INVALID, "%s: 'day' is no date",
		    job->file);
	if (genset_lock(&w->set, &w->ws, e) < 0)
		return -1;
	evidence_init(&w->ev, &w->ws, day);
	w->ev.objective = job->objective;
	return genset_load(&w->set, &w->ev, true, false, e);
}

void
batch_want(struct batch_writing *w)
{
	struct gen_doc *doc;
	struct gen_section *s;
	size_t i, j;

	for (i = 0; i < w->set.n; i++) {
		doc = &w->set.items[i].doc;
		for (j = 0; j < doc->n; j++) {
			s = &doc->sections[j];
			s->wanted = s->wanted && (s->draft.facts_only ||
			    batch_answered(w, doc, s) != NULL);
		}
	}
}
