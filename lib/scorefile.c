/* scorefile - the candidates of a plain file */

#include "score.h"

static int
candidate(struct partner *p, const struct node *n, struct err *e)
{
	if (n->kind != NODE_MAP || node_get_text(n, "name", NULL) == NULL)
		return node_err(e, n, "candidates: a map like {name: ..., "
		    "ratings: {...}} is expected");
	p->node = n;
	p->name = node_get_text(n, "name", NULL);
	p->slug = node_get_text(n, "id", p->name);
	p->type = node_get_text(n, "type", NULL);
	p->tier = node_get_text(n, "tier", NULL);
	return 0;
}

int
score_candidates(struct partner **out, size_t *n, struct arena *a,
    const struct node *file, struct err *e)
{
	const struct node *list = node_get(file, "candidates"), *c;
	struct map slugs = { 0 };
	void **at;
	int rc = 0;

	*n = 0;
	*out = NULL;
	if (list == NULL || (list->kind != NODE_LIST &&
	    list->kind != NODE_NULL))
		return node_err(e, list != NULL ? list : file, "candidates: a "
		    "list is expected");
	if (list->n > CANDIDATES_MAX)
		return node_err(e, list, "candidates: %u are too many; at "
		    "most %d in a file", list->n, CANDIDATES_MAX);
	*out = arena_alloc(a, list->n * sizeof(**out));
	NODE_EACH(c, list) {
		rc = candidate(&(*out)[*n], c, e);
		if (rc < 0)
			break;
		at = map_at(&slugs, (*out)[*n].slug);
		if (*at != NULL)
			rc = node_err(e, c, "candidates: %s stands twice, "
			    "first on line %u", (*out)[*n].slug,
			    ((const struct node *)*at)->line);
		*at = (void *)c;
		if (rc < 0)
			break;
		++*n;
	}
	map_release(&slugs);
	return rc;
}
