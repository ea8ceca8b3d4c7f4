/* chat_anthropic - Anthropic's messages */

#include <string.h>

#include "chatapi.h"

static json_t *
request(const struct chat_ask *ask)
{
	json_t *messages = json_array();
	json_t *o;

	chat_add_turns(messages, ask);
	o = json_pack("{s:s, s:I, s:o, s:b}", "model", ask->model,
	    "max_tokens", (json_int_t)ask->max_tokens, "messages", messages,
	    "stream", 1);
	if (ask->system != NULL)
		json_object_set_new(o, "system", json_string(ask->system));
	if (ask->schema != NULL)
		json_object_set_new(o, "output_config", json_pack(
		    "{s:{s:s, s:O}}", "format", "type", "json_schema",
		    "schema", ask->schema));
	chat_set_temperature(o, ask);
	return o;
}

/* Counts are told at the start and again, more of them, at the end. */
static void
read_usage(struct chat_reader *r, const json_t *usage)
{
	int64_t in = chat_count(usage, "input_tokens");
	int64_t made = chat_count(usage, "cache_creation_input_tokens");
	int64_t read = chat_count(usage, "cache_read_input_tokens");
	int64_t out = chat_count(usage, "output_tokens");

	if (in >= 0) {
		r->usage.in = in + (made > 0 ? made : 0) +
		    (read > 0 ? read : 0);
		r->usage.cached = read > 0 ? read : 0;
	}
	if (out >= 0)
		r->usage.out = out;
}

static bool
is_one_of(const char *s, const char *a, const char *b)
{
	return strcmp(s, a) == 0 || strcmp(s, b) == 0;
}

static void
read_delta(struct chat_reader *r, const json_t *delta)
{
	const char *reason = chat_member(delta, "stop_reason");
	const char *why;

	if (reason == NULL)
		return;
	chat_ends(r, is_one_of(reason, "end_turn", "stop_sequence") ?
	    CHAT_COMPLETE : is_one_of(reason, "max_tokens",
	    "model_context_window_exceeded") ? CHAT_CUT :
	    strcmp(reason, "refusal") == 0 ? CHAT_REFUSED : CHAT_BROKEN,
	    reason);
	why = chat_member(json_object_get(delta, "stop_details"),
	    "explanation");
	if (why != NULL)
		str_adds(&r->error, why);
}

static int
object(struct chat_reader *r, const json_t *o)
{
	const char *type = chat_member(o, "type");
	const json_t *part;

	if (type == NULL)
		return 0;
	if (strcmp(type, "error") == 0) {
		chat_breaks(r, o);
		return 1;
	}
	if (strcmp(type, "message_start") == 0) {
		part = json_object_get(o, "message");
		chat_model(r, part);
		read_usage(r, json_object_get(part, "usage"));
	} else if (strcmp(type, "content_block_start") == 0) {
		chat_say(r, json_object_get(json_object_get(o,
		    "content_block"), "text"));
	} else if (strcmp(type, "content_block_delta") == 0) {
		chat_say(r, json_object_get(json_object_get(o, "delta"),
		    "text"));
	} else if (strcmp(type, "message_delta") == 0) {
		read_delta(r, json_object_get(o, "delta"));
		read_usage(r, json_object_get(o, "usage"));
	} else if (strcmp(type, "message_stop") == 0) {
		r->done = true;
		return 1;
	}
	return 0;
}

static void
whole(struct chat_reader *r, const json_t *o)
{
	const json_t *block;
	const char *type;
	size_t i;

	chat_model(r, o);
	read_usage(r, json_object_get(o, "usage"));
	json_array_foreach(json_object_get(o, "content"), i, block) {
		type = chat_member(block, "type");
		if (type != NULL && strcmp(type, "text") == 0)
			chat_say(r, json_object_get(block, "text"));
	}
	read_delta(r, o);
	r->done = true;
}

const struct chat_ops chat_anthropic = { "/v1/messages", request, object,
	whole };
