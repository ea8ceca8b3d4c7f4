/* http - requests over HTTP, several at a time */

#include "http.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "interrupt.h"
#include "loopback.h"
#include "mem.h"

enum { TEXT_MAX = 65536 };	/* of an answer that is an error */

int64_t
http_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int
http_open(struct http *h, struct err *e)
{
	memset(h, 0, sizeof(*h));
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0 ||
	    (h->multi = curl_multi_init()) == NULL)
		return err_set(e, ERR_IO, "libcurl does not start");
	return 0;
}

/* The call is over, for the first reason given. */
static void
end(struct http_call *c, enum http_end why)
{
	if (c->over)
		return;
	c->over = true;
	c->end = why;
	c->ms = http_clock() - c->ms;
}

/* Append the value of a header line if it is the one named. */
static void
keep_header(struct str *to, const char *line, size_t n, const char *name)
{
	size_t len = strlen(name);

	if (n <= len || strncasecmp(line, name, len) != 0 ||
	    line[len] != ':')
		return;
	line += len + 1;
	n -= len + 1;
	while (n > 0 && (*line == ' ' || *line == '\t')) {
		line++;
		n--;
	}
	str_reset(to);
	str_add(to, line, n);
	str_trim_end(to);
	while (to->len > 0 && to->s[to->len - 1] == '\r')
		str_cut(to, to->len - 1);
}

static void
note_byte(struct http_call *c)
{
	c->last = http_clock();
	if (c->first_ms < 0)
		c->first_ms = c->last - c->ms;
}

static size_t
on_header(char *line, size_t size, size_t n, void *ctx)
{
	struct http_call *c = ctx;
	struct http_head *h = &c->head;

	n *= size;
	note_byte(c);
	keep_header(&h->type, line, n, "content-type");
	keep_header(&h->date, line, n, "date");
	keep_header(&h->location, line, n, "location");
	keep_header(&h->retry_after, line, n, "retry-after");
	keep_header(&h->retry_after_ms, line, n, "retry-after-ms");
	keep_header(&h->should_retry, line, n, "x-should-retry");
	keep_header(&h->request_id, line, n, "x-request-id");
	keep_header(&h->request_id, line, n, "request-id");
	return n;
}

static size_t
on_bytes(char *bytes, size_t size, size_t n, void *ctx)
{
	struct http_call *c = ctx;
	long status = 0;
	size_t most;
	int rc;

	n *= size;
	note_byte(c);
	if (n > c->limits.bytes - c->bytes) {
		err_set(&c->e, ERR_ANSWER, "an answer of more than %zu bytes",
		    c->limits.bytes);
		end(c, HTTP_REFUSED);
		return 0;
	}
	c->bytes += n;
	curl_easy_getinfo(c->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200) {
		most = TEXT_MAX - c->text.len;
		str_add(&c->text, bytes, n < most ? n : most);
		return n;
	}
	rc = c->on_body(c->ctx, bytes, n, &c->e);
	if (rc == 0)
		return n;
	end(c, rc > 0 ? HTTP_WHOLE : HTTP_REFUSED);
	return 0;
}

static struct curl_slist *
header_list(const struct http_call *c)
{
	struct curl_slist *list = NULL;
	size_t i;

	for (i = 0; c->headers != NULL && c->headers[i] != NULL; i++)
		list = curl_slist_append(list, c->headers[i]);
	if (c->secret != NULL)
		list = curl_slist_append(list, c->secret);
	/* no "Expect: 100-continue": some servers wait for it in vain */
	return curl_slist_append(list, "Expect:");
}

static void
set_options(struct http_call *c)
{
	CURL *easy = c->easy;

	curl_easy_setopt(easy, CURLOPT_URL, c->url);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, c);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, c->why);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "pos");
	/* a proxy's word is no byte of the answer */
	curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, c->list);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
	    (long)c->limits.connect);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, c);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_bytes);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, c);
	if (c->body != NULL) {
		curl_easy_setopt(easy, CURLOPT_POSTFIELDS, c->body);
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
		    (curl_off_t)c->body_len);
	}
	if (loopback_url(c->url))
		curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
}

void
http_start(struct http *h, struct http_call *c)
{
	http_release(c);
	memset(&c->e, 0, sizeof(c->e));
	c->why[0] = '\0';
	c->over = false;
	c->status = 0;
	c->ms = c->last = http_clock();
	c->first_ms = -1;
	c->bytes = 0;
	c->list = header_list(c);
	c->easy = curl_easy_init();
	if (c->easy != NULL) {
		set_options(c);
		if (curl_multi_add_handle(h->multi, c->easy) == CURLM_OK) {
			MEM_ROOM(h->calls, h->n, h->cap);
			h->calls[h->n++] = c;
			return;
		}
		curl_easy_cleanup(c->easy);
	}
	curl_slist_free_all(c->list);
	c->easy = c->list = NULL;
	err_set(&c->e, ERR_IO, "libcurl does not take the request");
	end(c, HTTP_BARRED);
}

/* Take a call out of those that run. */
static void
forget(struct http *h, struct http_call *c)
{
	long status = 0;
	size_t i;

	curl_easy_getinfo(c->easy, CURLINFO_RESPONSE_CODE, &status);
	c->status = (int)status;
	curl_multi_remove_handle(h->multi, c->easy);
	curl_easy_cleanup(c->easy);
	curl_slist_free_all(c->list);
	c->easy = c->list = NULL;
	for (i = 0; i < h->n; i++) {
		if (h->calls[i] == c) {
			h->calls[i] = h->calls[--h->n];
			return;
		}
	}
}

/* No connection, byte or end within its limit. */
static void
end_late(struct http_call *c, enum http_end why, const char *what,
    int64_t limit)
{
	err_set(&c->e, ERR_PROVIDER, "no %s within %g s", what,
	    (double)limit / 1000);
	end(c, why);
}

/* What libcurl says of a call that ended by itself. */
static void
judge(struct http_call *c, CURLcode code)
{
	enum http_end why = HTTP_LOST;

	if (c->over)
		return;		/* on_body has ended it */
	if (code == CURLE_OK) {
		end(c, HTTP_WHOLE);
		return;
	}
	if (code == CURLE_OPERATION_TIMEDOUT) {
		end_late(c, HTTP_LOST, "connection", c->limits.connect);
		return;
	}
	if (code == CURLE_PEER_FAILED_VERIFICATION ||
	    code == CURLE_SSL_CACERT_BADFILE || code == CURLE_URL_MALFORMAT ||
	    code == CURLE_UNSUPPORTED_PROTOCOL)
		why = HTTP_BARRED;
	err_set(&c->e, ERR_PROVIDER, "%s", c->why[0] != '\0' ? c->why :
	    curl_easy_strerror(code));
	end(c, why);
}

/* The next limit of time of a call: when it is over, and what is missing. */
struct deadline {
	int64_t at, limit;
	const char *what;
};

static void
sooner(struct deadline *d, int64_t from, int64_t limit, const char *what)
{
	if (limit > 0 && from + limit < d->at)
		*d = (struct deadline){ from + limit, limit, what };
}

static struct deadline
due(const struct http_call *c)
{
	struct deadline d = { INT64_MAX, 0, NULL };

	sooner(&d, c->ms, c->limits.total, "end of the answer");
	if (c->first_ms < 0)
		sooner(&d, c->ms, c->limits.first, "first byte");
	else
		sooner(&d, c->last, c->limits.idle, "further byte");
	return d;
}

/* End what is over; returns whether something was. */
static bool
reap(struct http *h)
{
	struct http_call *c;
	int64_t now = http_clock();
	struct deadline d;
	bool any = false;
	CURLMsg *msg;
	size_t i;
	int left;

	while ((msg = curl_multi_info_read(h->multi, &left)) != NULL) {
		if (msg->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE, &c);
		judge(c, msg->data.result);
	}
	for (i = h->n; i-- > 0;) {
		c = h->calls[i];
		d = due(c);
		if (!c->over && d.at <= now)
			end_late(c, HTTP_LATE, d.what, d.limit);
		if (c->over) {
			forget(h, c);
			any = true;
		}
	}
	return any;
}

void
http_wait(struct http *h, int64_t until)
{
	struct curl_waitfd wake = { .fd = interrupt_fd(),
	    .events = CURL_WAIT_POLLIN };
	int64_t at, now;
	int running;
	size_t i;

	if (h->n == 0 && until < 0)
		return;		/* none of them could be started */
	for (;;) {
		curl_multi_perform(h->multi, &running);
		if (reap(h) || interrupted())
			return;
		now = http_clock();
		at = until < 0 ? INT64_MAX : until;
		if (at <= now)
			return;
		for (i = 0; i < h->n; i++) {
			if (due(h->calls[i]).at < at)
				at = due(h->calls[i]).at;
		}
		at = at - now > 60000 ? 60000 : at > now ? at - now : 0;
		curl_multi_poll(h->multi, &wake, wake.fd >= 0, (int)at, NULL);
	}
}

void
http_stop(struct http *h, struct http_call *c)
{
	if (c->easy == NULL)
		return;
	end(c, HTTP_ENDED);
	forget(h, c);
}

void
http_release(struct http_call *c)
{
	struct http_head *h = &c->head;

	str_release(&h->type);
	str_release(&h->date);
	str_release(&h->location);
	str_release(&h->retry_after);
	str_release(&h->retry_after_ms);
	str_release(&h->should_retry);
	str_release(&h->request_id);
	str_release(&c->text);
}

void
http_close(struct http *h)
{
	while (h->n > 0)
		http_stop(h, h->calls[0]);
	if (h->multi != NULL)
		curl_multi_cleanup(h->multi);
	free(h->calls);
	curl_global_cleanup();
	memset(h, 0, sizeof(*h));
}
