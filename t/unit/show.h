#ifndef T_SHOW_H
#define T_SHOW_H

/* A tree on one line, for comparing: {a: 1, b: "quoted", c: null, d: []} */

#include "node.h"
#include "str.h"

__attribute__((unused)) static void
show(struct str *out, const struct node *n)
{
	const char *comma = "";
	const struct node *c;

	if (n->kind == NODE_NULL) {
		str_adds(out, "null");
		return;
	}
	if (n->kind == NODE_SCALAR) {
		str_addf(out, n->quoted ? "\"%s\"" : "%s", n->text);
		return;
	}
	str_addc(out, n->kind == NODE_MAP ? '{' : '[');
	NODE_EACH(c, n) {
		str_adds(out, comma);
		if (n->kind == NODE_MAP)
			str_addf(out, "%s: ", c->key);
		show(out, c);
		comma = ", ";
	}
	str_addc(out, n->kind == NODE_MAP ? '}' : ']');
}

#endif
