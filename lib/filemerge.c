/* filemerge - three-way merge of sidecars, and of any file by its path */

#include "docmerge.h"

#include <string.h>

#include "redraft.h"
#include "sidecar.h"
#include "tree3.h"
#include "yaml.h"
#include "yamlout.h"

int
linemerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	bool clash = false;
	int rc = merge3(out, &clash, m, e);

	if (clash)
		names_add(conflicts, "");
	return rc;
}

/* What a section's record becomes: it is one value. ours is there. */
static const struct node *
choose(const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	if (tree3_same(base, theirs))
		return ours;
	if (tree3_same(base, ours))
		return theirs;
	return theirs == NULL ? ours : redraft_winner(base, ours, theirs);
}

/* Add the sections, merged one by one. */
static void
merge_records(struct arena *a, struct node *top, const struct tree3 *all)
{
	struct tree3 at = tree3_get(all, "sections");
	const struct node *n, *c;
	struct node *map = node_add(a, top, "sections", NODE_MAP);

	NODE_EACH(n, at.ours) {
		c = choose(node_get(at.base, n->key), n, node_get(at.theirs,
		    n->key));
		if (c != NULL)
			node_hang(a, map, n->key, node_copy(a, c, NULL));
	}
	NODE_EACH(n, at.theirs) {
		if (node_get(at.ours, n->key) == NULL &&
		    !tree3_same(node_get(at.base, n->key), n))
			node_hang(a, map, n->key, node_copy(a, n, NULL));
	}
	node_sort(map);
}

/* Add what stands beside the sections; false: both sides changed it. */
static bool
merge_heads(struct arena *a, struct node *top, const struct tree3 *all)
{
	const struct node *sides[] = { all->ours, all->theirs }, *n, *take;
	struct tree3 at;
	int i;

	for (i = 0; i < 2; i++) {
		NODE_EACH(n, sides[i]) {
			if (strcmp(n->key, "sections") == 0 ||
			    node_get(top, n->key) != NULL)
				continue;
			at = tree3_get(all, n->key);
			take = tree3_same(at.base, at.ours) ? at.theirs :
			    at.ours;
			if (take == at.ours && !tree3_same(at.base,
			    at.theirs) && !tree3_same(at.ours, at.theirs))
				return false;
			if (take != NULL)
				node_hang(a, top, n->key, node_copy(a, take,
				    NULL));
		}
	}
	return true;
}

/* Read the three; false: they are not all what the tools write. */
static bool
read_sidecars(struct tree3 *all, struct arena *a, const struct merge3 *m)
{
	return tree3_read(all, a, m) && sidecar_is_sound(all->ours) &&
	    sidecar_is_sound(all->theirs) && (all->base == NULL ||
	    all->base->n == 0 || sidecar_is_sound(all->base));
}

int
sidecarmerge(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct tree3 all;
	struct node *top = node_new(&a, NODE_MAP);
	int rc = 0;

	if (read_sidecars(&all, &a, m) && merge_heads(&a, top, &all)) {
		merge_records(&a, top, &all);
		yaml_write(out, top, 0);
	} else {
		rc = linemerge(out, conflicts, m, e);
	}
	arena_release(&a);
	return rc;
}

/* Does the text say what the three do, but for lists that both changed? */
static bool
says(const struct str *text, const struct merge3 *m)
{
	struct arena a = ARENA_INIT;
	struct tree3 top;
	const struct node *got = yaml_parse(&a, text->s, text->len, "merge",
	    NULL);
	bool fits = got != NULL && (!tree3_read(&top, &a, m) ||
	    tree3_fits(got, &top, TREE3_LISTS));

	arena_release(&a);
	return fits;
}

/*
 * A YAML file: by its lines, which do well with lists of records, when that
 * is no conflict and gives what it should; else by its keys.
 */
static int
merge_yaml(struct str *out, struct names *conflicts, const struct merge3 *m,
    struct err *e)
{
	struct str lines = STR_INIT;
	bool clash = false;
	int rc = merge3(&lines, &clash, m, e);

	if (rc == 0 && (clash || !says(&lines, m)))
		rc = yamlmerge(out, conflicts, m, e);
	else if (rc == 0)
		str_add(out, lines.s, lines.len);
	str_release(&lines);
	return rc;
}

/* A document: what both sides had drafted anew is put on one draft before. */
static int
merge_document(struct str *out, struct names *conflicts, const char *path,
    const struct merge3 *m, struct redrafts *known, struct err *e)
{
	struct str moved[SIDES] = { STR_INIT, STR_INIT, STR_INIT };
	struct merge3 aligned = *m;
	int i, rc;

	if (known != NULL && redraft_align(moved, known, m, path)) {
		aligned.base = &moved[BASE];
		aligned.ours = &moved[OURS];
		aligned.theirs = &moved[THEIRS];
	}
	rc = docmerge(out, conflicts, &aligned, e);
	for (i = 0; i < SIDES; i++)
		str_release(&moved[i]);
	return rc;
}

/*
 * A drawing: lines of two make no third. One that both drew goes with the
 * draft it illustrates.
 */
static void
merge_drawing(struct str *out, struct names *conflicts, const char *path,
    const struct merge3 *m, const struct redrafts *known)
{
	int side = OURS;

	if (str_same(m->base, m->ours))
		side = THEIRS;
	else if (!str_same(m->base, m->theirs) &&
	    !str_same(m->ours, m->theirs))
		side = redraft_drawing(path, known);
	if (side == BASE) {
		names_add(conflicts, "");
		side = m->favour == MERGE3_THEIRS ? THEIRS : OURS;
	}
	str_add(out, side == OURS ? m->ours->s : m->theirs->s,
	    side == OURS ? m->ours->len : m->theirs->len);
}

int
filemerge(struct str *out, struct names *conflicts, const char *path,
    const struct merge3 *m, struct redrafts *known, struct err *e)
{
	if ((str_starts(path, ".pos/") || strstr(path, "/.pos/") != NULL) &&
	    str_ends(path, ".yaml"))
		return sidecarmerge(out, conflicts, m, e);
	if (str_ends(path, ".md"))
		return merge_document(out, conflicts, path, m, known, e);
	if (str_ends(path, ".yaml"))
		return merge_yaml(out, conflicts, m, e);
	if (redraft_is_drawing(path, m->ours)) {
		merge_drawing(out, conflicts, path, m, known);
		return 0;
	}
	return linemerge(out, conflicts, m, e);
}
