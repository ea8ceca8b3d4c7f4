#ifndef POS_LLMMODELS_H
#define POS_LLMMODELS_H

/*
 * The models that a server says it has: GET /models of OpenAI's API,
 * /v1/models of Anthropic's, /api/tags of Ollama's. It is a hint and no more:
 * servers know names that they do not list, and some list none.
 *
 *	struct llm_models m = { 0 };
 *
 *	llmmodels_start(&m, &l, &h);
 *	while (!m.call.over)
 *		http_wait(&h, -1);
 *	llmmodels_settle(&m);
 *	...
 *	llmmodels_release(&m);
 */

#include <stdbool.h>

#include "err.h"
#include "http.h"
#include "llm.h"
#include "root.h"

struct llm_models {
	bool known;		/* there is a list, perhaps of none */
	struct names names;	/* in the server's order */
	struct err e;		/* why it is not known */
	struct http_call call;	/* its status and times */

	/* private */
	const struct llm *l;
	struct str url, raw;
};

/* Ask for them; l is open and outlives m. */
void llmmodels_start(struct llm_models *m, const struct llm *l,
    struct http *h);

/* The call is over: read what has come. */
void llmmodels_settle(struct llm_models *m);

/*
 * Is the model among them? Ollama calls a name without a tag that with the
 * tag latest.
 */
bool llmmodels_has(const struct llm_models *m, const char *model);

/* Append the first ten: "a, b and 12 more"; where there are none, "none". */
void llmmodels_add_first(struct str *out, const struct llm_models *m);

/*
 * Append "did you mean a or b?" with the names nearest to model; where none
 * is near, "there are " and the first ten.
 */
void llmmodels_add_near(struct str *out, const struct llm_models *m,
    const char *model);

/* Free the names and the call; it runs no more. */
void llmmodels_release(struct llm_models *m);

#endif
