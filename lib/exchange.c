/* exchange - questions and answers as files */

#include "exchange.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "hash.h"
#include "keep.h"

enum { EXCHANGE_MAX = 80 << 20 };	/* bytes of one */

/* Set *out to the exchange's file in dir. */
static void
file_of(struct str *out, const char *dir, const char *request, size_t n,
    const struct endpoint *p)
{
	struct str all = STR_INIT;
	char hex[HASH_HEX];

	str_addf(&all, "%s\n%s\n", chat_api_name(p->api), p->url);
	str_add(&all, request, n);
	hash_bytes(hex, all.s, all.len);
	str_addf(out, "%s/%s.json", dir, hex);
	str_release(&all);
}

static json_t *
count_json(int64_t n)
{
	return n < 0 ? json_null() : json_integer(n);
}

json_t *
exchange_answer(const char *text, const char *model, const char *reason,
    const char *request_id, const struct chat_usage *u)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:{s:o, s:o, s:o}}",
	    "text", text, "model", model, "reason", reason, "request_id",
	    request_id, "usage", "in", count_json(u->in), "cached",
	    count_json(u->cached), "out", count_json(u->out));
}

static json_t *
answer_json(const struct llm_ask *q)
{
	const struct chat_reader *r = &q->answer;

	return exchange_answer(r->text.s, r->model.s, r->reason.s,
	    q->request_id.s, &r->usage);
}

/* What is no UTF-8 in an answer cannot be kept. */
static int
write_json(struct str *out, const json_t *o)
{
	char *text = json_dumps(o, JSON_INDENT(1));

	if (text != NULL)
		str_addf(out, "%s\n", text);
	free(text);
	return text != NULL ? 0 : -1;
}

/* The exchange as text; in the cache it knows whether it is booked. */
static int
write_text(struct str *out, const struct llm_ask *q, const struct endpoint *p,
    bool cache)
{
	json_t *request = json_loadb(q->request.s, q->request.len, 0, NULL);
	json_t *o = json_pack("{s:i, s:{s:s, s:s}, s:o, s:o}",
	    "schema_version", 1, "engine", "api", chat_api_name(p->api),
	    "url", p->url, "request", request, "answer", answer_json(q));
	int rc;

	if (cache)
		json_object_set_new(o, "booked", json_false());
	rc = write_json(out, o);
	json_decref(o);
	return rc;
}

static int64_t
count_of(const json_t *usage, const char *key)
{
	const json_t *v = json_object_get(usage, key);

	return json_is_integer(v) ? json_integer_value(v) : -1;
}

void
exchange_usage(struct chat_usage *out, const json_t *usage)
{
	out->in = count_of(usage, "in");
	out->cached = count_of(usage, "cached");
	out->out = count_of(usage, "out");
}

static bool
take(struct str *out, const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	str_reset(out);
	str_add(out, json_is_string(v) ? json_string_value(v) : "",
	    json_string_length(v));
	return json_is_string(v);
}

/* Fill in the answer; the request must be this one. */
static bool
read_answer(struct llm_ask *q, const json_t *top)
{
	json_t *request = json_loadb(q->request.s, q->request.len, 0, NULL);
	const json_t *a = json_object_get(top, "answer");
	struct chat_reader *r = &q->answer;
	bool ok = json_equal(request, json_object_get(top, "request")) &&
	    take(&r->text, a, "text") && take(&r->model, a, "model") &&
	    take(&r->reason, a, "reason");

	json_decref(request);
	if (!ok || r->text.len == 0)
		return false;
	take(&q->request_id, a, "request_id");
	exchange_usage(&r->usage, json_object_get(a, "usage"));
	r->end = CHAT_COMPLETE;
	r->done = true;
	q->owed = json_is_false(json_object_get(top, "booked"));
	return true;
}

/* 1: found; 0: there is none; -1: it is broken. */
static int
find_in(struct llm_ask *q, const struct endpoint *p, const char *dir,
    struct err *e)
{
	struct str file = STR_INIT, text = STR_INIT;
	struct err why = ERR_INIT;
	json_t *top = NULL;
	int rc = 0;

	file_of(&file, dir, q->request.s, q->request.len, p);
	if (file_read(&text, file.s, EXCHANGE_MAX, &why) == 0) {
		top = json_loadb(text.s, text.len, 0, NULL);
		rc = read_answer(q, top) ? 1 : err_set(e, ERR_INVALID,
		    "%s: not the exchange that its name says; record it "
		    "again", file.s);
	} else if (why.code != ERR_NOTFOUND) {
		rc = err_set(e, why.code, "%s", why.msg);
	}
	json_decref(top);
	str_release(&file);
	str_release(&text);
	return rc;
}

int
exchange_find(struct llm_ask *q, const struct endpoint *p,
    const struct llm_files *files, struct err *e)
{
	int rc;

	if (files->replay != NULL) {
		rc = find_in(q, p, files->replay, e);
		q->owed = false;
		return rc != 0 ? rc : err_set(e, ERR_PROVIDER, "no answer to "
		    "this question in %s: the data, the prompt or the engine "
		    "is another than when it was recorded", files->replay);
	}
	if (files->cache == NULL)
		return 0;
	rc = find_in(q, p, files->cache, NULL);
	return rc > 0;
}

static bool
is_exchange(const char *name)
{
	return strlen(name) == HASH_HEX - 1 + 5 &&
	    strspn(name, "0123456789abcdef") == HASH_HEX - 1 &&
	    str_ends(name, ".json");
}

void
exchange_forget(const char *request, size_t n, const struct endpoint *p,
    const struct llm_files *files)
{
	struct str file = STR_INIT;

	if (files->cache == NULL)
		return;
	file_of(&file, files->cache, request, n, p);
	unlink(file.s);
	str_release(&file);
}

const char *
exchange_file(struct arena *a, const char *request, size_t n,
    const struct endpoint *p, const struct llm_files *files)
{
	struct str file = STR_INIT;
	const char *out = NULL;

	if (files->cache != NULL) {
		file_of(&file, files->cache, request, n, p);
		out = arena_dup(a, file.s);
	}
	str_release(&file);
	return out;
}

void
exchange_book(const char *file)
{
	struct str text = STR_INIT;
	json_t *top = NULL;

	if (file_read(&text, file, EXCHANGE_MAX, NULL) == 0)
		top = json_loadb(text.s, text.len, 0, NULL);
	str_reset(&text);
	if (json_is_false(json_object_get(top, "booked")) &&
	    json_object_set_new(top, "booked", json_true()) == 0 &&
	    write_json(&text, top) == 0)
		file_replace(file, text.s, text.len, NULL);
	json_decref(top);
	str_release(&text);
}

void
exchange_count(size_t *n, uint64_t *bytes, const char *dir)
{
	struct kept_files files;
	size_t i;

	keep_list(&files, dir, is_exchange);
	for (*bytes = i = 0; i < files.n; i++)
		*bytes += files.list[i].bytes;
	*n = files.n;
	keep_release(&files);
}

size_t
exchange_clear(const char *dir)
{
	struct kept_files files;
	size_t i, gone = 0;

	keep_list(&files, dir, is_exchange);
	for (i = 0; i < files.n; i++)
		gone += unlink(files.list[i].path) == 0;
	keep_release(&files);
	return gone;
}

static int
keep_in(const char *dir, const struct llm_ask *q, const struct endpoint *p,
    bool cache, struct err *e)
{
	struct str file = STR_INIT, text = STR_INIT;
	int rc;

	keep_folder(dir);
	file_of(&file, dir, q->request.s, q->request.len, p);
	rc = write_text(&text, q, p, cache);
	if (rc < 0)
		err_set(e, ERR_ANSWER, "the answer is not UTF-8");
	else
		rc = file_replace(file.s, text.s, text.len, e);
	str_release(&file);
	str_release(&text);
	return rc;
}

int
exchange_keep(const struct llm_ask *q, const struct endpoint *p,
    const struct llm_files *files, struct err *e)
{
	if (files->cache != NULL)
		keep_in(files->cache, q, p, true, NULL);
	return files->record == NULL ? 0 : keep_in(files->record, q, p, false,
	    e);
}

void
exchange_prune(const struct llm_files *files)
{
	if (files->cache != NULL)
		keep_prune(files->cache, is_exchange, SIZE_MAX,
		    EXCHANGE_CACHE_MAX);
}
