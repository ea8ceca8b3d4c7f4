#ifndef POS_SCOREROBUST_H
#define POS_SCOREROBUST_H

/*
 * Rank intervals: what ranks a partner takes when the weights were a little
 * different, one at a time. A rank that moves with every opinion about a
 * weight says little (OECD/JRC Handbook on composite indicators, 2008, on
 * sensitivity).
 */

#include "score.h"

/*
 * Set ranks of the n ranked scores: the best and the worst rank when one
 * weight that is written in the card, of a criterion or a category, is
 * multiplied by 1 + swing or 1 - swing and all are normalised again.
 * swing: above 0, below 1. Who is ranked stays as it is. Of several changes
 * that lead to the same rank, the first is named.
 * ERR_INVALID: the numbers are too fine to be exact.
 */
int score_robust(struct score *s, size_t n, const struct card *c,
    struct ratio swing, struct err *e);

/*
 * Read a percentage above 0 and below 100, with its sign: "20%", "1.5%". 0.5
 * alone could be half or half a percent. Returns 0, or -1 when text is none.
 */
int score_swing(struct ratio *out, const char *text);

/* Append it as it was given: "1.5 %". */
void score_add_swing(struct str *out, struct ratio swing);

/* Append "best 1 with Market fit +20 %, worst 3 with Size -20 %". */
void score_add_ranks(struct str *out, const struct score *s,
    struct ratio swing);

#endif
