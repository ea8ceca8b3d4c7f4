#ifndef POS_LLMCHECK_H
#define POS_LLMCHECK_H

/*
 * Do endpoints answer? Of each: its key is read, its models are listed, and
 * its model is asked for one token; all endpoints at once.
 *
 *	struct llm_check c = { .p = endpoint, .file = all.file };
 *
 *	if (llmcheck_run(&c, 1, NULL, e) == 0)
 *		puts(llmcheck_word(c.state));
 *	llmcheck_release(&c);
 */

#include <stdio.h>

#include "chat.h"
#include "endpoint.h"
#include "err.h"
#include "llm.h"
#include "llmmodels.h"

enum check_state {
	CHECK_FINE,
	CHECK_NO_KEY,		/* none is found */
	CHECK_DOWN,		/* nothing answers there */
	CHECK_REFUSED,		/* the key */
	CHECK_NO_MODEL,		/* none is named; the server answers */
	CHECK_MISSING,		/* the server does not have the model */
	CHECK_FAILED		/* anything else */
};

struct llm_check {
	/* set by the caller */
	const struct endpoint *p;
	const char *file;	/* of the configuration, for messages */

	/* filled in by llmcheck_run() */
	enum check_state state;
	struct str problem;	/* and what to do about it; "" if fine */
	bool has_key;		/* one was found */
	struct llm_models models;
	bool answered;		/* the model, and these are of that: */
	int64_t first_ms, ms;
	struct chat_usage usage;	/* -1: not told */

	/* private */
	struct llm l;
	struct llm_ask q;
	int step;
};

/*
 * Check them. trace: gets what goes over the wire, or NULL. -1 with *e set:
 * nothing can be sent at all, or interrupted(). Owner: the caller, who calls
 * llmcheck_release() for each, whatever was returned.
 */
int llmcheck_run(struct llm_check *list, size_t n, FILE *trace,
    struct err *e);
void llmcheck_release(struct llm_check *c);

/* "fine", "no key", "not running", "key refused", ... */
const char *llmcheck_word(enum check_state state);

#endif
