#ifndef POS_LLMTRACE_H
#define POS_LLMTRACE_H

/*
 * What goes over the wire, for --trace: requests and answers as they are,
 * but for the key, in whose place [key] stands. For llm*.c. Both do nothing
 * where l has no trace.
 */

#include "http.h"
#include "llm.h"

/* A request that is about to be sent; label and tries head it. */
void llmtrace_request(const struct llm *l, const char *label, unsigned tries,
    const struct http_call *c);

/* An answer that is over; raw: its bytes where the status is 200. */
void llmtrace_answer(const struct llm *l, const char *label,
    const struct http_call *c, const struct str *raw);

#endif
