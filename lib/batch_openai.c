/*
 * batch_openai - batches beside chat completions: POST /files, POST /batches.
 * Fields: openai-node 6 batches.d.ts, November 2026.
 */

#include <stdlib.h>
#include <string.h>

#include "batchapi.h"
#include "batchcall.h"

/* One line a question. */
static void
add_lines(struct str *out, const struct batch_job *job)
{
	size_t i;

	for (i = 0; i < job->n; i++)
		str_addf(out, "{\"custom_id\":\"%s\",\"method\":\"POST\","
		    "\"url\":\"/v1/chat/completions\",\"body\":%s}\n",
		    job->items[i].id, job->items[i].body);
}

/* The id in an answer. */
static int
take_id(struct str *out, const struct batch_call *c, const struct llm *l,
    struct err *e)
{
	json_t *o = json_loadb(c->text.s, c->text.len, 0, NULL);

	batch_take(out, o, "id");
	json_decref(o);
	return batch_is_id(out->s) ? 0 : err_set(e, ERR_PROVIDER, "%s: %s "
	    "took the file and gave no id for it", c->what, l->p->name);
}

static int
upload(struct batch_job *job, struct arena *a, struct llm *l, int *status,
    struct err *e)
{
	struct str body = STR_INIT, type = STR_INIT, id = STR_INIT;
	struct batch_call c = { .what = job->id, .path = "/files" };
	int rc;

	/* no line of JSON can begin with the boundary */
	str_addf(&type, "Content-Type: multipart/form-data; boundary=pos-%s",
	    job->id);
	str_addf(&body, "--pos-%s\r\nContent-Disposition: form-data; "
	    "name=\"purpose\"\r\n\r\nbatch\r\n--pos-%s\r\n"
	    "Content-Disposition: form-data; name=\"file\"; "
	    "filename=\"%s.jsonl\"\r\nContent-Type: application/jsonl\r\n"
	    "\r\n", job->id, job->id, job->id);
	add_lines(&body, job);
	str_addf(&body, "\r\n--pos-%s--\r\n", job->id);
	c.type = type.s;
	c.body = body.s;
	c.n = body.len;
	rc = batch_call(&c, l, e);
	*status = c.status;
	job->server_date = c.date;
	if (rc == 0)
		rc = take_id(&id, &c, l, e);
	if (rc == 0)
		job->input = arena_dup(a, id.s);
	batch_call_release(&c);
	str_release(&body);
	str_release(&type);
	str_release(&id);
	return rc;
}

static void
request(struct str *out, const struct batch_job *job)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:{s:s}}", "input_file_id",
	    job->input, "endpoint", "/v1/chat/completions",
	    "completion_window", "24h", "metadata", "pos_job", job->id);
	char *text = json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS);

	str_adds(out, text);
	free(text);
	json_decref(o);
}

static bool
is_same(const char *text, const char *of_job)
{
	return text != NULL && of_job != NULL && strcmp(text, of_job) == 0;
}

/* By its metadata or its file: not all servers keep metadata. */
static int
is_job(const struct batch_job *job, const json_t *b, struct llm *l,
    const struct batch_jobs *known, struct err *e)
{
	const char *name = json_string_value(json_object_get(json_object_get(
	    b, "metadata"), "pos_job"));
	const char *input = json_string_value(json_object_get(b,
	    "input_file_id"));

	(void)known;
	if (is_same(name, job->id) || is_same(input, job->input))
		return 1;
	if (name != NULL || input != NULL)
		return 0;
	return err_set(e, ERR_PROVIDER, "%s: it may have been sent, and %s "
	    "does not say which questions batch %s there has; if it is not "
	    "yours, remove %s and submit anew", job->id, l->p->name,
	    json_string_value(json_object_get(b, "id")), job->file);
}

/* What is wrong with the whole of it. */
static void
add_errors(struct str *out, const json_t *o)
{
	const json_t *list = json_object_get(json_object_get(o, "errors"),
	    "data"), *x;
	size_t i;

	json_array_foreach(list, i, x) {
		if (i >= 3)
			break;
		str_adds(out, out->len > 0 ? "; " : "");
		batch_add_error(out, x);
	}
	if (out->len == 0)
		str_adds(out, "no reason told");
}

static bool
is_ended(const char *state)
{
	return strcmp(state, "completed") == 0 || strcmp(state, "failed") ==
	    0 || strcmp(state, "expired") == 0 || strcmp(state, "cancelled")
	    == 0;
}

static int
poll(struct batch_progress *out, const struct batch_job *job, struct llm *l,
    struct err *e)
{
	struct str path = STR_INIT;
	const json_t *counts, *done, *failed;
	json_t *o;

	str_addf(&path, "/batches/%s", job->batch);
	o = batch_get(l, job->id, path.s, e);
	str_release(&path);
	if (o == NULL)
		return -1;
	batch_take(&out->state, o, "status");
	batch_take(&out->output, o, "output_file_id");
	batch_take(&out->errors, o, "error_file_id");
	counts = json_object_get(o, "request_counts");
	done = json_object_get(counts, "completed");
	failed = json_object_get(counts, "failed");
	out->counted = json_is_integer(done) && json_is_integer(failed);
	out->done = json_integer_value(done);
	out->failed = json_integer_value(failed);
	out->ended = is_ended(out->state.s);
	if (strcmp(out->state.s, "failed") == 0)
		add_errors(&out->why, o);
	json_decref(o);
	return batch_is_id(out->state.s) ? 0 : err_set(e, ERR_PROVIDER, "%s: %s "
	    "does not say how far batch %s is", job->id, l->p->name,
	    job->batch);
}

static int
fetch_file(const struct batch_job *job, const char *file, struct llm *l,
    const struct batch_sink *sink, struct err *e)
{
	struct str path = STR_INIT;
	int rc = 0;

	if (*file == '\0')
		return 0;
	if (!batch_is_id(file))
		return err_set(e, ERR_PROVIDER, "%s: '%.40s' is no id of a "
		    "file", job->id, file);
	str_addf(&path, "/files/%s/content", file);
	rc = batch_lines(job, path.s, l, sink, e);
	str_release(&path);
	return rc;
}

static int
fetch(const struct batch_job *job, const struct batch_progress *p,
    struct llm *l, const struct batch_sink *sink, struct err *e)
{
	return fetch_file(job, p->output.s, l, sink, e) < 0 ||
	    fetch_file(job, p->errors.s, l, sink, e) < 0 ? -1 : 0;
}

static const json_t *
answer(const json_t *line, struct str *why)
{
	const json_t *error = json_object_get(line, "error");
	const json_t *response = json_object_get(line, "response");
	const json_t *body = json_object_get(response, "body");
	json_int_t status = json_integer_value(json_object_get(response,
	    "status_code"));

	if (json_is_object(body) && status == 200)
		return body;
	if (json_is_object(error)) {
		batch_add_error(why, error);
	} else {
		str_addf(why, "the provider answered %d", (int)status);
		str_adds(why, body != NULL ? ": " : "");
		if (body != NULL)
			batch_add_error(why, body);
	}
	return NULL;
}

const struct batch_ops batch_openai = { "OpenAI", 50000, 200000000, upload,
	"/batches", request, "after", is_job, poll, fetch, answer };
