/* yamlmerge - three-way merge of YAML, key by key */

#include "docmerge.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "keyorder.h"
#include "mem.h"
#include "tree3.h"
#include "yaml.h"
#include "yamlcomment.h"
#include "yamledit.h"
#include "yamllines.h"

/* A merge under way: the text is ours, spliced with what theirs changed. */
struct merging {
	const struct merge3 *m;
	struct str *text;
	struct yaml_notes notes;
	struct names conflicts;
	struct str path;
	size_t taken;		/* values spliced in: each reads the text */
	bool stays;		/* a comment of ours that theirs lack */
};

enum {
	MANY = 200,		/* values: then it is not worth it */
	MARKED = 20,		/* conflicts: then lines do as well */
	COMMENTS = 2000		/* each is looked for in two lists */
};

/* Take the lines at the path over as they have them. */
static bool
adopt(struct merging *g)
{
	char *dot = strrchr(g->path.s, '.');
	bool done;

	if (dot == NULL)
		return yaml_adopt(g->text, g->m->theirs, "", g->path.s);
	*dot = '\0';
	done = yaml_adopt(g->text, g->m->theirs, g->path.s, dot + 1);
	*dot = '.';
	return done;
}

/* Count a value that is spliced in. */
static int
count(struct merging *g, struct err *e)
{
	return ++g->taken <= MANY ? 0 : err_set(e, ERR_INVALID, "more than "
	    "%d values differ", MANY);
}

static int merge_maps(struct merging *g, const struct tree3 *at,
    struct err *e);

/*
 * Write theirs at the path: a value, or nothing. Their lines as they are,
 * unless a comment of ours would go with ours: what they took away of a list
 * or a map may go, beside one value it stays.
 */
static int
take(struct merging *g, const struct tree3 *at, const struct yaml_remarks *r,
    struct err *e)
{
	bool dropped = r->dropped && !r->theirs &&
	    at->ours->kind == NODE_SCALAR;

	if (count(g, e) < 0)
		return -1;
	if (at->theirs == NULL)
		return yaml_remove(g->text, "merge", g->path.s, e);
	if (!r->ours && !dropped && adopt(g))
		return 0;
	g->stays |= dropped;
	if (tree3_is_map(at->ours) && tree3_is_map(at->theirs))
		return merge_maps(g, at, e);
	return yaml_set_node(g->text, "merge", g->path.s, at->theirs, e);
}

/* Ours is the value; a comment that they wrote beside it comes over. */
static int
keep(struct merging *g, const struct tree3 *at, struct err *e)
{
	if (at->ours == NULL || at->theirs == NULL)
		return 0;
	if (tree3_is_map(at->ours) && tree3_is_map(at->theirs))
		return merge_maps(g, at, e);
	if (count(g, e) < 0)
		return -1;
	if (!adopt(g) || tree3_same(at->ours, at->theirs))
		return 0;
	return yaml_set_node(g->text, "merge", g->path.s, at->ours, e);
}

/* Both sides changed it, a value or the comment beside it. */
static int
clash(struct merging *g, const struct tree3 *at, struct err *e)
{
	static const struct yaml_remarks none = { false, false, false };

	names_add(&g->conflicts, g->path.s);
	return g->m->favour == MERGE3_THEIRS ? take(g, at, &none, e) : 0;
}

static int
merge_at(struct merging *g, const char *key, const struct tree3 *at,
    const struct yaml_remarks *r, struct err *e)
{
	bool maps = tree3_is_map(at->ours) && tree3_is_map(at->theirs);
	bool kept = tree3_same(at->base, at->theirs) ||
	    tree3_same(at->ours, at->theirs);

	if (kept && !r->theirs)
		return 0;
	if (strchr(key, '.') != NULL || *key == '\0')
		return err_set(e, ERR_INVALID, "%s: no path leads there", key);
	if (!maps && r->ours && r->theirs)
		return clash(g, at, e);
	if (kept)
		return keep(g, at, e);
	if (tree3_same(at->base, at->ours))
		return take(g, at, r, e);
	return maps ? merge_maps(g, at, e) : clash(g, at, e);
}

/* One key of the maps. */
static int
merge_key(struct merging *g, const char *key, const struct tree3 *up,
    struct err *e)
{
	struct tree3 at = tree3_get(up, key);
	struct yaml_remarks r = { false, false, false };
	size_t len = g->path.len;
	int rc;

	if (g->notes.n > 0)
		r = yaml_remarks(g->m, up, key);
	str_addf(&g->path, "%s%s", len > 0 ? "." : "", key);
	rc = merge_at(g, key, &at, &r, e);
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

/* The last of them first: of ours, then of theirs. */
static int
by_place(const void *x, const void *y)
{
	const struct clash *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? 1 : -1;
	if (a->to != b->to)
		return a->to < b->to ? 1 : -1;
	return a->their_from < b->their_from ? 1 :
	    a->their_from > b->their_from ? -1 : 0;
}

/*
 * Find the lines of both sides at the path; where one has none of its own, as
 * in braces, of what it stands in, in both alike.
 */
static bool
find_clash(struct clash *c, const struct str *text, const struct merge3 *m,
    const char *path)
{
	char *at = mem_dup(path), *dot = at;
	bool found = false;

	while (!found && dot != NULL) {
		found = yaml_lines(&c->from, &c->to, text, at) &&
		    yaml_lines(&c->their_from, &c->their_to, m->theirs, at);
		dot = strrchr(at, '.');
		if (dot != NULL)
			*dot = '\0';
	}
	free(at);
	return found;
}

/*
 * Mark the values that both changed, as git would: from the last one on, so
 * that what is before still stands where it stood. Those in one place share
 * their markers. False: one has no lines that can be marked.
 */
static bool
mark_all(struct str *text, const struct merge3 *m, const struct names *paths)
{
	struct clash c[MARKED] = { { 0, 0, 0, 0 } };
	size_t i;

	for (i = 0; i < paths->n; i++) {
		if (!find_clash(&c[i], text, m, paths->s[i]))
			return false;
	}
	qsort(c, paths->n, sizeof(*c), by_place);
	for (i = 0; i < paths->n; i++) {
		if (i > 0 && by_place(&c[i], &c[i - 1]) == 0)
			continue;
		if (i > 0 && c[i].to > c[i - 1].from)
			return false;
		mark(text, &c[i], m);
	}
	return true;
}

/* Merge the three trees over the text of ours. */
static int
merge_trees(struct merging *g, const struct tree3 *top, struct err *e)
{
	yaml_notes_read(&g->notes, g->m, top);
	if (g->notes.n > COMMENTS)
		return err_set(e, ERR_INVALID, "more than %d comments",
		    COMMENTS);
	str_add(g->text, g->m->ours->s, g->m->ours->len);
	if (merge_maps(g, top, e) < 0)
		return -1;
	if (g->conflicts.n > MARKED)
		return err_set(e, ERR_INVALID, "more than %d conflicts",
		    MARKED);
	if (g->m->favour == MERGE3_NONE &&
	    !mark_all(g->text, g->m, &g->conflicts))
		return err_set(e, ERR_INVALID, "a conflict has no lines");
	if (!yaml_notes_kept(&g->notes, g->text))
		return err_set(e, ERR_INVALID, "a comment would be lost");
	return 0;
}

/* Does the text say what the three merge to? */
static bool
says(const struct str *text, const struct merge3 *m, const struct tree3 *top)
{
	struct arena a = ARENA_INIT;
	const struct node *got = yaml_parse(&a, text->s, text->len, "merge",
	    NULL);
	bool fits = got != NULL && tree3_fits(got, top, m->favour ==
	    MERGE3_THEIRS ? TREE3_THEIRS : TREE3_NONE);

	arena_release(&a);
	return fits;
}

/*
 * Do the lines merge to what the keys do? Then they are taken: they have the
 * comments of both sides where they wrote them.
 */
static bool
lines_do(struct str *out, const struct merge3 *m, const struct str *keys,
    struct arena *a)
{
	const struct node *x, *y;
	bool clashes = false;

	if (merge3(out, &clashes, m, NULL) < 0 || clashes)
		return false;
	x = yaml_parse(a, out->s, out->len, "merge", NULL);
	y = yaml_parse(a, keys->s, keys->len, "merge", NULL);
	return x != NULL && y != NULL && node_same(x, y);
}

/*
 * Merge by lines what could not be by its keys. What would say something else
 * than the keys do is a conflict as a whole.
 */
static int
merge_lines(struct str *out, struct names *conflicts, const struct merge3 *m,
    const struct tree3 *top, struct err *e)
{
	struct str lines = STR_INIT;
	bool clashes = false, good;

	if (merge3(&lines, &clashes, m, e) < 0)
		return -1;
	if (clashes && m->favour == MERGE3_NONE)
		good = strstr(lines.s, "<<<<<<< ") != NULL;
	else
		good = says(&lines, m, top);
	if (good)
		str_add(out, lines.s, lines.len);
	else
		merge3_both(out, m);
	if (clashes || !good)
		names_add(conflicts, "");
	str_release(&lines);
	return 0;
}

/* Merge what could be read. */
static int
merge_read(struct str *out, struct names *conflicts, const struct merge3 *m,
    const struct tree3 *top, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct str keys = STR_INIT, lines = STR_INIT, *text = &keys;
	struct merging g = { .m = m, .text = &keys, .path = STR_INIT };
	size_t i;
	int rc = 0;

	if (merge_trees(&g, top, NULL) < 0) {
		rc = merge_lines(out, conflicts, m, top, e);
	} else {
		if (g.conflicts.n == 0 && !g.stays &&
		    lines_do(&lines, m, &keys, &a))
			text = &lines;
		str_add(out, text->s, text->len);
		for (i = 0; i < g.conflicts.n; i++)
			names_add(conflicts, g.conflicts.s[i]);
	}
	names_release(&g.conflicts);
	yaml_notes_release(&g.notes);
	str_release(&g.path);
	str_release(&keys);
	str_release(&lines);
	arena_release(&a);
	return rc;
}

int
yamlmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct tree3 top;
	int rc = tree3_read(&top, &a, m) ? merge_read(out, conflicts, m, &top,
	    e) : linemerge(out, conflicts, m, e);

	arena_release(&a);
	return rc;
}
