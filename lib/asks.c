/* asks - what somebody has to decide, gathered kind by kind */

#include "asks.h"

#include <stdarg.h>
#include <stdio.h>

#include "fig.h"

enum { ASKS_SHOWN = 5 };	/* of one kind */

void
asks_begin(struct asks *k, struct node *kind)
{
	k->kind = kind;
	k->list = node_add(k->a, kind, "asks", NODE_LIST);
	k->n = 0;
}

bool
asks_room(struct asks *k)
{
	return k->n++ < ASKS_SHOWN;
}

void
asks_add(struct asks *k, const char *source, const char *command,
    const char *fmt, ...)
{
	struct node *item = node_item(k->a, k->list);
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	node_str(k->a, item, "what", s.s);
	node_str(k->a, item, "source", source);
	node_str(k->a, item, "command", command);
	str_release(&s);
}

bool
asks_end(struct asks *k)
{
	if (k->n == 0)
		return false;
	fig_count(k->a, k->kind, "count", k->n);
	if (k->n > ASKS_SHOWN)
		fig_count(k->a, k->kind, "more", k->n - ASKS_SHOWN);
	return true;
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
