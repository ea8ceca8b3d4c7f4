/* ztest - is one share under another by more than chance explains? */

#include "ztest.h"

#include "dec.h"
#include "fig.h"

/* z squared at 5 % and 10 %, one-sided, in millionths: 1.644854, 1.281552. */
enum { Z2_SURE = 2705543, Z2_MAYBE = 1642374 };

/*
 * z squared is
 * (an bm - bn am)^2 (am + bm) / (am bm (an + bn) (am + bm - an - bn)).
 */
enum verdict
share_under(struct share a, struct share b)
{
	__int128 n = (__int128)(a.n + b.n), of = (__int128)(a.of + b.of);
	__int128 gap = (__int128)b.n * (__int128)a.of -
	    (__int128)a.n * (__int128)b.of;
	__int128 square, spread;

	if (a.of < FIG_FEW || b.of < FIG_FEW || gap <= 0)
		return FINE;
	square = gap * gap * of * DEC_ONE;
	spread = (__int128)a.of * (__int128)b.of * n * (of - n);
	if (square >= Z2_SURE * spread)
		return EXCLUDE;
	return square >= Z2_MAYBE * spread ? WATCH : FINE;
}

bool
share_over(struct share a, struct share b)
{
	return share_under(b, a) != FINE;
}
