/* tree3 - the trees of the three versions of a YAML file */

#include "tree3.h"

#include "yaml.h"

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
