/* brought - what partners brought in twelve months, the most first */

#include "brought.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

bool
brought_any(const struct brought *b)
{
	return b->sourced.count + b->influenced.count > 0;
}

static int
brought_order(const void *x, const void *y)
{
	const struct brought *a = x, *b = y;

	if (a->sourced.amount.m != b->sourced.amount.m)
		return a->sourced.amount.m > b->sourced.amount.m ? -1 : 1;
	if (a->influenced.amount.m != b->influenced.amount.m)
		return a->influenced.amount.m > b->influenced.amount.m ?
		    -1 : 1;
	/* a deal of no value is one: a list ends where none is */
	if (brought_any(a) != brought_any(b))
		return brought_any(a) ? -1 : 1;
	return strcmp(a->p->slug, b->p->slug);
}

struct brought *
brought_list(const struct ws *ws, date until, struct deal_sum *total)
{
	struct brought *list = mem_zero(ws->npartners + 1, sizeof(*list));
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	size_t i;

	revenue_year(&f, until);
	memset(total, 0, sizeof(*total));
	for (i = 0; i < ws->npartners; i++) {
		list[i].p = &ws->partners[i];
		f.role = ROLE_SOURCED;
		list[i].sourced = revenue_of(list[i].p, &f);
		total->count += list[i].sourced.count;
		total->amount.m += list[i].sourced.amount.m;
		f.role = ROLE_INFLUENCED;
		list[i].influenced = revenue_of(list[i].p, &f);
	}
	qsort(list, ws->npartners, sizeof(*list), brought_order);
	return list;
}
