#ifndef POS_BATCHAPI_H
#define POS_BATCHAPI_H

/*
 * What the batch APIs have each for themselves, as they stand in November
 * 2026. OpenAI's: the questions are uploaded as a file of lines, a batch is
 * made of it, the answers are files again. Anthropic's: one request has all
 * questions, the answers are lines. Each call leaves the job as it is in
 * memory; the caller saves it.
 */

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "batchjob.h"
#include "err.h"
#include "llm.h"
#include "str.h"

/* How far a batch is. */
struct batch_progress {
	struct str state;	/* as the provider calls it */
	bool ended;
	bool counted;		/* done and failed are told */
	int64_t done, failed;
	struct str why;		/* it failed as a whole; "": it did not */
	struct str output, errors;	/* openai: files of the answers, "" */
};

/*
 * Given the lines of the results, one after the other. Blank ones are left
 * out. Returns 0, or -1 with *e set.
 */
struct batch_sink {
	int (*line)(void *ctx, const char *text, size_t n, bool last,
	    struct err *e);
	void *ctx;
};

struct batch_ops {
	const char *name;	/* of the vendor, for people */
	size_t max_items, max_bytes;	/* of one batch */

	/*
	 * Upload the questions: job->input, in a, and job->server_date.
	 * *status: of HTTP. NULL: they go with the batch.
	 */
	int (*upload)(struct batch_job *job, struct arena *a, struct llm *l,
	    int *status, struct err *e);

	/* The request that makes the batch. Owner: the caller. GET lists. */
	const char *path;
	void (*request)(struct str *out, const struct batch_job *job);

	/* The list of batches takes the last one of a page by this name. */
	const char *after;

	/*
	 * Is batch b of the list, which has an id, the job? Returns 1, 0; -1
	 * with *e set: it cannot be known, and so must not be sent again.
	 * known: the jobs whose batches are others.
	 */
	int (*is_job)(const struct batch_job *job, const json_t *b,
	    struct llm *l, const struct batch_jobs *known, struct err *e);

	/* *out is zeroed by the caller, who calls batch_progress_release(). */
	int (*poll)(struct batch_progress *out, const struct batch_job *job,
	    struct llm *l, struct err *e);

	/* Hand the results of a batch that has ended to sink. */
	int (*fetch)(const struct batch_job *job,
	    const struct batch_progress *p, struct llm *l,
	    const struct batch_sink *sink, struct err *e);

	/*
	 * The answer in a result: returns it, borrowed, or NULL with why there
	 * is none appended to *why.
	 */
	const json_t *(*answer)(const json_t *line, struct str *why);
};

/* Those of a protocol, or NULL: it has no batches. */
const struct batch_ops *batch_ops(enum chat_api api);

extern const struct batch_ops batch_openai, batch_anthropic;

/*
 * Look whether a job that may have been sent is there. Returns 1 with
 * job->batch set, in a; 0: it is not; -1 with *e set: it cannot be known.
 * known: as above.
 */
int batch_find(struct batch_job *job, struct arena *a, struct llm *l,
    const struct batch_jobs *known, struct err *e);

/* Free the texts; p itself is the caller's. */
void batch_progress_release(struct batch_progress *p);

/* Set *out to the member of o that is a string; "" when there is none. */
void batch_take(struct str *out, const json_t *o, const char *key);

/* Append what an error object says: "message (code)". */
void batch_add_error(struct str *out, const json_t *error);

/* GET path and hand its lines to sink. */
int batch_lines(const struct batch_job *job, const char *path, struct llm *l,
    const struct batch_sink *sink, struct err *e);

/* Bytes of an item besides its body. */
enum { BATCH_AROUND = 200 };

#endif
