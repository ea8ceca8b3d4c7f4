#ifndef POS_GENLAND_H
#define POS_GENLAND_H

/*
 * What a request has drafted (genset_changes()) lands: written and committed,
 * or as a proposal; and what people are told of it.
 */

#include <stdbool.h>
#include <stdio.h>

#include "engine.h"
#include "err.h"
#include "genset.h"
#include "gentell.h"

struct genland {
	struct genset *set;
	struct ws *ws;
	struct engine *engine;
	const char *head_was;	/* gitlib_head() before a model was asked, ""
				 * when none was */
	bool no_commit, dry_run;
	bool keep;		/* sidecars alone: the text answers the data */
	bool all;		/* tell of sections that are up to date, too */
	double began;		/* by genland_clock() */
	tell_fn *tell;
	FILE *out, *err;
};

/* Seconds since some moment. */
double genland_clock(void);

/*
 * Write the documents and sidecars as one commit. ERR_CONFLICT: also when
 * another branch is checked out than before a model was asked. What a model
 * wrote is not lost when it fails (genmodel_keep()).
 */
int genland_commit(const struct genland *l, size_t sections, struct err *e);

/* Make a proposal, and say what it would take the place of. */
int genland_propose(const struct genland *l, size_t sections, struct err *e);

#endif
