#ifndef POS_RANKCORR_H
#define POS_RANKCORR_H

/*
 * Do two rows of numbers rise together? Spearman's coefficient: Pearson's of
 * the ranks, where equal numbers share the mean of their ranks.
 *
 * All is computed in whole numbers and rounded once. With d the ranks doubled
 * and held against their mean n + 1, which makes them whole,
 *
 *	rho = sum of dx dy / sqrt(sum of dx dx * sum of dy dy)
 *
 * Without a connection its variance is 1 / (n - 1), so that |rho| is above
 * 1.96 / sqrt(n - 1) once in twenty times (Kendall and Gibbons, Rank
 * Correlation Methods, 5th ed., 1990, chapter 4); for the 10 pairs and more
 * that are asked of it here this is within 0.01 of the exact tables.
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"

enum { RANKCORR_MOST = 100000 };	/* pairs that fit in the sums */

struct rankcorr {
	size_t n;
	__int128 xy, xx, yy;		/* the sums above */
};

/* Of n pairs of valid numbers; of more than RANKCORR_MOST nothing is known. */
void rankcorr(struct rankcorr *out, const struct ratio *x,
    const struct ratio *y, size_t n);

/* Is there a coefficient: do neither all x equal each other nor all y? */
bool rankcorr_known(const struct rankcorr *c);

/* The coefficient, rounded half away from zero to hundredths. */
struct ratio rankcorr_rho(const struct rankcorr *c);

/* 1.96 / sqrt(n - 1), rounded half up to hundredths; n is over 1. */
struct ratio rankcorr_chance(const struct rankcorr *c);

/* Beyond what chance gives once in twenty times: 1 or -1, its sign; else 0. */
int rankcorr_beyond(const struct rankcorr *c);

#endif
