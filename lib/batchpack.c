/* batchpack - a job as JSON and back */

#include "batchpack.h"

#include <string.h>

#include "endpoint.h"
#include "exchange.h"

enum { SCHEMA_VERSION = 1 };

static const char *const states[] = { "made", "uploaded", "sending", "sent",
	"ended", "closed", NULL };
static const char *const outcomes[] = { "waiting", "answered", "written",
	"outrun", "failed", "again", NULL };

const char *
batch_state_name(enum batch_state state)
{
	return states[state];
}

const char *
batch_outcome_name(enum batch_outcome outcome)
{
	return outcomes[outcome];
}

static json_t *
item_json(const struct batch_item *it)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s*, s:s}",
	    "id", it->id, "label", it->label, "document", it->output,
	    "section", it->section, "hash", it->hash, "outcome",
	    outcomes[it->outcome], "why", it->why, "body", it->body);

	if (it->text != NULL)
		json_object_set_new(o, "answer", exchange_answer(it->text,
		    it->model, it->reason, it->request_id, &it->usage));
	return o;
}

static json_t *
document_json(const struct batch_document *d)
{
	json_t *ids = json_array();
	size_t i;

	for (i = 0; i < d->n; i++)
		json_array_append_new(ids, json_string(d->sections[i]));
	return json_pack("{s:s, s:s*, s:o}", "artifact", d->artifact,
	    "partner", d->partner, "sections", ids);
}

json_t *
batch_pack(const struct batch_job *job)
{
	json_t *documents = json_array(), *items = json_array();
	size_t i;

	for (i = 0; i < job->ndocuments; i++)
		json_array_append_new(documents,
		    document_json(&job->documents[i]));
	for (i = 0; i < job->n; i++)
		json_array_append_new(items, item_json(&job->items[i]));
	return json_pack("{s:i, s:s, s:{s:s, s:s, s:s, s:s}, s:s, s:I, s:I, "
	    "s:I, s:s, s:s*, s:b, s:s*, s:s*, s:o, s:o}",
	    "schema_version", SCHEMA_VERSION, "id", job->id, "engine", "name",
	    job->engine, "api", chat_api_name(job->api), "url", job->url,
	    "model", job->model, "state", states[job->state], "created",
	    (json_int_t)job->created, "sending", (json_int_t)job->sending,
	    "server_date", (json_int_t)job->server_date, "day", job->day,
	    "objective", job->objective, "fit", job->fit, "input_file",
	    job->input, "batch", job->batch, "documents", documents, "items",
	    items);
}

/* The member that is a text, in a; NULL: there is none. */
static const char *
text_of(struct arena *a, const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	return json_is_string(v) ? arena_ndup(a, json_string_value(v),
	    json_string_length(v)) : NULL;
}

static int64_t
count_of(const json_t *o, const char *key, int64_t otherwise)
{
	const json_t *v = json_object_get(o, key);

	return json_is_integer(v) ? json_integer_value(v) : otherwise;
}

/* Which of the words it is, or -1. */
static int
word_of(const json_t *o, const char *key, const char *const *words)
{
	const char *s = json_string_value(json_object_get(o, key));
	int i;

	for (i = 0; s != NULL && words[i] != NULL; i++) {
		if (strcmp(s, words[i]) == 0)
			return i;
	}
	return -1;
}

static bool
read_answer(struct batch_item *it, struct arena *a, const json_t *o)
{
	it->text = text_of(a, o, "text");
	it->model = text_of(a, o, "model");
	it->reason = text_of(a, o, "reason");
	it->request_id = text_of(a, o, "request_id");
	exchange_usage(&it->usage, json_object_get(o, "usage"));
	return it->text && it->model && it->reason && it->request_id;
}

static bool
read_item(struct batch_item *it, struct arena *a, const json_t *o)
{
	const json_t *answer = json_object_get(o, "answer");
	int outcome = word_of(o, "outcome", outcomes);

	it->id = text_of(a, o, "id");
	it->label = text_of(a, o, "label");
	it->output = text_of(a, o, "document");
	it->section = text_of(a, o, "section");
	it->hash = text_of(a, o, "hash");
	it->body = text_of(a, o, "body");
	it->why = text_of(a, o, "why");
	if (outcome < 0 || (answer == NULL && outcome == BATCH_ANSWERED) ||
	    (answer != NULL && !read_answer(it, a, answer)))
		return false;
	it->outcome = (enum batch_outcome)outcome;
	return it->id && it->label && it->output && it->section && it->hash &&
	    it->body;
}

static bool
read_document(struct batch_document *d, struct arena *a, const json_t *o)
{
	const json_t *ids = json_object_get(o, "sections"), *id;
	const char **list = arena_alloc(a, (json_array_size(ids) + 1) *
	    sizeof(*list));
	size_t i;

	json_array_foreach(ids, i, id) {
		if (!json_is_string(id))
			return false;
		list[d->n++] = arena_dup(a, json_string_value(id));
	}
	d->sections = list;
	d->artifact = text_of(a, o, "artifact");
	d->partner = text_of(a, o, "partner");
	return d->artifact != NULL;
}

static bool
read_lists(struct batch_job *job, struct arena *a, const json_t *o)
{
	const json_t *documents = json_object_get(o, "documents");
	const json_t *items = json_object_get(o, "items"), *v;
	size_t i;

	job->documents = arena_alloc(a, (json_array_size(documents) + 1) *
	    sizeof(*job->documents));
	json_array_foreach(documents, i, v) {
		if (!read_document(&job->documents[job->ndocuments++], a, v))
			return false;
	}
	job->items = arena_alloc(a, (json_array_size(items) + 1) *
	    sizeof(*job->items));
	json_array_foreach(items, i, v) {
		if (!read_item(&job->items[job->n++], a, v))
			return false;
	}
	return job->n > 0 && job->ndocuments > 0;
}

bool
batch_unpack(struct batch_job *job, struct arena *a, const json_t *o)
{
	static const char *const apis[] = { "openai", "anthropic", NULL };
	static const enum chat_api is[] = { CHAT_OPENAI, CHAT_ANTHROPIC };
	const json_t *engine = json_object_get(o, "engine");
	int state = word_of(o, "state", states);
	int api = word_of(engine, "api", apis);

	if (count_of(o, "schema_version", 0) != SCHEMA_VERSION || state < 0 ||
	    api < 0)
		return false;
	job->state = (enum batch_state)state;
	job->api = is[api];
	job->id = text_of(a, o, "id");
	job->engine = text_of(a, engine, "name");
	job->url = text_of(a, engine, "url");
	job->model = text_of(a, engine, "model");
	job->created = count_of(o, "created", 0);
	job->sending = count_of(o, "sending", 0);
	job->server_date = count_of(o, "server_date", 0);
	job->day = text_of(a, o, "day");
	job->objective = text_of(a, o, "objective");
	job->fit = json_is_true(json_object_get(o, "fit"));
	job->input = text_of(a, o, "input_file");
	job->batch = text_of(a, o, "batch");
	return job->id && job->engine && job->url && job->model && job->day &&
	    (job->batch != NULL || job->state < BATCH_SENT ||
	    job->state == BATCH_CLOSED) &&
	    (job->input != NULL || job->state != BATCH_UPLOADED) &&
	    read_lists(job, a, o);
}
