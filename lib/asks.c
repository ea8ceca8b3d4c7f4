/* asks - what somebody has to decide, gathered kind by kind */

#include "asks.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"

enum { ASKS_SHOWN = 5 };	/* of one kind */

void
asks_begin(struct asks *k, struct node *kind)
{
	k->kind = kind;
	k->n = 0;
}

void
asks_add(struct asks *k, struct ask of, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	MEM_ROOM(k->v, k->n, k->cap);
	k->v[k->n] = (struct asked){ of, arena_dup(k->a, s.s), k->n };
	k->n++;
	str_release(&s);
}

/* Most first; of none is less than of any. */
static int
by_amount(struct ratio a, struct ratio b)
{
	if (!ratio_ok(a) || !ratio_ok(b))
		return ratio_ok(b) - ratio_ok(a);
	return ratio_cmp(b, a);
}

static int
order(const void *x, const void *y)
{
	const struct asked *a = x, *b = y;
	int c = by_amount(a->of.amount, b->of.amount);

	if (c == 0 && a->of.id != NULL && b->of.id != NULL)
		c = strcmp(a->of.id, b->of.id);
	return c != 0 ? c : a->at < b->at ? -1 : 1;
}

bool
asks_end(struct asks *k)
{
	struct node *list, *item;
	size_t i;

	if (k->n == 0)
		return false;
	qsort(k->v, k->n, sizeof(*k->v), order);
	list = node_add(k->a, k->kind, "asks", NODE_LIST);
	for (i = 0; i < k->n && i < ASKS_SHOWN; i++) {
		item = node_item(k->a, list);
		node_str(k->a, item, "what", k->v[i].what);
		node_str(k->a, item, "source", k->v[i].of.source);
		node_str(k->a, item, "command", k->v[i].of.command);
	}
	fig_count(k->a, k->kind, "count", k->n);
	if (k->n > ASKS_SHOWN)
		fig_count(k->a, k->kind, "more", k->n - ASKS_SHOWN);
	return true;
}

void
asks_release(struct asks *k)
{
	free(k->v);
	k->v = NULL;
	k->n = k->cap = 0;
}

const char *
asks_money(struct asks *k, struct ratio r)
{
	struct str s = STR_INIT;
	const char *text;

	money_add(&s, k->ev->ws->currency, r);
	text = arena_dup(k->a, s.s);
	str_release(&s);
	return text;
}
