/* tambasis - what the figures of the partner market rest on */

#include "tambasis.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char word[] = "assumption";

bool
tam_assumed(const struct tam_number *n)
{
	size_t len = sizeof(word) - 1;

	return n->source != NULL && strncasecmp(n->source, word, len) == 0 &&
	    !isalnum((unsigned char)n->source[len]);
}

bool
tam_untouched(const struct tam_number *n)
{
	return tam_assumed(n) && (n->source[sizeof(word) - 1] == '\0' ||
	    strcmp(n->source, "assumption, replace") == 0);
}

struct tam_basis
tam_basis(const struct tam *t, bool ours)
{
	struct tam_basis b = { 0, 0 };
	const struct tam_category *c;
	bool shared[TAM_INPUTS] = { false };
	const struct tam_number *n;
	enum tam_input in;

	for (c = t->categories; c < t->categories + t->n; c++) {
		for (in = 0; in < TAM_INPUTS; in++) {
			n = &c->in[in];
			if (c->ours != ours || !tam_category_known(c) ||
			    n->origin == TAM_DEFAULT ||
			    (n->origin == TAM_COMMON && shared[in]))
				continue;
			shared[in] = shared[in] || n->origin == TAM_COMMON;
			b.inputs++;
			b.assumed += tam_assumed(n);
		}
	}
	return b;
}
