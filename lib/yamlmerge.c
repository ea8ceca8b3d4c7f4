/* yamlmerge - three-way merge of YAML, key by key */

#include "docmerge.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "keyorder.h"
#include "mem.h"
#include "tree3.h"
#include "yamledit.h"
#include "yamllines.h"

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

static int merge_maps(struct merging *g, const struct tree3 *at,
    struct err *e);

/* One key of the maps. */
static int
merge_key(struct merging *g, const char *key, const struct tree3 *up,
    struct err *e)
{
	struct tree3 at = tree3_get(up, key);
	size_t len = g->path.len;
	int rc = 0;

	if (tree3_same(at.base, at.theirs) || tree3_same(at.ours, at.theirs))
		return 0;
	str_addf(&g->path, "%s%s", len > 0 ? "." : "", key);
	if (tree3_same(at.base, at.ours)) {
		rc = take(g, at.theirs, e);
	} else if (tree3_is_map(at.ours) && tree3_is_map(at.theirs)) {
		rc = merge_maps(g, &at, e);
	} else {
		names_add(g->conflicts, g->path.s);
		if (g->favour == MERGE3_THEIRS)
			rc = take(g, at.theirs, e);
	}
	str_cut(&g->path, len);
	return rc;
}

/* Put what was added at the end of the map to its place. */
static void
order(struct merging *g, const struct tree3 *at)
{
	const char **keys = mem_zero(at->ours->n + at->theirs->n + 1 +
	    (at->base != NULL ? at->base->n : 0), sizeof(*keys));
	size_t n = keyorder(keys, at);

	if (n > at->ours->n)
		yaml_order(g->text, g->path.s, keys, n);
	free(keys);
}

static int
merge_maps(struct merging *g, const struct tree3 *at, struct err *e)
{
	struct tree3 up = { tree3_is_map(at->base) ? at->base : NULL,
		at->ours, at->theirs };
	const struct node *n;

	NODE_EACH(n, up.theirs) {
		if (merge_key(g, n->key, &up, e) < 0)
			return -1;
	}
	NODE_EACH(n, up.base) {
		if (node_get(up.theirs, n->key) == NULL &&
		    merge_key(g, n->key, &up, e) < 0)
			return -1;
	}
	order(g, &up);
	return 0;
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
merge_trees(struct merging *g, const struct tree3 *top,
    const struct merge3 *m, struct err *e)
{
	size_t before = g->conflicts->n;

	str_add(g->text, m->ours->s, m->ours->len);
	if (merge_maps(g, top, e) < 0)
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
	struct tree3 top;
	size_t i;
	int rc = 0;

	if (tree3_read(&top, &a, m) && merge_trees(&g, &top, m, NULL) == 0) {
		str_add(out, text.s, text.len);
		for (i = 0; i < found.n; i++)
			names_add(conflicts, found.s[i]);
	} else {
		rc = linemerge(out, conflicts, m, e);
	}
	names_release(&found);
	str_release(&text);
	str_release(&g.path);
	arena_release(&a);
	return rc;
}
