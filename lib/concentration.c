/* concentration - how much rests on few partners */

#include "concentration.h"

#include <stdlib.h>
#include <string.h>

#include "revenue.h"

static int
stake_order(const void *x, const void *y)
{
	const struct stake *a = x, *b = y;

	if (a->amount.m != b->amount.m)
		return a->amount.m > b->amount.m ? -1 : 1;
	return strcmp(a->partner->slug, b->partner->slug);
}

/* In cents: products of all decimals of a rate are more than 128 bits. */
static struct ratio
cents(struct money a)
{
	return ratio_of(ratio_round(ratio_money(a), 2), 1);
}

void
concentration_find(struct concentration *out, struct arena *a,
    const struct ws *ws, date today)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct ratio squares = ratio_of(0, 1), total = ratio_of(0, 1), stake;
	struct money one;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->stakes = arena_alloc(a, (ws->npartners + 1) *
	    sizeof(*out->stakes));
	revenue_year(&f, today);
	for (i = 0; i < ws->npartners; i++) {
		one = revenue_of(&ws->partners[i], &f).amount;
		if (one.m > 0)
			out->stakes[out->n++] = (struct stake){
			    &ws->partners[i], one };
		out->total.m += one.m;
	}
	for (f.role = ROLE_DIRECT; f.role < DEAL_ROLES; f.role++)
		out->all.m += revenue_all(ws, &f).amount.m;
	qsort(out->stakes, out->n, sizeof(*out->stakes), stake_order);
	for (i = 0; i < out->n; i++) {
		stake = cents(out->stakes[i].amount);
		total = ratio_add(total, stake);
		squares = ratio_add(squares, ratio_mul(stake, stake));
	}
	out->hhi = ratio_mul(ratio_of(10000, 1), ratio_div(squares,
	    ratio_mul(total, total)));
}

struct ratio
concentration_top(const struct concentration *c, size_t n)
{
	struct ratio sum = ratio_of(0, 1);
	size_t i;

	for (i = 0; i < c->n && i < n; i++)
		sum = ratio_add(sum, ratio_money(c->stakes[i].amount));
	return sum;
}

struct money
concentration_of(const struct concentration *c, const struct partner *p)
{
	struct money none = { 0 };
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (c->stakes[i].partner == p)
			return c->stakes[i].amount;
	}
	return none;
}
