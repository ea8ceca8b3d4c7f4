/* packpage - the files of a package as people read them */

#include "packpage.h"

#include <string.h>

#include "context.h"
#include "playbook.h"
#include "playmd.h"
#include "share.h"

static int
get_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct packpages *p = ctx;

	return partials_get(out, &p->partials, name, e);
}

/*
 * All that is known but the day. figures: an empty map, so that none are
 * computed.
 */
static int
add_values(struct node *root, struct packpages *p, struct err *e)
{
	struct node *all = node_new(&p->a, NODE_MAP), *n;

	if (context_add(all, &p->a, p->set->ws, NULL, e) < 0)
		return -1;
	NODE_EACH(n, all)
		if (!str_starts(n->key, "today") && strcmp(n->key, "year") !=
		    0)
			node_hang(&p->a, root, n->key, node_copy(&p->a, n,
			    NULL));
	node_add(&p->a, root, "figures", NODE_MAP);
	return 0;
}

int
packpages_open(struct packpages *p, struct err *e)
{
	struct node *root = node_new(&p->a, NODE_MAP);

	if (add_values(root, p, e) < 0)
		return -1;
	p->filler = (struct filler){ .a = &p->a, .root = root,
	    .dir = p->set->ws->root.path, .ctx = p, .partial = get_partial,
	    .env = { .escape = MUSTACHE_CELLS, .missing = MUSTACHE_LIST } };
	filler_start(&p->filler);
	return 0;
}

void
packpages_close(struct packpages *p)
{
	filler_release(&p->filler);
	partials_release(&p->partials);
	arena_release(&p->a);
}

/* Beside the template, wherever that is. */
static void
use_partials(struct packpages *p, const struct pack_file *f)
{
	const char *slash = strrchr(f->path, '/');

	partials_from(&p->partials, arena_printf(&p->a, "%s/%.*s",
	    f->shipped ? share_dir() : p->set->ws->root.path,
	    (int)(slash - f->path), f->path));
}

static int
add_template(struct str *out, struct packpages *p, const struct pack_file *f,
    struct err *e)
{
	use_partials(p, f);
	err_clear(&p->filler.e);
	return filler_fill(out, &p->filler, &f->template->parts, f->path, e);
}

static int
add_playbook(struct str *out, struct packpages *p, const struct pack_file *f,
    struct err *e)
{
	struct playbook b;
	const char *id = strrchr(f->path, '/') + 1;

	if (playbook_read(&b, p->set->ws, arena_ndup(&p->a, id, strlen(id) -
	    strlen(".yaml")), NULL, e) < 0)
		return -1;
	return playbook_md(out, p->set->ws, &b, e);
}

int
packpage_text(struct str *out, struct packpages *p,
    const struct pack_file *f, struct err *e)
{
	switch (f->kind) {
	case PACK_TEMPLATE:
		return add_template(out, p, f, e);
	case PACK_PLAYBOOK:
		return add_playbook(out, p, f, e);
	default:
		str_add(out, f->text, f->n);
		return 0;
	}
}
