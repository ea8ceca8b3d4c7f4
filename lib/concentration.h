#ifndef POS_CONCENTRATION_H
#define POS_CONCENTRATION_H

/*
 * How much of the sourced revenue of twelve months rests on few partners.
 *
 * hhi is the Herfindahl-Hirschman index: the sum of the squares of the
 * shares in per cent, up to 10000 for a single partner. Over 1800 a market
 * is highly concentrated, from 1000 on moderately (U.S. Department of Justice
 * and Federal Trade Commission, Merger Guidelines, 2023, section 2.1).
 */

#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "ws.h"

enum { HHI_MODERATE = 1000, HHI_HIGH = 1800 };

struct stake {
	const struct partner *partner;
	struct money amount;		/* sourced, won in twelve months */
};

struct concentration {
	struct stake *stakes;		/* with any amount, largest first */
	size_t n;
	struct money total;		/* sourced */
	struct money all;		/* won, of every role */
	struct ratio hhi;		/* invalid: nothing was sourced */
};

/* Owner: the arena. */
void concentration_find(struct concentration *out, struct arena *a,
    const struct ws *ws, date today);

/* The sum of the largest n stakes. */
struct ratio concentration_top(const struct concentration *c, size_t n);

/* The stake of p, zero when it has none. */
struct money concentration_of(const struct concentration *c,
    const struct partner *p);

#endif
