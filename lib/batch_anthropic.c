/*
 * batch_anthropic - batches of messages: POST /v1/messages/batches. Fields:
 * anthropic-sdk-typescript 1 batches.d.ts, November 2026.
 */

#include <stdlib.h>
#include <string.h>

#include "batchapi.h"
#include "batchcall.h"

#define PATH "/v1/messages/batches"

static void
request(struct str *out, const struct batch_job *job)
{
	size_t i;

	str_adds(out, "{\"requests\":[");
	for (i = 0; i < job->n; i++)
		str_addf(out, "%s{\"custom_id\":\"%s\",\"params\":%s}",
		    i > 0 ? "," : "", job->items[i].id, job->items[i].body);
	str_adds(out, "]}");
}

static int64_t
count(const json_t *counts, const char *key)
{
	return json_integer_value(json_object_get(counts, key));
}

static bool
is_known(const struct batch_jobs *known, const char *id)
{
	size_t i;

	for (i = 0; i < known->n; i++) {
		if (known->list[i]->batch != NULL &&
		    strcmp(known->list[i]->batch, id) == 0)
			return true;
	}
	return false;
}

/*
 * Could this batch be the job? By its size; one that does not tell it could.
 * Never by our clock, which may be wrong.
 */
static bool
may_be(const struct batch_job *job, const json_t *b,
    const struct batch_jobs *known)
{
	const json_t *counts = json_object_get(b, "request_counts");
	int64_t n = count(counts, "processing") + count(counts, "succeeded") +
	    count(counts, "errored") + count(counts, "canceled") +
	    count(counts, "expired");

	return (counts == NULL || n == (int64_t)job->n) && !is_known(known,
	    json_string_value(json_object_get(b, "id")));
}

/* Is a result one of the job's? The first one that has an id tells. */
struct looking {
	const struct batch_job *job;
	bool any, ours;
};

static int
look_at(void *ctx, const char *text, size_t n, bool last, struct err *e)
{
	struct looking *k = ctx;
	const char *id;
	json_t *o;

	(void)last;
	(void)e;
	if (k->any)
		return 0;
	o = json_loadb(text, n, 0, NULL);
	id = json_string_value(json_object_get(o, "custom_id"));
	k->any = id != NULL;
	k->ours = batch_job_item(k->job, id) != NULL;
	json_decref(o);
	return 0;
}

static int
fetch_of(const struct batch_job *job, const char *batch, struct llm *l,
    const struct batch_sink *sink, struct err *e)
{
	struct str path = STR_INIT;
	int rc;

	/* not results_url: a key goes where the user says, nowhere else */
	str_addf(&path, PATH "/%s/results", batch);
	rc = batch_lines(job, path.s, l, sink, e);
	str_release(&path);
	return rc;
}

/* It may be the job, and nothing there tells: it is not sent again. */
static int
not_known(const struct batch_job *job, const char *batch, const char *why,
    struct err *e)
{
	return err_set(e, ERR_PROVIDER, "%s: it may have been sent: batch %s "
	    "there has as many questions, and %s. If it is not yours, remove "
	    "%s and submit anew", job->id, batch, why, job->file);
}

static int
is_job(const struct batch_job *job, const json_t *b, struct llm *l,
    const struct batch_jobs *known, struct err *e)
{
	const char *id = json_string_value(json_object_get(b, "id"));
	const char *state = json_string_value(json_object_get(b,
	    "processing_status"));
	struct looking k = { .job = job };
	const struct batch_sink sink = { look_at, &k };
	struct err why = ERR_INIT;

	if (!may_be(job, b, known))
		return 0;
	if (state == NULL || strcmp(state, "ended") != 0)
		return not_known(job, id, "only its results will tell: submit "
		    "again when it has ended", e);
	if (fetch_of(job, id, l, &sink, &why) < 0)
		return not_known(job, id, why.msg, e);
	if (!k.any)
		return not_known(job, id, "its results are empty", e);
	return k.ours;
}

static int
poll(struct batch_progress *out, const struct batch_job *job, struct llm *l,
    struct err *e)
{
	struct str path = STR_INIT;
	const json_t *counts;
	json_t *o;

	str_addf(&path, PATH "/%s", job->batch);
	o = batch_get(l, job->id, path.s, e);
	str_release(&path);
	if (o == NULL)
		return -1;
	batch_take(&out->state, o, "processing_status");
	counts = json_object_get(o, "request_counts");
	out->ended = strcmp(out->state.s, "ended") == 0;
	/* until it has ended all but processing are zero */
	out->counted = json_is_object(counts) && out->ended;
	out->done = count(counts, "succeeded");
	out->failed = count(counts, "errored") + count(counts, "canceled") +
	    count(counts, "expired");
	json_decref(o);
	return batch_is_id(out->state.s) ? 0 : err_set(e, ERR_PROVIDER, "%s: %s "
	    "does not say how far batch %s is", job->id, l->p->name,
	    job->batch);
}

static int
fetch(const struct batch_job *job, const struct batch_progress *p,
    struct llm *l, const struct batch_sink *sink, struct err *e)
{
	(void)p;
	return fetch_of(job, job->batch, l, sink, e);
}

static const json_t *
answer(const json_t *line, struct str *why)
{
	const json_t *result = json_object_get(line, "result");
	const json_t *message = json_object_get(result, "message");
	const char *type = json_string_value(json_object_get(result, "type"));

	if (type != NULL && strcmp(type, "succeeded") == 0 &&
	    json_is_object(message))
		return message;
	if (type != NULL && strcmp(type, "errored") == 0)
		batch_add_error(why, json_object_get(result, "error"));
	else if (type != NULL && strcmp(type, "expired") == 0)
		str_adds(why, "the provider did not come to it within 24 h");
	else if (type != NULL && strcmp(type, "canceled") == 0)
		str_adds(why, "the batch was canceled before it was asked");
	else
		str_addf(why, "a result of the type '%.40s'", type != NULL ?
		    type : "");
	return NULL;
}

const struct batch_ops batch_anthropic = { "Anthropic", 100000, 256000000,
	NULL, PATH, request, "after_id", is_job, poll, fetch, answer };
