#ifndef POS_BATCHJOB_H
#define POS_BATCHJOB_H

/*
 * A job: questions that went to a batch API together, as a file of its own,
 * .git/pos/batch/ID.json. It is written before anything goes out and after
 * each step, so that whatever ends the program, the next run knows what was
 * asked. Format: pos-config(5). The key is in none.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "chat.h"
#include "err.h"

enum {
	BATCH_FILE_MAX = 1 << 30,	/* bytes of a job's file */
	BATCH_CLOSED_MOST = 20		/* closed jobs that are kept */
};

enum batch_state {
	BATCH_MADE,		/* nothing has gone out */
	BATCH_UPLOADED,		/* the questions are there as a file */
	BATCH_SENDING,		/* it may be there, and it may not */
	BATCH_SENT,		/* the provider has taken it */
	BATCH_ENDED,		/* each item has its outcome */
	BATCH_CLOSED		/* nothing is left to do */
};

enum batch_outcome {
	BATCH_WAITING,
	BATCH_ANSWERED,		/* whole, and not written yet */
	BATCH_WRITTEN,
	BATCH_OUTRUN,		/* the data are others now: not used */
	BATCH_FAILED,
	BATCH_AGAIN		/* failed, and was submitted once more */
};

/* A document that was asked for; sections: those named, or all. */
struct batch_document {
	const char *artifact;
	const char *partner;		/* slug, or NULL */
	const char *const *sections;
	size_t n;
};

struct batch_item {
	const char *id;			/* custom_id: the job's, -, 1 to n */
	const char *label;		/* "icp#pains" */
	const char *output, *section;	/* strategy/icp.md, pains */
	const char *hash;		/* of the question as a normal run
					 * asks it */
	const char *body;		/* as it is sent */
	enum batch_outcome outcome;
	const char *why;		/* it failed, or NULL */

	/* the answer, when it has one; text NULL: none */
	const char *text, *model, *reason, *request_id;
	struct chat_usage usage;
};

struct batch_job {
	const char *id, *file;
	const char *engine, *url, *model;
	enum chat_api api;
	enum batch_state state;
	int64_t created;		/* seconds since 1970 */
	int64_t sending;		/* when it was sent last; 0: not yet */
	int64_t server_date;		/* the provider's clock before the
					 * sending; 0: not asked, -1: not
					 * told */
	const char *day;		/* that evidence is of: 2026-11-20 */
	const char *objective;		/* asked for, or NULL */
	bool fit;			/* evidence was left out (--fit) */
	const char *input, *batch;	/* the provider's ids, or NULL */
	struct batch_document *documents;
	size_t ndocuments;
	struct batch_item *items;
	size_t n;
};

struct batch_jobs {
	struct batch_job **list;	/* the oldest first */
	size_t n, cap;
};

/* "made", "uploaded", ...; "waiting", "answered", ... */
const char *batch_state_name(enum batch_state state);
const char *batch_outcome_name(enum batch_outcome outcome);

/*
 * All jobs of the folder dir, which may be missing. ERR_INVALID: a file there
 * that is no job. Owner: the caller, who calls batch_jobs_release(); what it
 * points to lives in a.
 */
int batch_jobs_read(struct batch_jobs *out, struct arena *a, const char *dir,
    struct err *e);
void batch_jobs_release(struct batch_jobs *jobs);

/* Write the job's file, whole or not at all, readable by its owner alone. */
int batch_job_save(const struct batch_job *job, struct err *e);

/* An id that no other job has: "20261120T100000Z-3f9a2c". In a. */
const char *batch_job_id(struct arena *a);

/* How many items have this outcome. */
size_t batch_job_count(const struct batch_job *job,
    enum batch_outcome outcome);

/* The item of this custom_id, or NULL. */
struct batch_item *batch_job_item(const struct batch_job *job,
    const char *id);

#endif
