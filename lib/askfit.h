#ifndef POS_ASKFIT_H
#define POS_ASKFIT_H

/*
 * Before anything is sent: is a question short enough for the model, and all
 * of them cheap enough? Tokens are estimated (cost_estimate()), on the safe
 * side; nothing is cut off without a word.
 */

#include "engine.h"
#include "err.h"
#include "evidence.h"
#include "gentell.h"
#include "sectionask.h"

/*
 * Hold one question against the endpoint's context. With en->fit evidence is
 * left out until it fits, the last in the section's list first, and told;
 * else ERR_INVALID names the parts that cost most.
 */
int askfit(struct section_ask *k, const struct engine *en,
    struct evidence *ev, tell_fn *tell, struct err *e);

/* The tokens of a question of so many bytes, with what is around it. */
int64_t askfit_tokens(size_t bytes);

/* One question with its inputs, of which some may be NULL. */
struct askfit_one {
	const char *label;
	size_t bytes;			/* of all that is sent */
	const char *const *texts, *const *names;
	size_t n;
	const char *advice;		/* what to do when it is too long */
};

/*
 * One question, when so much was spent already or will be: ERR_INVALID when
 * it is longer than the endpoint's context, naming the inputs that cost most,
 * or could cost more than en->max_cost. *spent then counts it.
 */
int askfit_one(struct chat_usage *spent, const struct engine *en,
    const struct askfit_one *one, struct err *e);

/*
 * ERR_INVALID: n questions with the longest answers allowed could cost more
 * than en->max_cost, or the price is not known. Nothing without --max-cost.
 */
int askfit_cost(const struct section_ask *list, size_t n,
    const struct engine *en, struct err *e);

#endif
