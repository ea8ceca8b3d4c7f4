#ifndef POS_SSE_H
#define POS_SSE_H

/*
 * Server-sent events as they come over the network, in pieces of any size:
 * the event stream format of the WHATWG HTML standard (section 9.2.6, read
 * November 2026). Lines end with LF, CRLF or CR, mixed and split anywhere;
 * a byte order mark at the start and comments are skipped, several data
 * lines are joined with LF, unknown fields are ignored, and so are id and
 * retry: nothing here reconnects. An event that the stream ends in the middle
 * of was never sent: there is no call for its end.
 *
 *	struct sse s = SSE_INIT(on_event, ctx);
 *
 *	while ((n = read(fd, buf, sizeof(buf))) > 0)
 *		if (sse_feed(&s, buf, n, e) != 0)
 *			break;
 *	sse_release(&s);
 *
 * What the bytes mean is the caller's business: they may be no UTF-8.
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "str.h"

enum { SSE_MAX = 32 << 20 };	/* bytes of one line, and of one event */

/*
 * Called for each event. name: its type, "" when it has none. data ends with
 * a NUL that n does not count. Returns 0 to go on, 1 to stop (the rest of
 * the stream is ignored), -1 with *e set. data is borrowed for the call.
 */
typedef int sse_fn(void *ctx, const char *name, const char *data, size_t n,
    struct err *e);

struct sse {
	sse_fn *event;
	void *ctx;
	struct str line;	/* of a line whose end has not come yet */
	struct str name, data;	/* of an event whose end has not come yet */
	bool any;		/* it has data, be it empty */
	bool begun;		/* the first line is over */
	bool cr;		/* the last byte was CR */
};

#define SSE_INIT(event, ctx) \
	{ event, ctx, STR_INIT, STR_INIT, STR_INIT, false, false, false }

/*
 * Decode n more bytes. Returns 0, or what the callback returned when that
 * was not 0, or -1 with *e set (ERR_ANSWER: more than SSE_MAX).
 */
int sse_feed(struct sse *s, const char *bytes, size_t n, struct err *e);

/* Free what has not become an event yet. */
void sse_release(struct sse *s);

#endif
