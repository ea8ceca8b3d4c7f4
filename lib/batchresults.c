/* batchresults - the results of a batch, taken apart */

#include <inttypes.h>
#include <string.h>

#include "batchapi.h"
#include "batchparts.h"
#include "chat.h"

/* The lines as they come. */
struct taking {
	struct batch *b;
	struct batch_job *job;
	struct engine *en;
	const struct batch_ops *ops;
	int64_t lines;
	size_t strange;		/* results of no question of ours */
};

static void
fails(struct taking *t, struct batch_item *it, const char *why)
{
	struct str text = STR_INIT;

	str_adds(&text, why);
	secret_redact(&text, &t->en->llm.key);
	it->outcome = BATCH_FAILED;
	it->why = arena_dup(&t->b->a, text.s);
	str_release(&text);
}

/* The request's id, else the answer's. */
static const char *
request_id(struct arena *a, const json_t *line, const json_t *answer)
{
	const char *id = json_string_value(json_object_get(json_object_get(
	    line, "response"), "request_id"));

	if (id == NULL)
		id = json_string_value(json_object_get(answer, "id"));
	return arena_dup(a, id != NULL ? id : "");
}

/* Judge an answer as one that comes as a stream is judged: chat.h. */
static void
take_answer(struct taking *t, struct batch_item *it, const json_t *line,
    const json_t *answer)
{
	const struct endpoint *p = t->en->p;
	const struct secret *key = &t->en->llm.key;
	struct arena *a = &t->b->a;
	struct chat_reader r;
	struct str why = STR_INIT;
	struct err e = ERR_INIT;

	chat_init(&r, p->api);
	chat_take(&r, answer);
	it->outcome = BATCH_ANSWERED;
	if (chat_judge(&r, &e) < 0) {
		str_adds(&why, e.msg);
		if (r.end == CHAT_CUT)
			str_addf(&why, "; max_tokens of engine %s is %" PRId64,
			    p->name, p->max_tokens);
		fails(t, it, why.s);
	} else if (secret_is_in(key, r.text.s, r.text.len)) {
		fails(t, it, "the answer holds the key of the engine");
	}
	secret_redact(&r.text, key);
	it->text = r.text.len > 0 ? arena_ndup(a, r.text.s, r.text.len) : NULL;
	it->model = arena_dup(a, r.model.s);
	it->reason = arena_dup(a, r.reason.s);
	it->request_id = request_id(a, line, answer);
	it->usage = r.usage;
	str_release(&why);
	chat_release(&r);
}

static void
take_result(struct taking *t, struct batch_item *it, const json_t *line)
{
	struct str why = STR_INIT;
	const json_t *answer = t->ops->answer(line, &why);

	if (answer != NULL)
		take_answer(t, it, line, answer);
	else
		fails(t, it, why.len > 0 ? why.s : "it failed, no reason "
		    "told");
	str_release(&why);
}

static int
take_line(void *ctx, const char *text, size_t n, bool last, struct err *e)
{
	struct taking *t = ctx;
	struct batch_item *it;
	json_error_t why;
	json_t *o = chat_json(text, n, &why);

	if (o == NULL && last)
		return err_set(e, ERR_PROVIDER, "%s: the results end in the "
		    "middle of a line; collect them again", t->job->id);
	t->lines++;
	it = batch_job_item(t->job, json_string_value(json_object_get(o,
	    "custom_id")));
	if (it == NULL)
		t->strange++;
	else if (it->outcome == BATCH_WAITING)
		take_result(t, it, o);
	json_decref(o);
	return 0;
}

/* All fetched: what has no result has failed, too; tell of failures. */
static void
sum_up(struct taking *t, const struct batch_progress *p)
{
	struct batch_item *it;
	struct str why = STR_INIT;
	size_t i;

	if (p->why.len > 0)
		str_addf(&why, "the batch failed: %s", p->why.s);
	else
		str_addf(&why, "no answer came, the batch is '%s'",
		    p->state.s);
	if (t->strange > 0)
		t->b->tell("%s: %zu result%s of no question of ours left out",
		    t->job->id, t->strange, t->strange == 1 ? "" : "s");
	for (i = 0; i < t->job->n; i++) {
		it = &t->job->items[i];
		if (it->outcome == BATCH_WAITING)
			fails(t, it, why.s);
		if (it->outcome != BATCH_FAILED)
			continue;
		t->b->tell("%s: %s", it->label, it->why);
		batch_keep(t->b, t->en, it);
	}
	str_release(&why);
}

int
batch_results(struct batch *b, struct batch_job *job, struct engine *en,
    const struct batch_progress *p, struct err *e)
{
	struct taking t = { .b = b, .job = job, .en = en,
	    .ops = batch_ops(job->api) };
	const struct batch_sink sink = { take_line, &t };
	size_t i;
	int rc = p->why.len > 0 ? 0 : t.ops->fetch(job, p, &en->llm, &sink, e);

	if (rc == 0 && p->why.len == 0 && p->counted && t.lines < p->done +
	    p->failed)
		rc = err_set(e, ERR_PROVIDER, "%s: %" PRId64 " results came, %"
		    PRId64 " are there; collect them again", job->id, t.lines,
		    p->done + p->failed);
	if (rc == 0) {
		sum_up(&t, p);
		job->state = BATCH_ENDED;
		return batch_job_save(job, e);
	}
	for (i = 0; i < job->n; i++)
		job->items[i].outcome = BATCH_WAITING;
	return rc;
}
