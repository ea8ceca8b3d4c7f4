/* tree3 - the trees of the three versions of a YAML file */

#include "tree3.h"

#include "yaml.h"

enum { MANY = 4000 };		/* keys: each is looked up in three maps */

bool
tree3_read(struct tree3 *out, struct arena *a, const struct merge3 *m)
{
	out->base = yaml_parse(a, m->base->s, m->base->len, "merge", NULL);
	out->ours = yaml_parse(a, m->ours->s, m->ours->len, "merge", NULL);
	out->theirs = yaml_parse(a, m->theirs->s, m->theirs->len, "merge",
	    NULL);
	return out->base != NULL && tree3_is_map(out->ours) &&
	    tree3_is_map(out->theirs);
}

struct tree3
tree3_get(const struct tree3 *at, const char *key)
{
	return (struct tree3){ node_get(at->base, key),
	    node_get(at->ours, key), node_get(at->theirs, key) };
}

bool
tree3_same(const struct node *a, const struct node *b)
{
	return a == NULL || b == NULL ? a == b : node_same(a, b);
}

bool
tree3_is_map(const struct node *n)
{
	return n != NULL && n->kind == NODE_MAP;
}

/* Do both say the same? Unlike tree3_same() in any order of keys. */
static bool
alike(const struct node *a, const struct node *b)
{
	const struct node *c, *d;

	if (tree3_same(a, b))
		return true;
	if (!tree3_is_map(a) || !tree3_is_map(b) || a->n > MANY)
		return false;
	NODE_EACH(c, a) {
		d = node_get(b, c->key);
		if (d == NULL || !alike(c, d))
			return false;
	}
	return a->n == b->n;
}

static bool fits(const struct node *got, const struct tree3 *at,
    enum tree3_rule rule);

/* The same for each key of map. */
static bool
keys_fit(const struct node *map, const struct node *got,
    const struct tree3 *at, enum tree3_rule rule)
{
	const struct node *n;
	struct tree3 child;

	NODE_EACH(n, map) {
		child = tree3_get(at, n->key);
		if (!fits(node_get(got, n->key), &child, rule))
			return false;
	}
	return true;
}

static bool
fits(const struct node *got, const struct tree3 *at, enum tree3_rule rule)
{
	struct tree3 maps = { tree3_is_map(at->base) ? at->base : NULL,
		at->ours, at->theirs };

	if (tree3_same(at->base, at->theirs) ||
	    tree3_same(at->ours, at->theirs))
		return alike(got, at->ours);
	if (tree3_same(at->base, at->ours))
		return alike(got, at->theirs);
	if (tree3_is_map(at->ours) && tree3_is_map(at->theirs))
		return tree3_is_map(got) && (got->n > MANY ||
		    (keys_fit(got, got, &maps, rule) &&
		    keys_fit(at->ours, got, &maps, rule) &&
		    keys_fit(at->theirs, got, &maps, rule)));
	if (rule == TREE3_LISTS && got != NULL && got->kind == NODE_LIST)
		return true;
	return rule == TREE3_THEIRS && alike(got, at->theirs);
}

bool
tree3_fits(const struct node *got, const struct tree3 *at,
    enum tree3_rule rule)
{
	return tree3_is_map(got) && fits(got, at, rule);
}
