#ifndef POS_BATCHPARTS_H
#define POS_BATCHPARTS_H

/* What batch.h is made of. For batch*.c and its unit test. */

#include "batch.h"

struct batch_progress;

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
int batch_results(struct batch *b, struct batch_job *job, struct engine *en,
    const struct batch_progress *p, struct err *e);

/*
 * Put the answers of a job into the cache, as those of a normal run: they are
 * paid for, whatever becomes of their documents. What is there stays.
 */
void batch_cache(const struct batch_job *job, struct engine *en);

/* The answer of an item as that of a question, whose strings are set up. */
void batch_fill(struct llm_ask *q, const struct batch_item *it);

/* Write what is answered; the job is closed when nothing is left. */
int batch_write(struct batch *b, struct batch_job *job, struct engine *en,
    struct err *e);

/* Keep the text of an item that is not used, and say where. */
void batch_keep(struct batch *b, const struct engine *en,
    const struct batch_item *it);

#endif
