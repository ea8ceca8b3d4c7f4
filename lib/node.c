/* node - the one tree of values */

#include "node.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node *
node_new(struct arena *a, enum node_kind kind)
{
	struct node *n = arena_alloc(a, sizeof(*n));

	n->kind = kind;
	return n;
}

/*
 * Two bytes that most keys of one map differ in, kept in the node itself: a
 * look at another key's text would be a cache miss each.
 */
static uint16_t
tag_of(const char *key)
{
	uint32_t h = 2166136261u;

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return (uint16_t)(h ^ h >> 16);
}

void
node_rename(struct node *n, const char *key)
{
	n->key = key;
	n->tag = key != NULL ? tag_of(key) : 0;
}

void
node_hang(struct arena *a, struct node *parent, const char *key,
    struct node *child)
{
	node_rename(child, key != NULL ? arena_dup(a, key) : NULL);
	child->next = NULL;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->n++;
}

struct node *
node_add(struct arena *a, struct node *parent, const char *key,
    enum node_kind kind)
{
	struct node *n = node_new(a, kind);

	if (parent != NULL)
		node_hang(a, parent, key, n);
	return n;
}

struct node *
node_item(struct arena *a, struct node *list)
{
	return node_add(a, list, NULL, NODE_MAP);
}

struct node *
node_str(struct arena *a, struct node *parent, const char *key,
    const char *text)
{
	struct node *n = node_add(a, parent, key, NODE_SCALAR);

	n->n = (uint32_t)strlen(text);
	n->text = arena_ndup(a, text, n->n);
	n->quoted = true;
	return n;
}

struct node *
node_fmt(struct arena *a, struct node *parent, const char *key,
    const char *fmt, ...)
{
	struct node *n;
	va_list ap;
	char *text = NULL;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	va_end(ap);
	n = node_str(a, parent, key, text != NULL ? text : "");
	free(text);
	return n;
}

struct node *
node_int(struct arena *a, struct node *parent, const char *key,
    long long value)
{
	struct node *n = node_fmt(a, parent, key, "%lld", value);

	n->quoted = false;
	return n;
}

struct node *
node_bool(struct arena *a, struct node *parent, const char *key, bool value)
{
	struct node *n = node_str(a, parent, key, value ? "true" : "false");

	n->quoted = false;
	return n;
}

struct node *
node_copy(struct arena *a, const struct node *n, const char *key)
{
	struct node *copy = arena_alloc(a, sizeof(*copy));
	const struct node *c;

	*copy = *n;
	node_rename(copy, key != NULL ? arena_dup(a, key) : NULL);
	copy->first = copy->last = copy->next = NULL;
	if (n->text != NULL) {
		copy->text = arena_ndup(a, n->text, n->n);
		return copy;
	}
	copy->n = 0;
	NODE_EACH(c, n)
		node_hang(a, copy, c->key, node_copy(a, c, NULL));
	return copy;
}

struct node *
node_get(const struct node *n, const char *key)
{
	struct node *c;
	uint16_t tag;

	if (n == NULL || n->kind != NODE_MAP)
		return NULL;
	tag = tag_of(key);
	NODE_EACH(c, n) {
		if (c->tag == tag && strcmp(c->key, key) == 0)
			return c;
	}
	return NULL;
}

void
node_index(struct node_index *out, struct arena *a, const struct node *map)
{
	struct node *c;
	size_t i = 0;

	out->map = map;
	out->n = 0;
	if (map == NULL || map->kind != NODE_MAP)
		return;
	out->n = map->n;
	out->at = arena_alloc(a, map->n * (sizeof(*out->at) +
	    sizeof(*out->tags)) + 1);
	out->tags = (uint16_t *)(out->at + map->n);
	NODE_EACH(c, map) {
		out->at[i] = c;
		out->tags[i++] = c->tag;
	}
}

struct node *
node_index_get(const struct node_index *x, const char *key)
{
	uint16_t tag;
	size_t i;

	if (x->map == NULL || x->map->n != x->n)
		return node_get(x->map, key);
	tag = tag_of(key);
	for (i = 0; i < x->n; i++) {
		if (x->tags[i] == tag && strcmp(x->at[i]->key, key) == 0)
			return x->at[i];
	}
	return NULL;
}

struct node *
node_child(const struct node *n, const char *name, size_t len)
{
	struct node *c;
	unsigned long i;

	if (n == NULL)
		return NULL;
	if (n->kind == NODE_MAP) {
		NODE_EACH(c, n) {
			if (strncmp(c->key, name, len) == 0 &&
			    c->key[len] == '\0')
				return c;
		}
	} else if (n->kind == NODE_LIST && len > 0 && len < 9 &&
	    strspn(name, "0123456789") >= len) {
		i = strtoul(name, NULL, 10);
		NODE_EACH(c, n) {
			if (i-- == 0)
				return c;
		}
	}
	return NULL;
}

struct node *
node_path(const struct node *n, const char *path)
{
	struct node *c = NULL;
	size_t len;

	while (n != NULL) {
		len = strcspn(path, ".");
		c = node_child(n, path, len);
		if (path[len] == '\0')
			return c;
		path += len + 1;
		n = c;
	}
	return NULL;
}

bool
node_unknown(const struct node *n)
{
	if (n == NULL || n->kind == NODE_NULL)
		return true;
	return n->kind == NODE_SCALAR && !n->quoted && (n->n == 0 ||
	    strcmp(n->text, "~") == 0 || strcmp(n->text, "null") == 0);
}

const char *
node_text(const struct node *n)
{
	return node_unknown(n) || n->kind != NODE_SCALAR ? NULL : n->text;
}

const char *
node_get_text(const struct node *n, const char *key, const char *fallback)
{
	const char *text = node_text(node_get(n, key));

	return text != NULL ? text : fallback;
}

void
node_sort(struct node *map)
{
	struct node *rest = map->first, *one, **at;

	map->first = NULL;
	while ((one = rest) != NULL) {
		rest = one->next;
		for (at = &map->first; *at != NULL &&
		    strcmp((*at)->key, one->key) <= 0; at = &(*at)->next)
			;
		one->next = *at;
		*at = one;
		if (one->next == NULL)
			map->last = one;
	}
}

bool
node_has(const struct node *n, const char *text)
{
	const struct node *c;

	if (n == NULL || n->kind != NODE_LIST)
		return false;
	NODE_EACH(c, n) {
		if (c->kind == NODE_SCALAR && strcmp(c->text, text) == 0)
			return true;
	}
	return false;
}

bool
node_truth(const struct node *n)
{
	if (node_unknown(n))
		return false;
	if (n->kind == NODE_SCALAR)
		return n->n > 0 && (n->quoted || strcmp(n->text, "false") != 0);
	return n->kind == NODE_MAP || n->n > 0;
}

bool
node_same(const struct node *a, const struct node *b)
{
	const struct node *c, *d;

	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == NODE_SCALAR)
		return memcmp(a->text, b->text, a->n) == 0;
	for (c = a->first, d = b->first; c != NULL; c = c->next, d = d->next) {
		if ((c->key != NULL && strcmp(c->key, d->key) != 0) ||
		    !node_same(c, d))
			return false;
	}
	return true;
}

int
node_err(struct err *e, const struct node *n, const char *fmt, ...)
{
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	if (n == NULL || n->file == NULL)
		return err_set(e, ERR_INVALID, "%s", msg);
	if (n->line == 0)
		return err_set(e, ERR_INVALID, "%s: %s", n->file, msg);
	return err_set(e, ERR_INVALID, "%s:%u: %s", n->file, n->line, msg);
}
