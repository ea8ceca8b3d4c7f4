/* onepage - documents as one page that needs no other file */

#include "onepage.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "htmldoc.h"
#include "linkpath.h"
#include "mem.h"

struct onepage_doc {
	char *path;
	struct str text;
	struct md md;
	char *title;		/* where it has none of its own; or NULL */
	struct str prefix;	/* of its anchors; empty when it is alone */
};

/* One document while it is written. */
struct writing {
	struct onepage *page;
	const struct onepage_doc *doc;
};

static void
lack(struct onepage *p, struct err *e)
{
	p->lacks++;
	if (p->tell != NULL)
		p->tell("%s", e->msg);
	err_clear(e);
}

/* Have a flowchart drawn; what cannot be stands as text. */
static void
want_flow(void *ctx, const char *text, size_t n, int line)
{
	struct writing *w = ctx;
	struct err e = ERR_INIT;

	if (flowdot_add(&w->page->pages->flows, text, n, w->doc->path, line,
	    &e) < 0)
		lack(w->page, &e);
}

/* text is taken over, also after a failure. */
static int
add_text(struct onepage *p, const char *path, const char *title,
    struct str text, struct err *e)
{
	struct onepage_doc *d;
	struct md md;

	if (md_parse(&md, text.s, text.len, path, e) < 0) {
		str_release(&text);
		return -1;
	}
	MEM_ROOM(p->docs, p->n, p->cap);
	d = &p->docs[p->n++];
	*d = (struct onepage_doc){ mem_dup(path), text, md, title != NULL ?
	    mem_dup(title) : NULL, STR_INIT };
	htmldoc_flows(&d->md, want_flow, &(struct writing){ p, d });
	return 0;
}

int
onepage_add_text(struct onepage *p, const char *path, const char *title,
    const char *bytes, size_t n, struct err *e)
{
	struct str text = STR_INIT;

	str_add(&text, bytes, n);
	return add_text(p, path, title, text, e);
}

int
onepage_add(struct onepage *p, const char *path, struct err *e)
{
	struct str text = STR_INIT;

	if (files_read(&text, &p->pages->ws->files, path, e) < 0) {
		str_release(&text);
		return -1;
	}
	return add_text(p, path, NULL, text, e);
}

/* The document among the page's that path names, or NULL. */
static const struct onepage_doc *
find_doc(const struct onepage *p, const char *path)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->docs[i].path, path) == 0)
			return &p->docs[i];
	return NULL;
}

/* Where a link leads to another file; false: nowhere. */
static bool
link_file(struct str *url, const struct writing *w, const char *path,
    const char *mark)
{
	const struct onepage *p = w->page;
	const struct onepage_doc *doc = find_doc(p, path);

	if (doc != NULL) {
		str_addf(url, "#%s%s", doc->prefix.s, mark[0] != '\0' ? mark :
		    "Document");
		return true;
	}
	if (p->link == NULL || !p->link(url, p->ctx, w->doc->path, path))
		return false;
	if (mark[0] != '\0')
		str_addf(url, "#%s", mark);
	return true;
}

/* Links within the page and to the world outside stay; others lead nowhere. */
static bool
write_link(struct str *url, void *ctx, const char *target)
{
	const struct writing *w = ctx;
	const char *mark = strchr(target, '#');
	struct str path = STR_INIT, file = STR_INIT;
	bool leads = false;

	if (link_is_outside(target)) {
		str_adds(url, target);
		return target[0] != '/';
	}
	link_decode(&file, target, mark != NULL ? (size_t)(mark - target) :
	    strlen(target));
	mark = mark != NULL ? mark + 1 : "";
	if (file.len == 0)
		leads = link_file(url, w, w->doc->path, mark);
	else if (link_resolve(&path, w->doc->path, file.s))
		leads = link_file(url, w, path.s, mark);
	str_release(&path);
	str_release(&file);
	return leads;
}

static bool
write_image(struct str *html, void *ctx, const char *target, const char *alt)
{
	const struct writing *w = ctx;
	struct err e = ERR_INIT;

	if (pages_image(html, w->page->pages, w->doc->path, target, alt,
	    &e) == 0)
		return true;
	lack(w->page, &e);
	return false;
}

static const char *
write_flow(void *ctx, const char *text, size_t n)
{
	const struct writing *w = ctx;

	return flowdot_svg(&w->page->pages->flows, text, n);
}

static const char *
title_of(const struct onepage_doc *d)
{
	return d->md.title != NULL ? d->md.title : d->title != NULL ?
	    d->title : d->path;
}

static void
add_content(struct arena *a, struct node *list, const struct onepage_doc *d,
    const char *anchor, const char *text)
{
	struct node *entry = node_item(a, list);

	node_fmt(a, entry, "anchor", "%s%s", d->prefix.s, anchor);
	node_str(a, entry, "text", text);
}

/* Its documents, or the sections of its only one. */
static void
add_contents(struct node *data, const struct onepage *p)
{
	struct arena *a = &p->pages->a;
	struct node *list = node_add(a, data, "contents", NODE_LIST);
	const struct md *md = &p->docs[0].md;
	size_t i;

	for (i = 0; p->n > 1 && i < p->n; i++)
		add_content(a, list, &p->docs[i], "Document",
		    title_of(&p->docs[i]));
	for (i = 0; p->n == 1 && i < md->n_headings; i++)
		if (md->headings[i].level == 2 && md->headings[i].top)
			add_content(a, list, &p->docs[0],
			    md->headings[i].anchor, md->headings[i].text);
}

static void
add_document(struct node *list, struct onepage *p,
    const struct onepage_doc *d)
{
	struct arena *a = &p->pages->a;
	struct writing w = { p, d };
	const struct htmldoc how = { .ctx = &w, .untitled = true,
	    .link = write_link, .image = write_image, .flow = write_flow,
	    .prefix = d->prefix.s };
	struct node *entry = node_item(a, list);
	struct str html = STR_INIT;

	htmldoc_md(&html, &d->md, &how);
	if (p->n > 1)
		node_str(a, entry, "heading", title_of(d));
	node_fmt(a, entry, "anchor", "%sDocument", d->prefix.s);
	node_str(a, entry, "html", html.s);
	str_release(&html);
}

int
onepage_head(struct node *data, struct pages *pages, const char *title,
    const char *about, struct err *e)
{
	struct str text = STR_INIT;
	int rc = pages_fill(&text, pages, "style.css", data, e);

	node_str(&pages->a, data, "style", text.s);
	str_reset(&text);
	if (rc == 0 && pages->brand.logo != NULL)
		rc = brand_logo_url(&text, &pages->brand, pages->ws, e);
	node_str(&pages->a, data, "logo", text.s);
	node_str(&pages->a, data, "title", title);
	node_str(&pages->a, data, "about", about != NULL ? about : "");
	str_release(&text);
	return rc;
}

int
onepage_write(struct str *html, struct onepage *p, struct err *e)
{
	struct arena *a = &p->pages->a;
	struct node *data = node_new(a, NODE_MAP), *list;
	struct err why = ERR_INIT;
	size_t i;

	for (i = 0; p->n > 1 && i < p->n; i++)
		str_addf(&p->docs[i].prefix, "d%zu-", i + 1);
	if (flowdot_draw(&p->pages->flows, &why) < 0)
		lack(p, &why);
	if (onepage_head(data, p->pages, p->title != NULL ? p->title :
	    title_of(&p->docs[0]), p->about, e) < 0)
		return -1;
	add_contents(data, p);
	list = node_add(a, data, "documents", NODE_LIST);
	for (i = 0; i < p->n; i++)
		add_document(list, p, &p->docs[i]);
	return pages_fill(html, p->pages, "document.html", data, e);
}

void
onepage_release(struct onepage *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		md_release(&p->docs[i].md);
		str_release(&p->docs[i].text);
		str_release(&p->docs[i].prefix);
		free(p->docs[i].path);
		free(p->docs[i].title);
	}
	free(p->docs);
}
