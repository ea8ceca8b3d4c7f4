/* yamldiff - how two YAML trees differ, value by value */

#include "yamldiff.h"

#include "map.h"
#include "str.h"
#include "yamlout.h"

struct walk {
	struct arena *a;
	struct node *out;
	struct str path;
};

static void compare(struct walk *w, const struct node *before,
    const struct node *now);

/* What an item of a list is known by, or NULL. */
static const char *
item_id(const struct node *item)
{
	const char *id;

	if (item->kind != NODE_MAP)
		return NULL;
	id = node_get_text(item, "id", NULL);
	if (id == NULL)
		id = node_get_text(item, "slug", NULL);
	return id != NULL ? id : node_get_text(item, "name", NULL);
}

/* Does each item have an id? */
static bool
is_keyed(const struct node *list)
{
	const struct node *c;

	if (list == NULL)
		return true;
	if (list->kind != NODE_LIST)
		return false;
	NODE_EACH(c, list) {
		if (item_id(c) == NULL)
			return false;
	}
	return true;
}

/* A value on one line; NULL for none. */
static const char *
value_text(struct arena *a, const struct node *n)
{
	struct str s = STR_INIT;
	const char *text;

	if (n == NULL)
		return NULL;
	if (n->kind == NODE_SCALAR)
		str_adds(&s, n->text);
	else
		yaml_flow(&s, n);
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}

static void
add(struct walk *w, const struct node *before, const struct node *now)
{
	struct node *item = node_item(w->a, w->out);

	node_str(w->a, item, "name", w->path.s);
	if (before != NULL)
		node_str(w->a, item, "before", value_text(w->a, before));
	if (now != NULL)
		node_str(w->a, item, "now", value_text(w->a, now));
}

/* Compare two values under a name. */
static void
compare_at(struct walk *w, const char *name, const struct node *before,
    const struct node *now)
{
	size_t len = w->path.len;

	str_addf(&w->path, "%s%s", len > 0 ? "." : "", name);
	compare(w, before, now);
	str_cut(&w->path, len);
}

/* Children by key or id: those there now in their order, then those gone. */
static void
compare_children(struct walk *w, const struct node *before,
    const struct node *now)
{
	bool list = (now != NULL ? now : before)->kind == NODE_LIST;
	struct map by_name = { 0 };
	const struct node *c;
	const char *name;

	NODE_EACH(c, before) {
		name = list ? item_id(c) : c->key;
		*map_at(&by_name, name) = (void *)(uintptr_t)c;
	}
	NODE_EACH(c, now) {
		name = list ? item_id(c) : c->key;
		compare_at(w, name, map_get(&by_name, name), c);
		*map_at(&by_name, name) = NULL;
	}
	NODE_EACH(c, before) {
		name = list ? item_id(c) : c->key;
		if (map_get(&by_name, name) == c)
			compare_at(w, name, c, NULL);
	}
	map_release(&by_name);
}

static void
compare(struct walk *w, const struct node *before, const struct node *now)
{
	bool maps, lists;

	if (before != NULL && now != NULL && before->kind == now->kind &&
	    node_same(before, now))
		return;
	maps = before != NULL && now != NULL && before->kind == NODE_MAP &&
	    now->kind == NODE_MAP;
	lists = (before == NULL || before->kind == NODE_LIST) &&
	    (now == NULL || now->kind == NODE_LIST) &&
	    (before != NULL || now != NULL) && is_keyed(before) &&
	    is_keyed(now) && (before == NULL || before->n > 0) &&
	    (now == NULL || now->n > 0);
	if (maps || lists)
		compare_children(w, before, now);
	else if (w->path.len > 0)
		add(w, before, now);
}

struct node *
yamldiff(struct arena *a, const struct node *before, const struct node *now)
{
	struct walk w = { a, node_new(a, NODE_LIST), STR_INIT };
	struct node *empty = node_new(a, NODE_MAP);

	compare(&w, before != NULL ? before : empty, now != NULL ? now :
	    empty);
	str_release(&w.path);
	return w.out;
}
