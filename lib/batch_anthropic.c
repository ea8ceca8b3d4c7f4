/*
 * batch_anthropic - batches of messages: POST /v1/messages/batches. Fields:
 * anthropic-sdk-typescript 1 batches.d.ts, November 2026.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batchapi.h"
#include "batchcall.h"
#include "date.h"

#define PATH "/v1/messages/batches"

enum { PAGES_MAX = 100, EARLIER = 3600 };

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

/* Seconds since 1970 of "2026-11-20T10:00:00.123Z"; -1: it is none. */
static int64_t
time_of(const char *text)
{
	int h, m, s;
	date d;

	if (text == NULL || strlen(text) < 19 || date_parse(&d, text, 10) <
	    0 || sscanf(text + 10, "T%2d:%2d:%2d", &h, &m, &s) != 3)
		return -1;
	return (int64_t)d * 86400 + h * 3600 + m * 60 + s;
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

/* Could this batch be the job? By its size and by when it was made. */
static bool
may_be(const struct batch_job *job, const json_t *b,
    const struct batch_jobs *known)
{
	const json_t *counts = json_object_get(b, "request_counts");
	const char *id = json_string_value(json_object_get(b, "id"));
	int64_t made = time_of(json_string_value(json_object_get(b,
	    "created_at")));
	int64_t n = count(counts, "processing") + count(counts, "succeeded") +
	    count(counts, "errored") + count(counts, "canceled") +
	    count(counts, "expired");

	return batch_is_id(id) && n == (int64_t)job->n &&
	    (made < 0 || made >= job->sending - EARLIER) &&
	    !is_known(known, id);
}

/* Is a result one of the job's? The first one tells. */
struct looking {
	const struct batch_job *job;
	bool any, ours;
};

static int
look_at(void *ctx, const char *text, size_t n, bool last, struct err *e)
{
	struct looking *k = ctx;
	json_t *o;

	(void)last;
	(void)e;
	if (k->any)
		return 0;
	o = json_loadb(text, n, 0, NULL);
	k->any = o != NULL;
	k->ours = batch_job_item(k->job, json_string_value(json_object_get(o,
	    "custom_id"))) != NULL;
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

/*
 * Is this batch, which may be, the job? Returns 1, 0, or -1 with *e set: it
 * has not ended, and until then nothing in it tells.
 */
static int
is_ours(const struct batch_job *job, const json_t *b, struct llm *l,
    struct err *e)
{
	const char *id = json_string_value(json_object_get(b, "id"));
	const char *state = json_string_value(json_object_get(b,
	    "processing_status"));
	struct looking k = { .job = job };
	const struct batch_sink sink = { look_at, &k };

	if (state == NULL || strcmp(state, "ended") != 0)
		return err_set(e, ERR_PROVIDER, "%s: it may have been sent: "
		    "batch %s there has as many questions, and only its "
		    "results will tell. Submit again when it has ended; or, "
		    "if it is not yours, remove %s and submit anew",
		    job->id, id, job->file);
	return fetch_of(job, id, l, &sink, e) < 0 ? -1 : k.ours;
}

static int
find_on(struct batch_job *job, struct arena *a, const json_t *page,
    struct llm *l, const struct batch_jobs *known, struct err *e)
{
	const json_t *b;
	size_t i;
	int rc = 0;

	json_array_foreach(json_object_get(page, "data"), i, b) {
		if (!may_be(job, b, known))
			continue;
		rc = is_ours(job, b, l, e);
		if (rc > 0)
			job->batch = arena_dup(a, json_string_value(
			    json_object_get(b, "id")));
		if (rc != 0)
			return rc;
	}
	return 0;
}

/* Are there older ones that are to be looked at? Sets *last. */
static bool
has_more(const json_t *page, const struct batch_job *job, struct str *last)
{
	const json_t *data = json_object_get(page, "data");
	const json_t *b = json_array_get(data, json_array_size(data) - 1);
	int64_t made = time_of(json_string_value(json_object_get(b,
	    "created_at")));

	batch_take(last, page, "last_id");
	return json_is_true(json_object_get(page, "has_more")) &&
	    batch_is_id(last->s) && (made < 0 || made >= job->sending -
	    EARLIER);
}

static int
find(struct batch_job *job, struct arena *a, struct llm *l,
    const struct batch_jobs *known, struct err *e)
{
	struct str path = STR_INIT, last = STR_INIT;
	bool more = true;
	json_t *page;
	int rc = 0, i;

	for (i = 0; rc == 0 && more && i < PAGES_MAX; i++) {
		str_reset(&path);
		str_addf(&path, PATH "?limit=100%s%s", i > 0 ? "&after_id=" :
		    "", last.s);
		page = batch_get(l, job->id, path.s, e);
		if (page == NULL || !json_is_array(json_object_get(page,
		    "data")))
			rc = err_set(e, ERR_PROVIDER, "%s: %s does not list "
			    "its batches", job->id, l->p->name);
		else
			rc = find_on(job, a, page, l, known, e);
		more = has_more(page, job, &last);
		json_decref(page);
	}
	if (rc == 0 && more)
		rc = err_set(e, ERR_PROVIDER, "%s: it may have been sent, and "
		    "there are more batches there than can be looked through",
		    job->id);
	str_release(&path);
	str_release(&last);
	return rc;
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
	NULL, PATH, request, find, poll, fetch, answer };
