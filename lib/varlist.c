/* varlist - the names that templates use */

#include "varlist.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "yaml.h"

/* One template being added. */
struct adding {
	struct varlist *l;
	const struct node *declared;	/* its `variables' */
	struct err *e;
};

/* Have the names of a partial added too, once. */
static int
add_partial(struct adding *add, const char *name)
{
	struct varlist *l = add->l;
	const struct mustache *m = NULL;
	size_t i;

	if (l->env->partial == NULL)
		return 0;
	if (l->env->partial(&m, l->env->ctx, name, add->e) < 0)
		return -1;
	if (m == NULL)
		return 0;
	for (i = 0; i < l->nseen; i++) {
		if (l->seen[i] == m)
			return 0;
	}
	MEM_ROOM(l->seen, l->nseen, l->capseen);
	l->seen[l->nseen++] = m;
	return 0;
}

static int
add_name(void *ctx, const struct mustache_name *name)
{
	struct adding *add = ctx;
	struct varlist *l = add->l;
	struct var *v;

	MEM_ROOM(l->v, l->n, l->cap);
	v = &l->v[l->n];
	*v = (struct var){ .name = arena_dup(l->a, name->name),
	    .kind = name->kind, .file = arena_dup(l->a, name->file),
	    .line = name->line, .col = name->col, .order = l->n++,
	    .declared = node_get(add->declared, name->name) };
	if (name->kind == MUSTACHE_PARTIAL)
		return add_partial(add, name->name);
	return 0;
}

int
varlist_add(struct varlist *l, const struct mustache *m,
    const struct template *t, const char *file, struct err *e)
{
	struct adding add = { l, NULL, e };
	const struct node *front;
	size_t i;
	int rc;

	if (t->nfront > 0) {
		front = yaml_parse(l->a, t->front, t->nfront, file, e);
		if (front == NULL)
			return -1;
		add.declared = node_get(front, "variables");
	}
	l->nseen = 0;
	rc = mustache_names(m, add_name, &add);
	for (i = 0; i < l->nseen && rc == 0; i++)
		rc = mustache_names(l->seen[i], add_name, &add);
	return rc;
}

static int
var_order(const void *a, const void *b)
{
	const struct var *x = a, *y = b;
	int cmp = strcmp(x->name, y->name);

	return cmp != 0 ? cmp : (x->order > y->order) - (x->order < y->order);
}

static void
sort(struct varlist *l)
{
	size_t i, n = 0;

	if (l->n > 0)
		qsort(l->v, l->n, sizeof(*l->v), var_order);
	for (i = 0; i < l->n; i++) {
		if (n == 0 || strcmp(l->v[n - 1].name, l->v[i].name) != 0)
			l->v[n++] = l->v[i];
		else if (l->v[n - 1].declared == NULL)
			l->v[n - 1].declared = l->v[i].declared;
	}
	l->n = n;
}

void
varlist_print(FILE *f, struct varlist *l, char end)
{
	static const char *const kinds[] = { "variable", "section",
	    "inverted", "partial" };
	const struct var *v;
	const struct node *d;
	size_t i;

	sort(l);
	for (i = 0; i < l->n; i++) {
		v = &l->v[i];
		d = v->declared;
		fprintf(f, "%s\t%s\t%s:%u:%u", v->name, kinds[v->kind],
		    v->file, v->line, v->col);
		if (d != NULL)
			fprintf(f, "\t%s\t%s\t%s",
			    node_get_text(d, "type", ""),
			    node_truth(node_get(d, "required")) ? "required" :
			    "optional", node_get_text(d, "description", ""));
		putc(end, f);
	}
}

void
varlist_release(struct varlist *l)
{
	free(l->v);
	free(l->seen);
	l->v = NULL;
	l->seen = NULL;
	l->n = l->cap = l->nseen = l->capseen = 0;
}
