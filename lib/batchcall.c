/* batchcall - one request to a batch API */

#include "batchcall.h"

#include <curl/curl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/random.h>

#include "chat.h"
#include "http.h"
#include "interrupt.h"
#include "retry.h"

enum { ID_MAX = 200 };

/* One call with its tries. */
struct tries {
	struct batch_call *c;
	struct llm *l;
	struct str url;
	const char *headers[4];
	struct http_call call;
	unsigned n;
};

static int
on_body(void *ctx, const char *bytes, size_t n, struct err *e)
{
	struct tries *t = ctx;

	(void)e;
	str_add(&t->c->text, bytes, n);
	return 0;
}

static void
trace(const struct tries *t, bool answer)
{
	FILE *f = t->l->trace;
	const struct batch_call *c = t->c;
	struct str text = STR_INIT;

	if (f == NULL)
		return;
	if (answer)
		str_addf(&text, "== %s, answer after %" PRId64 " ms\n< status "
		    "%d\n< \n%s%s%s\n", c->what, t->call.ms, c->status,
		    c->text.s, t->call.e.code != ERR_NONE ? "\n== " : "",
		    t->call.e.msg);
	else
		str_addf(&text, "== %s, try %u\n> %s %s\n> \n%s\n", c->what,
		    t->n, c->body != NULL ? "POST" : "GET", t->url.s,
		    c->body != NULL ? c->body : "");
	secret_redact(&text, &t->l->key);
	fwrite(text.s, 1, text.len, f);
	fflush(f);
	str_release(&text);
}

static void
set_headers(struct tries *t)
{
	const struct llm *l = t->l;
	size_t n = 0;

	if (t->c->type != NULL)
		t->headers[n++] = t->c->type;
	if (l->version.len > 0)
		t->headers[n++] = l->version.s;
	str_addf(&t->url, "%s%s", l->p->url, t->c->path);
}

/* Send it and wait for what comes of it. */
static int
send_once(struct tries *t, struct err *e)
{
	struct batch_call *c = t->c;
	struct http h;

	if (http_open(&h, e) < 0)
		return -1;
	str_reset(&c->text);
	t->call = (struct http_call){ .url = t->url.s, .headers = t->headers,
	    .secret = t->l->header.len > 0 ? t->l->header.s : NULL,
	    .body = c->body, .body_len = c->n, .limits = t->l->p->limits,
	    .on_body = on_body, .ctx = t };
	t->call.limits.bytes = BATCH_ANSWER_MAX;
	t->n++;
	trace(t, false);
	http_start(&h, &t->call);
	while (!t->call.over && !interrupted())
		http_wait(&h, -1);
	if (!t->call.over)
		http_stop(&h, &t->call);
	http_close(&h);
	c->status = t->call.status;
	c->date = t->call.head.date.len > 0 ?
	    (int64_t)curl_getdate(t->call.head.date.s, NULL) : -1;
	if (c->text.len == 0)
		str_add(&c->text, t->call.text.s, t->call.text.len);
	secret_redact(&c->text, &t->l->key);
	trace(t, true);
	return 0;
}

static bool
is_done(const struct tries *t)
{
	return t->call.end == HTTP_WHOLE && t->c->status >= 200 &&
	    t->c->status < 300;
}

/*
 * May the provider have taken what it did not confirm? Not when it refused:
 * 4xx, but for those that speak of time or of another request.
 */
static bool
is_unsure(const struct tries *t)
{
	int status = t->c->status;

	if (t->call.end == HTTP_BARRED)
		return false;
	if (t->call.end != HTTP_WHOLE)
		return true;
	return status == 408 || status == 409 || status >= 500;
}

/* What went wrong, and what a person can do about it. */
static void
add_why(struct str *out, const struct tries *t, const struct chat_error *x)
{
	const char *name = t->l->p->name;
	int status = t->c->status;

	if (t->call.end != HTTP_WHOLE) {
		str_addf(out, "%s: %s", name, t->call.e.msg);
		return;
	}
	str_addf(out, "%s answers %d", name, status);
	if (x->message.len > 0)
		str_addf(out, ": %s", x->message.s);
	if (x->code.len > 0)
		str_addf(out, " (%s)", x->code.s);
	if (x->money)
		str_adds(out, "; a limit of money is reached: raise it with "
		    "the provider");
	else if (status == 401 || status == 403)
		str_addf(out, "; is the key right? pos engine check %s", name);
	else if (status == 404 || status == 405)
		str_addf(out, "; does it have batches at %s?", t->url.s);
	else if (status >= 300 && status < 400)
		str_addf(out, "; it points elsewhere, and a key does not "
		    "follow: set the right url of engine %s", name);
}

static const char *
value(const struct str *s)
{
	return s->len > 0 ? s->s : NULL;
}

/* How long to wait before another try; -1: there is none. */
static int64_t
wait_of(const struct tries *t, const struct chat_error *x, struct str *why)
{
	const struct http_head *h = &t->call.head;
	struct retry_case c = { .status = t->call.end == HTTP_WHOLE ?
	    t->c->status : 0, .money = x->money,
	    .should = value(&h->should_retry),
	    .after_ms = value(&h->retry_after_ms),
	    .after = value(&h->retry_after), .date = value(&h->date),
	    .tries = t->n };
	uint64_t random = 0;
	int64_t wait;
	bool asked;

	if (t->n > t->l->max_retries || (t->c->once && t->c->unsure) ||
	    (t->call.end != HTTP_WHOLE && t->call.end != HTTP_LOST))
		return -1;
	if (getrandom(&random, sizeof(random), GRND_NONBLOCK) < 0)
		random = (uint64_t)http_clock();
	wait = retry_wait(&asked, &c, random);
	if (wait <= t->l->max_wait)
		return wait;
	str_addf(why, "; the server asks to wait %.0f s, --max-wait allows "
	    "%.0f", (double)wait / 1000, (double)t->l->max_wait / 1000);
	return -1;
}

/* Wait for ms milliseconds, or until interrupted(). */
static void
rest(int64_t ms)
{
	int64_t until = http_clock() + ms;
	struct http h;

	if (http_open(&h, NULL) < 0)
		return;
	while (!interrupted() && http_clock() < until)
		http_wait(&h, until);
	http_close(&h);
}

/* After a try that failed. 0: try again; -1 with *e set. */
static int
settle(struct tries *t, struct err *e)
{
	struct batch_call *c = t->c;
	struct str why = STR_INIT, note = STR_INIT;
	struct chat_error x;
	int64_t wait;
	int rc = 0;

	chat_error(&x, c->text.s, c->text.len);
	c->unsure = is_unsure(t);
	add_why(&why, t, &x);
	wait = interrupted() ? -1 : wait_of(t, &x, &why);
	if (wait < 0) {
		rc = interrupted() ? err_set(e, ERR_PROVIDER, "%s: "
		    "interrupted", c->what) : err_set(e, ERR_PROVIDER,
		    "%s: %s", c->what, why.s);
	} else {
		str_addf(&note, "%s: %s; try %u of %u in %.1f s", c->what,
		    why.s, t->n + 1, t->l->max_retries + 1,
		    (double)wait / 1000);
		if (t->l->watch.note != NULL)
			t->l->watch.note(t->l->watch.ctx, note.s);
		rest(wait);
	}
	str_release(&why);
	str_release(&note);
	chat_error_release(&x);
	return rc;
}

int
batch_call(struct batch_call *call, struct llm *l, struct err *e)
{
	struct tries t = { .c = call, .l = l, .url = STR_INIT };
	int rc = 0;

	str_init(&call->text);
	str_init(&call->request_id);
	call->date = -1;
	set_headers(&t);
	while (rc == 0) {
		rc = send_once(&t, e);
		if (rc < 0 || is_done(&t))
			break;
		rc = settle(&t, e);
		http_release(&t.call);
	}
	str_add(&call->request_id, t.call.head.request_id.s,
	    t.call.head.request_id.len);
	http_release(&t.call);
	str_release(&t.url);
	return rc;
}

void
batch_call_release(struct batch_call *call)
{
	str_release(&call->text);
	str_release(&call->request_id);
}

json_t *
batch_get(struct llm *l, const char *what, const char *path, struct err *e)
{
	struct batch_call c = { .what = what, .path = path };
	json_t *o = NULL;

	if (batch_call(&c, l, e) == 0) {
		o = json_loadb(c.text.s, c.text.len, 0, NULL);
		if (o == NULL)
			err_set(e, ERR_PROVIDER, "%s: what %s answers is no "
			    "JSON", what, l->p->name);
	}
	batch_call_release(&c);
	return o;
}

bool
batch_is_id(const char *text)
{
	size_t n = text != NULL ? strspn(text, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") : 0;

	return n > 0 && n <= ID_MAX && text[n] == '\0';
}
