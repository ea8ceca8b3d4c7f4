/* yamllines - the lines of keys in a block map, moved and copied */

#include "yamllines.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "yaml.h"
#include "yamlspot.h"

/* The map at the path in the tree, to be changed. */
static struct node *
find(struct node *root, const char *path)
{
	size_t len = strcspn(path, ".");
	struct node *c;

	if (*path == '\0' || root == NULL)
		return root;
	NODE_EACH(c, root) {
		if (c->key != NULL && strlen(c->key) == len &&
		    memcmp(c->key, path, len) == 0)
			return find(c, path + len + (path[len] == '.'));
	}
	return NULL;
}

/* One key with its lines. */
struct entry {
	struct node *n;
	size_t from, to;
};

/* Is the line that begins at from nothing but a comment? */
static bool
is_comment(const struct yaml_text *t, size_t from)
{
	size_t at = yaml_skip(t, from);

	return at < t->n && t->s[at] == '#';
}

/* Where the lines of a child begin: with the comments right above it. */
static size_t
start_of(const struct yaml_text *t, const struct node *up,
    const struct node *child, size_t least)
{
	size_t from = yaml_bol(t, yaml_begin(t, up, child)), above;

	while (from > least) {
		above = yaml_bol(t, from - 1);
		if (above < least || !is_comment(t, above))
			break;
		from = above;
	}
	return from;
}

/* Find the lines of each key. False: they are not whole lines. */
static bool
find_lines(struct entry *e, const struct yaml_text *t, struct node *map)
{
	struct node *c;
	size_t i = 0, least = 0;

	NODE_EACH(c, map) {
		if (!yaml_blank_before(t, yaml_begin(t, map, c)))
			return false;
		e[i].n = c;
		e[i].from = start_of(t, map, c, least);
		least = yaml_next(t, c->to);
		if (i > 0)
			e[i - 1].to = e[i].from;
		i++;
	}
	e[i - 1].to = least;
	return least > 0 && t->s[least - 1] == '\n';
}

/* The place of the key in the order; n: not named. */
static size_t
rank(const struct entry *e, const char *const *keys, size_t n)
{
	size_t i;

	for (i = 0; i < n && strcmp(keys[i], e->n->key) != 0; i++)
		;
	return i;
}

static void
sort(struct entry *e, size_t n, const char *const *keys, size_t nkeys)
{
	struct entry one;
	size_t i, j;

	for (i = 1; i < n; i++) {
		one = e[i];
		for (j = i; j > 0 && rank(&e[j - 1], keys, nkeys) >
		    rank(&one, keys, nkeys); j--)
			e[j] = e[j - 1];
		e[j] = one;
	}
}

/* Let the tree have the new order, too. */
static void
relink(struct node *map, const struct entry *e)
{
	uint32_t i;

	for (i = 0; i < map->n; i++)
		e[i].n->next = i + 1 < map->n ? e[i + 1].n : NULL;
	map->first = e[0].n;
	map->last = e[map->n - 1].n;
}

/* Put the lines in their new order; take it if it says the same. */
static void
rewrite(struct str *text, const struct entry *e, size_t n, size_t from,
    size_t to, const struct node *root, struct arena *a)
{
	struct str out = STR_INIT;
	const struct node *got;
	size_t i;

	str_add(&out, text->s, from);
	for (i = 0; i < n; i++)
		str_add(&out, text->s + e[i].from, e[i].to - e[i].from);
	str_add(&out, text->s + to, text->len - to);
	got = yaml_parse(a, out.s, out.len, "order", NULL);
	if (got != NULL && node_same(root, got))
		str_swap(text, &out);
	str_release(&out);
}

void
yaml_order(struct str *text, const char *path, const char *const *keys,
    size_t n)
{
	struct yaml_text t = { text->s, text->len };
	struct arena a = ARENA_INIT;
	struct entry *e;
	struct node *root, *map;
	size_t from, to;

	root = yaml_parse(&a, text->s, text->len, "order", NULL);
	map = find(root, path);
	if (map != NULL && map->kind == NODE_MAP && map->n > 1 &&
	    !yaml_is_flow(&t, map)) {
		e = arena_alloc(&a, map->n * sizeof(*e));
		if (find_lines(e, &t, map)) {
			from = e[0].from;
			to = e[map->n - 1].to;
			sort(e, map->n, keys, n);
			relink(map, e);
			rewrite(text, e, map->n, from, to, root, &a);
		}
	}
	arena_release(&a);
}

/* A text with its tree and one of its maps. */
struct side {
	struct yaml_text t;
	struct node *root, *map, *at;	/* at: the key's value, or NULL */
};

/* Read a text; false: it has no block map there. */
static bool
open_side(struct side *s, struct arena *a, const struct str *text,
    const char *path, const char *key)
{
	struct node *c;

	s->t = (struct yaml_text){ text->s, text->len };
	s->at = NULL;
	s->root = yaml_parse(a, text->s, text->len, "adopt", NULL);
	s->map = find(s->root, path);
	if (s->map == NULL || s->map->kind != NODE_MAP || s->map->n == 0 ||
	    yaml_is_flow(&s->t, s->map))
		return false;
	NODE_EACH(c, s->map) {
		if (strcmp(c->key, key) == 0)
			s->at = c;
	}
	return true;
}

/* How far in the keys of the map stand. */
static size_t
indent(const struct side *s)
{
	size_t at = yaml_begin(&s->t, s->map, s->map->first);

	return at - yaml_bol(&s->t, at);
}

/* The lines of the key in other that are copied. */
static bool
source(struct entry *out, const struct side *s, bool with_comments)
{
	size_t begin = yaml_begin(&s->t, s->map, s->at);

	if (!yaml_blank_before(&s->t, begin))
		return false;
	out->to = yaml_next(&s->t, s->at->to);
	out->from = with_comments ? start_of(&s->t, s->map, s->at, 0) :
	    yaml_bol(&s->t, begin);
	return s->t.s[out->to - 1] == '\n';
}

/* The lines here that they take the place of. */
static bool
target(struct entry *out, const struct side *s)
{
	const struct node *last = s->at != NULL ? s->at : s->map->last;
	size_t begin = yaml_begin(&s->t, s->map, last);

	if (!yaml_blank_before(&s->t, begin))
		return false;
	out->to = yaml_next(&s->t, last->to);
	out->from = s->at != NULL ? yaml_bol(&s->t, begin) : out->to;
	return s->t.s[out->to - 1] == '\n';
}

/* Does the text say what the side would with the value? */
static bool
says(const struct str *text, struct side *s, const char *key,
    const struct node *value, struct arena *a)
{
	const struct node *got = yaml_parse(a, text->s, text->len, "adopt",
	    NULL);
	struct node *new = node_copy(a, value, NULL), **link;

	if (got == NULL)
		return false;
	if (s->at == NULL) {
		node_hang(a, s->map, key, new);
		return node_same(s->root, got);
	}
	node_rename(new, key);
	new->next = s->at->next;
	for (link = &s->map->first; *link != s->at; link = &(*link)->next)
		;
	*link = new;
	return node_same(s->root, got);
}

bool
yaml_adopt(struct str *text, const struct str *other, const char *path,
    const char *key)
{
	struct arena a = ARENA_INIT;
	struct str out = STR_INIT;
	struct side here, there;
	struct entry from, to;
	bool done = false;

	if (open_side(&here, &a, text, path, key) &&
	    open_side(&there, &a, other, path, key) && there.at != NULL &&
	    indent(&here) == indent(&there) &&
	    source(&from, &there, here.at == NULL) && target(&to, &here)) {
		str_add(&out, text->s, to.from);
		str_add(&out, other->s + from.from, from.to - from.from);
		str_add(&out, text->s + to.to, text->len - to.to);
		done = says(&out, &here, key, there.at, &a);
	}
	if (done)
		str_swap(text, &out);
	str_release(&out);
	arena_release(&a);
	return done;
}

bool
yaml_lines(size_t *from, size_t *to, const struct str *text, const char *path)
{
	const char *dot = strrchr(path, '.');
	char *up = mem_ndup(path, dot != NULL ? (size_t)(dot - path) : 0);
	struct arena a = ARENA_INIT;
	struct entry lines;
	struct side s;
	bool found = open_side(&s, &a, text, up, dot != NULL ? dot + 1 :
	    path) && target(&lines, &s);

	arena_release(&a);
	free(up);
	if (found) {
		*from = lines.from;
		*to = lines.to;
	}
	return found;
}
