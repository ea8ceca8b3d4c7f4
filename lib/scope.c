/* scope - names in a stack of values */

#include "scope.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { KEYS_MAX = 256, SCOPES_MAX = 16 };	/* seen for a suggestion */

static const struct node *
member(const struct node *n, const char *name, size_t len, size_t *steps)
{
	if (n != NULL)
		*steps += n->kind == NODE_SCALAR ? 1 : n->n;
	return node_child(n, name, len);
}

/* The first part of a name, in the uppermost map that has it. */
static const struct node *
first_part(const struct scope *top, const char *name, size_t len,
    size_t *steps)
{
	const struct node *c;

	for (; top != NULL; top = top->up) {
		if (top->node == NULL || top->node->kind != NODE_MAP)
			continue;
		c = member(top->node, name, len, steps);
		if (c != NULL)
			return c;
	}
	return NULL;
}

static const struct scope *
root_of(const struct scope *s)
{
	while (s->up != NULL)
		s = s->up;
	return s;
}

/*
 * The member whose key name begins with, followed by _ or its end: the
 * longest that is shorter than below. *len: bytes of the key.
 */
static const struct node *
longest(const struct node *map, const char *name, size_t below, size_t *len)
{
	const struct node *c, *best = NULL;
	size_t n;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	NODE_EACH(c, map) {
		n = strlen(c->key);
		if (n < below && strncmp(name, c->key, n) == 0 &&
		    (name[n] == '_' || name[n] == '\0') &&
		    (best == NULL || n > *len)) {
			best = c;
			*len = n;
		}
	}
	return best;
}

/* A flat name as a path from n, longest keys first. */
static const struct node *
flat(const struct node *n, const char *name, size_t *steps)
{
	const struct node *c, *found;
	size_t len = SIZE_MAX;

	*steps += n->n;
	while ((c = longest(n, name, len, &len)) != NULL) {
		if (name[len] == '\0')
			return c;
		found = flat(c, name + len + 1, steps);
		if (found != NULL)
			return found;
	}
	return NULL;
}

const struct node *
scope_find(const struct scope *top, const char *name, size_t *steps)
{
	const struct node *n;
	size_t len;

	if (name[0] == '.') {
		n = top->node;
		len = 0;
		if (name[1] == '\0')
			return n;
	} else {
		len = (size_t)(strchrnul(name, '.') - name);
		n = first_part(top, name, len, steps);
		if (n == NULL && name[len] == '\0' && strchr(name, '_') &&
		    root_of(top)->node != NULL)
			return flat(root_of(top)->node, name, steps);
	}
	while (n != NULL && name[len] == '.') {
		name += len + 1;
		len = strcspn(name, ".");
		n = member(n, name, len, steps);
	}
	return n;
}

/*
 * Append name with the len bytes at part, which map does not have, replaced
 * by the nearest of its keys.
 */
static bool
suggest(struct str *out, const struct node *map, const char *name,
    const char *part, size_t len)
{
	const char *keys[KEYS_MAX], *near;
	const struct node *c;
	char *wrong;
	size_t n = 0;

	if (map == NULL || map->kind != NODE_MAP)
		return false;
	NODE_EACH(c, map) {
		if (n < KEYS_MAX)
			keys[n++] = c->key;
	}
	wrong = mem_ndup(part, len);
	near = str_nearest(wrong, keys, n);
	free(wrong);
	if (near == NULL)
		return false;
	str_add(out, name, (size_t)(part - name));
	str_addf(out, "%s%s", near, part + len);
	return true;
}

/* The rest of a dotted name after its first len bytes, which are n. */
static bool
suggest_path(struct str *out, const struct node *n, const char *name,
    size_t len)
{
	const char *part = name;
	const struct node *c;

	while (part[len] == '.') {
		part += len + 1;
		len = strcspn(part, ".");
		c = node_child(n, part, len);
		if (c == NULL)
			return suggest(out, n, name, part, len);
		n = c;
	}
	return false;
}

static bool
suggest_flat(struct str *out, const struct node *root, const char *name)
{
	const struct node *n = root, *c;
	const char *part = name;
	size_t len = 0;

	while ((c = longest(n, part, SIZE_MAX, &len)) != NULL &&
	    part[len] == '_') {
		part += len + 1;
		n = c;
	}
	len = n == root ? strcspn(name, "_") : strlen(part);
	return suggest(out, n, name, part, len);
}

bool
scope_suggest(struct str *out, const struct scope *top, const char *name)
{
	const struct scope *s;
	const struct node *n;
	size_t len = strcspn(name, "."), steps = 0, i = 0;

	if (len == 0)
		return suggest_path(out, top->node, name, 0);
	n = first_part(top, name, len, &steps);
	if (n != NULL)
		return suggest_path(out, n, name, len);
	for (s = top; s != NULL; s = s->up) {
		if ((i++ < SCOPES_MAX || s->up == NULL) &&
		    suggest(out, s->node, name, name, len))
			return true;
	}
	return name[len] == '\0' && strchr(name, '_') != NULL &&
	    suggest_flat(out, root_of(top)->node, name);
}
