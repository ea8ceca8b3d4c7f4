#ifndef POS_LLM_H
#define POS_LLM_H

/*
 * Questions to a language model and what comes of them: several at once,
 * sent again where that is worth it, never taken for answered without the
 * mark of an end (chat.h).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chat.h"
#include "endpoint.h"
#include "err.h"
#include "http.h"
#include "secret.h"
#include "str.h"

/* One question. */
struct llm_ask {
	/* set by the caller, and borrowed */
	const char *label;	/* for messages: "icp#pains" */
	struct chat_ask chat;

	/* filled in by llm_run() */
	struct str request;	/* the body that was sent */
	struct chat_reader answer;
	struct str request_id;	/* of the provider; "" unknown */
	struct err e;		/* why there is no answer */
	int64_t ms;		/* of the last try */
	unsigned tries;

	/* private */
	struct http_call call;
	struct str secret;	/* the header with the key */
	int64_t again;		/* when it is to be sent; -1: not waiting */
	bool started, over;
};

/* Told what a person may want to know while it takes long. */
struct llm_watch {
	void (*text)(void *ctx, const struct llm_ask *q, const char *text,
	    size_t n);
	void (*over)(void *ctx, const struct llm_ask *q);
	void (*note)(void *ctx, const char *message);	/* of waits */
	void *ctx;		/* any function may be NULL */
};

struct llm {
	const struct endpoint *p;
	struct secret key;
	struct llm_watch watch;
	unsigned jobs;		/* at a time, at most */
	unsigned max_retries;	/* of one question */
	int64_t max_wait;	/* milliseconds before one of them */
	const char *model;	/* in place of the endpoint's, or NULL */
};

enum { LLM_JOBS = 5, LLM_RETRIES = 4, LLM_WAIT_MS = 60000 };

/*
 * Read the endpoint's key. ERR_PROVIDER: there is none. Owner: the caller,
 * who calls llm_close().
 */
int llm_open(struct llm *l, const struct endpoint *p, struct err *e);
void llm_close(struct llm *l);

/*
 * Ask all questions. Returns 0 when each has its answer; else -1 with *e set
 * to the first failure, under its label; the others' are in q->e. After
 * interrupted() it ends at once. Owner: the caller, who calls llm_release()
 * for each, whatever was returned.
 */
int llm_run(struct llm *l, struct llm_ask *asks, size_t n, struct err *e);
void llm_release(struct llm_ask *q);

#endif
