/* yamlmerge - three-way merge of YAML and of sidecars, key by key */

#include "docmerge.h"

#include <string.h>

#include "arena.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamlout.h"

/* A merge under way: the text is ours, spliced with what theirs changed. */
struct merging {
	struct str *text;
	struct names *conflicts;
	enum merge3_favour favour;
	struct str path;
	size_t taken;		/* values spliced in: each reads the text */
};

enum { MANY = 200 };	/* then it is not worth it */

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

/* Write theirs at the path: a value, or nothing. */
static int
take(struct merging *g, const struct node *theirs, struct err *e)
{
	if (++g->taken > MANY)
		return err_set(e, ERR_INVALID, "more than %d values differ",
		    MANY);
	if (theirs == NULL)
		return yaml_remove(g->text, "merge", g->path.s, e);
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

int
yamlmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct merging g = { out, conflicts, m->favour, STR_INIT, 0 };
	struct err many = ERR_INIT;
	struct arena a = ARENA_INIT;
	const struct node *tree[3];
	struct str text = STR_INIT;
	int rc;

	if (read_three(tree, &a, m)) {
		g.text = &text;
		str_add(&text, m->ours->s, m->ours->len);
		rc = merge_maps(&g, tree[0], tree[1], tree[2], &many);
		if (rc == 0)
			str_add(out, text.s, text.len);
		else
			rc = merge_lines(out, conflicts, m, e);
	} else {
		rc = merge_lines(out, conflicts, m, e);
	}
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
