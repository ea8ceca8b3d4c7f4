/* programscope - plan and costs of just what is looked at */

#include "programscope.h"

#include <string.h>

/* How many texts there are, a scalar's or a list's. */
static size_t
count(const struct node *n)
{
	return node_text(n) != NULL ? 1 : n != NULL && n->kind == NODE_LIST ?
	    n->n : 0;
}

/* Does the entry name just the values that the filter has? */
static bool
names(const struct node *entry, const char *key, const struct list *values)
{
	const struct node *n = node_get(entry, key), *c;

	if (count(n) != values->n)
		return false;
	if (node_text(n) != NULL)
		return list_has(values, n->text);
	NODE_EACH(c, n) {
		if (node_text(c) == NULL || !list_has(values, c->text))
			return false;
	}
	return true;
}

static bool
is_of(const struct node *entry, const struct report_filter *f)
{
	int dim;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		if (!names(entry, report_dim_name((enum report_dim)dim),
		    &f->values[dim]))
			return false;
	}
	return f->wheres.n == 0;
}

static void
keep(struct node *out, struct arena *a, const struct node *list,
    const struct report_filter *f)
{
	struct node *kept = node_add(a, out, list->key, NODE_LIST);
	const struct node *n;

	kept->file = list->file;
	kept->line = list->line;
	NODE_EACH(n, list) {
		if (is_of(n, f))
			node_hang(a, kept, NULL, node_copy(a, n, NULL));
	}
}

void
program_scope(struct ws *ws, const struct report_filter *f)
{
	struct arena *a = &ws->arena;
	struct node *program;
	const struct node *n;

	if (ws->program == NULL)
		return;
	program = node_new(a, NODE_MAP);
	program->file = ws->program->file;
	program->line = ws->program->line;
	NODE_EACH(n, ws->program) {
		if (n->kind == NODE_LIST && (strcmp(n->key, "plan") == 0 ||
		    strcmp(n->key, "costs") == 0))
			keep(program, a, n, f);
		else
			node_hang(a, program, n->key, node_copy(a, n,
			    n->key));
	}
	ws->program = program;
}
