/* batchapi - what both batch APIs need */

#include "batchapi.h"

#include <stdlib.h>
#include <string.h>

#include "batchcall.h"

const struct batch_ops *
batch_ops(enum chat_api api)
{
	return api == CHAT_OPENAI ? &batch_openai : api == CHAT_ANTHROPIC ?
	    &batch_anthropic : NULL;
}

void
batch_progress_release(struct batch_progress *p)
{
	str_release(&p->state);
	str_release(&p->why);
	str_release(&p->output);
	str_release(&p->errors);
}

void
batch_take(struct str *out, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	str_reset(out);
	str_adds(out, s != NULL ? s : "");
}

void
batch_add_error(struct str *out, const json_t *error)
{
	bool inner = json_object_get(error, "error") == NULL;
	json_t *o = inner ? json_pack("{s:O*}", "error", error) : NULL;
	char *text = json_dumps(inner ? o : error, JSON_COMPACT |
	    JSON_ENCODE_ANY);
	struct chat_error x;

	json_decref(o);
	if (error == NULL)
		str_adds(out, "no reason told");
	if (error == NULL || text == NULL) {
		free(text);
		return;
	}
	chat_error(&x, text, strlen(text));
	str_add(out, x.message.s, x.message.len);
	if (x.code.len > 0)
		str_addf(out, " (%s)", x.code.s);
	chat_error_release(&x);
	free(text);
}

int
batch_lines(const struct batch_job *job, const char *path, struct llm *l,
    const struct batch_sink *sink, struct err *e)
{
	struct batch_call c = { .what = job->id, .path = path };
	const char *p, *end, *stop;
	size_t n;
	int rc = batch_call(&c, l, e);

	/* by length: a zero byte in an answer is no end of the answers */
	stop = c.text.s + c.text.len;
	for (p = c.text.s; rc == 0 && p < stop; p = end + (end < stop)) {
		end = memchr(p, '\n', (size_t)(stop - p));
		end = end != NULL ? end : stop;
		n = (size_t)(end - p);
		while (n > 0 && strchr(" \t\r", p[n - 1]) != NULL)
			n--;
		if (n > 0)
			rc = sink->line(sink->ctx, p, n, end == stop, e);
	}
	batch_call_release(&c);
	return rc;
}
