#ifndef T_RANDOM_H
#define T_RANDOM_H

/* Repeatable random numbers, texts and trees that are hard on YAML. */

#include <stdint.h>
#include <string.h>

#include "node.h"
#include "str.h"

static uint64_t random_state = 88172645463325252ULL;

/* 0 to n - 1. */
__attribute__((unused)) static unsigned
pick(unsigned n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (unsigned)(random_state >> 11) % n;
}

/* Up to max pieces of text; lines: with line breaks and control bytes. */
__attribute__((unused)) static void
random_text(struct str *out, unsigned max, bool lines)
{
	static const char *const plain[] = {
		"a", "b", " ", "  ", "-", "- ", ":", ": ", "#", " #", "'",
		"\"", "\\", "[", "]", "{", "}", ",", ", ", "?", "? ", "&",
		"*", "!", "|", ">", "%", "@", "`", "~", "null", "true", "NO",
		"y", "1", "0", ".", "e", "x", "12:30", "2026-01-02", "<<",
		"=", "---", "...", "+", "_", "\u00e9", "\u20ac",
		"\U0001f600", "\u00a0", "http://x", "word", "Foo GmbH", "$",
		"\t", "/", "(", ")", ";", "^"
	};
	static const char *const wild[] = {
		"\n", "\n\n", "\n ", "\r", "\r\n", "\x01", "\x1b", "\x7f",
		"\xc2\x85", "\u2028", "\ufeff", "\xc2\x9f", "\n\t", " \n",
		"\n#", "\n- ", "\n---\n"
	};
	unsigned i, n = pick(max + 1);

	for (i = 0; i < n; i++) {
		if (lines && pick(4) == 0)
			str_adds(out, wild[pick(17)]);
		else
			str_adds(out, plain[pick(sizeof(plain) /
			    sizeof(plain[0]))]);
	}
}

/* A tree of nodes below up (NULL: a root). */
__attribute__((unused)) static struct node *
random_tree(struct arena *a, struct node *up, const char *key, int depth)
{
	struct str s = STR_INIT;
	struct node *n;
	unsigned i, kids = pick(5);

	switch (pick(depth > 0 ? 6 : 3)) {
	case 0:
		n = node_add(a, up, key, NODE_NULL);
		break;
	case 1:
	case 2:
		random_text(&s, pick(8) == 0 ? 60 : 6, true);
		n = up != NULL ? node_str(a, up, key, s.s) :
		    node_str(a, node_new(a, NODE_LIST), NULL, s.s);
		n->quoted = true;
		break;
	default:
		n = node_add(a, up, key, pick(2) ? NODE_MAP : NODE_LIST);
		for (i = 0; i < kids; i++) {
			str_reset(&s);
			str_addf(&s, "%u", i);
			random_text(&s, pick(50) == 0 ? 600 : 4, true);
			random_tree(a, n, n->kind == NODE_MAP ? s.s + pick(2)
			    : NULL, depth - 1);
			if (n->kind == NODE_MAP && node_get(n, n->last->key) !=
			    n->last)
				n->last->key = arena_printf(a, "%u!", i);
		}
	}
	str_release(&s);
	return n;
}

/* True when two trees have the same kinds, keys, order and texts. */
__attribute__((unused)) static bool
same_tree(const struct node *x, const struct node *y)
{
	const struct node *c, *d;

	if (x == NULL || y == NULL || x->kind != y->kind || x->n != y->n ||
	    (x->key == NULL) != (y->key == NULL) ||
	    (x->key != NULL && strcmp(x->key, y->key) != 0))
		return false;
	if (x->kind == NODE_SCALAR)
		return memcmp(x->text, y->text, x->n) == 0;
	for (c = x->first, d = y->first; c != NULL; c = c->next, d = d->next) {
		if (!same_tree(c, d))
			return false;
	}
	return true;
}

#endif
