/* site_library - the template library: all of it, a page for each category */

#include <stdlib.h>
#include <string.h>

#include "share.h"
#include "sitelibrary.h"
#include "templatefind.h"
#include "yaml.h"

#define PURPOSES "templates/categories.yaml"

static const char *
title_of(const struct catalogue_entry *t)
{
	return node_get_text(t->front, "title", t->id);
}

/* A template whose flowcharts are looked for. */
struct wanting {
	struct site *site;
	const struct catalogue_entry *entry;
	size_t n;		/* of its charts, so far */
};

/*
 * The line of the template at which chart number k begins, which has this
 * text when it is filled: by its words, or, as some of them are filled in, by
 * its number.
 */
static int
chart_line(const struct template *t, const char *text, size_t n, size_t k)
{
	static const char fence[] = "mermaid\n";
	const char *end = t->body + t->nbody, *p = t->body;
	const char *from = memmem(p, t->nbody, text, n);
	int line = (int)t->line;

	while (from == NULL && (p = memmem(p, (size_t)(end - p), fence,
	    strlen(fence))) != NULL) {
		p += strlen(fence);
		if (k-- == 0)
			from = p;
	}
	for (p = t->body; from != NULL && p < from; p++)
		line += *p == '\n';
	return line;
}

static void
want_flow(void *ctx, const char *text, size_t n, int line)
{
	struct wanting *w = ctx;
	struct err e = ERR_INIT;

	(void)line;		/* of the filled text, which nobody has */
	if (flowdot_add(&w->site->pages.flows, text, n, w->entry->file,
	    chart_line(&w->entry->parts, text, n, w->n++), &e) < 0)
		site_lack(w->site, &e);
}

static void
want_flows(struct site *s, const struct site_template *t)
{
	struct wanting w = { s, t->entry, 0 };
	struct md md;

	if (memmem(t->text, t->n, "mermaid", 7) == NULL ||
	    md_parse(&md, t->text, t->n, t->entry->file, NULL) < 0)
		return;
	htmldoc_flows(&md, want_flow, &w);
	md_release(&md);
}

/* Fill it once: for its page and for the pictures of it. */
static void
fill(struct site_template *t, struct site *s)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;

	if (preview_fill(&text, &s->library->preview, t->entry, &e) < 0) {
		site_lack(s, &e);
	} else {
		t->text = arena_ndup(&s->a, text.s, text.len);
		t->n = text.len;
		want_flows(s, t);
	}
	str_release(&text);
}

static void
plan_templates(struct site *s)
{
	struct site_library *lib = s->library;
	struct site_template *t;
	size_t i;

	lib->v = arena_alloc(&s->a, (lib->all.n + 1) * sizeof(*lib->v));
	for (i = 0; i < lib->all.n; i++) {
		if (lib->all.v[i].mail)
			continue;
		t = &lib->v[lib->n];
		t->entry = &lib->all.v[i];
		t->title = title_of(t->entry);
		t->page = site_plan_in_folder(s, arena_printf(&s->a,
		    "templates/%s.md", t->entry->id), t->title);
		if (t->page == NULL)
			continue;
		fill(t, s);
		lib->n++;
	}
}

/* What its templates say it is called, else its folder. */
static void
name_category(struct site_category *c, const struct site_library *lib)
{
	size_t i;

	c->name = c->folder[0] != '\0' ? c->folder : "Others";
	for (i = c->from; i < c->to; i++) {
		const char *name = node_get_text(lib->v[i].entry->front,
		    "section", NULL);

		if (name != NULL) {
			c->name = name;
			return;
		}
	}
}

static const char *
folder_of(struct site *s, const struct site_template *t)
{
	return arena_ndup(&s->a, t->entry->id, template_folder(t->entry->id));
}

static struct site_category *
find_category(const struct site_library *lib, const char *folder)
{
	size_t i;

	for (i = 0; i < lib->n_categories; i++)
		if (strcmp(lib->categories[i].folder, folder) == 0)
			return &lib->categories[i];
	return NULL;
}

/*
 * The category of a folder, made when there is none. Templates are sorted by
 * id, which parts those of a folder that has folders in it.
 */
static struct site_category *
category_at(struct site *s, const char *folder)
{
	struct site_library *lib = s->library;
	struct site_category *c = find_category(lib, folder);
	struct str path = STR_INIT;

	if (c != NULL)
		return c;
	str_adds(&path, "templates/");
	site_add_path(&path, arena_printf(&s->a, "%s/", folder),
	    strlen(folder) + 1);
	c = &lib->categories[lib->n_categories++];
	c->folder = folder;
	c->purpose = "";
	c->page = folder[0] == '\0' ? site_library.page : arena_printf(&s->a,
	    "%sindex.html", path.s);
	str_release(&path);
	return c;
}

static int
by_folder(const void *a, const void *b)
{
	const struct site_template *x = a, *y = b;
	int c = strcmp(x->category->folder, y->category->folder);

	return c != 0 ? c : strcmp(x->entry->id, y->entry->id);
}

/* Sort the templates by category, and let each know its place. */
static void
find_categories(struct site *s)
{
	struct site_library *lib = s->library;
	struct site_category *c;
	size_t i;

	lib->categories = arena_alloc(&s->a, (lib->n + 1) *
	    sizeof(*lib->categories));
	for (i = 0; i < lib->n; i++)
		lib->v[i].category = category_at(s, folder_of(s, &lib->v[i]));
	if (lib->n > 0)
		qsort(lib->v, lib->n, sizeof(*lib->v), by_folder);
	for (i = lib->n; i-- > 0;) {
		c = &lib->categories[lib->v[i].category - lib->categories];
		c->from = i;
		c->to += c->to == 0 ? i + 1 : 0;
	}
	for (i = 0; i < lib->n_categories; i++)
		name_category(&lib->categories[i], lib);
}

/* What folders are for: the shipped list, or NULL; the workspace's own. */
static const struct node *
read_purposes(struct site *s, bool own)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	const struct node *top = NULL;
	int rc = own ? files_read(&text, &s->ws->files, PURPOSES, &e) :
	    share_read(&text, NULL, PURPOSES, &e);

	if (rc == 0)
		top = yaml_parse(&s->a, text.s, text.len, PURPOSES, &e);
	if (e.code != ERR_NONE && e.code != ERR_NOTFOUND)
		site_lack(s, &e);
	str_release(&text);
	return top;
}

static size_t
place(struct site_library *lib, size_t n, struct site_category *c)
{
	if (c->placed)
		return n;
	c->placed = true;
	lib->order[n] = c;
	return n + 1;
}

/* Those that a list names, in its order; the last one's words stand. */
static size_t
place_named(struct site_library *lib, size_t n, const struct node *purposes)
{
	struct site_category *c;
	const struct node *p;

	NODE_EACH(p, purposes != NULL && purposes->kind == NODE_MAP ?
	    purposes : NULL) {
		c = find_category(lib, p->key);
		if (c == NULL || node_text(p) == NULL)
			continue;
		c->purpose = p->text;
		n = place(lib, n, c);
	}
	return n;
}

static void
order_categories(struct site *s)
{
	struct site_library *lib = s->library;
	size_t n, i;

	lib->order = arena_alloc(&s->a, (lib->n_categories + 1) *
	    sizeof(*lib->order));
	n = place_named(lib, 0, read_purposes(s, false));
	n = place_named(lib, n, read_purposes(s, true));
	for (i = 0; i < lib->n_categories; i++)
		n = place(lib, n, &lib->categories[i]);
}

static int
plan(struct site *s, struct err *e)
{
	s->library = arena_alloc(&s->a, sizeof(*s->library));
	if (preview_open(&s->library->preview, s->ws, e) < 0 ||
	    catalogue_read(&s->library->all, &s->ws->root, e) < 0)
		return -1;
	plan_templates(s);
	find_categories(s);
	order_categories(s);
	return 0;
}

static void
release(struct site *s)
{
	if (s->library == NULL)
		return;
	preview_close(&s->library->preview);
	catalogue_release(&s->library->all);
}

static struct node *
add_template(struct node *list, struct site *s, const struct site_template *t,
    const char *page)
{
	struct node *entry = node_item(&s->page, list);
	struct str url = STR_INIT;

	site_url(&url, page, t->page);
	node_str(&s->page, entry, "url", url.s);
	str_release(&url);
	site_template_about(entry, s, t, page);
	return entry;
}

static int
write_category(struct site *s, const struct site_category *c, struct err *e)
{
	struct node *data = site_begin(s, c->page, c->name, &site_library);
	struct node *list = node_add(&s->page, data, "templates", NODE_LIST);
	size_t i;

	node_str(&s->page, data, "purpose", c->purpose);
	for (i = c->from; i < c->to; i++)
		add_template(list, s, &s->library->v[i], c->page);
	site_index(s, "Templates", c->name, c->page, c->purpose);
	return site_end(s, c->page, "category.html", data, e);
}

static void
add_category(struct node *list, struct site *s, const struct site_category *c)
{
	struct node *entry = node_item(&s->page, list);
	struct str url = STR_INIT;

	site_url(&url, site_library.page, c->page);
	if (c->folder[0] == '\0')
		str_adds(&url, "#all");
	node_str(&s->page, entry, "url", url.s);
	node_str(&s->page, entry, "id", c->folder);
	node_str(&s->page, entry, "name", c->name);
	node_str(&s->page, entry, "purpose", c->purpose);
	node_fmt(&s->page, entry, "count", "%zu", c->to - c->from);
	node_bool(&s->page, entry, "one", c->to - c->from == 1);
	str_release(&url);
}

/* The values of a key, each once, sorted: the choices of a filter. */
static void
add_choices(struct node *data, struct site *s, const char *key)
{
	struct node *list = node_add(&s->page, data, arena_printf(&s->page,
	    "%ss", key), NODE_LIST);
	struct names values = { 0 };
	const char *value;
	size_t i;

	for (i = 0; i < s->library->n; i++) {
		value = node_get_text(s->library->v[i].entry->front, key,
		    NULL);
		if (value != NULL)
			names_add(&values, value);
	}
	names_sort(&values);
	for (i = 0; i < values.n; i++)
		node_str(&s->page, node_item(&s->page, list), "text",
		    values.s[i]);
	names_release(&values);
}

static int
write_index(struct site *s, struct err *e)
{
	const struct site_library *lib = s->library;
	const char *page = site_library.page;
	struct node *data = site_begin(s, page, "Templates", &site_library);
	struct node *list;
	size_t i, k;

	node_fmt(&s->page, data, "count", "%zu", lib->n);
	add_choices(data, s, "phase");
	list = node_add(&s->page, data, "categories", NODE_LIST);
	for (i = 0; i < lib->n_categories; i++)
		add_category(list, s, lib->order[i]);
	list = node_add(&s->page, data, "templates", NODE_LIST);
	for (i = 0; i < lib->n_categories; i++)
		for (k = lib->order[i]->from; k < lib->order[i]->to; k++)
			add_template(list, s, &lib->v[k], page);
	return site_end(s, page, "library.html", data, e);
}

static int
write_pages(struct site *s, struct err *e)
{
	const struct site_library *lib = s->library;
	size_t i;

	for (i = 0; i < lib->n; i++)
		if (site_template_write(s, &lib->v[i], e) < 0)
			return -1;
	for (i = 0; i < lib->n_categories; i++)
		if (lib->categories[i].folder[0] != '\0' &&
		    write_category(s, &lib->categories[i], e) < 0)
			return -1;
	return write_index(s, e);
}

const struct site_part site_library = { "Templates", "templates/index.html",
	plan, write_pages, release };
