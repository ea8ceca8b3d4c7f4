/* Tests of batches: whole answers, jobs and their files, sizes. */

#include "batchparts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batchapi.h"
#include "batchcall.h"
#include "batchpack.h"
#include "chat.h"
#include "tap.h"

#define O_MESSAGE(content, refusal, reason) "{\"model\":\"m-1\"," \
	"\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\"," \
	"\"content\":" content ",\"refusal\":" refusal "}," \
	"\"finish_reason\":" reason "}],\"usage\":{\"prompt_tokens\":90," \
	"\"completion_tokens\":7,\"prompt_tokens_details\":" \
	"{\"cached_tokens\":64}}}"
#define A_MESSAGE(content, reason) "{\"type\":\"message\",\"model\":" \
	"\"c-1\",\"content\":[" content "],\"stop_reason\":" reason "," \
	"\"usage\":{\"input_tokens\":10,\"cache_creation_input_tokens\":20," \
	"\"cache_read_input_tokens\":30,\"output_tokens\":9}}"
#define A_TEXT(text) "{\"type\":\"text\",\"text\":\"" text "\"}"

/* A message; its text, or why it is not usable. */
static const struct {
	enum chat_api api;
	const char *in, *text, *why;
} cases[] = {
	{ CHAT_OPENAI, O_MESSAGE("\"Hi \\u00f8\"", "null", "\"stop\""),
	    "Hi \xc3\xb8", NULL },
	{ CHAT_OPENAI, O_MESSAGE("\"a\\ud83d\\ude00\\udc00\"", "null",
	    "\"stop\""), "a\xf0\x9f\x98\x80\xef\xbf\xbd", NULL },
	{ CHAT_OPENAI, O_MESSAGE("\"a\"", "null", "\"length\""), "a",
	    "the answer was cut off (length)" },
	{ CHAT_OPENAI, O_MESSAGE("\"a\"", "null", "\"content_filter\""), "a",
	    "the model refused (content_filter)" },
	{ CHAT_OPENAI, O_MESSAGE("null", "\"No.\"", "\"stop\""), "",
	    "the model refused (refusal): No." },
	{ CHAT_OPENAI, O_MESSAGE("\"a\"", "null", "\"tool_calls\""), "a",
	    "the answer broke off (tool_calls)" },
	{ CHAT_OPENAI, O_MESSAGE("\"a\"", "null", "null"), "a",
	    "the answer stopped without the mark of its end" },
	{ CHAT_OPENAI, O_MESSAGE("\" \\n\"", "null", "\"stop\""), " \n",
	    "the answer is empty" },
	{ CHAT_OPENAI, "{}", "", "the answer stopped without the mark of its "
	    "end" },
	{ CHAT_OPENAI, "{\"choices\":[]}", "", "the answer stopped without "
	    "the mark of its end" },
	{ CHAT_ANTHROPIC, A_MESSAGE("{\"type\":\"thinking\",\"thinking\":"
	    "\"hm\"}," A_TEXT("Hel") "," A_TEXT("lo."), "\"end_turn\""),
	    "Hello.", NULL },
	{ CHAT_ANTHROPIC, A_MESSAGE(A_TEXT("a"), "\"stop_sequence\""), "a",
	    NULL },
	{ CHAT_ANTHROPIC, A_MESSAGE(A_TEXT("a"), "\"max_tokens\""), "a",
	    "the answer was cut off (max_tokens)" },
	{ CHAT_ANTHROPIC, A_MESSAGE("", "\"refusal\""), "",
	    "the model refused (refusal)" },
	{ CHAT_ANTHROPIC, A_MESSAGE(A_TEXT("a"), "\"pause_turn\""), "a",
	    "the answer broke off (pause_turn)" },
	{ CHAT_ANTHROPIC, A_MESSAGE("", "\"end_turn\""), "",
	    "the answer is empty" },
	{ CHAT_ANTHROPIC, A_MESSAGE(A_TEXT("a"), "null"), "a",
	    "the answer stopped without the mark of its end" },
};

static void
test_answers(void)
{
	struct chat_reader r;
	struct err e;
	json_error_t why;
	json_t *o;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		o = chat_json(cases[i].in, strlen(cases[i].in), &why);
		chat_init(&r, cases[i].api);
		chat_take(&r, o);
		e = (struct err)ERR_INIT;
		rc = chat_judge(&r, &e);
		ok(o != NULL && (rc == 0) == (cases[i].why == NULL),
		    "answer %zu: verdict", i);
		is_str(r.text.s, cases[i].text, "its text");
		is_str(e.msg, cases[i].why != NULL ? cases[i].why : "",
		    "why");
		chat_release(&r);
		json_decref(o);
	}
}

static void
test_usage(void)
{
	struct chat_reader r;
	json_t *o = json_loads(A_MESSAGE(A_TEXT("a"), "\"end_turn\""), 0,
	    NULL);

	chat_init(&r, CHAT_ANTHROPIC);
	chat_take(&r, o);
	ok(r.usage.in == 60 && r.usage.cached == 30 && r.usage.out == 9,
	    "anthropic: usage");
	is_str(r.model.s, "c-1", "anthropic: model");
	chat_release(&r);
	json_decref(o);
	o = json_loads(O_MESSAGE("\"a\"", "null", "\"stop\""), 0, NULL);
	chat_init(&r, CHAT_OPENAI);
	chat_take(&r, o);
	ok(r.usage.in == 90 && r.usage.cached == 64 && r.usage.out == 7,
	    "openai: usage");
	chat_release(&r);
	json_decref(o);
}

/* A question of a batch is the question of a stream without its stream. */
static void
test_requests(void)
{
	const struct chat_turn turn = { false, "Q" };
	struct chat_ask ask = { .model = "m", .turns = &turn, .n = 1,
	    .max_tokens = 9, .temperature = "0.3" };
	enum chat_api api;

	for (api = CHAT_OPENAI; api <= CHAT_ANTHROPIC; api++) {
		struct str stream = STR_INIT, whole = STR_INIT;
		struct str again = STR_INIT;
		json_t *a, *b;

		ask.whole = false;
		chat_request(&stream, api, &ask, NULL);
		ask.whole = true;
		chat_request(&whole, api, &ask, NULL);
		a = json_loads(stream.s, 0, NULL);
		b = json_loads(whole.s, 0, NULL);
		ok(!json_equal(a, b) && json_is_true(json_object_get(a,
		    "stream")), "api %d: a stream is asked for", (int)api);
		json_object_del(a, "stream");
		json_object_del(a, "stream_options");
		ok(json_equal(a, b), "api %d: a batch differs in that alone",
		    (int)api);
		ok(chat_streamed(&again, api, whole.s) == 0 &&
		    str_same(&again, &stream), "api %d: and back, byte for "
		    "byte", (int)api);
		json_decref(a);
		json_decref(b);
		str_release(&again);
		str_release(&stream);
		str_release(&whole);
	}
}

static void
test_sizes(void)
{
	struct batch_item items[4] = { { .body = "0123456789" }, { .body =
	    "0123456789" }, { .body = "0123456789" }, { .body = "" } };
	size_t one = 10 + BATCH_AROUND;

	ok(batch_fitting(items, 4, 9, 9 * one) == 4, "all fit");
	ok(batch_fitting(items, 4, 3, 9 * one) == 3, "no more than so many");
	ok(batch_fitting(items, 4, 9, 2 * one) == 2, "no more bytes");
	ok(batch_fitting(items, 4, 9, 2 * one - 1) == 1, "not one byte more");
	ok(batch_fitting(items, 4, 9, 1) == 1, "one at least");
	ok(batch_openai.max_items == 50000 && batch_openai.max_bytes ==
	    200000000, "openai: limits");
	ok(batch_anthropic.max_items == 100000 &&
	    batch_anthropic.max_bytes == 256000000, "anthropic: limits");
	ok(batch_ops(CHAT_OLLAMA) == NULL, "ollama: none");
}

static void
test_ids(void)
{
	struct arena a = ARENA_INIT;
	const char *id = batch_job_id(&a);

	ok(batch_is_id(id) && strlen(id) + 7 <= 64, "a job's id with a number "
	    "is a custom_id");
	ok(strcmp(id, batch_job_id(&a)) != 0, "two ids differ");
	ok(!batch_is_id("") && !batch_is_id(NULL) && !batch_is_id("a/b") &&
	    !batch_is_id("..") && !batch_is_id("a?b"), "no paths");
	arena_release(&a);
}

/* A job with all it can have, through its file and back. */
static void
test_files(void)
{
	static const char *const ids[] = { "pains" };
	struct batch_document document = { "icp", "acme", ids, 1 };
	struct batch_item items[2] = { { .id = "J-1", .label = "icp#pains",
	    .output = "strategy/icp.md", .section = "pains", .hash = "h",
	    .body = "{\"a\": \"\xc3\xb8\"}", .outcome = BATCH_ANSWERED,
	    .text = "t", .model = "m", .reason = "stop", .request_id = "r",
	    .usage = { 1, -1, 3 } }, { .id = "J-2", .label = "l", .output =
	    "o", .section = "s", .hash = "h", .body = "{}", .outcome =
	    BATCH_FAILED, .why = "no" } };
	struct batch_job job = { .id = "J", .file = "tmp-batch/J.json",
	    .engine = "e", .url = "http://x", .model = "m",
	    .api = CHAT_ANTHROPIC, .state = BATCH_ENDED, .created = 12,
	    .sending = 13, .day = "2026-11-20", .objective = "o", .fit = true,
	    .input = "f", .batch = "b", .documents = &document,
	    .ndocuments = 1, .items = items, .n = 2 };
	struct batch_jobs jobs;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct stat st;
	json_t *x = batch_pack(&job), *y = NULL;

	ok(batch_job_save(&job, &e) == 0, "saved");
	ok(stat(job.file, &st) == 0 && (st.st_mode & 077) == 0,
	    "for its owner alone");
	ok(batch_jobs_read(&jobs, &a, "tmp-batch", &e) == 0 && jobs.n == 1,
	    "read");
	if (jobs.n == 1)
		y = batch_pack(jobs.list[0]);
	ok(json_equal(x, y), "the same");
	ok(jobs.n == 1 && batch_job_item(jobs.list[0], "J-2") ==
	    &jobs.list[0]->items[1], "an item by its id");
	ok(jobs.n == 1 && batch_job_item(jobs.list[0], "J-3") == NULL &&
	    batch_job_item(jobs.list[0], "K-1") == NULL &&
	    batch_job_item(jobs.list[0], "J-0") == NULL &&
	    batch_job_item(jobs.list[0], NULL) == NULL, "none by others");
	json_decref(x);
	json_decref(y);
	batch_jobs_release(&jobs);
	unlink(job.file);
	rmdir("tmp-batch");
	arena_release(&a);
}

int
main(void)
{
	test_answers();
	test_usage();
	test_requests();
	test_sizes();
	test_ids();
	test_files();
	return tap_done();
}
