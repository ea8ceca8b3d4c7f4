/*
 * libFuzzer: make fuzz FUZZ=chat
 * The first byte chooses the API and the size of the pieces that the rest is
 * fed in. Cut or at once, the text and the verdict are the same; no text is
 * taken without the mark of its end; what is taken is UTF-8, and what was
 * shown. The same bytes are then read as the body of an error.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "chat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static void
collect(void *ctx, const char *text, size_t n)
{
	str_add(ctx, text, n);
}

/* Are these ASCII bytes there, be some written as \u escapes? */
static bool
has(const char *in, size_t n, const char *word)
{
	struct str plain = STR_INIT;
	char hex[5] = "";
	size_t i;
	bool yes;

	for (i = 0; i < n; i++) {
		if (i + 5 < n && in[i] == '\\' && in[i + 1] == 'u') {
			memcpy(hex, in + i + 2, 4);
			str_addc(&plain, (char)strtol(hex, NULL, 16));
			i += 5;
		} else {
			str_addc(&plain, in[i]);
		}
	}
	yes = memmem(plain.s, plain.len, word, strlen(word)) != NULL;
	str_release(&plain);
	return yes;
}

/* Is the mark of the API's end among the bytes? */
static bool
is_marked(enum chat_api api, const char *in, size_t n)
{
	if (api == CHAT_OPENAI)
		return has(in, n, "[DONE]") && has(in, n, "finish_reason") &&
		    has(in, n, "stop");
	if (api == CHAT_ANTHROPIC)
		return has(in, n, "message_stop") &&
		    (has(in, n, "end_turn") || has(in, n, "stop_sequence"));
	return has(in, n, "done_reason") && has(in, n, "stop") &&
	    has(in, n, "true");
}

static void
is_text(const struct str *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t i;

	for (i = 0; i < s->len; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s->s + i,
		    (utf8proc_ssize_t)(s->len - i), &c);
		must(n > 0 && c != 0xfdd0);
	}
}

/* Read the stream in such pieces; "TEXT|rc|message". */
static int
read_all(struct str *out, enum chat_api api, const char *in, size_t n,
    size_t piece)
{
	struct str shown = STR_INIT;
	struct err e = ERR_INIT;
	struct chat_reader r;
	size_t at;
	int rc = 0;

	chat_init(&r, api);
	r.on_text = collect;
	r.ctx = &shown;
	for (at = 0; at < n && rc == 0; at += piece)
		rc = chat_feed(&r, in + at, n - at < piece ? n - at : piece,
		    &e);
	if (rc >= 0)
		rc = chat_judge(&r, &e);
	must(rc == 0 || (e.code == ERR_ANSWER && e.msg[0] != '\0'));
	if (rc == 0) {
		must(r.done && r.end == CHAT_COMPLETE && r.text.len > 0);
		must(str_same(&r.text, &shown));
		is_text(&r.text);
	}
	str_add(out, r.text.s, r.text.len);
	str_addf(out, "|%d|%s", rc, e.msg);
	chat_release(&r);
	str_release(&shown);
	return rc;
}

static void
read_error(const char *in, size_t n)
{
	struct chat_error x;
	size_t i;

	chat_error(&x, in, n);
	must(x.message.len <= 304 && x.code.len <= 304);
	for (i = 0; i < x.message.len; i++)
		must((unsigned char)x.message.s[i] >= ' ' &&
		    x.message.s[i] != 0x7f);
	chat_error_release(&x);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *in = (const char *)data + 1;
	struct str whole = STR_INIT, cut = STR_INIT;
	enum chat_api api;
	size_t n = size - 1;

	if (size < 1)
		return 0;
	api = (enum chat_api)(data[0] % CHAT_APIS);
	if (read_all(&whole, api, in, n, n + 1) == 0)
		must(is_marked(api, in, n));
	read_all(&cut, api, in, n, 1 + data[0] / CHAT_APIS);
	must(str_same(&whole, &cut));
	read_error(in, n);
	str_release(&whole);
	str_release(&cut);
	return 0;
}
