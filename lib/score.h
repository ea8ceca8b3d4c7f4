#ifndef POS_SCORE_H
#define POS_SCORE_H

/*
 * Partners scored on a card, and ranked.
 *
 * x is a value from 0 to 1: of a rating (score - min) / (max - min), or one
 * less that where low is better. w is its weight, W that of its category; a
 * flat card is one category. What does not apply is left out of all sums.
 * A category without a criterion in a sum is left out of it, too.
 *
 *	mean(C)		sum of w x / sum of w, over what counts in C: what is
 *			known, and under the policies zero and neutral what
 *			is unknown, as 0 or 1/2
 *	score		100 * sum of W mean(C) / sum of W
 *	coverage	sum of W (known w / all w of C) / sum of W
 *	low, high	100 * the same with w x, unknown ones 0, unknown ones 1
 *	points		of one criterion: what it adds to the score
 *
 * All are exact; they are rounded once, where they are printed.
 */

#include <stdbool.h>
#include <stddef.h>

#include "scorecard.h"

enum { CANDIDATES_MAX = 10000 };	/* of a plain file */

enum score_state {
	SCORE_RANKED,
	SCORE_INSUFFICIENT,
	SCORE_NOTHING,		/* no criterion with a weight applies */
	SCORE_GATED
};
enum gate_state { GATE_PASSED, GATE_FAILED, GATE_OPEN };

/* What a category adds up to, in units of weights.w. */
struct group_sum {
	struct ratio applies, known;	/* w of what applies, is known */
	struct ratio least;		/* w x of what is known */
	struct ratio counts, points;	/* w, and w x, of what counts */
};

/* Where a rank came from: a weight changed; name NULL: none. */
struct weight_step {
	const char *name;
	bool up;
};

/* The ranks taken under changes of the weights: scorerobust.h. */
struct rank_interval {
	size_t best, worst;		/* 0: not computed, or not ranked */
	struct weight_step best_by, worst_by;
};

struct score {
	const struct partner *partner;
	enum score_state state;
	struct ratio value;		/* 0 to 100; invalid: nothing known */
	struct ratio low, high;		/* 0 to 100; invalid: nothing applies */
	struct ratio coverage;		/* 0 to 1; the same */
	const struct weighting *weights;	/* that were used */
	struct group_sum *groups;	/* for each category of the card */
	struct ratio applies, counts;	/* W of the categories that do */
	struct ratio points;		/* sum of W mean(C) */
	size_t rank;			/* from 1; 0: not ranked */
	struct rank_interval ranks;
	const struct score *tie;	/* the one above, if it is a tie */
	struct finding *findings;	/* for each criterion of the card */
	enum gate_state *gates;		/* for each gate of the card */
};

/*
 * Score one partner. What its card's rules need (card.parts) is loaded.
 * ERR_INVALID with file and line: a rating that is no number or outside the
 * scale, a gate that neither passes nor fails, a field of the wrong kind.
 * Owner: the arena; card and partner are borrowed.
 */
int score_partner(struct score *out, struct arena *a, const struct card *c,
    const struct partner *p, struct err *e);

/*
 * Compute value, low, high, coverage and the sums of s from its findings and
 * weights. ERR_INVALID: the numbers are too fine. For score_partner().
 */
int score_add_up(struct score *s, const struct card *c, struct err *e);

/*
 * Sort: ranked ones by score, best first; then those with too little data,
 * by coverage; those to whom nothing applies; those that fail a gate; equal ones by name. Sets rank
 * and tie, which points into s: do not move it afterwards. Returns how many
 * are ranked.
 */
size_t score_rank(struct score *s, size_t n, const struct card *c);

/* "ranked", "insufficient", "nothing applies", "gated"; "passed", "failed", "open". */
const char *score_state_name(enum score_state state);
const char *gate_state_name(enum gate_state state);

/* Points of criterion i; invalid when it does not count. */
struct ratio score_points(const struct score *s, const struct card *c,
    size_t i);

/*
 * Does criterion i count? *x: its value, which the policy gives where it is
 * unknown.
 */
bool score_counts(struct ratio *x, const struct score *s,
    const struct card *c, size_t i);

/*
 * The share, 0 to 1, that criterion i has of all weights that apply; invalid
 * when it does not.
 */
struct ratio score_share(const struct score *s, const struct card *c,
    size_t i);

/* 100 * the mean of category g; invalid when nothing in it counts. */
struct ratio score_group(const struct score *s, size_t g);

/*
 * Append where criterion i came from: "FILE:LINE rated 4 by NAME on DATE:
 * note", "computed: ...", "unknown: ...", "n/a ..."; and where
 * gate i.
 */
void score_add_source(struct str *out, const struct score *s,
    const struct card *c, size_t i);
void score_add_gate(struct str *out, const struct score *s,
    const struct card *c, size_t i);

/*
 * Append what the level means that criterion i was rated with, "4: TEXT"; of
 * one that nobody rated, the ends of the scale. False, and nothing is
 * appended: it has no anchors, is computed, or does not apply.
 */
bool score_add_anchor(struct str *out, const struct score *s,
    const struct card *c, size_t i);

/*
 * Append why it stands where it stands: a tie, and the two criteria that
 * contribute most, or what is unknown where that weighs more than the best
 * of them contributes; which gate failed. Open gates are added.
 */
void score_add_why(struct str *out, const struct score *s,
    const struct card *c);

/*
 * The candidates of a plain file as partners: maps with name, and perhaps
 * id, tier, ratings, gates and fields for rules. Owner: the arena.
 */
int score_candidates(struct partner **out, size_t *n, struct arena *a,
    const struct node *file, struct err *e);

#endif
