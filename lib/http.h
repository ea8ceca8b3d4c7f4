#ifndef POS_HTTP_H
#define POS_HTTP_H

/*
 * Requests over HTTP, several at a time in one thread, through libcurl. TLS
 * is verified always; proxies of the environment are used (http_proxy,
 * HTTPS_PROXY, ALL_PROXY, NO_PROXY), but not for a loopback address; no
 * redirect is followed, so that no header goes where nobody sent it.
 *
 *	struct http h;
 *	struct http_call call = { .url = ..., .on_body = feed, .ctx = &x };
 *
 *	http_open(&h);
 *	http_start(&h, &call);
 *	while (!call.over)
 *		http_wait(&h, -1);
 *	http_close(&h);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "str.h"

/* Milliseconds; 0: none. */
struct http_limits {
	int64_t connect;	/* name, connection and TLS */
	int64_t first;		/* from the start to the answer's first byte */
	int64_t idle;		/* from one byte to the next */
	int64_t total;
	size_t bytes;		/* of an answer; not 0 */
};

/*
 * Given the next n bytes of an answer with status 200. Returns 0 to go on, 1
 * when it has all it wants, -1 with *e set; both end the call.
 */
typedef int http_body_fn(void *ctx, const char *bytes, size_t n,
    struct err *e);

enum http_end {
	HTTP_WHOLE,		/* up to its end, or to what was wanted */
	HTTP_LOST,		/* the connection: worth another try */
	HTTP_LATE,		/* a limit of time, once connected */
	HTTP_REFUSED,		/* on_body, or the size: e has why */
	HTTP_BARRED,		/* TLS or URL: another try will not help */
	HTTP_ENDED		/* http_stop() */
};

/* Headers of the answer that somebody asks for; "" where there is none. */
struct http_head {
	struct str type, date, location, retry_after, retry_after_ms,
	    should_retry, request_id;
};

struct http_call {
	/* set by the caller, and borrowed until it is over */
	const char *url;
	const char *const *headers;	/* "name: value", NULL at the end */
	const char *secret;	/* one more, never shown; or NULL */
	const char *body;	/* NULL: GET; else POST */
	size_t body_len;
	struct http_limits limits;
	http_body_fn *on_body;
	void *ctx;

	/* filled in by the time it is over */
	bool over;
	enum http_end end;
	int status;		/* 0: no answer came */
	struct http_head head;
	struct str text;	/* the body with any other status, its
				 * beginning */
	struct err e;		/* why it is not HTTP_WHOLE */
	int64_t ms;		/* it took; until then when it began */
	int64_t first_ms;	/* up to the first byte, -1: none came */

	/* private */
	int64_t last;
	size_t bytes;
	void *easy, *list;
	char why[256];		/* libcurl's words for what went wrong */
};

struct http {
	void *multi;
	struct http_call **calls;	/* running */
	size_t n, cap;
};

/* A clock that only goes on, in milliseconds. */
int64_t http_clock(void);

/*
 * Start libcurl, with no call. ERR_IO: it does not start. Owner: the caller,
 * who calls http_close(), also after a failure.
 */
int http_open(struct http *h, struct err *e);

/*
 * Start a call, which was zeroed or is over; it runs within http_wait(). A
 * failure to start ends it.
 */
void http_start(struct http *h, struct http_call *call);

/*
 * Run the calls until one of them is over, until the time of http_clock()
 * (-1: no matter when), or until interrupted().
 */
void http_wait(struct http *h, int64_t until);

/* End a call that runs. */
void http_stop(struct http *h, struct http_call *call);

/* Free what a call that is over holds. */
void http_release(struct http_call *call);

/* End all that runs. */
void http_close(struct http *h);

#endif
