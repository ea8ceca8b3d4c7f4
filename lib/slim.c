/* slim - evidence as the reader of a prompt needs it */

#include "slim.h"

#include <stdlib.h>
#include <string.h>

#include "json.h"

/* Is it a figure and nothing more? */
static bool
is_figure(const struct node *n)
{
	static const char *const keys[] = { "value", "text", "long", "cases",
		"n", "of", "few", NULL };
	const struct node *child;
	size_t i;

	NODE_EACH(child, n) {
		for (i = 0; keys[i] != NULL && (child->key == NULL ||
		    strcmp(keys[i], child->key) != 0); i++)
			;
		if (keys[i] == NULL)
			return false;
	}
	return node_get_text(n, "text", NULL) != NULL;
}

struct node *
slim(struct arena *a, const struct node *n, const char *key)
{
	static const char *const texts[] = { "long", "cases", "text" };
	const struct node *child;
	struct node *out;
	size_t i;

	for (i = 0; i < 3 && is_figure(n); i++) {
		if (node_get_text(n, texts[i], NULL) != NULL)
			return node_copy(a, node_get(n, texts[i]), key);
	}
	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return node_copy(a, n, key);
	out = node_new(a, n->kind);
	out->key = key;
	NODE_EACH(child, n)
		node_hang(a, out, child->key, slim(a, child, child->key));
	return out;
}

const char *
slim_json(struct arena *a, const struct node *n)
{
	json_t *o = json_from_node(n);
	char *text = json_dumps(o, JSON_COMPACT | JSON_ENCODE_ANY |
	    JSON_REAL_PRECISION(15));
	const char *out = arena_dup(a, text);

	free(text);
	json_decref(o);
	return out;
}
