/*
 * libFuzzer: make fuzz FUZZ=sse
 * The first two bytes choose how the rest is cut into pieces; the events,
 * and how it ends, must be those of the bytes fed at once.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Stops at "[DONE]", fails at "bad". */
static int
note(void *ctx, const char *name, const char *data, size_t n, struct err *e)
{
	if (data[n] != '\0')
		abort();
	str_addf(ctx, "%s|%zu|", name, n);
	str_add(ctx, data, n);
	if (strcmp(data, "bad") == 0)
		return err_set(e, ERR_ANSWER, "bad");
	return strcmp(data, "[DONE]") == 0;
}

/* Feed pieces of 1 to most bytes as the seed has it. */
static int
decode(struct str *out, const char *in, size_t n, size_t most, unsigned seed)
{
	struct sse s = SSE_INIT(note, out);
	struct err e = ERR_INIT;
	size_t at, piece;
	int rc = 0;

	for (at = 0; at < n && rc == 0; at += piece) {
		seed = seed * 1103515245 + 12345;
		piece = 1 + (seed >> 16) % most;
		if (piece > n - at)
			piece = n - at;
		rc = sse_feed(&s, in + at, piece, &e);
	}
	str_addf(out, "|%d %s", rc, e.msg);
	sse_release(&s);
	return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *in = (const char *)data + 2;
	struct str whole = STR_INIT, cut = STR_INIT;
	struct sse s = SSE_INIT(note, &whole);
	struct err why = ERR_INIT;
	int rc;

	if (size < 2)
		return 0;
	rc = sse_feed(&s, in, size - 2, &why);
	str_addf(&whole, "|%d %s", rc, why.msg);
	sse_release(&s);
	if (decode(&cut, in, size - 2, 1 + data[0] % 40, data[1]) != rc ||
	    !str_same(&whole, &cut))
		abort();
	str_release(&whole);
	str_release(&cut);
	return 0;
}
