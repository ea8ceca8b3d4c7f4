/* preview - templates as a reader sees them before they are filled */

#include "preview.h"

#include <string.h>

#include "blank.h"
#include "context.h"
#include "map.h"
#include "mustache.h"

/* Where values come from, by the first word of their names. */
static const struct {
	const char *word, *source;
	bool known;		/* the workspace tells, without a partner */
} sources[] = {
	{ "company", "company.yaml", true },
	{ "contact", "company.yaml, contact", true },
	{ "program", "program.yaml", true },
	{ "strategy", "facts of the strategy", true },
	{ "partner", "the partner's record", false },
	{ "figures", "computed of all partners and deals", false },
	{ "today", "the day it is filled", false },
	{ "year", "the day it is filled", false },
};
enum { SOURCES = sizeof(sources) / sizeof(*sources) };

/* The place of a name in the table; SOURCES: it has none. */
static size_t
source_at(const char *name)
{
	size_t i, n = strcspn(name, "._");

	for (i = 0; i < SOURCES; i++)
		if (strlen(sources[i].word) == n &&
		    strncmp(sources[i].word, name, n) == 0)
			break;
	return i;
}

static bool
is_known_word(const char *name)
{
	size_t i = source_at(name);

	return i < SOURCES && sources[i].known;
}

const char *
preview_source(const char *name)
{
	size_t i = source_at(name);

	return i < SOURCES ? sources[i].source : "--set or --data";
}

const struct node *
preview_value(const struct preview *p, const char *name)
{
	const struct node *n = node_path(p->root, name);

	return node_unknown(n) ? NULL : n;
}

/* Days would change every page every day. */
static void
forget_days(struct node *root)
{
	struct node *n;

	for (n = root->first; n != NULL; n = n->next)
		if (n->key != NULL && !is_known_word(n->key))
			node_rename(n, "");
}

int
preview_open(struct preview *p, struct ws *ws, struct err *e)
{
	*p = (struct preview){ .ws = ws, .partials = PARTIALS_INIT };
	p->root = node_new(&p->a, NODE_MAP);
	if (context_add(p->root, &p->a, ws, NULL, e) < 0)
		return -1;
	forget_days(p->root);
	return 0;
}

void
preview_close(struct preview *p)
{
	partials_release(&p->partials);
	arena_release(&p->a);
}

/* One template being filled. */
struct filling {
	struct arena a;
	struct preview *p;
	struct node *blanks;	/* tree of what is open */
	struct map guards;	/* names of sections */
	struct str text;	/* scratch */
};

static const char *
blank_of(struct filling *f, const char *path)
{
	struct str label = STR_INIT;

	blank_label(&label, path);
	str_reset(&f->text);
	blank_add(&f->text, label.s);
	str_release(&label);
	return f->text.s;
}

static bool
is_truth(const struct node *n)
{
	return n->kind == NODE_SCALAR && !n->quoted &&
	    (strcmp(n->text, "true") == 0 || strcmp(n->text, "false") == 0);
}

/* The child of a map, made when there is none; NULL: it is no map. */
static struct node *
enter(struct filling *f, struct node *map, const char *key, enum node_kind as)
{
	struct node *c = node_get(map, key);

	if (map->kind != NODE_MAP)
		return NULL;
	return c != NULL ? c : node_add(&f->a, map, key, as);
}

/*
 * Hang blanks of the form of an example below a map or list: its texts are
 * blanks, of a list one entry, truth stays what it is.
 */
static void
put_example(struct filling *f, struct node *at, const char *key,
    const char *path, const struct node *example)
{
	const struct node *c;
	struct node *in;

	if (key != NULL && example->kind != NODE_MAP &&
	    node_get(at, key) != NULL)
		return;
	if (example->kind == NODE_SCALAR || example->kind == NODE_NULL) {
		node_str(&f->a, at, key, is_truth(example) ? example->text :
		    blank_of(f, path));
		return;
	}
	in = key != NULL ? enter(f, at, key, example->kind) :
	    node_add(&f->a, at, NULL, example->kind);
	if (in == NULL || in->kind != example->kind)
		return;
	NODE_EACH(c, example) {
		put_example(f, in, c->key, c->key != NULL ? arena_printf(
		    &f->a, "%s.%s", path, c->key) : path, c);
		if (example->kind == NODE_LIST)
			return;
	}
}

/* The map that holds the last word of a name, which is *key; or NULL. */
static struct node *
place_of(struct filling *f, const char *name, const char **key)
{
	struct node *at = f->blanks;
	const char *dot;

	while (at != NULL && (dot = strchr(name, '.')) != NULL) {
		at = enter(f, at, arena_ndup(&f->a, name,
		    (size_t)(dot - name)), NODE_MAP);
		name = dot + 1;
	}
	*key = arena_dup(&f->a, name);
	return at != NULL && at->kind == NODE_MAP ? at : NULL;
}

static void
put_blank(struct filling *f, const char *name)
{
	const char *key;
	struct node *at = place_of(f, name, &key), *here;

	here = at != NULL ? node_get(at, key) : NULL;
	if (at != NULL && here == NULL)
		node_str(&f->a, at, key, blank_of(f, name));
	else if (here != NULL && here->kind == NODE_MAP &&
	    node_get(here, "text") == NULL)
		node_str(&f->a, here, "text", blank_of(f, name));
}

/* Of the workspace only what a template cannot do without. */
static void
put_declared(struct filling *f, const struct node *variables)
{
	const struct node *v, *example;
	const char *key;
	struct node *at;

	NODE_EACH(v, variables) {
		if (v->key == NULL || (is_known_word(v->key) &&
		    strcmp(node_get_text(v, "required", "false"), "true") !=
		    0))
			continue;
		example = node_get(v, "example");
		at = example != NULL ? place_of(f, v->key, &key) : NULL;
		if (at != NULL)
			put_example(f, at, key, v->key, example);
		else
			put_blank(f, v->key);
	}
}

static int
note_guard(void *ctx, const struct mustache_name *name)
{
	struct filling *f = ctx;

	if (name->kind == MUSTACHE_SECTION || name->kind == MUSTACHE_INVERTED)
		*map_at(&f->guards, arena_dup(&f->a, name->name)) = f;
	return 0;
}

/*
 * What is printed and no example tells of. A name of one word within a
 * section is a member of what the section is about, which may be known; only
 * where nothing guards it must there be something.
 */
static int
put_printed(void *ctx, const struct mustache_name *name)
{
	struct filling *f = ctx;
	bool guarded = map_get(&f->guards, name->name) != NULL;

	if (name->kind != MUSTACHE_VARIABLE || strcmp(name->name, ".") == 0)
		return 0;
	if (!guarded || (strchr(name->name, '.') != NULL &&
	    !is_known_word(name->name)))
		put_blank(f, name->name);
	return 0;
}

static const struct node *
find_blank(void *ctx, const char *name)
{
	const struct filling *f = ctx;

	return node_path(f->blanks, name);
}

static int
find_partial(const struct mustache **out, void *ctx, const char *name,
    struct err *e)
{
	struct filling *f = ctx;

	return partials_get(out, &f->p->partials, name, e);
}

/* Partials are beside the template. */
static void
use_partials(struct filling *f, const struct catalogue_entry *t)
{
	const char *slash = strrchr(t->file, '/');
	int n = slash != NULL ? (int)(slash - t->file) : 0;

	partials_from(&f->p->partials, t->own ? arena_printf(&f->a, "%s/%.*s",
	    f->p->ws->root.path, n, t->file) : arena_ndup(&f->a, t->file,
	    (size_t)n));
}

static int
fill(struct str *out, struct filling *f, const struct catalogue_entry *t,
    struct err *e)
{
	const struct mustache *m = mustache_parse(&f->a, t->parts.body,
	    t->parts.nbody, t->file, t->parts.line, e);
	struct str open = STR_INIT;
	struct mustache_env env = { .root = f->p->root, .ctx = f,
	    .escape = MUSTACHE_CELLS, .missing = MUSTACHE_LIST,
	    .fallback = find_blank, .partial = find_partial };
	int rc;

	if (m == NULL)
		return -1;
	use_partials(f, t);
	f->blanks = node_new(&f->a, NODE_MAP);
	put_declared(f, node_get(t->front, "variables"));
	mustache_names(m, note_guard, f);
	mustache_names(m, put_printed, f);
	blank_add(&open, "");
	env.mark = open.s;
	rc = mustache_render(out, m, &env, e);
	str_release(&open);
	return rc;
}

int
preview_fill(struct str *out, struct preview *p,
    const struct catalogue_entry *t, struct err *e)
{
	struct filling f = { .p = p, .text = STR_INIT };
	int rc = fill(out, &f, t, e);

	map_release(&f.guards);
	str_release(&f.text);
	arena_release(&f.a);
	return rc;
}
