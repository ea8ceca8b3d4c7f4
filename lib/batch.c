/* batch - what all that is done with batches shares */

#include "batch.h"

#include <string.h>

#include "batchparts.h"
#include "gitlib.h"
#include "interrupt.h"
#include "partial.h"
#include "tracefile.h"

int
batch_open(struct batch *b, bool lock, struct err *e)
{
	struct str dir = STR_INIT;
	int rc;

	b->ws = (struct ws)WS_INIT;
	str_init(&b->opened);
	rc = ws_open(&b->ws, b->dir, e);
	if (rc == 0 && !gitlib_folder(&dir, b->ws.root.path))
		rc = err_set(e, ERR_NOTFOUND, "%s: no git repository; a batch "
		    "is remembered in one: git init", b->ws.root.path);
	b->folder = arena_printf(&b->a, "%sbatch", dir.s);
	str_release(&dir);
	if (rc == 0 && lock)
		rc = genlock_take(&b->lock, &b->ws.root, "a batch", e);
	if (rc == 0)
		rc = batch_jobs_read(&b->jobs, &b->a, b->folder, e);
	interrupt_watch();
	return rc;
}

void
batch_close(struct batch *b)
{
	batch_jobs_release(&b->jobs);
	engine_close(&b->engine, NULL);
	str_release(&b->opened);
	genlock_release(&b->lock);
	ws_close(&b->ws);
	arena_release(&b->a);
}

static void
note(void *ctx, const char *message)
{
	const struct batch *b = ctx;

	b->tell("%s", message);
}

/* Is it the engine that the job was made for? A key goes nowhere else. */
static int
check_engine(const struct engine *en, const struct batch_job *job,
    struct err *e)
{
	if (en->p->api == job->api && strcmp(en->p->url, job->url) == 0)
		return 0;
	return err_set(e, ERR_INVALID, "%s: engine %s is not at %s any more; "
	    "give it that url again, or remove %s to do without the answers",
	    job->id, job->engine, job->url, job->file);
}

int
batch_engine(struct engine **out, struct batch *b,
    const struct batch_job *job, struct err *e)
{
	struct engine_opts o = *b->options;
	struct str name = STR_INIT;
	int rc = 0;

	str_addf(&name, "%s %s", job->engine, job->model);
	if (!str_same(&name, &b->opened)) {
		engine_close(&b->engine, NULL);
		str_reset(&b->opened);
		o.name = job->engine;
		o.model = job->model;
		o.max_cost = NULL;
		o.trace = NULL;
		rc = engine_open(&b->engine, &o, &b->ws, e);
		if (rc == 0) {
			engine_halve_price(&b->engine);
			str_swap(&name, &b->opened);
		}
	}
	str_release(&name);
	if (rc < 0 || check_engine(&b->engine, job, e) < 0)
		return -1;
	b->engine.llm.watch.note = note;
	b->engine.llm.watch.ctx = b;
	b->engine.llm.trace = b->trace;
	b->engine.fit = job->fit;
	*out = &b->engine;
	return 0;
}

bool
batch_has_unsent(const struct batch *b)
{
	size_t i;

	for (i = 0; i < b->jobs.n; i++) {
		if (b->jobs.list[i]->state < BATCH_SENT)
			return true;
	}
	return false;
}

void
batch_resume(struct batch *b)
{
	struct err why = ERR_INIT;
	struct engine *en;
	size_t i;

	for (i = 0; i < b->jobs.n && !interrupted(); i++) {
		if (b->jobs.list[i]->state >= BATCH_SENT)
			continue;
		if (batch_engine(&en, b, b->jobs.list[i], &why) < 0 ||
		    batch_send(b, b->jobs.list[i], &en->llm, &why) < 0)
			b->fail(&why);
	}
}

void
batch_keep(struct batch *b, const struct engine *en,
    const struct batch_item *it)
{
	struct str path = STR_INIT;
	struct err e = ERR_INIT;
	int rc;

	if (it->text == NULL)
		return;
	rc = partial_keep(&path, en->partial, it->label, it->text,
	    strlen(it->text), &e);
	if (rc == 0)
		b->tell("%s: what had come is kept in %s", it->label, path.s);
	else if (rc < 0)
		b->tell("%s: what had come is lost: %s", it->label, e.msg);
	str_release(&path);
}

static int
submit(struct batch *b, struct genset *set, struct genmodel *m,
    struct err *e)
{
	if (m == NULL && !batch_has_unsent(b))
		return err_set(e, ERR_USAGE, "which artifact? for example: "
		    "pos gen --batch submit --all");
	if (m != NULL && m->engine->p == NULL)
		return err_set(e, ERR_USAGE, "--batch is for a language "
		    "model: --engine NAME; 'pos engine list' says which there "
		    "are");
	if (m != NULL)
		return batch_submit(b, set, m, e);
	batch_resume(b);
	return 0;
}

int
batch_run(struct batch *b, const char *step, const char *form,
    struct genset *set, struct genmodel *m, bool *no, struct err *e)
{
	bool status = strcmp(step, "status") == 0;
	size_t waiting = 0;
	FILE *own = NULL;
	int rc;

	*no = false;
	/* one file for all engines that are asked */
	if (m == NULL && tracefile_open(&own, b->options->trace, e) < 0)
		return -1;
	b->trace = m != NULL ? m->engine->llm.trace : own;
	rc = batch_open(b, !status, e);
	if (rc == 0 && status)
		batch_status(b, form);
	else if (rc == 0 && strcmp(step, "collect") == 0)
		batch_collect(b, &waiting);
	else if (rc == 0)
		rc = submit(b, set, m, e);
	batch_close(b);
	if (tracefile_close(&own, e) < 0)
		rc = -1;
	*no = waiting > 0;
	return rc;
}
