/* Tests of lib/sse: the format's corners, every way to cut the bytes. */

#include "sse.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tap.h"

/* A stream and what it says: NAME "DATA" for each event. */
static const struct {
	const char *in, *want, *what;
} cases[] = {
	{ "data: a\n\n", "\"a\"", "LF" },
	{ "data: a\r\n\r\n", "\"a\"", "CRLF" },
	{ "data: a\r\r", "\"a\"", "CR" },
	{ "data: a\r\n\ndata: b\r\rdata: c\n\r\n", "\"a\"\"b\"\"c\"",
	    "mixed line ends" },
	{ "data: a\n\r\ndata: b\n\n", "\"a\"\"b\"", "LF then CRLF" },
	{ "\xef\xbb\xbf" "data: a\n\n", "\"a\"", "a byte order mark" },
	{ "data: a\n\n\xef\xbb\xbf" "data: b\n\n", "\"a\"",
	    "a byte order mark is one only at the start" },
	{ ": PROCESSING\n\n:\ndata: a\n: b\ndata: c\n\n", "\"a\nc\"",
	    "comments, several lines of data" },
	{ "data:a\ndata: b\ndata:  c\n\n", "\"a\nb\n c\"",
	    "one space goes, no space is needed" },
	{ "event: ping\ndata: {}\n\n", "ping \"{}\"", "a name" },
	{ "event: a\n\ndata: x\n\n", "\"x\"",
	    "a name without data is forgotten" },
	{ "event: a\nevent: b\ndata: x\n\ndata: y\n\n", "b \"x\"\"y\"",
	    "the last name counts, for one event" },
	{ "data\n\n", "\"\"", "a field without a colon" },
	{ "data:\n\n", "\"\"", "empty data" },
	{ "data:\ndata:\n\n", "\"\n\"", "two lines of empty data" },
	{ "id: 1\nretry: 9\nfoo: x\nDATA: y\n dat: z\ndata: a\n\n", "\"a\"",
	    "unknown fields" },
	{ "data: a: b\n\n", "\"a: b\"", "a colon in the data" },
	{ "data: a\n\ndata: b\n", "\"a\"", "an event without its end" },
	{ "data: a\n\ndata: b", "\"a\"", "a line without its end" },
	{ "\n\n\n", "", "only blank lines" },
	{ "", "", "nothing" },
	{ "data: \xe2\x82\xac\n\n", "\"\xe2\x82\xac\"", "UTF-8" },
};

static int
note(void *ctx, const char *name, const char *data, size_t n, struct err *e)
{
	(void)e;
	str_addf(ctx, "%s%s\"%.*s\"", name, *name != '\0' ? " " : "", (int)n,
	    data);
	return data[n] != '\0';
}

/* The events of a stream that comes in two pieces, the first of cut bytes. */
static void
decode(struct str *out, const char *in, size_t n, size_t cut)
{
	struct sse s = SSE_INIT(note, out);

	str_reset(out);
	if (sse_feed(&s, in, cut, NULL) != 0 ||
	    sse_feed(&s, in + cut, n - cut, NULL) != 0)
		str_adds(out, " FAILED");
	sse_release(&s);
}

static void
test_cases(void)
{
	struct str got = STR_INIT;
	size_t i, cut, n, differ;
	struct sse s;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		n = strlen(cases[i].in);
		decode(&got, cases[i].in, n, n);
		is_str(got.s, cases[i].want, cases[i].what);
		for (cut = differ = 0; cut <= n; cut++) {
			decode(&got, cases[i].in, n, cut);
			differ += strcmp(got.s, cases[i].want) != 0;
		}
		ok(differ == 0, "%s: cut anywhere", cases[i].what);
		s = (struct sse)SSE_INIT(note, &got);
		str_reset(&got);
		for (cut = 0; cut < n; cut++)
			differ += sse_feed(&s, cases[i].in + cut, 1, NULL) != 0;
		sse_release(&s);
		ok(differ == 0, "%s: byte by byte", cases[i].what);
		is_str(got.s, cases[i].want, cases[i].what);
	}
	str_release(&got);
}

static int
stop_at(void *ctx, const char *name, const char *data, size_t n, struct err *e)
{
	int *calls = ctx;

	(void)name;
	(void)n;
	++*calls;
	if (strcmp(data, "bad") == 0)
		return err_set(e, ERR_ANSWER, "bad");
	return strcmp(data, "[DONE]") == 0;
}

static void
test_stops(void)
{
	static const char in[] = "data: a\n\ndata: [DONE]\n\ndata: b\n\n";
	static const char bad[] = "data: bad\n\ndata: a\n\n";
	struct err e = ERR_INIT;
	int calls = 0;
	struct sse s = SSE_INIT(stop_at, &calls);

	ok(sse_feed(&s, in, sizeof(in) - 1, &e) == 1, "1 comes back");
	ok(calls == 2, "what is behind it is ignored");
	sse_release(&s);
	s = (struct sse)SSE_INIT(stop_at, &calls);
	ok(sse_feed(&s, bad, sizeof(bad) - 1, &e) == -1, "-1 comes back");
	is_str(e.msg, "bad", "with its message");
	ok(calls == 3, "nothing behind it");
	sse_release(&s);
}

struct sizes {
	size_t n, events;
};

static int
measure(void *ctx, const char *name, const char *data, size_t n, struct err *e)
{
	struct sizes *z = ctx;

	(void)name;
	(void)e;
	z->n += n;
	z->events++;
	return data[0] != 'x' || data[n - 1] != 'x';
}

/* Feed n bytes of x in pieces; more: lines of them in one event. */
static int
feed_long(struct sizes *z, size_t n, size_t piece, int lines, struct err *e)
{
	struct sse s = SSE_INIT(measure, z);
	char *x = mem_alloc(piece);
	int rc = 0, i;
	size_t done;

	memset(x, 'x', piece);
	memset(z, 0, sizeof(*z));
	for (i = 0; i < lines && rc == 0; i++) {
		rc = sse_feed(&s, "data: ", 6, e);
		for (done = 0; done < n && rc == 0; done += piece)
			rc = sse_feed(&s, x, n - done < piece ? n - done :
			    piece, e);
		if (rc == 0)
			rc = sse_feed(&s, "\n", 1, e);
	}
	if (rc == 0)
		rc = sse_feed(&s, "\n", 1, e);
	sse_release(&s);
	free(x);
	return rc;
}

static void
test_long(void)
{
	struct err e = ERR_INIT;
	struct sizes z;

	ok(feed_long(&z, 10 << 20, 16384, 1, &e) == 0 && z.events == 1 &&
	    z.n == 10 << 20, "a line of 10 MiB");
	ok(feed_long(&z, 33 << 20, 16384, 1, &e) == -1 && z.events == 0,
	    "one of 33 MiB is refused");
	is_str(e.msg, "a line of more than 32 MiB", "why");
	err_clear(&e);
	ok(feed_long(&z, 1 << 20, 16384, 33, &e) == -1 && z.events == 0,
	    "so is an event of 33 MiB");
	is_str(e.msg, "an event of more than 32 MiB", "why that");
	ok(e.code == ERR_ANSWER, "such an answer is not usable");
}

int
main(void)
{
	test_cases();
	test_stops();
	test_long();
	return tap_done();
}
