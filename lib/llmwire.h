#ifndef POS_LLMWIRE_H
#define POS_LLMWIRE_H

/* One try of a question over the wire. For llm*.c. */

#include "http.h"
#include "llm.h"

/*
 * Make its request. What stands against it is in q->e, and it is then over.
 * Owner: the caller, who calls llm_release(q). In llm.c.
 */
void llm_begin(struct llm *l, struct llm_ask *q);

/* Send it. */
void llmwire_start(struct llm_ask *q, struct http *h);

/*
 * What came of a try that is over: answered, an error in q->e, or neither:
 * then it is to be sent again at q->again.
 */
void llmwire_settle(struct llm_ask *q);

/* Stop it for Ctrl-C. */
void llmwire_stop(struct llm_ask *q, struct http *h);

#endif
