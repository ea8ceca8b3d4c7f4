/* values - the tree of values a template is filled with */

#include "values.h"

#include <string.h>

#include "file.h"
#include "json.h"
#include "root.h"
#include "str.h"
#include "yaml.h"

/* Give old, which hangs in a map, the value of new. */
static void
replace(struct node *old, const struct node *new)
{
	const char *key = old->key;
	struct node *next = old->next;

	*old = *new;
	node_rename(old, key);
	old->next = next;
}

/* The child under key among the first n of map. */
static struct node *
early_child(const struct node *map, const char *key, uint32_t n)
{
	struct node *c = map->first;

	for (; n > 0; n--, c = c->next) {
		if (strcmp(c->key, key) == 0)
			return c;
	}
	return NULL;
}

void
values_merge(struct node *base, struct node *over)
{
	struct node *c, *next, *old;
	uint32_t before = base->n;

	for (c = over->first; c != NULL; c = next) {
		next = c->next;
		old = early_child(base, c->key, before);
		if (old == NULL) {
			c->next = NULL;
			if (base->last != NULL)
				base->last->next = c;
			else
				base->first = c;
			base->last = c;
			base->n++;
		} else if (old->kind == NODE_MAP && c->kind == NODE_MAP) {
			values_merge(old, c);
		} else {
			replace(old, c);
		}
	}
}

static bool
is_json(const char *path, const struct str *text)
{
	if (str_ends(path, ".json"))
		return true;
	if (str_ends(path, ".yaml") || str_ends(path, ".yml"))
		return false;
	return text->s[0] == '{' || text->s[0] == '[';
}

int
values_load(struct arena *a, struct node *base, const char *path,
    struct err *e)
{
	struct str text = STR_INIT;
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
	struct node *n = NULL;
	int rc = -1;

	if (file_read(&text, path, FILE_MAX_BYTES, e) < 0)
		goto out;
	name = arena_dup(a, name);
	if (is_json(path, &text))
		n = json_parse(a, text.s, text.len, name, e);
	else
		n = yaml_parse(a, text.s, text.len, name, e);
	if (n == NULL)
		goto out;
	if (n->kind == NODE_MAP)
		values_merge(base, n);
	else if (!node_unknown(n))
		node_err(e, n, "expected keys with values, found %s",
		    n->kind == NODE_LIST ? "a list" : "text");
	rc = n->kind == NODE_MAP || node_unknown(n) ? 0 : -1;
out:
	str_release(&text);
	return rc;
}

int
values_load_all(struct arena *a, struct node *base, const struct list *paths,
    struct err *e)
{
	size_t i;

	for (i = 0; i < paths->n; i++) {
		if (values_load(a, base, paths->s[i], e) < 0)
			return -1;
	}
	return 0;
}

/* The map under the key in map n, made if there is none; NULL: no map. */
static struct node *
submap(struct arena *a, struct node *n, const char *key, size_t len)
{
	struct node *c = node_child(n, key, len);

	if (c == NULL)
		return node_add(a, n, arena_ndup(a, key, len), NODE_MAP);
	if (node_unknown(c))
		replace(c, node_new(a, NODE_MAP));
	return c->kind == NODE_MAP ? c : NULL;
}

/* A value as YAML reads a plain word; nothing is an empty text. */
static void
put_value(struct arena *a, struct node *map, const char *key,
    const char *value)
{
	struct node *old = node_get(map, key), *n;

	n = node_str(a, old != NULL ? NULL : map, key, value);
	n->quoted = value[0] == '\0';
	if (old != NULL)
		replace(old, n);
}

int
values_set(struct arena *a, struct node *base, const char *assignment,
    struct err *e)
{
	const char *equals = strchr(assignment, '='), *key, *path;
	size_t len;

	if (equals == NULL)
		return err_set(e, ERR_USAGE, "--set %s: expected key=value",
		    assignment);
	path = key = arena_ndup(a, assignment, (size_t)(equals - assignment));
	for (;; key += len + 1) {
		len = strcspn(key, ".");
		if (len == 0)
			return err_set(e, ERR_USAGE, "--set %s: a key is "
			    "empty", assignment);
		if (key[len] == '\0')
			break;
		base = submap(a, base, key, len);
		if (base == NULL)
			return err_set(e, ERR_USAGE, "--set %s: %.*s is not a "
			    "map, it has no members", assignment,
			    (int)(key + len - path), path);
	}
	put_value(a, base, key, equals + 1);
	return 0;
}

int
values_set_all(struct arena *a, struct node *base,
    const struct list *assignments, struct err *e)
{
	size_t i;

	for (i = 0; i < assignments->n; i++) {
		if (values_set(a, base, assignments->s[i], e) < 0)
			return -1;
	}
	return 0;
}
