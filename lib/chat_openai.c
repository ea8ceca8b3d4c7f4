/* chat_openai - chat completions, as many servers speak them */

#include <string.h>

#include "chatapi.h"
#include "schema.h"

/* As OpenAI has it; llama.cpp and Ollama's layer take it so, too. */
static json_t *
response_format(const struct chat_ask *ask)
{
	struct str why = STR_INIT;
	int strict = schema_is_strict(ask->schema, &why);

	str_release(&why);
	return json_pack("{s:s, s:{s:s, s:b, s:O}}", "type", "json_schema",
	    "json_schema", "name", ask->name, "strict", strict, "schema",
	    ask->schema);
}

static json_t *
request(const struct chat_ask *ask)
{
	json_t *messages = json_array();
	json_t *o;

	if (ask->system != NULL)
		json_array_append_new(messages, chat_message("system",
		    ask->system));
	chat_add_turns(messages, ask);
	o = json_pack("{s:s, s:o, s:b, s:{s:b}}", "model", ask->model,
	    "messages", messages, "stream", 1, "stream_options",
	    "include_usage", 1);
	json_object_set_new(o, ask->token_field != NULL ? ask->token_field :
	    "max_completion_tokens", json_integer(ask->max_tokens));
	if (ask->schema != NULL)
		json_object_set_new(o, "response_format",
		    response_format(ask));
	chat_set_temperature(o, ask);
	return o;
}

static void
read_usage(struct chat_reader *r, const json_t *usage)
{
	if (!json_is_object(usage))
		return;
	r->usage.in = chat_count(usage, "prompt_tokens");
	r->usage.out = chat_count(usage, "completion_tokens");
	r->usage.cached = chat_count(json_object_get(usage,
	    "prompt_tokens_details"), "cached_tokens");
}

static void
read_reason(struct chat_reader *r, const char *reason)
{
	if (reason == NULL)
		return;
	chat_ends(r, strcmp(reason, "stop") == 0 ? CHAT_COMPLETE :
	    strcmp(reason, "length") == 0 ? CHAT_CUT :
	    strcmp(reason, "content_filter") == 0 ? CHAT_REFUSED :
	    CHAT_BROKEN, reason);
}

/* What a choice says: message, in a stream a piece of one, and its end. */
static void
read_choice(struct chat_reader *r, const json_t *choice,
    const json_t *message)
{
	const char *refusal = chat_member(message, "refusal");

	chat_say(r, json_object_get(message, "content"));
	if (refusal != NULL && *refusal != '\0') {
		chat_ends(r, CHAT_REFUSED, "refusal");
		str_adds(&r->error, refusal);
	}
	read_reason(r, chat_member(choice, "finish_reason"));
}

static int
object(struct chat_reader *r, const json_t *o)
{
	const json_t *error = json_object_get(o, "error");
	const json_t *choice;

	if (error != NULL && !json_is_null(error)) {
		chat_breaks(r, o);
		return 1;
	}
	chat_model(r, o);
	read_usage(r, json_object_get(o, "usage"));
	choice = json_array_get(json_object_get(o, "choices"), 0);
	if (choice == NULL || chat_count(choice, "index") > 0)
		return 0;
	read_choice(r, choice, json_object_get(choice, "delta"));
	return 0;
}

static void
whole(struct chat_reader *r, const json_t *o)
{
	const json_t *choice = json_array_get(json_object_get(o, "choices"),
	    0);

	chat_model(r, o);
	read_usage(r, json_object_get(o, "usage"));
	read_choice(r, choice, json_object_get(choice, "message"));
	r->done = true;
}

const struct chat_ops chat_openai = { "/chat/completions", request, object,
	whole };
