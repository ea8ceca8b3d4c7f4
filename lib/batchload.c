/* batchload - the documents of a job, as they were when it was asked */

#include "batchload.h"

#include <string.h>

#include "commit.h"

static void
add_key(struct str *out, const char *output, const char *section)
{
	str_addf(out, "%s#%s", output, section);
}

struct batch_item *
batch_answered(const struct batch_writing *w, const struct gen_doc *doc,
    const struct gen_section *s)
{
	struct str key = STR_INIT;
	struct batch_item *it;

	add_key(&key, doc->spec.output, s->spec->id);
	it = map_get(&w->items, key.s);
	str_release(&key);
	return it != NULL && it->outcome == BATCH_ANSWERED ? it : NULL;
}

static void
map_items(struct batch_writing *w)
{
	struct str key = STR_INIT;
	struct batch_item *it;
	size_t i;

	for (i = 0; i < w->job->n; i++) {
		it = &w->job->items[i];
		str_reset(&key);
		add_key(&key, it->output, it->section);
		*map_at(&w->items, arena_dup(&w->ws.arena, key.s)) = it;
	}
	str_release(&key);
}

/*
 * ERR_NOTFOUND, ERR_USAGE: it cannot be drafted any more. A section that is
 * gone from it is left out.
 */
static int
add_document(struct batch_writing *w, const struct batch_document *d,
    struct err *e)
{
	const struct spec_ask ask = { .name = d->artifact,
	    .partner = d->partner, .today = "" };
	struct spec spec;
	size_t i;

	if (spec_load(&spec, &w->ws.arena, &w->ws.files, &ask, e) < 0)
		return -1;
	if (d->n == 0)
		return genset_add(&w->set, &w->ws, d->artifact, d->partner, e);
	for (i = 0; i < d->n; i++) {
		if (spec_section(&spec, d->sections[i]) != NULL &&
		    genset_add(&w->set, &w->ws, arena_printf(&w->ws.arena,
		    "%s#%s", d->artifact, d->sections[i]), d->partner, e) < 0)
			return -1;
	}
	return 0;
}

/* What is gone, such as a partner, must not keep the others waiting. */
static int
add_documents(struct batch_writing *w, struct err *e)
{
	const struct batch_job *job = w->job;
	const struct batch_document *d;
	struct err why = ERR_INIT;
	size_t i;

	for (i = 0; i < job->ndocuments; i++) {
		d = &job->documents[i];
		if (add_document(w, d, &why) == 0)
			continue;
		if (why.code != ERR_NOTFOUND && why.code != ERR_USAGE)
			return err_set(e, why.code, "%s", why.msg);
		w->b->tell("%s: %s%s%s cannot be drafted any more: %s",
		    job->id, d->artifact, d->partner != NULL ? " of " : "",
		    d->partner != NULL ? d->partner : "", why.msg);
		err_clear(&why);
	}
	return 0;
}

int
batch_load(struct batch_writing *w, struct err *e)
{
	const struct batch_job *job = w->job;
	date day;

	/* what a run that was killed left in the files is not written */
	if (commit_recover(&w->b->ws.root, e) < 0 ||
	    ws_open(&w->ws, w->b->dir, e) < 0 || add_documents(w, e) < 0)
		return -1;
	map_items(w);
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
