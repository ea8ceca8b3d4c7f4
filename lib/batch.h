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
 *	rc = batch_run(&b, "collect", NULL, NULL, NULL, &no, e);
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

	/* private: batchparts.h */
	struct arena a;
	struct ws ws;
	struct genlock lock;
	const char *folder;		/* of the jobs */
	struct batch_jobs jobs;
	struct engine engine;		/* of the last job looked at */
	struct str opened;		/* its name and model; "": none */
	FILE *trace;			/* of --trace, or NULL */
};

/*
 * Do what the word of --batch says. submit: ask for the sections of the set
 * that are wanted, with m; m NULL: send only what is unsent. status: print a
 * row for each job, form as of table.h. collect: write what is answered.
 * *no: not all is answered yet. Returns 0, or -1 with *e set: ERR_USAGE: the
 * engine has no batches, or there is nothing to submit; ERR_NOTFOUND: no
 * repository; ERR_BUSY: another run is at it; ERR_IO: the trace could not be
 * written whole; else as genmodel_write(). What fails of one job is told by
 * b->fail, and others go on.
 */
int batch_run(struct batch *b, const char *step, const char *form,
    struct genset *set, struct genmodel *m, bool *no, struct err *e);

#endif
