/* llmwire - one try of a question over the wire, and what came of it */

#include "llmwire.h"

#include <inttypes.h>
#include <string.h>
#include <sys/random.h>

#include "llmtrace.h"
#include "retry.h"

enum { KEY_BEGINS = 4 };	/* bytes: fewer may be like it by chance */

/* Show the first n bytes of what is held back. */
static void
show(struct llm_ask *q, size_t n)
{
	struct llm *l = q->l;

	if (n > 0)
		l->watch.text(l->watch.ctx, q, q->held.s, n);
	str_splice(&q->held, 0, n, "", 0);
}

/* Show what comes, but never the key. */
static void
on_text(void *ctx, const char *text, size_t n)
{
	struct llm_ask *q = ctx;
	const struct secret *key = &q->l->key;

	if (q->l->watch.text == NULL)
		return;
	str_add(&q->held, text, n);
	secret_redact(&q->held, key);
	show(q, secret_sure(key, q->held.s, q->held.len));
}

static int
on_body(void *ctx, const char *bytes, size_t n, struct err *e)
{
	struct llm_ask *q = ctx;

	if (q->l->trace != NULL)
		str_add(&q->raw, bytes, n);
	return chat_feed(&q->answer, bytes, n, e);
}

void
llmwire_start(struct llm_ask *q, struct http *h)
{
	struct llm *l = q->l;

	chat_release(&q->answer);
	chat_init(&q->answer, l->p->api);
	q->answer.on_text = on_text;
	q->answer.ctx = q;
	str_reset(&q->raw);
	str_reset(&q->held);
	http_release(&q->call);
	q->call = (struct http_call){ .url = l->url.s, .headers = l->headers,
	    .secret = l->header.len > 0 ? l->header.s : NULL,
	    .body = q->request.s, .body_len = q->request.len,
	    .limits = l->p->limits, .on_body = on_body, .ctx = q };
	q->tries++;
	llmtrace_request(l, q->label, q->tries, &q->call);
	http_start(h, &q->call);
}

static uint64_t
any_number(void)
{
	uint64_t n = 0;

	if (getrandom(&n, sizeof(n), GRND_NONBLOCK) < 0)
		n = (uint64_t)http_clock();
	return n;
}

static const char *
value(const struct str *s)
{
	return s->len > 0 ? s->s : NULL;
}

/*
 * Plan another try. Not once bytes of an answer have come: what was paid for
 * would be asked, and paid, again.
 */
static bool
try_again(struct llm_ask *q, const struct chat_error *x, const char *why)
{
	const struct http_head *h = &q->call.head;
	struct retry_case c = { .status = q->call.status, .money = x->money,
	    .should = value(&h->should_retry),
	    .after_ms = value(&h->retry_after_ms),
	    .after = value(&h->retry_after), .date = value(&h->date),
	    .tries = q->tries };
	struct str note = STR_INIT;
	bool asked;
	int64_t wait = retry_wait(&asked, &c, any_number());

	if (wait < 0 || q->tries > q->l->max_retries)
		return false;
	if (wait > q->l->max_wait) {
		err_set(&q->e, ERR_PROVIDER, "%s; the server asks to wait "
		    "%.0f s, --max-wait allows %.0f", why,
		    (double)wait / 1000, (double)q->l->max_wait / 1000);
		return false;
	}
	q->again = http_clock() + wait;
	str_addf(&note, "%s: %s; try %u of %u in %.1f s%s", q->label, why,
	    q->tries + 1, q->l->max_retries + 1, (double)wait / 1000,
	    asked ? ", as the server asks" : "");
	if (q->l->watch.note != NULL)
		q->l->watch.note(q->l->watch.ctx, note.s);
	str_release(&note);
	return true;
}

/* What a person can do about a status. */
static void
add_advice(struct str *out, const struct llm_ask *q,
    const struct chat_error *x)
{
	const struct endpoint *p = q->l->p;
	int status = q->call.status;

	if (x->money)
		str_adds(out, "; a limit of money is reached: raise it with "
		    "the provider");
	else if (x->context)
		str_addf(out, "; the question is too long for this model: "
		    "set the right 'context' of engine %s, or use a model "
		    "with more", p->name);
	else if (status == 401 || status == 403)
		str_addf(out, "; is the key right? pos engine check %s",
		    p->name);
	else if (status == 404)
		str_addf(out, "; is there a model '%s'? pos engine check %s",
		    p->model, p->name);
	else if (status >= 300 && status < 400)
		str_addf(out, "; it points elsewhere, and a key does not "
		    "follow: set the right url of engine %s", p->name);
}

/* An answer with a status that is not 200. */
static void
settle_status(struct llm_ask *q)
{
	struct http_call *c = &q->call;
	struct str why = STR_INIT;
	struct chat_error x;

	secret_redact(&c->text, &q->l->key);
	chat_error(&x, c->text.s, c->text.len);
	str_addf(&why, "%s answers %d", q->l->p->name, c->status);
	if (x.message.len > 0)
		str_addf(&why, ": %s", x.message.s);
	if (x.code.len > 0)
		str_addf(&why, " (%s)", x.code.s);
	secret_redact(&why, &q->l->key);
	if (!try_again(q, &x, why.s)) {
		add_advice(&why, q, &x);
		err_set(&q->e, ERR_PROVIDER, "%s", why.s);
	}
	str_release(&why);
	chat_error_release(&x);
}

/* No answer, or not all of one. */
static void
settle_lost(struct llm_ask *q)
{
	struct http_call *c = &q->call;
	const struct chat_error none = { .message = STR_INIT };
	struct str why = STR_INIT;

	if (c->status == 200)
		c->status = 0;	/* a good beginning is none */
	str_addf(&why, "%s: %s", q->l->p->name, c->e.msg);
	if (c->end != HTTP_LOST || q->answer.head.len > 0 ||
	    !try_again(q, &none, why.s)) {
		if (q->answer.head.len > 0)
			str_adds(&why, ", in the middle of the answer");
		else if (c->end == HTTP_LOST)
			str_addf(&why, "; is there a server? pos engine check "
			    "%s", q->l->p->name);
		err_set(&q->e, ERR_PROVIDER, "%s", why.s);
	}
	str_release(&why);
}

/* An answer has come to its end: is it one? */
static void
settle_answer(struct llm_ask *q)
{
	const struct secret *key = &q->l->key;
	struct str why = STR_INIT;
	struct err e = ERR_INIT;

	secret_redact(&q->answer.head, key);
	str_cut(&q->answer.head, secret_sure(key, q->answer.head.s,
	    q->answer.head.len));
	q->answered = chat_judge(&q->answer, &e) == 0;
	if (!q->answered) {
		str_adds(&why, e.msg);
		secret_redact(&why, key);
		if (q->answer.end == CHAT_CUT)
			str_addf(&why, "; max_tokens of engine %s is %" PRId64,
			    q->l->p->name, q->chat.max_tokens);
		err_set(&q->e, e.code, "%s", why.s);
	} else if (secret_is_in(key, q->answer.text.s, q->answer.text.len)) {
		q->answered = false;
		err_set(&q->e, ERR_ANSWER, "the answer holds the key of "
		    "engine %s, and is not used", q->l->p->name);
	}
	str_release(&why);
}

/* Take the key out of all that a server could have sent it back in. */
static void
hide(struct llm_ask *q)
{
	struct chat_reader *r = &q->answer;
	struct str *texts[] = { &r->text, &r->model, &r->reason, &r->error,
		&r->head, &q->request_id };
	struct str why = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		secret_redact(texts[i], &q->l->key);
	i = secret_sure(&q->l->key, r->text.s, r->text.len);
	if (!q->answered && r->text.len - i >= KEY_BEGINS)
		str_cut(&r->text, i);	/* it broke off within the key */
	str_adds(&why, q->e.msg);
	secret_redact(&why, &q->l->key);
	snprintf(q->e.msg, sizeof(q->e.msg), "%s", why.s);
	str_release(&why);
}

/* An answer in pieces may have the key in pieces, which nobody could find. */
static void
hide_raw(struct llm_ask *q)
{
	const struct secret *key = &q->l->key;

	if (!secret_is_in(key, q->answer.text.s, q->answer.text.len) ||
	    secret_is_in(key, q->raw.s, q->raw.len))
		return;
	str_reset(&q->raw);
	str_adds(&q->raw, "[the answer holds the key, and is left out]\n");
}

void
llmwire_settle(struct llm_ask *q)
{
	struct http_call *c = &q->call;

	q->ms = c->ms;
	str_reset(&q->request_id);
	str_add(&q->request_id, c->head.request_id.s,
	    c->head.request_id.len);
	hide_raw(q);
	llmtrace_answer(q->l, q->label, c, &q->raw);
	if (c->end == HTTP_WHOLE && c->status == 200)
		settle_answer(q);
	else if (c->end == HTTP_WHOLE)
		settle_status(q);
	else if (c->end == HTTP_REFUSED)
		err_set(&q->e, c->e.code, "%s", c->e.msg);
	else
		settle_lost(q);
	if (q->l->watch.text != NULL && q->answered)
		show(q, q->held.len);	/* else it may begin the key */
	hide(q);
}

void
llmwire_stop(struct llm_ask *q, struct http *h)
{
	http_stop(h, &q->call);
	err_set(&q->e, ERR_PROVIDER, "interrupted");
	hide(q);
}
