/* Tests of lib/chat: requests, streams cut anywhere, verdicts, errors. */

#include "chat.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

#define O_SAY(text) "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0," \
	"\"delta\":{\"content\":\"" text "\"},\"finish_reason\":null}]}\n\n"
#define O_END(reason) "data: {\"choices\":[{\"index\":0,\"delta\":{}," \
	"\"finish_reason\":\"" reason "\"}]}\n\n"
#define O_USAGE "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":90," \
	"\"completion_tokens\":7,\"prompt_tokens_details\":" \
	"{\"cached_tokens\":64}}}\n\n"
#define O_DONE "data: [DONE]\n\n"

#define A_START "event: message_start\ndata: {\"type\":\"message_start\"," \
	"\"message\":{\"model\":\"c-1\",\"content\":[],\"usage\":{" \
	"\"input_tokens\":10,\"cache_creation_input_tokens\":20," \
	"\"cache_read_input_tokens\":30,\"output_tokens\":1}}}\n\n"
#define A_SAY(text) "event: content_block_delta\ndata: {\"type\":" \
	"\"content_block_delta\",\"index\":0,\"delta\":{\"type\":" \
	"\"text_delta\",\"text\":\"" text "\"}}\n\n"
#define A_END(reason) "event: message_delta\ndata: {\"type\":" \
	"\"message_delta\",\"delta\":{\"stop_reason\":\"" reason "\"}," \
	"\"usage\":{\"output_tokens\":9}}\n\n"
#define A_STOP "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"

#define L_SAY(text) "{\"model\":\"l-1\",\"message\":{\"role\":" \
	"\"assistant\",\"content\":\"" text "\"},\"done\":false}\n"
#define L_END(reason) "{\"model\":\"l-1\",\"message\":{\"content\":\"\"}," \
	"\"done\":true,\"done_reason\":\"" reason "\"," \
	"\"prompt_eval_count\":11,\"eval_count\":3}\n"

/* A stream; the text and "in/cached/out", or why it is not usable. */
static const struct {
	enum chat_api api;
	const char *in, *text, *usage, *why;
} cases[] = {
	{ CHAT_OPENAI, O_SAY("Hel") O_SAY("lo.") O_END("stop") O_USAGE O_DONE,
	    "Hello.", "90/64/7", NULL },
	{ CHAT_OPENAI, O_SAY("a\\ud83d") O_SAY("\\ude00b") O_END("stop")
	    O_DONE, "a\xf0\x9f\x98\x80" "b", "-1/-1/-1", NULL },
	{ CHAT_OPENAI, O_SAY("\\ufdd0d83d") O_SAY("\\ude00") O_SAY(
	    "\\uFDD0d83d") O_END("stop") O_DONE, "\xef\xbf\xbd" "d83d"
	    "\xef\xbf\xbd\xef\xbf\xbd" "d83d", "-1/-1/-1", NULL },
	{ CHAT_OPENAI, ": PROCESSING\n\ndata: {\"id\":\"x\",\"odd\":[1]}\n\n"
	    O_SAY("a") O_END("stop") O_DONE O_SAY("later"), "a", "-1/-1/-1",
	    NULL },
	{ CHAT_OPENAI, "data: {\"choices\":[{\"index\":0,\"delta\":{"
	    "\"reasoning_content\":\"hm\",\"content\":null}}]}\n\n"
	    O_SAY("a") O_END("stop") O_DONE, "a", "-1/-1/-1", NULL },
	{ CHAT_OPENAI, "data: {\"choices\":[{\"index\":1,\"delta\":{"
	    "\"content\":\"other\"},\"finish_reason\":\"length\"}]}\n\n"
	    O_SAY("a") O_END("stop") O_DONE, "a", "-1/-1/-1", NULL },
	{ CHAT_OPENAI, O_SAY("a") O_END("length") O_DONE, "a", NULL,
	    "the answer was cut off (length)" },
	{ CHAT_OPENAI, O_SAY("a") O_END("content_filter") O_DONE, "a", NULL,
	    "the model refused (content_filter)" },
	{ CHAT_OPENAI, "data: {\"choices\":[{\"index\":0,\"delta\":{"
	    "\"refusal\":\"I can\"}}]}\n\ndata: {\"choices\":[{\"index\":0,"
	    "\"delta\":{\"refusal\":\" not.\"},\"finish_reason\":\"stop\"}]}"
	    "\n\n" O_DONE, "", NULL,
	    "the model refused (refusal): I can not." },
	{ CHAT_OPENAI, O_SAY("a") O_END("tool_calls") O_DONE, "a", NULL,
	    "the answer broke off (tool_calls)" },
	{ CHAT_OPENAI, O_SAY("a") O_END("newfangled") O_DONE, "a", NULL,
	    "the answer broke off (newfangled)" },
	{ CHAT_OPENAI, O_SAY("a") "data: {\"error\":{\"message\":\"GPU "
	    "lost\",\"type\":\"server_error\",\"code\":500}}\n\n", "a", NULL,
	    "the answer broke off (server_error): GPU lost" },
	{ CHAT_OPENAI, O_SAY("a"), "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_OPENAI, O_SAY("a") O_END("stop"), "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_OPENAI, O_SAY("a") O_END("stop") "data: [DONE]\n", "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_OPENAI, O_SAY("a") O_DONE, "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_OPENAI, O_SAY(" \\n") O_END("stop") O_DONE, " \n", NULL,
	    "the answer is empty" },
	{ CHAT_OPENAI, O_END("stop") O_DONE, "", NULL, "the answer is empty" },
	{ CHAT_OPENAI, "", "", NULL, "the answer is empty" },
	{ CHAT_OPENAI, "{\"error\":{\"message\":\"no such model\"}}", "",
	    NULL, "the answer is no stream of this protocol; it begins: "
	    "no such model" },
	{ CHAT_OPENAI, "<html>\n<b>Sign in</b>", "", NULL, "the answer is no "
	    "stream of this protocol; it begins: <html> <b>Sign in</b>" },
	{ CHAT_OPENAI, O_SAY("a") "data: {\"choices\":[{\n\n", "a", NULL,
	    "a part of the answer is no JSON object: " },
	{ CHAT_OPENAI, O_SAY("a") "data: \xff\n\n", "a", NULL,
	    "a part of the answer is no JSON object: " },

	{ CHAT_ANTHROPIC, A_START "event: ping\ndata: {\"type\":\"ping\"}\n\n"
	    A_SAY("Hel") A_SAY("lo.") A_END("end_turn") A_STOP, "Hello.",
	    "60/30/9", NULL },
	{ CHAT_ANTHROPIC, A_START "event: content_block_start\ndata: {"
	    "\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
	    "{\"type\":\"text\",\"text\":\"He\"}}\n\n" A_SAY("y")
	    "event: content_block_delta\ndata: {\"type\":"
	    "\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\","
	    "\"thinking\":\"hm\"}}\n\nevent: brand_new\ndata: {\"type\":"
	    "\"brand_new\",\"text\":\"no\"}\n\n"
	    A_END("stop_sequence") A_STOP, "Hey", "60/30/9", NULL },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") A_END("max_tokens") A_STOP, "a",
	    NULL, "the answer was cut off (max_tokens)" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a")
	    A_END("model_context_window_exceeded") A_STOP, "a", NULL,
	    "the answer was cut off (model_context_window_exceeded)" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") "event: message_delta\ndata: {"
	    "\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"
	    "\"refusal\",\"stop_details\":{\"category\":\"bio\","
	    "\"explanation\":\"not that\"}}}\n\n" A_STOP, "a", NULL,
	    "the model refused (refusal): not that" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") A_END("pause_turn") A_STOP, "a",
	    NULL, "the answer broke off (pause_turn)" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") A_END("tool_use") A_STOP, "a",
	    NULL, "the answer broke off (tool_use)" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") "event: error\ndata: {\"type\":"
	    "\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":"
	    "\"Overloaded\"}}\n\n", "a", NULL,
	    "the answer broke off (overloaded_error): Overloaded" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") A_END("end_turn"), "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_ANTHROPIC, A_START A_SAY("a") A_STOP, "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_ANTHROPIC, A_START A_END("end_turn") A_STOP, "", NULL,
	    "the answer is empty" },

	{ CHAT_OLLAMA, L_SAY("Hel") L_SAY("lo.") L_END("stop"), "Hello.",
	    "11/-1/3", NULL },
	{ CHAT_OLLAMA, L_SAY("a\\ud83d") "\r\n" L_SAY("\\ude00")
	    L_END("stop"), "a\xf0\x9f\x98\x80", "11/-1/3", NULL },
	{ CHAT_OLLAMA, L_SAY("a") L_END("length"), "a", NULL,
	    "the answer was cut off (length)" },
	{ CHAT_OLLAMA, L_SAY("a") L_END("load"), "a", NULL,
	    "the answer broke off (load)" },
	{ CHAT_OLLAMA, L_SAY("a") "{\"done\":true}\n", "a", NULL,
	    "the answer broke off (no reason)" },
	{ CHAT_OLLAMA, L_SAY("a") "{\"error\":\"an error was encountered\"}\n",
	    "a", NULL, "the answer broke off: an error was encountered" },
	{ CHAT_OLLAMA, L_SAY("a"), "a", NULL,
	    "the answer stopped without the mark of its end" },
	{ CHAT_OLLAMA, L_SAY("a") "{\"done\":true,\"done_reason\":\"stop\"}",
	    "a", NULL, "the answer stopped without the mark of its end" },
	{ CHAT_OLLAMA, L_END("stop"), "", NULL, "the answer is empty" },
	{ CHAT_OLLAMA, "data: {}\n", "", NULL,
	    "a part of the answer is no JSON object: " },
};

static void
collect(void *ctx, const char *text, size_t n)
{
	str_add(ctx, text, n);
}

/* "TEXT|usage|why" of a stream that comes in pieces of cut bytes. */
static void
read_all(struct str *out, enum chat_api api, const char *in, size_t cut)
{
	size_t n = strlen(in), at, piece;
	struct str shown = STR_INIT;
	struct err e = ERR_INIT;
	struct chat_reader r;
	int rc = 0;

	chat_init(&r, api);
	r.on_text = collect;
	r.ctx = &shown;
	for (at = 0; at < n && rc == 0; at += piece) {
		piece = n - at < cut ? n - at : cut;
		rc = chat_feed(&r, in + at, piece, &e);
	}
	if (rc >= 0)
		chat_judge(&r, &e);
	str_reset(out);
	str_addf(out, "%s|%ld/%ld/%ld|%s", r.text.s, (long)r.usage.in,
	    (long)r.usage.cached, (long)r.usage.out, e.msg);
	if (e.code == ERR_NONE && !str_same(&shown, &r.text))
		str_adds(out, "|SHOWN OTHERWISE");
	chat_release(&r);
	str_release(&shown);
}

static void
test_streams(void)
{
	struct str want = STR_INIT, whole = STR_INIT, got = STR_INIT;
	size_t i, cut, differ;
	const char *why;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		read_all(&whole, cases[i].api, cases[i].in, SIZE_MAX);
		str_reset(&want);
		why = cases[i].why;
		if (why == NULL)
			str_addf(&want, "%s|%s|", cases[i].text,
			    cases[i].usage);
		else
			str_addf(&want, "%s|", cases[i].text);
		ok(str_starts(whole.s, want.s) && (why != NULL ||
		    str_same(&whole, &want)), "%zu: text", i);
		if (why != NULL)
			ok(strstr(whole.s, why) != NULL, "%zu: %s", i, why);
		if (!str_starts(whole.s, want.s) || (why != NULL &&
		    strstr(whole.s, why) == NULL))
			printf("# got %s\n", whole.s);
		for (cut = 1, differ = 0; cut < 40; cut++) {
			read_all(&got, cases[i].api, cases[i].in, cut);
			differ += !str_same(&got, &whole);
		}
		ok(differ == 0, "%zu: cut in pieces of any size", i);
	}
	str_release(&want);
	str_release(&whole);
	str_release(&got);
}

static const struct chat_turn turns[] = { { false, "Hi" }, { true, "What?" },
	{ false, "\xf0\x9f\x98\x80" } };

static void
test_requests(void)
{
	json_t *schema = json_pack("{s:s}", "type", "object");
	struct chat_ask ask = { .model = "m", .system = "Be brief.",
	    .turns = turns, .n = 3, .max_tokens = 700, .context = 8192 };
	struct str s = STR_INIT;

	chat_request(&s, CHAT_OPENAI, &ask, NULL);
	is_str(s.s, "{\"max_completion_tokens\":700,\"messages\":[{\"content\""
	    ":\"Be brief.\",\"role\":\"system\"},{\"content\":\"Hi\",\"role\":"
	    "\"user\"},{\"content\":\"What?\",\"role\":\"assistant\"},"
	    "{\"content\":\"\xf0\x9f\x98\x80\",\"role\":\"user\"}],\"model\":"
	    "\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true"
	    "}}", "openai");
	str_reset(&s);
	chat_request(&s, CHAT_ANTHROPIC, &ask, NULL);
	is_str(s.s, "{\"max_tokens\":700,\"messages\":[{\"content\":\"Hi\","
	    "\"role\":\"user\"},{\"content\":\"What?\",\"role\":\"assistant\"}"
	    ",{\"content\":\"\xf0\x9f\x98\x80\",\"role\":\"user\"}],"
	    "\"model\":\"m\",\"stream\":true,\"system\":\"Be brief.\"}",
	    "anthropic");
	str_reset(&s);
	chat_request(&s, CHAT_OLLAMA, &ask, NULL);
	is_str(s.s, "{\"messages\":[{\"content\":\"Be brief.\",\"role\":"
	    "\"system\"},{\"content\":\"Hi\",\"role\":\"user\"},{\"content\":"
	    "\"What?\",\"role\":\"assistant\"},{\"content\":\"\xf0\x9f\x98\x80"
	    "\",\"role\":\"user\"}],\"model\":\"m\",\"options\":{\"num_ctx\":"
	    "8192,\"num_predict\":700},\"shift\":false,\"stream\":true,"
	    "\"truncate\":false}", "ollama");
	ask = (struct chat_ask){ .model = "m", .turns = turns, .n = 1,
	    .max_tokens = 7, .token_field = "max_tokens", .context = 1,
	    .temperature = "0.2", .name = "pains", .schema = schema };
	str_reset(&s);
	chat_request(&s, CHAT_OPENAI, &ask, NULL);
	ok(strstr(s.s, "\"response_format\":{\"json_schema\":{\"name\":"
	    "\"pains\",\"schema\":{\"type\":\"object\"},\"strict\":false},"
	    "\"type\":\"json_schema\"}") != NULL, "openai: schema");
	ok(strstr(s.s, "\"max_tokens\":7,") != NULL, "openai: other field");
	ok(strstr(s.s, "\"temperature\":0.2") != NULL, "openai: temperature");
	str_reset(&s);
	chat_request(&s, CHAT_ANTHROPIC, &ask, NULL);
	ok(strstr(s.s, "\"output_config\":{\"format\":{\"schema\":{\"type\":"
	    "\"object\"},\"type\":\"json_schema\"}}") != NULL,
	    "anthropic: schema");
	str_reset(&s);
	chat_request(&s, CHAT_OLLAMA, &ask, NULL);
	ok(strstr(s.s, "\"format\":{\"type\":\"object\"}") != NULL,
	    "ollama: schema");
	json_decref(schema);
	str_release(&s);
}

/* Bodies of answers that are errors: message, code, $ money, > context. */
static const struct {
	const char *in, *want;
} errors[] = {
	{ "{\"error\":{\"message\":\"You exceeded\\nyour quota\",\"type\":"
	    "\"insufficient_quota\",\"param\":null,\"code\":"
	    "\"credit_balance_exhausted\"}}",
	    "You exceeded your quota|credit_balance_exhausted|$" },
	{ "{\"error\":{\"message\":\"Slow\",\"type\":\"tokens\",\"code\":"
	    "\"rate_limit_exceeded\"}}", "Slow|rate_limit_exceeded|" },
	{ "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\","
	    "\"message\":\"Limit\",\"details\":{\"error_code\":"
	    "\"enforced_spend_limit_reached\"}},\"request_id\":\"r\"}",
	    "Limit|enforced_spend_limit_reached|$" },
	{ "{\"error\":{\"code\":401,\"message\":\"Bad key\",\"type\":"
	    "\"auth\"}}", "Bad key|auth|" },
	{ "{\"error\":\"model 'x' not found\"}", "model 'x' not found||" },
	{ "{\"detail\":\"Not Found\"}", "Not Found||" },
	{ "[{\"error\":{\"message\":\"in a list\"}}]", "in a list||" },
	{ "{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":"
	    "\"too long\"}}", "too long|exceed_context_size_error|>" },
	{ "{\"error\":{\"message\":\"m\",\"code\":"
	    "\"context_length_exceeded\"}}", "m|context_length_exceeded|>" },
	{ "<html>\r\n  <h1>502\x1b[31m Bad</h1>", "<html> <h1>502 [31m "
	    "Bad</h1>||" },
	{ "", "||" },
};

static void
test_errors(void)
{
	struct str s = STR_INIT;
	struct chat_error x;
	char big[1000];
	size_t i;

	for (i = 0; i < sizeof(errors) / sizeof(*errors); i++) {
		chat_error(&x, errors[i].in, strlen(errors[i].in));
		str_reset(&s);
		str_addf(&s, "%s|%s|%s%s", x.message.s, x.code.s,
		    x.money ? "$" : "", x.context ? ">" : "");
		is_str(s.s, errors[i].want, errors[i].want);
		chat_error_release(&x);
	}
	for (i = 0; i < sizeof(big) - 1; i += 3)
		memcpy(big + i, "\xe2\x82\xac", 3);
	chat_error(&x, big, sizeof(big) - 1);
	ok(x.message.len < 310 && str_ends(x.message.s, "\xe2\x82\xac ..."),
	    "a long one ends with a whole character");
	chat_error_release(&x);
	str_release(&s);
}

int
main(void)
{
	test_streams();
	test_requests();
	test_errors();
	return tap_done();
}
