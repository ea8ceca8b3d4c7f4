#ifndef POS_BATCHCALL_H
#define POS_BATCHCALL_H

/*
 * One request to a batch API, and its answer. What passes by itself is tried
 * again, with the waits and the limits of questions (retry.h, llm.h).
 */

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "llm.h"
#include "str.h"

struct batch_call {
	/* set by the caller, and borrowed */
	const char *what;	/* for messages: the job */
	const char *path;	/* below the endpoint's URL */
	const char *type;	/* "Content-Type: ..." of body, or NULL */
	const char *body;	/* NULL: GET */
	size_t n;
	bool once;		/* not again where it may have been taken */

	/* filled in */
	int status;		/* of HTTP; 0: none came */
	bool unsure;		/* it failed, and may have been taken */
	int64_t date;		/* of the answer, by the server's clock:
				 * seconds since 1970; -1: not told */
	struct str text;	/* the answer's body */
	struct str request_id;
};

enum { BATCH_ANSWER_MAX = 512 << 20 };	/* bytes of an answer */

/*
 * Make the call. Returns 0 with call->text, or -1 with *e set (ERR_PROVIDER;
 * interrupted(), too). Owner: the caller, who calls batch_call_release().
 */
int batch_call(struct batch_call *call, struct llm *l, struct err *e);
void batch_call_release(struct batch_call *call);

/*
 * GET path, whose answer is JSON. NULL with *e set. Owner: the caller, who
 * calls json_decref().
 */
json_t *batch_get(struct llm *l, const char *what, const char *path,
    struct err *e);

/* May text, an id that a provider gave, be a part of a path? */
bool batch_is_id(const char *text);

#endif
