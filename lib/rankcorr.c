/* rankcorr - do two rows of numbers rise together? */

#include "rankcorr.h"

#include <stdint.h>
#include <stdlib.h>

#include "mem.h"

/* 1.96 squared, in ten-thousandths. */
enum { Z_SQUARE = 38416, Z_ONE = 10000 };

static int
by_value(const void *x, const void *y, void *ctx)
{
	const struct ratio *v = ctx;
	const size_t *a = x, *b = y;

	return ratio_cmp(v[*a], v[*b]);
}

/*
 * Twice the rank of each of the n values, less n + 1. Those from first to
 * last share (first + last) / 2, counted from 1. Owner: the caller.
 */
static int64_t *
ranks_of(const struct ratio *v, size_t n)
{
	int64_t *out = mem_zero(n + 1, sizeof(*out));
	size_t *order = mem_zero(n + 1, sizeof(*order));
	size_t i, first, end;

	for (i = 0; i < n; i++)
		order[i] = i;
	qsort_r(order, n, sizeof(*order), by_value, (void *)v);
	for (first = 0; first < n; first = end) {
		for (end = first + 1; end < n && ratio_cmp(v[order[first]],
		    v[order[end]]) == 0; end++)
			;
		for (i = first; i < end; i++)
			out[order[i]] = (int64_t)(first + 1 + end) -
			    (int64_t)(n + 1);
	}
	free(order);
	return out;
}

void
rankcorr(struct rankcorr *out, const struct ratio *x, const struct ratio *y,
    size_t n)
{
	int64_t *dx, *dy;
	size_t i;

	*out = (struct rankcorr){ .n = n };
	if (n > RANKCORR_MOST)
		return;
	dx = ranks_of(x, n);
	dy = ranks_of(y, n);
	for (i = 0; i < n; i++) {
		out->xy += dx[i] * dy[i];
		out->xx += dx[i] * dx[i];
		out->yy += dy[i] * dy[i];
	}
	free(dx);
	free(dy);
}

bool
rankcorr_known(const struct rankcorr *c)
{
	return c->xx > 0 && c->yy > 0;
}

/* The largest k up to 100 with (2k - 1) squared times den <= num. */
static int64_t
hundredths(__int128 num, __int128 den)
{
	int64_t k = 100;

	while (k > 0 && (2 * k - 1) * (2 * k - 1) * den > num)
		k--;
	return k;
}

struct ratio
rankcorr_rho(const struct rankcorr *c)
{
	int64_t k;

	if (!rankcorr_known(c))
		return ratio_of(0, 0);
	/* k - 1/2 <= 100 |rho|, squared */
	k = hundredths(200 * 200 * c->xy * c->xy, c->xx * c->yy);
	return ratio_of(c->xy < 0 ? -k : k, 100);
}

struct ratio
rankcorr_chance(const struct rankcorr *c)
{
	int64_t k = 0;

	/* the same without a bound of 1: for few pairs it is above that */
	while ((2 * (k + 1) - 1) * (2 * (k + 1) - 1) * (int64_t)(c->n - 1) *
	    Z_ONE <= 200LL * 200 * Z_SQUARE)
		k++;
	return ratio_of(k, 100);
}

int
rankcorr_beyond(const struct rankcorr *c)
{
	if (!rankcorr_known(c))
		return 0;
	/* rho squared times (n - 1) against 1.96 squared */
	if (c->xy * c->xy * (__int128)(c->n - 1) * Z_ONE <=
	    c->xx * c->yy * Z_SQUARE)
		return 0;
	return c->xy > 0 ? 1 : -1;
}
