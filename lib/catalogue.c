/* catalogue - the library as a whole */

#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "front.h"
#include "library.h"
#include "mailtemplate.h"
#include "mem.h"
#include "share.h"
#include "walk.h"

/* Where templates are read from, and how messages name files there. */
struct source {
	const struct root *root;
	const char *prefix;		/* "" or "DIR/" */
	const struct root *own;		/* of shipped ones: what replaces */
};

static const struct node *
read_front(struct catalogue *c, const struct catalogue_entry *entry)
{
	const struct node *top;
	struct front front;

	if (!front_find(&front, entry->text, entry->n))
		return NULL;
	top = front_parse(&c->arena, &front, entry->text, entry->file, NULL);
	return top != NULL && top->kind == NODE_MAP ? top : NULL;
}

static void
add(struct catalogue *c, const struct source *from, const char *path)
{
	struct catalogue_entry *entry;
	struct str text = STR_INIT;

	if (root_read(&text, from->root, path, FILE_MAX_BYTES, NULL) == 0) {
		MEM_ROOM(c->v, c->n, c->cap);
		entry = &c->v[c->n++];
		*entry = (struct catalogue_entry){ .own = from->own == NULL,
		    .n = text.len };
		entry->id = arena_ndup(&c->arena, path + strlen("templates/"),
		    strlen(path) - strlen("templates/.md"));
		entry->file = arena_printf(&c->arena, "%s%s", from->prefix,
		    path);
		entry->mail = str_starts(path, MAIL_FOLDER "/");
		entry->text = arena_ndup(&c->arena, text.s, text.len);
		entry->front = read_front(c, entry);
		template_split(&entry->parts, entry->text, entry->n);
	}
	str_release(&text);
}

/* Is it a template that is filled, or a mail's? */
static bool
is_template(const char *path)
{
	return library_is_filled(path) || (str_ends(path, ".md") &&
	    str_starts(path, MAIL_FOLDER "/"));
}

static int
add_all(struct catalogue *c, const struct source *from, struct err *e)
{
	struct names files = { 0 };
	size_t i;
	int rc = walk_files(&files, from->root, "templates", e);

	for (i = 0; i < files.n && rc == 0; i++) {
		if (is_template(files.s[i]) && (from->own == NULL ||
		    from->own->fd < 0 || !root_is_file(from->own,
		    files.s[i])))
			add(c, from, files.s[i]);
	}
	names_release(&files);
	return rc;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct catalogue_entry *)a)->id,
	    ((const struct catalogue_entry *)b)->id);
}

/* Say which of the workspace's stand in the place of shipped ones. */
static void
mark_replaced(struct catalogue *c, const struct root *share)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		c->v[i].replaces = c->v[i].own && root_is_file(share,
		    c->v[i].file);
}

int
catalogue_read(struct catalogue *c, const struct root *own, struct err *e)
{
	static const struct root closed = ROOT_INIT;
	struct root share = ROOT_INIT;
	struct source from = { &share, "", own != NULL ? own : &closed };
	struct source mine = { own, "", NULL };
	int rc = root_open(&share, share_dir(), e);

	from.prefix = arena_printf(&c->arena, "%s/", share_dir());
	if (rc == 0)
		rc = add_all(c, &from, e);
	if (rc == 0 && own != NULL && own->fd >= 0)
		rc = add_all(c, &mine, e);
	if (c->n > 0)
		qsort(c->v, c->n, sizeof(*c->v), by_id);
	if (rc == 0)
		mark_replaced(c, &share);
	root_close(&share);
	return rc;
}

void
catalogue_release(struct catalogue *c)
{
	free(c->v);
	arena_release(&c->arena);
	*c = (struct catalogue)CATALOGUE_INIT;
}

const struct catalogue_entry *
catalogue_find(const struct catalogue *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (!c->v[i].mail && strcmp(c->v[i].id, id) == 0)
			return &c->v[i];
	}
	return NULL;
}

/* The template of this number, or NULL. */
static const struct catalogue_entry *
find_number(const struct catalogue *c, const char *number)
{
	size_t i;

	for (i = 0; i < c->n && number[0] != '\0'; i++) {
		if (strcmp(node_get_text(c->v[i].front, "template_number",
		    ""), number) == 0)
			return &c->v[i];
	}
	return NULL;
}

const struct catalogue_entry *
catalogue_need(const struct catalogue *c, const char *id, struct err *e)
{
	const struct catalogue_entry *found = catalogue_find(c, id);
	struct names all = { 0 };
	struct str hint = STR_INIT;
	size_t i;

	if (found == NULL)
		found = find_number(c, id);
	if (found != NULL)
		return found;
	for (i = 0; i < c->n; i++) {
		if (!c->v[i].mail)
			names_add(&all, c->v[i].id);
	}
	library_suggest(&hint, id, &all);
	err_set(e, ERR_NOTFOUND, "%.80s: no template of this name%s", id,
	    hint.len > 0 ? hint.s : "; 'pos template list' has them");
	str_release(&hint);
	names_release(&all);
	return NULL;
}
