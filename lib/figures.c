/* figures - which figures of its evidence a draft has printed */

#include "figures.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"

/* A walk through the evidence, by name. */
struct walking {
	struct arena *a;
	const struct figures_used *used;
	struct node *out;
	struct str path;
};

void
figures_note(void *ctx, enum mustache_kind kind, const char *name,
    const struct node *value)
{
	struct figures_used *used = ctx;

	(void)name;
	if (kind != MUSTACHE_VARIABLE)
		return;
	MEM_ROOM(used->at, used->n, used->cap);
	used->at[used->n++] = value;
}

void
figures_release(struct figures_used *used)
{
	free(used->at);
	memset(used, 0, sizeof(*used));
}

static int
pointer_order(const void *x, const void *y)
{
	uintptr_t a = (uintptr_t)*(const struct node *const *)x;
	uintptr_t b = (uintptr_t)*(const struct node *const *)y;

	return a < b ? -1 : a > b;
}

static bool
is_used(const struct figures_used *used, const struct node *n)
{
	return used->n > 0 && bsearch(&n, used->at, used->n,
	    sizeof(*used->at), pointer_order) != NULL;
}

/* A map as fig.h makes them, or a number that stands alone. */
static bool
is_figure(const struct node *n)
{
	const char *text = node_text(n);

	if (n->kind == NODE_MAP)
		return node_text(node_get(n, "text")) != NULL &&
		    (n->n == 1 || node_get(n, "value") != NULL ||
		    node_get(n, "few") != NULL || node_get(n, "n") != NULL);
	return text != NULL && !n->quoted &&
	    (isdigit((unsigned char)text[0]) || text[0] == '-');
}

/* Was the figure printed, as a whole or one of its parts? */
static bool
was_printed(const struct figures_used *used, const struct node *fig)
{
	const struct node *part;

	if (is_used(used, fig))
		return true;
	NODE_EACH(part, fig) {
		if (part->kind == NODE_SCALAR && is_used(used, part))
			return true;
	}
	return false;
}

/* What an item of a list is called, or NULL. */
static const char *
item_name(const struct node *item)
{
	const char *name = node_get_text(item, "id", NULL);
	const struct node *c;

	if (name == NULL)
		name = node_get_text(item, "name", NULL);
	NODE_EACH(c, item) {
		if (name == NULL && c->kind == NODE_SCALAR && c->quoted)
			name = node_text(c);
	}
	return name;
}

/* Record one figure under the path; a second of this name gets a number. */
static void
record(struct walking *w, const struct node *fig)
{
	const char *text = fig->kind == NODE_MAP ? node_get_text(fig, "long",
	    node_get_text(fig, "text", "")) : node_text(fig);
	size_t len = w->path.len;
	int i;

	for (i = 2; node_get(w->out, w->path.s) != NULL; i++) {
		str_cut(&w->path, len);
		str_addf(&w->path, " %d", i);
	}
	node_str(w->a, w->out, arena_dup(w->a, w->path.s), text);
	str_cut(&w->path, len);
}

static void
walk_into(struct walking *w, const struct node *n)
{
	size_t len = w->path.len;
	const struct node *c;
	const char *name;

	if (is_figure(n)) {
		if (was_printed(w->used, n))
			record(w, n);
		return;
	}
	NODE_EACH(c, n) {
		name = n->kind == NODE_LIST ? item_name(c) : c->key;
		if (c->kind == NODE_LIST && strcmp(name, "list") == 0)
			name = NULL;
		if (name != NULL)
			str_addf(&w->path, "%s%s", len > 0 ? "." : "", name);
		walk_into(w, c);
		str_cut(&w->path, len);
	}
}

struct node *
figures_of(struct arena *a, const struct node *evidence,
    struct figures_used *used)
{
	struct walking w = { a, used, node_new(a, NODE_MAP), STR_INIT };

	if (used->n > 0)
		qsort(used->at, used->n, sizeof(*used->at), pointer_order);
	walk_into(&w, evidence);
	str_release(&w.path);
	return w.out;
}

static void
add_difference(struct arena *a, struct node *list, const char *name,
    const char *before, const char *now)
{
	struct node *item;

	if (before != NULL && now != NULL && strcmp(before, now) == 0)
		return;
	item = node_item(a, list);
	node_str(a, item, "name", name);
	if (before != NULL)
		node_str(a, item, "before", before);
	if (now != NULL)
		node_str(a, item, "now", now);
}

struct node *
figures_differ(struct arena *a, const struct node *before,
    const struct node *now)
{
	struct node *list = node_new(a, NODE_LIST);
	struct map by_name = { 0 };
	const struct node *n;

	NODE_EACH(n, before)
		*map_at(&by_name, n->key) = (void *)(uintptr_t)n;
	NODE_EACH(n, now) {
		add_difference(a, list, n->key, node_text(map_get(&by_name,
		    n->key)), node_text(n));
		*map_at(&by_name, n->key) = NULL;
	}
	NODE_EACH(n, before) {
		if (map_get(&by_name, n->key) != NULL)
			add_difference(a, list, n->key, node_text(n), NULL);
	}
	map_release(&by_name);
	return list;
}

void
figures_add_name(struct str *out, const char *name)
{
	for (; *name != '\0'; name++)
		str_addc(out, *name == '.' || *name == '_' ? ' ' : *name);
}
