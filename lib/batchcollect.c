/* batchcollect - how far the jobs are, and their answers */

#include <inttypes.h>

#include "batchapi.h"
#include "batchparts.h"
#include "date.h"
#include "interrupt.h"
#include "table.h"

/* Tell how far a job is that has not ended. */
static void
tell_progress(const struct batch *b, const struct batch_job *job,
    const struct batch_progress *p)
{
	if (p->counted)
		b->tell("%s: not yet, %s; %" PRId64 " of %zu answered",
		    job->id, p->state.s, p->done, job->n);
	else
		b->tell("%s: not yet, %s; %zu questions", job->id, p->state.s,
		    job->n);
}

/* Answers that a conflict, or what else stood against it, kept out. */
static void
tell_left(const struct batch *b, const struct batch_job *job)
{
	size_t n = batch_job_count(job, BATCH_ANSWERED);

	if (n == 0)
		return;
	b->tell("%s: %zu answer%s not written; collect again when what stood "
	    "against it is mended, or have it proposed: pos gen --engine %s "
	    "--propose ADDRESS; to do without, remove %s", job->id, n,
	    n == 1 ? "" : "s", job->engine, job->file);
}

/* Failures that are the job's result. */
static int
sum_up(const struct batch_job *job, size_t before, struct err *e)
{
	size_t n = batch_job_count(job, BATCH_FAILED) + batch_job_count(job,
	    BATCH_OUTRUN);

	if (n == before)
		return 0;
	return err_set(e, ERR_ANSWER, "%s: %zu of %zu questions have no "
	    "answer that can be used; pos gen --batch submit asks them again",
	    job->id, n, job->n);
}

static int
collect_job(struct batch *b, struct batch_job *job, size_t *waiting,
    struct err *e)
{
	struct batch_progress p = { .state = STR_INIT, .why = STR_INIT,
	    .output = STR_INIT, .errors = STR_INIT };
	size_t before = batch_job_count(job, BATCH_FAILED) +
	    batch_job_count(job, BATCH_OUTRUN);
	struct engine *en;
	int rc;

	if (job->state < BATCH_SENT) {
		b->tell("%s: not %s yet; pos gen --batch submit sends it",
		    job->id, job->state == BATCH_SENDING ? "confirmed" :
		    "sent");
		++*waiting;
		return 0;
	}
	rc = batch_engine(&en, b, job, e);
	if (rc == 0 && job->state == BATCH_SENT) {
		rc = batch_ops(job->api)->poll(&p, job, &en->llm, e);
		if (rc == 0 && !p.ended) {
			tell_progress(b, job, &p);
			++*waiting;
		} else if (rc == 0) {
			rc = batch_results(b, job, en, &p, e);
		}
	}
	if (rc == 0 && job->state == BATCH_ENDED) {
		batch_cache(job, en);
		rc = batch_write(b, job, en, e);
		tell_left(b, job);
	}
	batch_progress_release(&p);
	return rc < 0 ? rc : sum_up(job, before, e);
}

void
batch_collect(struct batch *b, size_t *waiting)
{
	struct err why = ERR_INIT;
	size_t i, open = 0;

	*waiting = 0;
	for (i = 0; i < b->jobs.n && !interrupted(); i++) {
		if (b->jobs.list[i]->state == BATCH_CLOSED)
			continue;
		open++;
		if (collect_job(b, b->jobs.list[i], waiting, &why) < 0)
			b->fail(&why);
	}
	if (open == 0)
		fputs("nothing to collect\n", b->out);
}

/* "3 min", "5 h", "2 days". */
static void
add_age(struct str *out, int64_t seconds)
{
	if (seconds < 3600)
		str_addf(out, "%" PRId64 " min", seconds / 60);
	else if (seconds < 172800)
		str_addf(out, "%" PRId64 " h", seconds / 3600);
	else
		str_addf(out, "%" PRId64 " days", seconds / 86400);
}

static void
number(struct table *t, int64_t n)
{
	struct str s = STR_INIT;

	str_addf(&s, "%" PRId64, n);
	table_cell_number(t, s.s, s.s);
	str_release(&s);
}

/* A row; p->state "": the provider was not asked, or did not answer. */
static void
add_row(struct table *t, const struct batch_job *job,
    const struct batch_progress *p)
{
	int64_t age = clock_now() - job->created, failed, done;
	struct str text = STR_INIT, raw = STR_INIT;
	bool known = p->counted || job->state >= BATCH_ENDED;

	failed = (int64_t)(batch_job_count(job, BATCH_FAILED) +
	    batch_job_count(job, BATCH_OUTRUN));
	done = (int64_t)job->n - failed - (int64_t)batch_job_count(job,
	    BATCH_AGAIN);
	table_cell(t, job->id);
	table_cell(t, job->engine);
	table_cell(t, p->state.len > 0 ? p->state.s : job->state ==
	    BATCH_SENDING ? "not confirmed" : job->state < BATCH_SENDING ?
	    "not sent" : batch_state_name(job->state));
	number(t, (int64_t)job->n);
	if (known) {
		number(t, p->counted ? p->done : done);
		number(t, p->counted ? p->failed : failed);
	} else {
		table_cell(t, NULL);
		table_cell(t, NULL);
	}
	add_age(&text, age);
	str_addf(&raw, "%" PRId64, age);
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

/* What is to be asked again. */
static void
tell_failed(const struct batch *b, const struct batch_job *job)
{
	const struct batch_item *it;
	size_t i;

	for (i = 0; i < job->n; i++) {
		it = &job->items[i];
		if (it->outcome == BATCH_FAILED ||
		    it->outcome == BATCH_OUTRUN)
			b->tell("%s: %s: %s", job->id, it->label, it->why !=
			    NULL ? it->why : "failed");
	}
}

static void
status_job(struct batch *b, struct table *t, const struct batch_job *job)
{
	struct batch_progress p = { .state = STR_INIT, .why = STR_INIT,
	    .output = STR_INIT, .errors = STR_INIT };
	struct err why = ERR_INIT;
	struct engine *en;

	if (job->state == BATCH_SENT && (batch_engine(&en, b, job, &why) < 0 ||
	    batch_ops(job->api)->poll(&p, job, &en->llm, &why) < 0))
		b->fail(&why);
	add_row(t, job, &p);
	if (p.ended || job->state == BATCH_ENDED)
		b->tell("%s: it has ended; pos gen --batch collect writes "
		    "the answers", job->id);
	tell_failed(b, job);
	batch_progress_release(&p);
}

void
batch_status(struct batch *b, const char *form)
{
	struct table t;
	size_t i;

	table_init(&t, "batches");
	table_column(&t, "job", "JOB", TABLE_LEFT);
	table_column(&t, "engine", "ENGINE", TABLE_LEFT);
	table_column(&t, "state", "STATE", TABLE_LEFT);
	table_column(&t, "asked", "ASKED", TABLE_RIGHT);
	table_column(&t, "done", "DONE", TABLE_RIGHT);
	table_column(&t, "failed", "FAILED", TABLE_RIGHT);
	table_column(&t, "age", "AGE", TABLE_RIGHT);
	for (i = 0; i < b->jobs.n && !interrupted(); i++)
		status_job(b, &t, b->jobs.list[i]);
	table_print(&t, table_form(form), b->out);
	table_release(&t);
}
