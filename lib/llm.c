/* llm - questions to a language model, several at once */

#include "llm.h"

#include <string.h>

#include "exchange.h"
#include "interrupt.h"
#include "llmwire.h"

static void
set_headers(struct llm *l)
{
	size_t n = 0;

	l->headers[n++] = "Content-Type: application/json";
	if (l->p->api == CHAT_ANTHROPIC) {
		str_addf(&l->version, "anthropic-version: %s", l->p->version);
		l->headers[n++] = l->version.s;
	}
	if (l->key.n == 0)
		return;
	str_room(&l->header, l->key.n + 32);	/* so that no copy is left */
	str_adds(&l->header, l->p->api == CHAT_ANTHROPIC ? "x-api-key: " :
	    "Authorization: Bearer ");
	str_add(&l->header, l->key.s, l->key.n);
}

int
llm_open(struct llm *l, const struct endpoint *p, const char *replay,
    struct err *e)
{
	memset(l, 0, sizeof(*l));
	l->p = p;
	l->jobs = LLM_JOBS;
	l->max_retries = LLM_RETRIES;
	l->max_wait = LLM_WAIT_MS;
	l->files.replay = replay;
	str_init(&l->url);
	str_init(&l->header);
	str_init(&l->version);
	str_addf(&l->url, "%s%s", p->url, chat_path(p->api));
	if (replay == NULL && secret_read(&l->key, p, e) < 0)
		return -1;
	set_headers(l);
	return 0;
}

void
llm_close(struct llm *l)
{
	secret_release(&l->key);
	if (l->header.cap > 0)
		explicit_bzero(l->header.s, l->header.cap);
	str_release(&l->header);
	str_release(&l->version);
	str_release(&l->url);
}

void
llm_prepare(const struct llm *l, struct llm_ask *q)
{
	const struct endpoint *p = l->p;
	struct chat_ask *c = &q->chat;

	c->model = p->model;
	c->token_field = p->token_field;
	c->context = p->context;
	c->temperature = p->temperature;
	if (c->max_tokens == 0)
		c->max_tokens = p->max_tokens;
	if (!p->schema)
		c->schema = NULL;
}

void
llm_begin(struct llm *l, struct llm_ask *q)
{
	q->l = l;
	str_init(&q->request);
	str_init(&q->request_id);
	str_init(&q->raw);
	str_init(&q->held);
	chat_init(&q->answer, l->p->api);
	llm_prepare(l, q);
	if (chat_request(&q->request, l->p->api, &q->chat, &q->e) == 0 &&
	    secret_is_in(&l->key, q->request.s, q->request.len))
		err_set(&q->e, ERR_INVALID, "the question holds the key of "
		    "engine %s; take it out of the workspace", l->p->name);
	q->over = q->e.code != ERR_NONE;
}

void
llm_release(struct llm_ask *q)
{
	if (q->l == NULL)
		return;
	str_release(&q->request);
	str_release(&q->request_id);
	str_release(&q->raw);
	str_release(&q->held);
	chat_release(&q->answer);
	http_release(&q->call);
	q->l = NULL;
}

void
llm_forget(const struct llm *l, const char *request, size_t n)
{
	exchange_forget(request, n, l->p, &l->files);
}

static void
finish(struct llm_ask *q)
{
	struct llm *l = q->l;

	q->over = true;
	if (q->answered && !q->kept) {
		q->owed = true;
		exchange_keep(q, l->p, &l->files, &q->e);
	}
	if (q->e.code != ERR_NONE)
		q->answered = false;
	if (l->watch.over != NULL)
		l->watch.over(l->watch.ctx, q);
}

/* Questions that run, and the time at which the next is to be sent. */
struct round {
	struct llm *l;
	struct http h;
	struct llm_ask *asks;
	size_t n;
	bool barred;		/* the provider failed: send nothing new */
};

/* Look among the answers that are kept. */
static bool
find_kept(struct llm_ask *q)
{
	struct llm *l = q->l;
	int rc = exchange_find(q, l->p, &l->files, &q->e);

	if (rc == 0)
		return false;
	q->asked = true;
	q->kept = q->answered = rc > 0;
	finish(q);
	return true;
}

/* Start what is due while there is room; returns how many are not over. */
static size_t
start_due(struct round *r, int64_t *next)
{
	struct llm_ask *q;
	size_t i, running = 0, left = 0;

	*next = -1;
	for (i = 0; i < r->n; i++)
		running += r->asks[i].running;
	for (i = 0; i < r->n; i++) {
		q = &r->asks[i];
		if (q->over || (r->barred && !q->asked))
			continue;
		left++;
		if (q->running)
			continue;
		if (q->again > http_clock()) {
			if (*next < 0 || q->again < *next)
				*next = q->again;
		} else if (!q->asked && find_kept(q)) {
			left--;
		} else if (running < r->l->jobs) {
			q->asked = q->running = true;
			llmwire_start(q, &r->h);
			running++;
		}
	}
	return left;
}

/* Take up those whose try is over. */
static void
settle(struct round *r)
{
	struct llm_ask *q;
	size_t i;

	for (i = 0; i < r->n; i++) {
		q = &r->asks[i];
		if (!q->running || !q->call.over)
			continue;
		q->running = false;
		llmwire_settle(q);
		if (!q->answered && q->e.code == ERR_NONE)
			continue;	/* again later */
		r->barred = r->barred || q->e.code == ERR_PROVIDER;
		finish(q);
	}
}

static void
stop_all(struct round *r)
{
	struct llm_ask *q;
	size_t i;

	for (i = 0; i < r->n; i++) {
		q = &r->asks[i];
		if (q->over || !q->asked)
			continue;
		llmwire_stop(q, &r->h);
		q->running = false;
		q->over = true;
	}
}

/* The first failure, under its label. */
static int
sum_up(const struct round *r, struct err *e)
{
	const struct llm_ask *q;
	size_t i;

	for (i = 0; i < r->n; i++) {
		q = &r->asks[i];
		if (q->e.code != ERR_NONE)
			return err_set(e, q->e.code, "%s: %s", q->label,
			    q->e.msg);
	}
	return interrupted() ? err_set(e, ERR_PROVIDER, "interrupted") : 0;
}

int
llm_run(struct llm *l, struct llm_ask *asks, size_t n, struct err *e)
{
	struct round r = { .l = l, .asks = asks, .n = n };
	int64_t next;
	size_t i;

	for (i = 0; i < n; i++)
		llm_begin(l, &asks[i]);
	if (sum_up(&r, e) < 0 || http_open(&r.h, e) < 0)
		return -1;
	while (!interrupted() && start_due(&r, &next) > 0) {
		http_wait(&r.h, next);
		settle(&r);
	}
	stop_all(&r);
	http_close(&r.h);
	exchange_prune(&l->files);
	return sum_up(&r, e);
}
