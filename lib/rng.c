/* rng - pseudo-random numbers that are the same on every machine */

#include "rng.h"

#include <math.h>

static uint64_t
splitmix64(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

void
rng_init(struct rng *r, uint64_t seed, const char *name)
{
	uint64_t hash = 0xcbf29ce484222325;	/* FNV-1a of the name */
	uint64_t state;
	int i;

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * 0x100000001b3;
	state = seed;
	state = splitmix64(&state) ^ hash;
	for (i = 0; i < 4; i++)
		r->s[i] = splitmix64(&state);
}

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

uint64_t
rng_next(struct rng *r)
{
	uint64_t *s = r->s, t = s[1] << 17;
	uint64_t result = rotate(s[0] + s[3], 23) + s[0];

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

double
rng_unit(struct rng *r)
{
	return (double)(rng_next(r) >> 11) * 0x1p-53;
}

double
rng_triangular(struct rng *r, double low, double base, double high)
{
	double u = rng_unit(r), span = high - low, left = base - low;
	double square;

	if (u * span < left) {
		square = u * span * left;
		return low + sqrt(square);
	}
	square = (1 - u) * span * (high - base);
	return high - sqrt(square);
}
