#ifndef POS_GENJOB_H
#define POS_GENJOB_H

/*
 * A request to draft documents, from its options to its commit or proposal:
 * what pos-gen and pos-report have in common.
 */

#include <stdbool.h>

#include "engine.h"
#include "err.h"
#include "evidence.h"
#include "gentell.h"
#include "genset.h"
#include "history.h"
#include "opt.h"
#include "str.h"
#include "ws.h"

struct genjob_opts {
	struct engine_opts engine;
	const char *batch, *dir, *edit, *form, *objective, *partner;
	bool all, dry_run, evidence, force, keep, no_commit, propose, stale,
	    yes;
	bool print;		/* the document as it would be, and no more */
};

struct genjob {
	struct genjob_opts o;
	struct list args;	/* addresses of the documents */
	struct ws ws;
	struct history head;	/* with --propose */
	struct genset set;
	struct engine engine;
	struct str head_was;	/* before a model was asked; else empty */
	double began;
	tell_fn *tell;		/* prints a line for people */
	int (*fail)(struct err *e);	/* cmd_fail() */
	void (*no)(void);	/* the answer is no: cmd_no() */

	/*
	 * Adds what is asked for to the set, once the workspace is open; NULL:
	 * the addresses. May set report, and cut the workspace down to it. 1:
	 * there is nothing to do.
	 */
	int (*choose)(struct genjob *j, struct err *e);
	const struct report *report;	/* what the documents are of, or NULL */
	/*
	 * Instead of writing: called when ws.files reads as if all were
	 * written, people's edits kept; or NULL.
	 */
	int (*show)(struct genjob *j, struct err *e);
	bool looks;	/* choose() prints what is asked for, none is written */
};

#define GENJOB_INIT { .ws = WS_INIT, .head = HISTORY_INIT, \
	.set = GENSET_INIT, .head_was = STR_INIT }

/*
 * Draft and land it; says on standard output what was done. Errors as of
 * genset.h, genmodel.h and genland.h; conflicts are told by genjob_close().
 */
int genjob_run(struct genjob *j, struct err *e);

/* Release all. failed: genjob_run() did, so tell of conflicts. */
void genjob_close(struct genjob *j, bool failed);

#endif
