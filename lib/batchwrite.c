/* batchwrite - the answers of a job into their documents */

#include <stdlib.h>
#include <string.h>

#include "askground.h"
#include "batchload.h"
#include "batchparts.h"
#include "commit.h"
#include "cost.h"
#include "genview.h"
#include "harmless.h"
#include "interrupt.h"
#include "mem.h"

/* It is told, kept, and not used. */
static void
reject(struct batch_writing *w, struct batch_item *it,
    enum batch_outcome outcome, const char *why)
{
	it->outcome = outcome;
	it->why = arena_dup(&w->b->a, why);
	w->b->tell("%s: %s", it->label, it->why);
	batch_keep(w->b, w->en, it);
}

/* Has a run that was ended before it could say so written it? */
static bool
is_written(const struct section_ask *k, const struct batch_item *it)
{
	const struct node *record = sidecar_section(k->item->doc.sidecar,
	    it->section);

	return strcmp(node_get_text(record, "prompt", ""), it->hash) == 0;
}

/* Read the answer as a normal run does. */
static int
read_answer(struct batch_writing *w, struct section_ask *k,
    struct batch_item *it)
{
	struct arena *a = &w->ws.arena;
	struct str why = STR_INIT, text = STR_INIT;
	struct err e = ERR_INIT;
	int rc;

	batch_fill(&k->q, it);
	rc = sectionask_read(k, &w->ws, &why);
	if (rc < 0) {
		str_trim_end(&why);
		str_addf(&text, "the answer cannot be used: %s; pos gen "
		    "--engine %s asks to mend it", why.s, w->en->name);
		reject(w, it, BATCH_FAILED, text.s);
	} else if (askground(k, w->en->strict, a, w->b->tell, &e) < 0) {
		reject(w, it, BATCH_FAILED, e.msg);
		rc = -1;
	} else {
		k->spent = k->due = it->usage;
		k->paid = k->owed = true;
		cost_add(&w->spent, &it->usage);
		w->used++;
		cost_text(&text, &w->en->p->price, &it->usage);
		w->b->tell("%s: %s, in a batch", k->label, text.s);
	}
	str_release(&why);
	str_release(&text);
	return rc == 0;
}

/* A genmodel_fn: the answer to this question, if it is still the question. */
static int
answer(void *ctx, struct section_ask *k, struct err *e)
{
	struct batch_writing *w = ctx;
	struct batch_item *it = batch_answered(w, &k->item->doc, k->section);
	char hash[HASH_HEX];

	(void)e;
	if (it == NULL)
		return 0;
	if (is_written(k, it)) {
		it->outcome = BATCH_WRITTEN;
		return 0;
	}
	llm_begin(&w->en->llm, &k->q);
	hash_bytes(hash, k->q.request.s, k->q.request.len);
	if (k->q.e.code == ERR_NONE && strcmp(hash, it->hash) == 0)
		return read_answer(w, k, it);
	reject(w, it, BATCH_OUTRUN, "the question would be another now: the "
	    "data, the text, the prompt or the engine have changed since it "
	    "was submitted; the answer is not used");
	return 0;
}

static bool
has_draft(const struct gen_section *s)
{
	return s->wanted && s->draft.model != NULL;
}

/* Sections that nothing drafts any more. */
static void
reject_rest(struct batch_writing *w)
{
	struct batch_job *job = w->job;
	bool *there = mem_zero(job->n + 1, sizeof(*there));
	const struct gen_doc *doc;
	struct batch_item *it;
	size_t i, j;

	for (i = 0; i < w->set.n; i++) {
		doc = &w->set.items[i].doc;
		for (j = 0; j < doc->n; j++) {
			it = has_draft(&doc->sections[j]) ? batch_answered(w,
			    doc, &doc->sections[j]) : NULL;
			if (it != NULL)
				there[it - job->items] = true;
		}
	}
	for (i = 0; i < job->n; i++) {
		if (job->items[i].outcome == BATCH_ANSWERED && !there[i])
			reject(w, &job->items[i], BATCH_OUTRUN, "nothing "
			    "drafts it any more; the answer is not used");
	}
	free(there);
}

static void
mark_written(struct batch_writing *w, const struct gen_doc *doc)
{
	struct batch_item *it;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		it = doc->sections[i].wanted ? batch_answered(w, doc,
		    &doc->sections[i]) : NULL;
		if (it != NULL)
			it->outcome = BATCH_WRITTEN;
	}
}

/*
 * One document, as one commit. The job is saved once, after the last of them:
 * it has all questions and answers, and after a kill between is_written()
 * tells what it does not.
 */
static int
write_document(struct batch_writing *w, struct genset_item *item,
    struct err *e)
{
	struct genset one = { item, 1, 1, NULL };
	struct arena *a = &w->ws.arena;
	struct commit_request req = { 0 };
	struct commit_result res;
	size_t sections;

	if (genset_check(&one, e) < 0)
		return -1;
	sections = genset_changes(&one, &w->ev, ENDPOINT_BUILTIN);
	genset_request(&req, a, &one, w->en->name, false);
	if (commit_changes(&res, &w->ws.root, &req, e) < 0)
		return -1;
	if (res.id[0] != '\0')
		genset_book(&one);
	mark_written(w, &item->doc);
	gentell_facts(&one, w->b->tell);
	genset_print(&one, a, false, w->b->out);
	fprintf(w->b->out, "%zu section%s by %s in batch %s", sections,
	    sections == 1 ? "" : "s", w->en->name, w->job->id);
	if (res.id[0] != '\0')
		fprintf(w->b->out, ", committed as %.7s", res.id);
	fputc('\n', w->b->out);
	return gentell_unsaved(&one, &w->ws, w->b->tell, "drafted from files "
	    "as they are here, not as they are committed: %s; commit them "
	    "too, or in a clone these sections are stale", e);
}

static bool
has_model(const struct gen_doc *doc)
{
	size_t i;

	for (i = 0; i < doc->n; i++) {
		if (has_draft(&doc->sections[i]))
			return true;
	}
	return false;
}

static void
tell_cost(const struct batch_writing *w)
{
	struct str text = STR_INIT;

	cost_text(&text, &w->en->p->price, &w->spent);
	if (w->used > 1)
		w->b->tell("%zu sections: %s, in a batch", w->used, text.s);
	str_release(&text);
}

/* Each document that has an answer; what fails is told, others go on. */
static void
write_documents(struct batch_writing *w)
{
	struct genset_item *item;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < w->set.n && !interrupted(); i++) {
		item = &w->set.items[i];
		if (!has_model(&item->doc))
			continue;
		if (write_document(w, item, &e) == 0)
			continue;
		w->b->fail(&e);
		harmless_put(w->b->conflicts, item->doc.conflict.s);
	}
}

int
batch_write(struct batch *b, struct batch_job *job, struct engine *en,
    struct err *e)
{
	struct batch_writing w = { .b = b, .job = job, .en = en, .ws = WS_INIT,
	    .set = GENSET_INIT };
	struct genmodel m = { en, &w.ev, b->tell, NULL };
	int rc = 0;

	if (batch_job_count(job, BATCH_ANSWERED) > 0) {
		rc = batch_load(&w, e);
		if (rc == 0) {
			batch_want(&w);
			rc = genmodel_each(&w.set, &m, answer, &w, e);
		}
		if (rc == 0) {
			reject_rest(&w);
			tell_cost(&w);
			write_documents(&w);
		}
	}
	if (rc == 0) {
		if (batch_job_count(job, BATCH_ANSWERED) == 0)
			job->state = BATCH_CLOSED;
		rc = batch_job_save(job, e);
	}
	map_release(&w.items);
	genset_release(&w.set);
	ws_close(&w.ws);
	return rc;
}
