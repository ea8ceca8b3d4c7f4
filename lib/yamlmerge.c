/* yamlmerge - three-way merge of YAML and of sidecars, key by key */

#include "docmerge.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamllines.h"
#include "yamlout.h"

/* A merge under way: the text is ours, spliced with what theirs changed. */
struct merging {
	struct str *text;
	const struct str *theirs;
	struct names *conflicts;
	enum merge3_favour favour;
	struct str path;
	size_t taken;		/* values spliced in: each reads the text */
};

enum {
	MANY = 200,		/* values: then it is not worth it */
	MARKED = 20		/* conflicts: then lines do as well */
};

/* Do both say the same, or are both absent? */
static bool
same(const struct node *a, const struct node *b)
{
	return a == NULL || b == NULL ? a == b : node_same(a, b);
}

static bool
is_map(const struct node *n)
{
	return n != NULL && n->kind == NODE_MAP;
}

/* Take the lines at the path over as they have them. */
static bool
adopt(struct merging *g)
{
	char *dot = strrchr(g->path.s, '.');
	bool done;

	if (dot == NULL)
		return yaml_adopt(g->text, g->theirs, "", g->path.s);
	*dot = '\0';
	done = yaml_adopt(g->text, g->theirs, g->path.s, dot + 1);
	*dot = '.';
	return done;
}

/* Write theirs at the path: a value, or nothing. */
static int
take(struct merging *g, const struct node *theirs, struct err *e)
{
	if (++g->taken > MANY)
		return err_set(e, ERR_INVALID, "more than %d values differ",
		    MANY);
	if (theirs == NULL)
		return yaml_remove(g->text, "merge", g->path.s, e);
	if (adopt(g))
		return 0;
	return yaml_set_node(g->text, "merge", g->path.s, theirs, e);
}

static int merge_maps(struct merging *g, const struct node *base,
    const struct node *ours, const struct node *theirs, struct err *e);

/* One key. */
static int
merge_key(struct merging *g, const char *key, const struct node *base,
    const struct node *ours, const struct node *theirs, struct err *e)
{
	size_t len = g->path.len;
	int rc = 0;

	if (same(base, theirs) || same(ours, theirs))
		return 0;
	str_addf(&g->path, "%s%s", len > 0 ? "." : "", key);
	if (same(base, ours)) {
		rc = take(g, theirs, e);
	} else if (is_map(ours) && is_map(theirs)) {
		rc = merge_maps(g, is_map(base) ? base : NULL, ours, theirs,
		    e);
	} else {
		names_add(g->conflicts, g->path.s);
		if (g->favour == MERGE3_THEIRS)
			rc = take(g, theirs, e);
	}
	str_cut(&g->path, len);
	return rc;
}

/* A key of the merge: who brought it. */
struct place {
	const char *key;
	bool ours, theirs;	/* new: base does not have it */
};

/* Is the key there without having been in base? */
static bool
is_new(const struct node *map, const struct node *base, const char *key)
{
	return node_get(map, key) != NULL && node_get(base, key) == NULL;
}

/*
 * Put a key that map has behind the old one before it there, and behind new
 * ones that stand there already.
 */
static void
put_key(struct place *p, size_t *n, const struct node *base,
    const struct node *map, struct place key)
{
	const struct node *c, *before = NULL;
	size_t at;

	for (c = map->first; strcmp(c->key, key.key) != 0; c = c->next) {
		if (node_get(base, c->key) != NULL)
			before = c;
	}
	for (at = 0; before != NULL && at < *n && strcmp(p[at].key,
	    before->key) != 0; at++)
		;
	at += before != NULL && at < *n;
	while (at < *n && (p[at].ours || p[at].theirs))
		at++;
	memmove(p + at + 1, p + at, (*n - at) * sizeof(*p));
	p[at] = key;
	++*n;
}

/* New keys of both sides at one place: by name. */
static void
sort_run(struct place *p, size_t n)
{
	bool ours = false, theirs = false;
	struct place one;
	size_t i, j;

	for (i = 0; i < n; i++) {
		ours = ours || (p[i].ours && !p[i].theirs);
		theirs = theirs || (p[i].theirs && !p[i].ours);
	}
	for (i = 1; ours && theirs && i < n; i++) {
		one = p[i];
		for (j = i; j > 0 && strcmp(p[j - 1].key, one.key) > 0; j--)
			p[j] = p[j - 1];
		p[j] = one;
	}
}

/*
 * The order of the keys does not depend on whose they are: those that were
 * there, or are ours, as we have them; then those that we removed, for what
 * stood behind them; then new ones of theirs.
 */
static size_t
order_keys(struct place *p, const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	const struct node *c;
	size_t n = 0, at, end;

	NODE_EACH(c, ours)
		p[n++] = (struct place){ c->key, is_new(ours, base, c->key),
		    is_new(theirs, base, c->key) };
	NODE_EACH(c, base) {
		if (node_get(ours, c->key) == NULL)
			put_key(p, &n, base, base, (struct place){ c->key,
			    false, false });
	}
	NODE_EACH(c, theirs) {
		if (node_get(ours, c->key) == NULL &&
		    node_get(base, c->key) == NULL)
			put_key(p, &n, base, theirs, (struct place){ c->key,
			    false, true });
	}
	for (at = 0; at < n; at = end + 1) {
		for (end = at; end < n && (p[end].ours || p[end].theirs);
		    end++)
			;
		sort_run(p + at, end - at);
	}
	return n;
}

/* Put what was added at the end of the map to its place. */
static void
order(struct merging *g, const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	struct place *p = mem_zero(ours->n + theirs->n + 1 + (base != NULL ?
	    base->n : 0), sizeof(*p));
	size_t i, n = order_keys(p, base, ours, theirs);
	const char **keys = mem_zero(n + 1, sizeof(*keys));

	for (i = 0; i < n; i++)
		keys[i] = p[i].key;
	if (n > ours->n)
		yaml_order(g->text, g->path.s, keys, n);
	free(keys);
	free(p);
}

static int
merge_maps(struct merging *g, const struct node *base,
    const struct node *ours, const struct node *theirs, struct err *e)
{
	const struct node *n;

	NODE_EACH(n, theirs) {
		if (merge_key(g, n->key, node_get(base, n->key),
		    node_get(ours, n->key), n, e) < 0)
			return -1;
	}
	NODE_EACH(n, base) {
		if (node_get(theirs, n->key) == NULL &&
		    merge_key(g, n->key, n, node_get(ours, n->key), NULL,
		    e) < 0)
			return -1;
	}
	order(g, base, ours, theirs);
	return 0;
}

/* Read the three; false: one of them is no map. */
static bool
read_three(const struct node *tree[3], struct arena *a,
    const struct merge3 *m)
{
	const struct str *text[3] = { m->base, m->ours, m->theirs };
	int i;

	for (i = 0; i < 3; i++) {
		tree[i] = yaml_parse(a, text[i]->s, text[i]->len, "merge",
		    NULL);
		if (tree[i] == NULL || (i > 0 && tree[i]->kind != NODE_MAP))
			return false;
	}
	return true;
}

static int
merge_lines(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	bool clash = false;
	int rc = merge3(out, &clash, m, e);

	if (clash)
		names_add(conflicts, "");
	return rc;
}

/* The lines that both sides have otherwise. */
struct clash {
	size_t from, to;		/* in ours */
	size_t their_from, their_to;
};

/* Put both sides between markers, where the lines do not stand there yet. */
static void
mark(struct str *text, const struct clash *c, const struct merge3 *m)
{
	struct str both = STR_INIT;

	str_addf(&both, "<<<<<<< %s\n", m->our_name);
	str_add(&both, text->s + c->from, c->to - c->from);
	str_adds(&both, "=======\n");
	str_add(&both, m->theirs->s + c->their_from,
	    c->their_to - c->their_from);
	str_addf(&both, ">>>>>>> %s\n", m->their_name);
	str_splice(text, c->from, c->to - c->from, both.s, both.len);
	str_release(&both);
}

/* The last of them first. */
static int
by_place(const void *x, const void *y)
{
	const struct clash *a = x, *b = y;

	return a->from < b->from ? 1 : a->from > b->from ? -1 : 0;
}

/*
 * Mark the values that both changed, as git would: from the last one on, so
 * that what is before still stands where it stood. Those in one place share
 * their markers.
 */
static void
mark_all(struct str *text, const struct merge3 *m, const struct names *paths)
{
	struct clash c[MARKED] = { { 0, 0, 0, 0 } };
	size_t i, n = 0, before = text->len + 1;

	for (i = 0; i < paths->n; i++) {
		if (yaml_lines(&c[n].from, &c[n].to, text, paths->s[i]) &&
		    yaml_lines(&c[n].their_from, &c[n].their_to, m->theirs,
		    paths->s[i]))
			n++;
	}
	qsort(c, n, sizeof(*c), by_place);
	for (i = 0; i < n; i++) {
		if (c[i].from >= before || c[i].to > before)
			continue;
		mark(text, &c[i], m);
		before = c[i].from;
	}
}

/* Merge the three trees over the text of ours. */
static int
merge_trees(struct merging *g, const struct node *tree[3],
    const struct merge3 *m, struct err *e)
{
	size_t before = g->conflicts->n;

	str_add(g->text, m->ours->s, m->ours->len);
	if (merge_maps(g, tree[0], tree[1], tree[2], e) < 0)
		return -1;
	if (g->conflicts->n - before > MARKED)
		return err_set(e, ERR_INVALID, "more than %d conflicts",
		    MARKED);
	if (m->favour == MERGE3_NONE)
		mark_all(g->text, m, g->conflicts);
	return 0;
}

int
yamlmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct names found = { 0 };
	struct str text = STR_INIT;
	struct merging g = { &text, m->theirs, &found, m->favour, STR_INIT,
	    0 };
	struct arena a = ARENA_INIT;
	const struct node *tree[3];
	size_t i;
	int rc = 0;

	if (read_three(tree, &a, m) && merge_trees(&g, tree, m, NULL) == 0) {
		str_add(out, text.s, text.len);
		for (i = 0; i < found.n; i++)
			names_add(conflicts, found.s[i]);
	} else {
		rc = merge_lines(out, conflicts, m, e);
	}
	names_release(&found);
	str_release(&text);
	str_release(&g.path);
	arena_release(&a);
	return rc;
}

/* The later of two records of a section. */
static const struct node *
later(const struct node *ours, const struct node *theirs)
{
	return strcmp(node_get_text(theirs, "generated", ""),
	    node_get_text(ours, "generated", "")) >= 0 ? theirs : ours;
}

/* What a key of a sidecar becomes: a section's record is one value. */
static const struct node *
choose(const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	if (same(base, theirs))
		return ours;
	if (same(base, ours) || ours == NULL)
		return theirs;
	if (theirs == NULL)
		return ours;
	return is_map(ours) ? later(ours, theirs) : theirs;
}

/* Add the map under key, merged key by key. */
static void
merge_records(struct arena *a, struct node *top, const char *key,
    const struct node *tree[3])
{
	const struct node *base = node_get(tree[0], key);
	const struct node *ours = node_get(tree[1], key);
	const struct node *theirs = node_get(tree[2], key), *n, *c;
	struct node *map = node_new(a, NODE_MAP);

	NODE_EACH(n, ours) {
		c = choose(node_get(base, n->key), n, node_get(theirs,
		    n->key));
		if (c != NULL)
			node_hang(a, map, n->key, node_copy(a, c, NULL));
	}
	NODE_EACH(n, theirs) {
		if (node_get(ours, n->key) == NULL &&
		    !same(node_get(base, n->key), n))
			node_hang(a, map, n->key, node_copy(a, n, NULL));
	}
	node_sort(map);
	if (map->n > 0)
		node_hang(a, top, key, map);
}

int
sidecarmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct node *tree[3], *n;
	struct node *top;
	int rc = 0;

	if (!read_three(tree, &a, m)) {
		rc = merge_lines(out, conflicts, m, e);
	} else {
		top = node_new(&a, NODE_MAP);
		NODE_EACH(n, tree[1]) {
			if (n->kind == NODE_MAP)
				merge_records(&a, top, n->key, tree);
			else
				node_hang(&a, top, n->key, node_copy(&a, n,
				    NULL));
		}
		NODE_EACH(n, tree[2]) {
			if (node_get(tree[1], n->key) == NULL)
				node_hang(&a, top, n->key, node_copy(&a, n,
				    NULL));
		}
		yaml_write(out, top, 0);
	}
	arena_release(&a);
	return rc;
}

/*
 * A YAML file: by its lines, which do well with lists of records, when that
 * is no conflict and gives YAML; else by its keys.
 */
static int
merge_yaml(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct str lines = STR_INIT;
	struct arena a = ARENA_INIT;
	bool clash = false;
	int rc = merge3(&lines, &clash, m, e);

	if (rc == 0 && (clash || yaml_parse(&a, lines.s, lines.len, "merge",
	    NULL) == NULL))
		rc = yamlmerge(out, conflicts, m, e);
	else if (rc == 0)
		str_add(out, lines.s, lines.len);
	str_release(&lines);
	arena_release(&a);
	return rc;
}

int
filemerge(struct str *out, struct names *conflicts, const char *path,
    const struct merge3 *m, struct err *e)
{
	if ((str_starts(path, ".pos/") || strstr(path, "/.pos/") != NULL) &&
	    str_ends(path, ".yaml"))
		return sidecarmerge(out, conflicts, m, e);
	if (str_ends(path, ".md"))
		return docmerge(out, conflicts, m, e);
	if (str_ends(path, ".yaml"))
		return merge_yaml(out, conflicts, m, e);
	return merge_lines(out, conflicts, m, e);
}
