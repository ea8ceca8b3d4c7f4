#ifndef POS_RNG_H
#define POS_RNG_H

/*
 * Pseudo-random numbers that are the same on every machine: xoshiro256++
 * (Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM
 * TOMS 47(4) 2021), its state filled by splitmix64 (Steele, Lea and Flood,
 * OOPSLA 2014). Not for secrets.
 */

#include <stdint.h>

struct rng {
	uint64_t s[4];
};

/*
 * Begin the stream of this name: what one name gives does not depend on
 * which other streams there are.
 */
void rng_init(struct rng *r, uint64_t seed, const char *name);

/* 64 random bits. */
uint64_t rng_next(struct rng *r);

/* One of the 2^53 multiples of 2^-53 from 0 to below 1. */
double rng_unit(struct rng *r);

/*
 * A number of the triangular distribution of low <= base <= high, by its
 * inverse: only sqrt(), which IEEE 754 rounds exactly, so the bits are the
 * same everywhere.
 */
double rng_triangular(struct rng *r, double low, double base, double high);

#endif
