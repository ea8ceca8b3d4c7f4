#ifndef POS_LLM_H
#define POS_LLM_H

/*
 * Questions to a language model and what comes of them: several at once,
 * sent again where that is worth it, never taken for answered without the
 * mark of an end (chat.h).
 *
 *	struct llm l;
 *	struct llm_ask q = { .label = "icp#pains", .chat = ... };
 *
 *	if (llm_open(&l, endpoint, e) == 0 && llm_run(&l, &q, 1, e) == 0)
 *		use(q.answer.text.s);
 *	llm_release(&q);
 *	llm_close(&l);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "chat.h"
#include "endpoint.h"
#include "err.h"
#include "http.h"
#include "secret.h"
#include "str.h"

/* One question. Zeroed at first. */
struct llm_ask {
	/* set by the caller, and borrowed */
	const char *label;	/* for messages: "icp#pains" */
	struct chat_ask chat;	/* model, max_tokens and what else is the
				 * endpoint's are set by llm_run() */

	/* filled in by llm_run() */
	bool asked;		/* it was sent, or found among those kept */
	bool answered;
	bool kept;		/* the answer is one that was kept */
	bool owed;		/* what it took is in no commit yet: it was
				 * asked now, or by a run without one */
	struct str request;	/* the body that was sent */
	struct chat_reader answer;
	struct str request_id;	/* of the provider; "" unknown */
	struct err e;		/* why there is no answer */
	int64_t ms;		/* that the last try took */
	unsigned tries;

	/* private */
	struct llm *l;
	struct http_call call;
	struct str raw;		/* with l->trace: the answer's bytes */
	struct str held;	/* text that may be the key's beginning */
	int64_t again;		/* when it is to be sent; 0: at once */
	bool running, over;
};

/* Told what a person may want to know while it takes long; may be NULL. */
struct llm_watch {
	void (*text)(void *ctx, const struct llm_ask *q, const char *text,
	    size_t n);
	void (*over)(void *ctx, const struct llm_ask *q);
	void (*note)(void *ctx, const char *message);	/* of waits */
	void *ctx;
};

/* Where answers are kept, one file each; NULL: nowhere. See exchange.h. */
struct llm_files {
	const char *cache;	/* looked at before asking, and added to */
	const char *record;	/* only added to */
	const char *replay;	/* in place of asking */
};

struct llm {
	/* the caller may change these after llm_open() */
	struct llm_watch watch;
	struct llm_files files;
	unsigned jobs;		/* at a time, at most */
	unsigned max_retries;	/* of one question */
	int64_t max_wait;	/* milliseconds before one of them */
	FILE *trace;		/* gets what goes over the wire, without the
				 * key; or NULL */

	/* private */
	const struct endpoint *p;
	struct secret key;
	struct str url, header;	/* the header with the key */
	struct str version;	/* the header with the API's version */
	const char *headers[4];
};

enum { LLM_JOBS = 5, LLM_JOBS_MAX = 64, LLM_RETRIES = 4,
	LLM_WAIT_MS = 60000 };

/*
 * Get ready to ask p, which is borrowed and has a model. replay: the key is
 * not read, for nothing is sent. ERR_PROVIDER: there is no key. Owner: the
 * caller, who calls llm_close(), also after a failure.
 */
int llm_open(struct llm *l, const struct endpoint *p, const char *replay,
    struct err *e);
void llm_close(struct llm *l);

/*
 * Make the request of a question, as llm_run() does before it asks; in q->e
 * why it cannot be asked. Owner: the caller, who calls llm_release().
 */
void llm_begin(struct llm *l, struct llm_ask *q);

/* Give a question what is the endpoint's: model, limits, spelling. */
void llm_prepare(const struct llm *l, struct llm_ask *q);

/*
 * Ask all questions. Returns 0 when each has its answer; else -1 with *e set
 * to the first failure, under its label; the others' are in q->e. After a
 * failure of the provider what was not yet sent stays unasked. After
 * interrupted() it ends at once. Owner: the caller, who calls llm_release()
 * for each, whatever was returned.
 */
int llm_run(struct llm *l, struct llm_ask *asks, size_t n, struct err *e);
void llm_release(struct llm_ask *q);

/* The answer to this request is of no use: take it from no cache again. */
void llm_forget(const struct llm *l, const char *request, size_t n);

#endif
