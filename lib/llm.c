/* llm - questions to a language model, several at once */

#include "llm.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "interrupt.h"
#include "retry.h"

int
llm_open(struct llm *l, const struct endpoint *p, struct err *e)
{
	memset(l, 0, sizeof(*l));
	l->p = p;
	l->jobs = LLM_JOBS;
	l->max_retries = LLM_RETRIES;
	l->max_wait = LLM_WAIT_MS;
	return secret_read(&l->key, p, e);
}

void
llm_close(struct llm *l)
{
	secret_release(&l->key);
}

static void
wipe(struct str *s)
{
	if (s->cap > 0)
		explicit_bzero(s->s, s->cap);
	str_release(s);
}

void
llm_release(struct llm_ask *q)
{
	if (!q->started)
		return;
	str_release(&q->request);
	str_release(&q->request_id);
	wipe(&q->secret);
	chat_release(&q->answer);
	http_release(&q->call);
	q->started = false;
}

static void
on_text(void *ctx, const char *text, size_t n)
{
	struct llm_ask *q = ctx;
	const struct llm *l = q->call.ctx;

	if (l->watch.text != NULL)
		l->watch.text(l->watch.ctx, q, text, n);
}

