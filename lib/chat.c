/* chat - the protocols of language models: requests, streams, verdicts */

#include "chat.h"

#include <stdlib.h>
#include <string.h>

#include "chatapi.h"
#include "surrogate.h"

enum {
	HEAD_MAX = 200,		/* bytes of an answer that is no stream */
	NAME_MAX_BYTES = 100	/* of a model's name */
};

static const struct chat_ops *const ops[CHAT_APIS] = {
	[CHAT_OPENAI] = &chat_openai,
	[CHAT_ANTHROPIC] = &chat_anthropic,
	[CHAT_OLLAMA] = &chat_ollama,
};

const char *
chat_path(enum chat_api api)
{
	return ops[api]->path;
}

/* Can JSON hold it? A part that it cannot hold would be left out. */
static bool
is_text(const char *s)
{
	json_t *text = s != NULL ? json_string(s) : json_true();
	bool ok = text != NULL;

	json_decref(text);
	return ok;
}

static bool
is_whole(const struct chat_ask *ask)
{
	bool ok = ask->model != NULL && is_text(ask->model) &&
	    is_text(ask->system) && is_text(ask->token_field) &&
	    (ask->schema == NULL || (ask->name != NULL &&
	    is_text(ask->name)));
	size_t i;

	for (i = 0; i < ask->n; i++)
		ok = ok && ask->turns[i].text != NULL &&
		    is_text(ask->turns[i].text);
	return ok;
}

int
chat_request(struct str *out, enum chat_api api, const struct chat_ask *ask,
    struct err *e)
{
	json_t *o = is_whole(ask) ? ops[api]->request(ask) : NULL;
	char *text;

	if (ask->whole) {
		json_object_del(o, "stream");
		json_object_del(o, "stream_options");
	}
	text = o != NULL ? json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS) :
	    NULL;
	if (text != NULL)
		str_adds(out, text);
	free(text);
	json_decref(o);
	return text != NULL ? 0 : err_set(e, ERR_INVALID, "the question "
	    "cannot be sent: a part of it is not UTF-8");
}

int
chat_streamed(struct str *out, enum chat_api api, const char *whole)
{
	json_t *o = json_loads(whole, 0, NULL);
	char *text;

	json_object_set_new(o, "stream", json_true());
	if (api == CHAT_OPENAI)
		json_object_set_new(o, "stream_options", json_pack("{s:b}",
		    "include_usage", 1));
	text = o != NULL ? json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS) :
	    NULL;
	str_adds(out, text != NULL ? text : "");
	free(text);
	json_decref(o);
	return text != NULL ? 0 : -1;
}

json_t *
chat_message(const char *role, const char *text)
{
	return json_pack("{s:s, s:s}", "role", role, "content", text);
}

void
chat_add_turns(json_t *messages, const struct chat_ask *ask)
{
	size_t i;

	for (i = 0; i < ask->n; i++)
		json_array_append_new(messages, chat_message(
		    ask->turns[i].model ? "assistant" : "user",
		    ask->turns[i].text));
}

void
chat_set_temperature(json_t *o, const struct chat_ask *ask)
{
	if (ask->temperature != NULL)
		json_object_set_new(o, "temperature", json_loads(
		    ask->temperature, JSON_DECODE_ANY, NULL));
}

const char *
chat_member(const json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

int64_t
chat_count(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	return json_is_integer(v) && json_integer_value(v) >= 0 ?
	    json_integer_value(v) : -1;
}

/* Tell of the text that has come and is sure. */
static void
show(struct chat_reader *r)
{
	size_t to = surrogate_sure(&r->text);

	if (r->on_text != NULL && to > r->shown)
		r->on_text(r->ctx, r->text.s + r->shown, to - r->shown);
	r->shown = to;
}

void
chat_say(struct chat_reader *r, const json_t *piece)
{
	if (!json_is_string(piece) || json_string_length(piece) == 0)
		return;
	surrogate_add(&r->text, json_string_value(piece),
	    json_string_length(piece));
	show(r);
}

void
chat_ends(struct chat_reader *r, enum chat_end end, const char *reason)
{
	if (r->end == CHAT_BROKEN || r->end == CHAT_REFUSED ||
	    (r->end == CHAT_CUT && end == CHAT_COMPLETE))
		return;		/* what was wrong once stays wrong */
	r->end = end;
	str_reset(&r->reason);
	str_adds(&r->reason, reason);
}

void
chat_breaks(struct chat_reader *r, const json_t *error)
{
	struct chat_error x;
	char *text = json_dumps(error, JSON_COMPACT | JSON_ENCODE_ANY);

	chat_error(&x, text, strlen(text));
	chat_ends(r, CHAT_BROKEN, x.code.s);
	str_reset(&r->error);
	str_add(&r->error, x.message.s, x.message.len);
	chat_error_release(&x);
	free(text);
}

void
chat_model(struct chat_reader *r, const json_t *o)
{
	const char *name = chat_member(o, "model");

	if (name == NULL || r->model.len > 0)
		return;
	for (; *name != '\0' && r->model.len < NAME_MAX_BYTES; name++)
		str_addc(&r->model, *name > ' ' && *name <= '~' ? *name :
		    '_');	/* it goes into trailers and tables */
}

/*
 * May JSON hold halves of surrogate pairs, or what stands for them? That may
 * be an escape too: \ufdd0.
 */
static bool
has_halves(const char *text, size_t n)
{
	return (memchr(text, '\\', n) != NULL &&
	    memmem(text, n, "\\u", 2) != NULL) ||
	    (memchr(text, 0xef, n) != NULL &&
	    memmem(text, n, "\xef\xb7\x90", 3) != NULL);
}

json_t *
chat_json(const char *text, size_t n, json_error_t *why)
{
	struct str marked = STR_INIT;
	json_t *o;

	if (has_halves(text, n)) {
		surrogate_mark(&marked, text, n);
		text = marked.s;
		n = marked.len;
	}
	o = json_loadb(text, n, 0, why);
	str_release(&marked);
	return o;
}

void
chat_take(struct chat_reader *r, const json_t *message)
{
	if (ops[r->api]->whole != NULL)
		ops[r->api]->whole(r, message);
}

/* One object of the stream, as text. */
static int
read_object(struct chat_reader *r, const char *text, size_t n, struct err *e)
{
	json_error_t why;
	json_t *o = chat_json(text, n, &why);
	int rc;

	if (o == NULL)
		return err_set(e, ERR_ANSWER, "a part of the answer is no "
		    "JSON object: %s", why.text);
	rc = ops[r->api]->object(r, o);
	json_decref(o);
	return rc;
}

static int
on_event(void *ctx, const char *name, const char *data, size_t n,
    struct err *e)
{
	struct chat_reader *r = ctx;

	(void)name;	/* the data says what it is */
	if (r->api == CHAT_OPENAI && strcmp(data, "[DONE]") == 0) {
		r->done = true;
		return 1;
	}
	return read_object(r, data, n, e);
}

/* Lines of JSON, as Ollama sends them. */
static int
feed_lines(struct chat_reader *r, const char *p, size_t n, struct err *e)
{
	const char *end = p + n, *at;
	int rc = 0;

	while (rc == 0 && (at = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		str_add(&r->line, p, (size_t)(at - p));
		str_trim_end(&r->line);
		if (r->line.len > 0)
			rc = read_object(r, r->line.s, r->line.len, e);
		str_reset(&r->line);
		p = at + 1;
	}
	if (rc != 0)
		return rc;
	if ((size_t)(end - p) > SSE_MAX - r->line.len)
		return err_set(e, ERR_ANSWER, "a line of more than %d MiB",
		    SSE_MAX >> 20);
	str_add(&r->line, p, (size_t)(end - p));
	return 0;
}

void
chat_init(struct chat_reader *r, enum chat_api api)
{
	memset(r, 0, sizeof(*r));
	r->api = api;
	r->usage = (struct chat_usage){ -1, -1, -1 };
	str_init(&r->text);
	str_init(&r->model);
	str_init(&r->reason);
	str_init(&r->error);
	str_init(&r->line);
	str_init(&r->head);
	r->sse = (struct sse)SSE_INIT(on_event, r);
}

void
chat_release(struct chat_reader *r)
{
	str_release(&r->text);
	str_release(&r->model);
	str_release(&r->reason);
	str_release(&r->error);
	str_release(&r->line);
	str_release(&r->head);
	sse_release(&r->sse);
}

int
chat_feed(void *reader, const char *bytes, size_t n, struct err *e)
{
	struct chat_reader *r = reader;
	size_t room = HEAD_MAX - r->head.len;

	str_add(&r->head, bytes, n < room ? n : room);
	return r->api == CHAT_OLLAMA ? feed_lines(r, bytes, n, e) :
	    sse_feed(&r->sse, bytes, n, e);
}

/* Nothing of the protocol came: show how the answer begins. */
static int
no_stream(const struct chat_reader *r, struct err *e)
{
	struct chat_error x;
	int rc;

	if (r->head.len == 0)
		return err_set(e, ERR_ANSWER, "the answer is empty");
	chat_error(&x, r->head.s, r->head.len);
	rc = err_set(e, ERR_ANSWER, "the answer is no stream of this "
	    "protocol; it begins: %s", x.message.s);
	chat_error_release(&x);
	return rc;
}

static bool
is_blank(const struct str *s)
{
	return strspn(s->s, " \t\r\n") == s->len;
}

int
chat_judge(struct chat_reader *r, struct err *e)
{
	surrogate_end(&r->text);
	show(r);
	switch (r->end) {
	case CHAT_CUT:
		return err_set(e, ERR_ANSWER, "the answer was cut off (%s)",
		    r->reason.s);
	case CHAT_REFUSED:
		return err_set(e, ERR_ANSWER, "the model refused (%s)%s%s",
		    r->reason.s, r->error.len > 0 ? ": " : "", r->error.s);
	case CHAT_BROKEN:
		return err_set(e, ERR_ANSWER, "the answer broke off%s%s%s%s%s",
		    r->reason.len > 0 ? " (" : "", r->reason.s,
		    r->reason.len > 0 ? ")" : "", r->error.len > 0 ? ": " : "",
		    r->error.s);
	default:
		break;
	}
	if (r->end == CHAT_OPEN && r->model.len == 0 && r->text.len == 0 &&
	    !r->done)
		return no_stream(r, e);
	if (r->end == CHAT_OPEN || !r->done)
		return err_set(e, ERR_ANSWER, "the answer stopped without the "
		    "mark of its end");
	if (is_blank(&r->text))
		return err_set(e, ERR_ANSWER, "the answer is empty");
	return 0;
}
