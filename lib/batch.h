#ifndef POS_BATCH_H
#define POS_BATCH_H

/*
 * Batches: sections that a language model writes at half the price, within a
 * day. The questions are those of a normal run (genmodel.h); they go out
 * together as a job (batchjob.h), and when the provider has answered them
 * the sections are written as a normal run writes them, one commit a
 * document. Nothing is asked twice: neither what an open job asks already,
 * nor a job of which it is not known whether it was sent.
 *
 *	struct batch b = { .dir = o.dir, .options = &o.engine, ... };
 *
 *	if (batch_open(&b, e) == 0 && batch_collect(&b, e) == 0) ...
 *	batch_close(&b);
 */

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"
#include "batchjob.h"
#include "engine.h"
#include "err.h"
#include "genlock.h"
#include "genmodel.h"
#include "genset.h"
#include "gentell.h"
#include "ws.h"

struct batch {
	/* set by the caller, and borrowed */
	const char *dir;		/* in the workspace; or NULL */
	const struct engine_opts *options;
	tell_fn *tell;
	int (*fail)(struct err *e);	/* as cmd_fail(): tells, clears *e */
	FILE *out, *conflicts;		/* results; both sides of a conflict */

	/* private */
	struct arena a;
	struct ws ws;
	struct genlock lock;
	const char *folder;		/* of the jobs */
	struct batch_jobs jobs;
	struct engine engine;		/* of the last job looked at */
	struct str opened;		/* its name and model; "": none */
	FILE *trace;			/* of --trace, or NULL */
	bool own_trace;			/* opened here */
};

/*
 * Get ready: read the jobs, and with lock keep other runs out (ERR_BUSY).
 * ERR_NOTFOUND: the workspace is in no repository. Owner: the caller, who
 * calls batch_close(), also after a failure.
 */
int batch_open(struct batch *b, bool lock, struct err *e);
void batch_close(struct batch *b);

/* Has a job been made that was not sent? */
bool batch_has_unsent(const struct batch *b);

/* Send what was made and not sent; what fails is told by b->fail. */
void batch_resume(struct batch *b);

/*
 * Ask for all sections of the set that are wanted, but for those that an open
 * job asks, or whose answer is kept. ERR_USAGE: the engine has no batches;
 * else as genmodel_write(). Unsent jobs are sent first. The prices of
 * m->engine are half from here on.
 */
int batch_submit(struct batch *b, struct genset *set, struct genmodel *m,
    struct err *e);

/* Print a row for each job, having asked how far the open ones are. */
void batch_status(struct batch *b, const char *form);

/*
 * Fetch the answers of the jobs that have ended, and write them. *waiting:
 * how many jobs have not. What fails is told by b->fail; others go on.
 */
void batch_collect(struct batch *b, size_t *waiting);

/*
 * All of the above by the word of --batch: submit, status, collect. m: what
 * submit asks with; NULL: only what is unsent is. *no: not all is answered.
 */
int batch_run(struct batch *b, const char *step, const char *form,
    struct genset *set, struct genmodel *m, bool *no, struct err *e);

/* For batch*.c. */

/* The engine of a job, opened; its prices are half. In b. */
int batch_engine(struct engine **out, struct batch *b,
    const struct batch_job *job, struct err *e);

/*
 * How many of the items fit one batch of so many items and bytes; one at
 * least.
 */
size_t batch_fitting(const struct batch_item *items, size_t n, size_t most,
    size_t bytes);

/* Send one job, or find out that it was sent. */
int batch_send(struct batch *b, struct batch_job *job, struct llm *l,
    struct err *e);

/*
 * The batch has ended: give each item its outcome and save the job. ERR_
 * PROVIDER: the results are not there, or not whole; the job stays as it was.
 */
struct batch_progress;
int batch_results(struct batch *b, struct batch_job *job, struct engine *en,
    const struct batch_progress *p, struct err *e);

/* Write what is answered; the job is closed when nothing is left. */
int batch_write(struct batch *b, struct batch_job *job, struct engine *en,
    struct err *e);

/* Keep the text of an item that is not used, and say where. */
void batch_keep(struct batch *b, const struct engine *en,
    const struct batch_item *it);

#endif
