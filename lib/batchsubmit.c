/* batchsubmit - the questions of a run, as jobs */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batchapi.h"
#include "batchparts.h"
#include "date.h"
#include "exchange.h"
#include "interrupt.h"
#include "mem.h"

/* The questions of one run. */
struct gathering {
	struct batch *b;
	struct genmodel *m;
	struct batch_item *items;
	size_t n, cap, left_out;
};

/* The open job that asks this already, or NULL. */
static const struct batch_job *
asked_by(const struct batch *b, const struct endpoint *p, const char *hash)
{
	const struct batch_job *job;
	size_t i, j;

	for (i = 0; i < b->jobs.n; i++) {
		job = b->jobs.list[i];
		if (job->state == BATCH_CLOSED || job->api != p->api ||
		    strcmp(job->url, p->url) != 0)
			continue;
		for (j = 0; j < job->n; j++) {
			if (job->items[j].outcome <= BATCH_ANSWERED &&
			    strcmp(job->items[j].hash, hash) == 0)
				return job;
		}
	}
	return NULL;
}

/* Was this answered with what cannot be used? Then it is worth another try. */
static bool
has_failed(const struct batch *b, const char *hash)
{
	const struct batch_job *job;
	size_t i, j;

	for (i = 0; i < b->jobs.n; i++) {
		job = b->jobs.list[i];
		for (j = 0; j < job->n; j++) {
			if (job->items[j].outcome >= BATCH_FAILED &&
			    strcmp(job->items[j].hash, hash) == 0)
				return true;
		}
	}
	return false;
}

/* Is there no need to ask? Then it is said why. */
static bool
is_needless(struct gathering *g, struct section_ask *k, const char *hash)
{
	struct llm *l = &g->m->engine->llm;
	const struct batch_job *job = asked_by(g->b, l->p, hash);

	if (job != NULL)
		g->b->tell("%s: asked already, in %s", k->label, job->id);
	else if (!has_failed(g->b, hash) &&
	    exchange_find(&k->q, l->p, &l->files, NULL) > 0)
		g->b->tell("%s: its answer is kept already: pos gen --engine "
		    "%s writes it, and asks nothing", k->label, l->p->name);
	else
		return false;
	g->left_out++;
	return true;
}

/* A genmodel_fn: put the question into the list. */
static int
gather(void *ctx, struct section_ask *k, struct err *e)
{
	struct gathering *g = ctx;
	struct arena *a = &g->b->a;
	struct batch_item *it;
	struct str body = STR_INIT;
	char hash[HASH_HEX];
	int rc;

	llm_begin(&g->m->engine->llm, &k->q);
	if (k->q.e.code != ERR_NONE)
		return err_set(e, k->q.e.code, "%s: %s", k->label, k->q.e.msg);
	hash_bytes(hash, k->q.request.s, k->q.request.len);
	if (is_needless(g, k, hash))
		return 0;
	k->q.chat.whole = true;
	rc = chat_request(&body, g->m->engine->p->api, &k->q.chat, e);
	MEM_ROOM(g->items, g->n, g->cap);
	it = &g->items[g->n++];
	*it = (struct batch_item){ .label = arena_dup(a, k->label),
	    .output = arena_dup(a, k->item->doc.spec.output),
	    .section = arena_dup(a, k->section->spec->id),
	    .hash = arena_dup(a, hash),
	    .body = arena_ndup(a, body.s, body.len) };
	str_release(&body);
	return rc;
}

/* All that was asked for, so that evidence can be made the same again. */
static void
add_documents(struct batch_job *job, struct arena *a,
    const struct genset *set)
{
	struct batch_document *d;
	const char **ids;
	size_t i, j;

	job->documents = arena_alloc(a, set->n * sizeof(*d));
	for (i = 0; i < set->n; i++) {
		d = &job->documents[job->ndocuments++];
		d->artifact = arena_dup(a, set->items[i].artifact);
		if (set->items[i].partner != NULL)
			d->partner = arena_dup(a, set->items[i].partner->slug);
		ids = arena_alloc(a, (set->items[i].ids.n + 1) * sizeof(*ids));
		for (j = 0; j < set->items[i].ids.n; j++)
			ids[d->n++] = arena_dup(a, set->items[i].ids.s[j]);
		d->sections = ids;
	}
}

size_t
batch_fitting(const struct batch_item *items, size_t n, size_t most,
    size_t bytes)
{
	size_t i, sum = 0;

	for (i = 0; i < n && i < most; i++) {
		sum += strlen(items[i].body) + BATCH_AROUND;
		if (sum > bytes && i > 0)
			break;
	}
	return i;
}

/* A job of n of the items, written to its file. */
static int
make_job(struct gathering *g, const struct genset *set,
    struct batch_item *items, size_t n, struct err *e)
{
	struct batch *b = g->b;
	struct arena *a = &b->a;
	const struct engine *en = g->m->engine;
	struct batch_job *job = arena_alloc(a, sizeof(*job));
	struct str day = STR_INIT;
	size_t i;

	date_add(&day, g->m->ev->today);
	*job = (struct batch_job){ .id = batch_job_id(a), .api = en->p->api,
	    .engine = arena_dup(a, en->name), .url = arena_dup(a, en->p->url),
	    .model = arena_dup(a, en->p->model), .created = clock_now(),
	    .day = arena_dup(a, day.s), .fit = en->fit, .n = n,
	    .items = arena_alloc(a, n * sizeof(*items)) };
	if (g->m->ev->objective != NULL)
		job->objective = arena_dup(a, g->m->ev->objective);
	job->file = arena_printf(a, "%s/%s.json", b->folder, job->id);
	memcpy(job->items, items, n * sizeof(*items));
	for (i = 0; i < n; i++)
		job->items[i].id = arena_printf(a, "%s-%zu", job->id, i + 1);
	add_documents(job, a, set);
	MEM_ROOM(b->jobs.list, b->jobs.n, b->jobs.cap);
	b->jobs.list[b->jobs.n++] = job;
	str_release(&day);
	return batch_job_save(job, e);
}

static bool
is_item(const struct gathering *g, const struct batch_item *it)
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (strcmp(g->items[i].output, it->output) == 0 &&
		    strcmp(g->items[i].section, it->section) == 0)
			return true;
	}
	return false;
}

/* What failed and is asked once more need not be told any longer. */
static int
forget_failures(const struct gathering *g, struct err *e)
{
	struct batch_job *job;
	struct batch_item *it;
	size_t i, j, n;

	for (i = 0; i < g->b->jobs.n; i++) {
		job = g->b->jobs.list[i];
		for (j = n = 0; j < job->n; j++) {
			it = &job->items[j];
			if ((it->outcome != BATCH_FAILED && it->outcome !=
			    BATCH_OUTRUN) || !is_item(g, it))
				continue;
			it->outcome = BATCH_AGAIN;
			n++;
		}
		if (n > 0 && batch_job_save(job, e) < 0)
			return -1;
	}
	return 0;
}

/* Remove the oldest of the jobs that are closed. */
static void
prune(const struct batch *b)
{
	size_t i, closed = 0;

	for (i = b->jobs.n; i-- > 0;) {
		if (b->jobs.list[i]->state == BATCH_CLOSED &&
		    ++closed > BATCH_CLOSED_MOST)
			unlink(b->jobs.list[i]->file);
	}
}

/* Make jobs of the questions, as many as the limits want, and send them. */
static int
send_all(struct gathering *g, const struct genset *set, struct err *e)
{
	const struct batch_ops *ops = batch_ops(g->m->engine->p->api);
	struct batch *b = g->b;
	size_t at, n, first = b->jobs.n, i;

	if (forget_failures(g, e) < 0)
		return -1;
	for (at = 0; at < g->n; at += n) {
		n = batch_fitting(g->items + at, g->n - at, ops->max_items,
		    ops->max_bytes);
		if (make_job(g, set, g->items + at, n, e) < 0)
			return -1;
	}
	for (i = first; i < b->jobs.n && !interrupted(); i++) {
		if (batch_send(b, b->jobs.list[i], &g->m->engine->llm, e) < 0)
			return -1;
	}
	prune(b);
	fputs(g->n > 0 ? "next, when they are answered: pos gen --batch "
	    "collect\n" : g->left_out > 0 ? "nothing more to submit\n" :
	    "all sections are up to date\n", b->out);
	return 0;
}

static void
note(void *ctx, const char *message)
{
	const struct gathering *g = ctx;

	g->b->tell("%s", message);
}

int
batch_submit(struct batch *b, struct genset *set, struct genmodel *m,
    struct err *e)
{
	struct gathering g = { .b = b, .m = m };
	int rc;

	if (batch_ops(m->engine->p->api) == NULL)
		return err_set(e, ERR_USAGE, "--batch: %s is an engine of "
		    "Ollama's, which has no batches; leave --batch out",
		    m->engine->name);
	m->engine->llm.watch.note = note;
	m->engine->llm.watch.ctx = &g;
	engine_halve_price(m->engine);
	batch_resume(b);
	rc = genmodel_each(set, m, gather, &g, e);
	if (rc == 0)
		rc = send_all(&g, set, e);
	m->engine->llm.watch.note = NULL;
	free(g.items);
	return rc;
}
