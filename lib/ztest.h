#ifndef POS_ZTEST_H
#define POS_ZTEST_H

/*
 * Is one share under another by more than chance explains? The one-sided
 * z-test of two proportions, pooled (NIST/SEMATECH e-Handbook of Statistical
 * Methods, 7.3.3, read 2026-11-20), in exact integers.
 */

#include <stdbool.h>
#include <stddef.h>

struct share {
	size_t n, of;
};

/* At 5 %: EXCLUDE; at 10 %: WATCH; else, or of fewer than FIG_FEW: FINE. */
enum verdict { FINE, WATCH, EXCLUDE };

/* Is a's share under b's? Neither has more than a million cases. */
enum verdict share_under(struct share a, struct share b);

/*
 * Is a's share above b's, at 10 % or better? The one rule for all that a
 * document tells in bold: to look somewhere first costs less than to turn
 * somebody down, which takes EXCLUDE.
 */
bool share_over(struct share a, struct share b);

#endif
