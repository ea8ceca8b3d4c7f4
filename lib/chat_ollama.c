/* chat_ollama - Ollama's native chat */

#include <string.h>

#include "chatapi.h"

/*
 * truncate and shift off: otherwise Ollama forgets the beginning of what it
 * was asked, and says nothing (server/routes.go, November 2026).
 */
static json_t *
request(const struct chat_ask *ask)
{
	json_t *messages = json_array();
	json_t *options, *o;

	if (ask->system != NULL)
		json_array_append_new(messages, chat_message("system",
		    ask->system));
	chat_add_turns(messages, ask);
	options = json_pack("{s:I, s:I}", "num_ctx", (json_int_t)ask->context,
	    "num_predict", (json_int_t)ask->max_tokens);
	chat_set_temperature(options, ask);
	o = json_pack("{s:s, s:o, s:b, s:b, s:b, s:o}", "model", ask->model,
	    "messages", messages, "stream", 1, "truncate", 0, "shift", 0,
	    "options", options);
	if (ask->schema != NULL)
		json_object_set(o, "format", ask->schema);
	return o;
}

static int
object(struct chat_reader *r, const json_t *o)
{
	const json_t *error = json_object_get(o, "error");
	const char *reason;

	if (error != NULL) {
		chat_breaks(r, o);
		return 1;
	}
	chat_model(r, o);
	chat_say(r, json_object_get(json_object_get(o, "message"),
	    "content"));
	if (!json_is_true(json_object_get(o, "done")))
		return 0;
	reason = chat_member(o, "done_reason");
	if (reason == NULL)
		reason = "no reason";
	chat_ends(r, strcmp(reason, "stop") == 0 ? CHAT_COMPLETE :
	    strcmp(reason, "length") == 0 ? CHAT_CUT : CHAT_BROKEN, reason);
	r->usage.in = chat_count(o, "prompt_eval_count");
	r->usage.out = chat_count(o, "eval_count");
	r->done = true;
	return 1;
}

const struct chat_ops chat_ollama = { "/api/chat", request, object, NULL };
