#ifndef POS_SCORE_H
#define POS_SCORE_H

/*
 * Partners scored on a card, and ranked.
 *
 * With w the weights, W their sum, K the sum of those that are known, and x
 * the values from 0 to 1 (of a rating: (score - min) / (max - min)):
 *
 *	score		100 * sum of w x over the known / K
 *	low, high	100 * sum of w x / W, unknown ones 0, unknown ones 1
 *	coverage	K / W
 *	points		of one criterion: 100 * w x / K; they add up to the score
 *
 * All are exact; they are rounded once, where they are printed.
 */

#include <stddef.h>

#include "scorecard.h"

enum { CANDIDATES_MAX = 10000 };	/* of a plain file */

enum score_state { SCORE_RANKED, SCORE_INSUFFICIENT, SCORE_GATED };
enum gate_state { GATE_PASSED, GATE_FAILED, GATE_OPEN };

struct score {
	const struct partner *partner;
	enum score_state state;
	struct ratio value;		/* 0 to 100; invalid: nothing known */
	struct ratio low, high;		/* 0 to 100 */
	struct ratio coverage;		/* 0 to 1 */
	struct ratio known;		/* K, in units of criterion.w */
	size_t rank;			/* from 1; 0: not ranked */
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
int score_partner(struct score *out, struct arena *a, struct card *c,
    const struct partner *p, struct err *e);

/*
 * Sort: ranked ones by score, best first; then those with too little data,
 * by coverage; then those that fail a gate; equal ones by name. Sets rank
 * and tie, which points into s: do not move it afterwards. Returns how many
 * are ranked.
 */
size_t score_rank(struct score *s, size_t n, const struct card *c);

/* "ranked", "insufficient", "gated"; "passed", "failed", "open". */
const char *score_state_name(enum score_state state);
const char *gate_state_name(enum gate_state state);

/* Points of criterion i; invalid when it is unknown. */
struct ratio score_points(const struct score *s, const struct card *c,
    size_t i);

/*
 * Append where criterion i came from: "FILE:LINE rated 4 by NAME on DATE:
 * note", "computed: ...", "unknown: ..."; and where gate i.
 */
void score_add_source(struct str *out, const struct score *s,
    const struct card *c, size_t i);
void score_add_gate(struct str *out, const struct score *s,
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
