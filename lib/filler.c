/* filler - templates filled with values */

#include "filler.h"

#include <string.h>

#include "context.h"
#include "toconfirm.h"
#include "yaml.h"

/* Figures of the whole program: computed when a template asks for them. */
static const struct node *
get_figures(void *ctx, const char *name)
{
	struct filler *f = ctx;

	if (f->figures || strncmp(name, "figures", 7) != 0 ||
	    (name[7] != '.' && name[7] != '\0'))
		return NULL;
	f->figures = true;
	return context_figures(f->root, f->a, f->dir, &f->e) == 0 ?
	    node_path(f->root, name) : NULL;
}

static void
note_lacking(void *ctx, const char *name)
{
	struct filler *f = ctx;

	if (!names_has(&f->lacking, name))
		names_add(&f->lacking, name);
}

static void
note_problem(void *ctx, const char *message)
{
	struct filler *f = ctx;

	if (f->problem != NULL)
		f->problem(f->ctx, message);
	else if (f->e.code == ERR_NONE)
		err_set(&f->e, ERR_INVALID, "%s", message);
}

static int
get_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct filler *f = ctx;

	*out = NULL;
	return f->partial != NULL ? f->partial(out, f->ctx, name, e) : 0;
}

void
filler_start(struct filler *f)
{
	f->env.root = f->root;
	f->env.ctx = f;
	f->env.fallback = get_figures;
	f->env.partial = get_partial;
	f->env.problem = note_problem;
	f->env.mark = TOCONFIRM_MARK;
	f->env.lacking = note_lacking;
	f->figures = node_get(f->root, "figures") != NULL;
}

void
filler_release(struct filler *f)
{
	names_release(&f->lacking);
}

/* What the document could not say, at its end. */
static int
add_list(struct str *out, struct filler *f, const struct template *t,
    const char *file, struct arena *a, struct err *e)
{
	const struct node *front = NULL;

	if (t->nfront > 0) {
		front = yaml_parse(a, t->front, t->nfront, file, e);
		if (front == NULL)
			return -1;
	}
	toconfirm_add(out, node_get(front, "variables"), f->root,
	    &f->lacking, f->again);
	return 0;
}

int
filler_fill(struct str *out, struct filler *f, const struct template *t,
    const char *file, struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct mustache *m = mustache_parse(&a, t->body, t->nbody, file,
	    t->line, e);
	int rc = m != NULL ? 0 : -1;

	names_release(&f->lacking);
	if (rc == 0 && mustache_render(out, m, &f->env, e) < 0) {
		rc = -1;
		if (f->e.code != ERR_NONE)
			err_set(e, f->e.code, "%s", f->e.msg);
	} else if (rc == 0 && f->e.code != ERR_NONE) {
		rc = err_set(e, f->e.code, "%s", f->e.msg);
	}
	if (rc == 0 && f->env.missing == MUSTACHE_LIST)
		rc = add_list(out, f, t, file, &a, e);
	arena_release(&a);
	return rc;
}
