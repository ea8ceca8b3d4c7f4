/* Unit tests of lib/rng: published vectors, streams, the triangle. */

#include "rng.h"

#include <math.h>

#include "tap.h"

/* The first outputs of xoshiro256++ from the state 1, 2, 3, 4. */
static void
test_vector(void)
{
	static const uint64_t want[] = { 41943041, 58720359,
	    3588806011781223, 3591011842654386 };
	struct rng r = { { 1, 2, 3, 4 } };
	int i;

	for (i = 0; i < 4; i++)
		ok(rng_next(&r) == want[i], "xoshiro256++ output %d", i);
}

/* What a program in another language gives for a seed and a name. */
static void
test_stream(void)
{
	struct rng r, other;

	rng_init(&r, 1, ".accounts");
	ok(rng_next(&r) == 0x5cbcf8ca03b44f71 &&
	    rng_next(&r) == 0x87dd9bf781380f80, "a named stream");
	rng_init(&r, 0, "");
	ok(rng_next(&r) == 0x96bb3c9cab98ed3f, "seed 0 without a name");
	rng_init(&r, 1, "a");
	rng_init(&other, 1, "b");
	ok(rng_next(&r) != rng_next(&other), "two names differ");
	rng_init(&r, 2, "a");
	rng_init(&other, 1, "a");
	ok(rng_next(&r) != rng_next(&other), "two seeds differ");
}

static void
test_triangle(void)
{
	double x, u, sum = 0, least = 1e9, most = 0, d, largest = 0;
	struct rng r, same;
	int i, n = 100000;

	rng_init(&r, 7, "triangle");
	same = r;
	for (i = 0; i < n; i++) {
		u = rng_unit(&same);
		x = rng_triangular(&r, 10, 20, 60);
		/* the distribution function gives u back */
		d = x < 20 ? (x - 10) * (x - 10) / 500 :
		    1 - (60 - x) * (60 - x) / 2000;
		d = d > u ? d - u : u - d;
		largest = d > largest ? d : largest;
		sum += x;
		least = x < least ? x : least;
		most = x > most ? x : most;
	}
	ok(largest < 1e-12, "the inverse of the distribution function");
	ok(least >= 10 && most <= 60 && least < 11 && most > 59, "range");
	/* sd: sqrt((100+400+3600-200-600-1200)/18) = 10.8 */
	ok(sum / n > 30 - 4 * 10.8 / sqrt(n) && sum / n < 30 + 4 * 10.8 /
	    sqrt(n), "mean %f is 30 within four standard errors", sum / n);
	ok(rng_triangular(&r, 5, 5, 5) == 5, "a point");
	x = rng_triangular(&r, 5, 5, 9);
	ok(x >= 5 && x <= 9, "base at low");
	x = rng_triangular(&r, 5, 9, 9);
	ok(x >= 5 && x <= 9, "base at high");
}

int
main(void)
{
	test_vector();
	test_stream();
	test_triangle();
	return tap_done();
}
