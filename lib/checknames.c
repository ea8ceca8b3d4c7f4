/* checknames - the names a template uses, and those it declares */

#include "checkers.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "mustache.h"
#include "namepath.h"

/* A name that frontmatter declares. */
struct declared {
	const struct node *node;
	const char *path;	/* from the root; NULL: it leads nowhere */
	bool whole;		/* a list or map: its members need no entry */
	bool used;
};

/* One template. */
struct naming {
	struct check *c;
	const char *file;
	struct declared *d;
	size_t n;
	struct arena *a;
	const struct node *mail;	/* frontmatter of one of a mail */
	bool undeclared;	/* it declares nothing */
};

/* Is the value a list, a map, or a single one, as the type says? */
static bool
fits(const struct namepath *found, const char *type)
{
	if (found->any || found->shape->kind == SHAPE_ANY ||
	    strcmp(type, "boolean") == 0)
		return true;
	if (strcmp(type, "list") == 0)
		return namepath_is_list(found);
	if (strcmp(type, "map") == 0)
		return namepath_is_map(found);
	return !namepath_is_list(found) && !namepath_is_map(found);
}

/* Is it one of the values that mails alone have, in another template? */
static bool
is_strange(const struct naming *t, const struct namepath *found)
{
	return t->mail == NULL && (strcmp(found->path.s, "mail") == 0 ||
	    str_starts(found->path.s, "mail."));
}

/* Read one entry of the frontmatter's variables. */
static void
declare(struct naming *t, struct declared *d, const struct node *n)
{
	const char *type = node_get_text(n, "type", "string");
	struct namepath found;
	struct str near = STR_INIT;

	d->node = n;
	d->whole = strcmp(type, "list") == 0 || strcmp(type, "map") == 0;
	if (namepath_find(&found, t->c, NULL, n->key) &&
	    !is_strange(t, &found)) {
		d->path = arena_dup(&t->c->arena, found.path.s);
		if (!fits(&found, type))
			check_at(t->c, FAULT_ERROR, n, "variables: "
			    "%s is %s, not of type %s", n->key,
			    namepath_is_list(&found) ? "a list" :
			    namepath_is_map(&found) ? "a map" :
			    "a single value", type);
	} else {
		namepath_suggest(&near, &found);
		check_at(t->c, FAULT_ERROR, n, "variables: %s is "
		    "not a value that templates are filled with%s", n->key,
		    near.s);
	}
	namepath_release(&found);
	str_release(&near);
}

/* Mark the entry that covers path as used; false: there is none. */
static bool
use(struct naming *t, const char *path)
{
	struct declared *d;
	size_t len, i;
	bool found = false;

	for (i = 0; i < t->n; i++) {
		d = &t->d[i];
		len = d->path != NULL ? strlen(d->path) : 0;
		if (len == 0 || strncmp(d->path, path, len) != 0)
			continue;
		if (path[len] == '\0' || (path[len] == '.' && d->whole))
			d->used = found = true;
	}
	return found;
}

/* Was it said of the declaration that there is no such value? */
static bool
is_told(const struct naming *t, const char *name)
{
	size_t i, len;

	for (i = 0; i < t->n; i++) {
		len = strlen(t->d[i].node->key);
		if (t->d[i].path == NULL && strncmp(t->d[i].node->key, name,
		    len) == 0 && (name[len] == '\0' || name[len] == '.'))
			return true;
	}
	return false;
}

/* The scopes a name stands in: one for each section. */
static void
open_scopes(struct namescope *scopes, struct check *c,
    const struct mustache_name *name)
{
	struct namepath found;
	size_t i;

	for (i = 0; i < name->nsections; i++) {
		namepath_find(&found, c, i > 0 ? &scopes[i - 1] : NULL,
		    name->sections[i]);
		namescope_open(&scopes[i], i > 0 ? &scopes[i - 1] : NULL,
		    &found);
		namepath_release(&found);
	}
}

/* A partial is a file beside the template. */
static void
check_partial(struct naming *t, const struct mustache_name *name)
{
	const char *slash = strrchr(t->file, '/');
	const struct ws *ws = t->c->ws;
	struct str path = STR_INIT;
	size_t n;
	bool is;

	str_addf(&path, "%.*s%s", slash != NULL ? (int)(slash + 1 - t->file) :
	    0, t->file, name->name);
	n = path.len;
	str_adds(&path, ".md");
	is = access(path.s, F_OK) == 0 || (ws != NULL &&
	    root_is_file(&ws->root, path.s));
	str_cut(&path, n);
	is = is || access(path.s, F_OK) == 0 || (ws != NULL &&
	    root_is_file(&ws->root, path.s));
	if (!is)
		fault_add(&t->c->faults, FAULT_ERROR, t->file, name->line,
		    "{{> %s}}: there is no %s.md beside it", name->name,
		    name->name);
	str_release(&path);
}

static int
check_use(void *ctx, const struct mustache_name *name)
{
	struct namescope scopes[MUSTACHE_DEEP];
	struct naming *t = ctx;
	struct namepath found;
	struct str near = STR_INIT;

	if (name->kind == MUSTACHE_PARTIAL) {
		check_partial(t, name);
		return 0;
	}
	open_scopes(scopes, t->c, name);
	if (!namepath_find(&found, t->c, name->nsections > 0 ?
	    &scopes[name->nsections - 1] : NULL, name->name) ||
	    is_strange(t, &found)) {
		namepath_suggest(&near, &found);
		if (!is_told(t, name->name))
			fault_add(&t->c->faults, FAULT_ERROR, t->file,
			    name->line, "{{%s}}: there is no such value%s",
			    name->name, near.s);
	} else if (found.path.len > 0 && !t->undeclared &&
	    !use(t, found.path.s)) {
		fault_add(&t->c->faults, FAULT_ERROR, t->file, name->line,
		    "{{%s}}: not declared in variables", name->name);
	}
	namepath_release(&found);
	str_release(&near);
	return 0;
}

/* The names in one text, which begins in a line of the file. */
static bool
check_text(struct naming *t, const char *text, size_t n, uint32_t line)
{
	struct err e = ERR_INIT;
	struct mustache *m = mustache_parse(t->a, text, n, t->file, line, &e);

	if (m == NULL)
		fault_err(&t->c->faults, t->file, &e);
	else
		mustache_names(m, check_use, t);
	return m != NULL;
}

static bool
check_line(struct naming *t, const struct node *n)
{
	return node_text(n) == NULL || check_text(t, n->text,
	    strlen(n->text), n->line);
}

/* A value that a reason not to write is held against. */
static bool
check_value(struct naming *t, const struct node *n)
{
	const char *text;

	if (node_text(n) == NULL)
		return true;
	text = arena_printf(t->a, "{{%s}}", n->text);
	return check_text(t, text, strlen(text), n->line);
}

/* The texts and values in the frontmatter of a mail. */
static bool
check_mail_texts(struct naming *t)
{
	bool fine = check_line(t, node_get(t->mail, "subject"));
	const struct node *c;

	NODE_EACH(c, node_get(t->mail, "refuse")) {
		fine &= check_line(t, node_get(c, "say"));
		fine &= check_value(t, node_get(c, "when"));
		fine &= check_value(t, node_get(c, "without"));
	}
	return fine;
}

void
check_names(struct check *c, const char *file, const struct template *t,
    const struct node *mail, const struct node *declared)
{
	struct arena arena = ARENA_INIT;
	struct naming naming = { .c = c, .file = file, .a = &arena,
	    .mail = mail };
	const struct node *n;
	bool fine;
	size_t i;

	naming.d = arena_alloc(&arena, (declared->n + 1) *
	    sizeof(*naming.d));
	NODE_EACH(n, declared)
		declare(&naming, &naming.d[naming.n++], n);
	fine = check_text(&naming, t->body, t->nbody, t->line);
	fine &= check_mail_texts(&naming);
	for (i = 0; i < naming.n && fine; i++) {
		if (!naming.d[i].used && naming.d[i].path != NULL)
			check_at(c, FAULT_WARNING,
			    naming.d[i].node, "variables: %s is not used",
			    naming.d[i].node->key);
	}
	arena_release(&arena);
}

void
check_text_names(struct check *c, const struct node *n)
{
	struct arena arena = ARENA_INIT;
	struct naming naming = { .c = c, .file = n->file, .a = &arena,
	    .undeclared = true };

	check_line(&naming, n);
	arena_release(&arena);
}
