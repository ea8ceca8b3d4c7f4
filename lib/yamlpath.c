/* yamlpath - dotted paths of values in a YAML file */

#include "yamlpath.h"

#include <stdio.h>
#include <string.h>

const char *
yamlpath_item(const struct node *item)
{
	static const char *const keys[] = { "id", "slug", "name" };
	const char *id = NULL;
	size_t i;

	for (i = 0; i < 3 && id == NULL && item->kind == NODE_MAP; i++)
		id = node_get_text(item, keys[i], NULL);
	return id;
}

/* The part of path behind name: "" at its end; NULL: it begins otherwise. */
static const char *
behind(const char *path, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(path, name, n) != 0)
		return NULL;
	if (path[n] == '.')
		return path + n + 1;
	return path[n] == '\0' ? path + n : NULL;
}

const struct node *
yamlpath_find(const struct node *root, const char *path)
{
	const struct node *c, *found;
	const char *name, *rest;
	char number[16];
	unsigned i = 0;

	if (root == NULL || *path == '\0')
		return root;
	NODE_EACH(c, root) {
		snprintf(number, sizeof(number), "%u", i++);
		name = root->kind == NODE_MAP ? c->key : yamlpath_item(c);
		rest = behind(path, name != NULL ? name : number);
		found = rest != NULL ? yamlpath_find(c, rest) : NULL;
		if (found != NULL)
			return found;
	}
	return NULL;
}

const struct node *
yamlpath_base(const struct node *n)
{
	if (n != NULL && n->kind == NODE_MAP)
		n = node_get(n, "base");
	return n != NULL && n->kind == NODE_SCALAR ? n : NULL;
}
