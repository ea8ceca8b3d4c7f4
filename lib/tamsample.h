#ifndef POS_TAMSAMPLE_H
#define POS_TAMSAMPLE_H

/*
 * What the partner market is when all inputs are uncertain at once: Monte
 * Carlo. Each input with a range is drawn from the triangular distribution
 * of its low, base and high; one that categories share is drawn once a
 * sample, so that their values move together. The one place with binary
 * floating point: its figures are rounded and print their seed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "tam.h"

enum { TAM_SAMPLES = 100000, TAM_MAX_SAMPLES = 10000000 };
#define TAM_SEED 1

/* One simulation: how often, from where, and its room. */
struct tam_run {
	size_t n;		/* samples, 1 to TAM_MAX_SAMPLES */
	uint64_t seed;
	double *x;		/* room for n; then the samples, unordered */
};

/* The distribution of a value: money. */
struct tam_dist {
	double p10, p50, p90;	/* nearest rank: the ceil(n p)-th smallest */
	double mean, min, max;
	struct ratio expected;	/* exactly: of a product of independent
				 * inputs that of their means (low + base +
				 * high) / 3, of a total the sum of them */
};

/*
 * Sample the value of category c, or with NULL the total of our revenue, or
 * of the ecosystem's. Categories that lack a number are left out; c is
 * known. The same file and seed give the same bits.
 */
void tam_sample(struct tam_dist *out, struct tam_run *run,
    const struct tam *t, const struct tam_category *c, bool ours);

/* An amount of a distribution, rounded to hundredths, to print. */
struct ratio tam_amount(double x);

/* r half up to three digits: 11,643,221 is about 11,600,000. Not under 0. */
struct ratio tam_about(struct ratio r);

#endif
