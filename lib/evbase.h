#ifndef POS_EVBASE_H
#define POS_EVBASE_H

/*
 * What the evidence of several documents is computed from alike, whichever
 * partner each is for: one walk over all partners for all documents of a run,
 * and not one for each. Each is found when it is first asked for, and lives
 * in the arena of the evidence.
 */

#include <stddef.h>

#include "concentration.h"
#include "err.h"
#include "fitrank.h"
#include "having.h"
#include "milestone.h"
#include "prospect.h"

struct evidence;

/* How a model of the program is used, in the order of `models`. */
struct model_use {
	size_t with_contract;
	const struct partner *best;	/* of most sourced and won, then
					 * influenced and won; or NULL */
};

struct evbase {			/* NULL: not found yet */
	const struct concentration *stakes;
	struct prospects *prospects;
	const size_t *certified;
	const struct reach_data *reach;
	const struct having *covers;
	const struct model_use *models;
	const struct node **phases;	/* by the partner's place in ws; set
					 * by ev_roadmap */
	struct fitrank *fit;
};

/* Take over what another, such as that of a thread, has found. */
void evbase_take(struct evbase *to, const struct evbase *from);

/* Forget what facts of documents of the strategy decide: scores and tiers. */
void evbase_forget_facts(struct evbase *b);

/* The parts that people bring, of twelve months; days on which data begin. */
const struct concentration *evbase_stakes(struct evidence *ev);
const struct reach_data *evbase_reach(struct evidence *ev);

/* What deals let one expect: for one kind of evidence alone, it sorts. */
const struct prospects *evbase_prospects(struct evidence *ev);

/* People of partners with a contract who hold an unexpired certificate. */
size_t evbase_certified(struct evidence *ev);

/* How many partners with a contract cover a need of the journey. */
size_t evbase_covered(struct evidence *ev, const char *need);

/* One for each model. */
const struct model_use *evbase_models(struct evidence *ev);

/*
 * All partners that have not left, scored on the card fit. ERR_INVALID as
 * fitrank_find().
 */
int evbase_fit(const struct fitrank **out, struct evidence *ev,
    struct err *e);

#endif
