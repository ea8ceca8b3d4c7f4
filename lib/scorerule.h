#ifndef POS_SCORERULE_H
#define POS_SCORERULE_H

/*
 * Criteria computed from facts: the rules that may stand under `computed:`
 * of a scorecard. pos-score(1) describes them one by one.
 */

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "ws.h"

/* What rules are computed with. Lives as long as the rules read with it. */
struct rule_env {
	struct ws *ws;		/* NULL: a plain file, no workspace */
	struct node *facts;	/* map by document: a plain file's own, or
				 * those of the workspace read so far */
	date today;
};

/*
 * Why a criterion has no value for a partner. LACK_NA: it does not apply;
 * all others: it is unknown.
 */
enum lack { LACK_NOTHING, LACK_FIELD, LACK_FACT, LACK_DEALS, LACK_CASES,
	LACK_NA };

/* What a criterion, rated or computed, found of one partner. */
struct finding {
	enum lack lack;		/* else than LACK_NOTHING: no value */
	struct ratio value;	/* 0, worst, to 1, best */
	const struct node *at;	/* the field or rating; NULL: not in it */
	int64_t n, of;		/* what was counted, in the rule's own unit */
	struct money sum;	/* of rules over amounts of deals */
};

struct rule;

/*
 * Read the map under `computed:`, which holds exactly one rule. Facts are
 * read here; one that is absent makes the criterion unknown for all.
 * ERR_INVALID with file and line: a rule, argument or word that is misspelt
 * (the nearest is suggested), missing or of the wrong kind.
 * Owner: the arena. env and the node's file are borrowed.
 */
int rule_read(struct rule **out, struct arena *a, const struct node *computed,
    struct rule_env *env, struct err *e);

/* The parts of the workspace (enum ws_part) to load before rule_apply(). */
unsigned rule_parts(const struct rule *r);

/*
 * Compute the rule for a partner. ERR_INVALID with file and line: a field of
 * the wrong kind. Not for two threads at once: a rule keeps working memory.
 */
int rule_apply(struct finding *out, const struct rule *r,
    const struct partner *p, struct err *e);

/*
 * Append what was found in a word or two ("2/3", "12 days"), and in a phrase
 * with the places it came from ("computed: 2 of 3 industries (FILE:LINE,
 * FILE:LINE)", "unknown: no industries in FILE").
 */
void rule_add_mark(struct str *out, const struct rule *r,
    const struct finding *f);
void rule_add_source(struct str *out, const struct rule *r,
    const struct finding *f, const struct partner *p);

/*
 * Append which fact is absent ("strategy/icp.md has no fact industries").
 * Returns false, and appends nothing, when the rule needs none or has it.
 */
bool rule_add_absent(struct str *out, const struct rule *r);

/* Append "FILE:LINE". */
void place_add(struct str *out, const struct node *n);

#endif
