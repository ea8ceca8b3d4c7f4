#ifndef POS_BATCHLOAD_H
#define POS_BATCHLOAD_H

/* The documents of a job, loaded as when it was asked. For batch*.c. */

#include "batchparts.h"
#include "evidence.h"
#include "genset.h"
#include "map.h"

/* A job being written: its documents, loaded as when it was asked. */
struct batch_writing {
	struct batch *b;
	struct batch_job *job;
	struct engine *en;
	struct ws ws;
	struct genset set;
	struct evidence ev;
	struct map items;		/* by document#section, once loaded */
	struct chat_usage spent;	/* by all that is used */
	size_t used;
};

/*
 * Load and lock what was asked for, with evidence of the day it was; told and
 * left out is what cannot be drafted any more. w has
 * batch, job, engine, and WS_INIT and GENSET_INIT. Owner: the caller, who
 * releases set, items and ws, also after a failure.
 */
int batch_load(struct batch_writing *w, struct err *e);

/* Want what has an answer, and facts of removed sections beside it. */
void batch_want(struct batch_writing *w);

/* The item of a section that has an answer not written yet, or NULL. */
struct batch_item *batch_answered(const struct batch_writing *w,
    const struct gen_doc *doc, const struct gen_section *s);

#endif
