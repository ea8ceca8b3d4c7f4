/* site - the workspace and the library as a static site */

#include "site.h"

#include <stdlib.h>
#include <string.h>

#include "blank.h"
#include "html.h"
#include "linkpath.h"
#include "md.h"
#include "share.h"

/* In the order of the tabs. */
static const struct site_part *const parts[] = { &site_home, &site_strategy,
	&site_partners, &site_playbooks, &site_reports, &site_library,
	&site_history };
enum { PARTS = sizeof(parts) / sizeof(*parts) };

void
site_lack(struct site *s, struct err *e)
{
	s->lacks++;
	s->tell("%s", e->msg);
	err_clear(e);
}

void
site_plan(struct site *s, const char *file, const char *page,
    const char *title)
{
	struct site_place *p = arena_alloc(&s->a, sizeof(*p));

	p->page = arena_dup(&s->a, page);
	p->title = arena_dup(&s->a, title);
	*map_at(&s->places, arena_dup(&s->a, file)) = p;
	*map_at(&s->taken, p->page) = p;
}

void
site_add_path(struct str *out, const char *path, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (str_starts(path + i, ".html/"))
			str_addc(out, '-');
		else
			str_addc(out, path[i]);
	}
}

bool
site_has_page(const struct site *s, const char *page)
{
	size_t i;

	for (i = 0; i < PARTS; i++)
		if (strcmp(parts[i]->page, page) == 0)
			return true;
	return map_get(&s->taken, page) != NULL;
}

const struct site_place *
site_find(const struct site *s, const char *file)
{
	return map_get(&s->places, file);
}

/* The way up from a page to the site's top. */
static void
add_root(struct str *out, const char *page)
{
	for (; (page = strchr(page, '/')) != NULL; page++)
		str_adds(out, "../");
}

void
site_url(struct str *out, const char *from, const char *to)
{
	add_root(out, from);
	html_url(out, to);
}

static void
add_nav(struct site *s, struct node *data, const char *page,
    const struct site_part *part)
{
	struct node *list = node_add(&s->page, data, "nav", NODE_LIST), *entry;
	struct str url = STR_INIT;
	size_t i;

	for (i = 0; i < PARTS; i++) {
		entry = node_item(&s->page, list);
		str_reset(&url);
		site_url(&url, page, parts[i]->page);
		node_str(&s->page, entry, "name", parts[i]->name);
		node_str(&s->page, entry, "url", url.s);
		node_bool(&s->page, entry, "here", parts[i] == part);
	}
	str_release(&url);
}

struct node *
site_begin(struct site *s, const char *page, const char *title,
    const struct site_part *part)
{
	struct node *data;
	struct str url = STR_INIT;

	arena_release(&s->page);
	data = node_new(&s->page, NODE_MAP);
	node_str(&s->page, data, "title", title);
	node_str(&s->page, data, "tab", part != NULL ? part->name : "");
	add_root(&url, page);
	node_str(&s->page, data, "root", url.s);
	str_reset(&url);
	if (s->logo != NULL)
		site_url(&url, page, s->logo);
	node_str(&s->page, data, "logo", url.s);
	str_reset(&url);
	if (s->base != NULL) {
		str_adds(&url, s->base);
		html_url(&url, page);
	}
	node_str(&s->page, data, "canonical", url.s);
	add_nav(s, data, page, part);
	str_release(&url);
	return data;
}

static void
add_to_sitemap(struct site *s, const char *page)
{
	str_adds(&s->sitemap, "<url><loc>");
	html_escape(&s->sitemap, s->base);
	html_url(&s->sitemap, page);
	str_adds(&s->sitemap, "</loc></url>\n");
}

int
site_end(struct site *s, const char *page, const char *template,
    const struct node *data, struct err *e)
{
	str_reset(&s->html);
	if (pages_fill(&s->html, &s->pages, template, data, e) < 0)
		return -1;
	if (s->base != NULL)
		add_to_sitemap(s, page);
	return siteout_put(&s->out, page, s->html.s, s->html.len, e);
}

/* A document's link as the page has it. */
static bool
doc_link(struct str *url, void *ctx, const char *target)
{
	const struct site_doc *d = ctx;
	const char *mark = strchr(target, '#');
	const struct site_place *place = NULL;
	struct str file = STR_INIT, path = STR_INIT;

	if (blank_in(target)) {	/* of a template: to what will stand there */
		str_adds(url, str_starts(target, "mailto:") ? target +
		    strlen("mailto:") : target);
		return false;
	}
	if (target[0] == '#' || (link_is_outside(target) &&
	    target[0] != '/')) {
		str_adds(url, target);
		return true;
	}
	link_decode(&file, target, mark == NULL ? strlen(target) :
	    (size_t)(mark - target));
	if (target[0] != '/' && link_resolve(&path, d->file, file.s))
		place = site_find(d->site, path.s);
	str_release(&file);
	str_release(&path);
	if (place == NULL)
		return false;
	site_url(url, d->page, place->page);
	if (mark != NULL && strncmp(mark, "#L", 2) != 0)
		str_adds(url, mark);
	return true;
}

static bool
doc_image(struct str *html, void *ctx, const char *target, const char *alt)
{
	const struct site_doc *d = ctx;
	struct err e = ERR_INIT;

	if (pages_image(html, &d->site->pages, d->file, target, alt, &e) == 0)
		return true;
	site_lack(d->site, &e);
	return false;
}

static const char *
doc_flow(void *ctx, const char *text, size_t n)
{
	const struct site_doc *d = ctx;

	return flowdot_svg(&d->site->pages.flows, text, n);
}

struct htmldoc
site_htmldoc(struct site_doc *d)
{
	return (struct htmldoc){ .ctx = d, .untitled = true,
	    .link = doc_link, .image = doc_image, .flow = doc_flow };
}

/* Its sections, for the page and for the search. */
static void
add_contents(struct node *data, struct site_doc *d, const struct md *md,
    const char *kind)
{
	struct arena *a = &d->site->page;
	struct node *list = node_add(a, data, "contents", NODE_LIST), *entry;
	const char *title = node_get_text(data, "title", d->file);
	struct str url = STR_INIT, text = STR_INIT;
	const struct md_section *sec;
	size_t i;

	if (md->n_sections == 0)
		site_index(d->site, kind, title, d->page, "");
	for (i = 0; i < md->n_sections; i++) {
		sec = &md->sections[i];
		entry = node_item(a, list);
		node_str(a, entry, "anchor", sec->id);
		node_str(a, entry, "text", sec->heading);
		str_reset(&text);
		md_section_text(&text, md, sec);
		str_reset(&url);
		str_addf(&url, "%s#%s", d->page, sec->id);
		site_index(d->site, kind, arena_printf(a, "%s: %s", title,
		    sec->heading), url.s, text.s);
	}
	str_release(&url);
	str_release(&text);
}

int
site_add_doc(struct node *data, struct site_doc *d, const char *bytes,
    size_t n, const char *kind,
    void (*below)(struct str *html, void *ctx, const char *section),
    struct err *e)
{
	struct htmldoc how = site_htmldoc(d);
	struct str html = STR_INIT;
	struct md md;

	how.below = below;
	if (md_parse(&md, bytes, n, d->file, e) < 0)
		return -1;
	htmldoc_md(&html, &md, &how);
	node_str(&d->site->page, data, "html", html.s);
	add_contents(data, d, &md, kind);
	md_release(&md);
	str_release(&html);
	return 0;
}

/* A document whose flowcharts are looked for. */
struct wanting {
	struct site *site;
	const char *file;
};

static void
want_flow(void *ctx, const char *text, size_t n, int line)
{
	struct wanting *w = ctx;
	struct err e = ERR_INIT;

	if (flowdot_add(&w->site->pages.flows, text, n, w->file, line,
	    &e) < 0)
		site_lack(w->site, &e);
}

void
site_want_flows(struct site *s, const char *file, const char *bytes,
    size_t n)
{
	struct wanting w = { s, file };
	struct md md;

	if (memmem(bytes, n, "mermaid", 7) == NULL ||
	    md_parse(&md, bytes, n, file, NULL) < 0)
		return;
	htmldoc_flows(&md, want_flow, &w);
	md_release(&md);
}

/* How many bytes of text are one word: up to a mark no one looks for. */
static size_t
word_span(const char *text)
{
	size_t n = 0;

	while ((unsigned char)text[n] > ' ' &&
	    strchr("|*_#`[]()<>\"\\", text[n]) == NULL)
		n++;
	return n;
}

/* Text of Markdown as words, without the rules of its tables. */
static void
add_words(struct str *out, const char *text)
{
	size_t n;

	for (; *text != '\0'; text += n > 0 ? n : 1) {
		n = word_span(text);
		if (n == 0 || (n > 1 && strspn(text, "-:") >= n))
			continue;
		str_add(out, text, n);
		str_addc(out, ' ');
	}
	str_trim_end(out);
}

void
site_index(struct site *s, const char *kind, const char *title,
    const char *url, const char *text)
{
	struct str words = STR_INIT;

	add_words(&words, text);
	json_array_append_new(s->index, json_pack("[s,s,s,s]", kind, title,
	    url, words.s));
	str_release(&words);
}

/* A template of ours that is a file of the site. */
static int
put_filled(struct site *s, const char *path, const char *template,
    struct err *e)
{
	struct str text = STR_INIT;
	int rc = pages_fill(&text, &s->pages, template, s->pages.common, e);

	if (rc == 0)
		rc = siteout_put(&s->out, path, text.s, text.len, e);
	str_release(&text);
	return rc;
}

/* A file of ours, which is no template. */
static int
put_shipped(struct site *s, const char *path, const char *file, struct err *e)
{
	struct str text = STR_INIT;
	int rc = share_read(&text, NULL, file, e);

	if (rc == 0)
		rc = siteout_put(&s->out, path, text.s, text.len, e);
	str_release(&text);
	return rc;
}

/* Colors before the page is drawn, the search, tables. */
static int
put_scripts(struct site *s, struct err *e)
{
	static const char *const names[] = { "theme.js", "site.js",
		"table.js" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (put_shipped(s, arena_printf(&s->a, "assets/%s", names[i]),
		    arena_printf(&s->a, "templates/site/%s", names[i]), e) < 0)
			return -1;
	return 0;
}

static int
put_logo(struct site *s, struct err *e)
{
	const char *logo = s->pages.brand.logo;
	struct str bytes = STR_INIT;
	int rc = 0;

	if (logo != NULL)
		rc = brand_logo(&bytes, &s->pages.brand, s->ws, e);
	if (rc == 0 && logo != NULL) {
		s->logo = arena_printf(&s->a, "assets/logo%s",
		    strrchr(logo, '.'));
		rc = siteout_put(&s->out, s->logo, bytes.s, bytes.len, e);
	}
	str_release(&bytes);
	return rc;
}

/* A script, not a file to be fetched: so that it works from a folder, too. */
static int
put_index(struct site *s, struct err *e)
{
	char *json = json_dumps(s->index, JSON_COMPACT);
	struct str text = STR_INIT;
	int rc;

	str_addf(&text, "window.posIndex=%s;\n", json);
	rc = siteout_put(&s->out, "assets/search-index.js", text.s, text.len,
	    e);
	str_release(&text);
	free(json);
	return rc;
}

static int
put_sitemap(struct site *s, struct err *e)
{
	struct str text = STR_INIT;
	int rc = 0;

	if (s->base != NULL) {
		str_addf(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/"
		    "0.9\">\n%s</urlset>\n", s->sitemap.s);
		rc = siteout_put(&s->out, "sitemap.xml", text.s, text.len, e);
	}
	str_release(&text);
	return rc;
}

static int
put_search(struct site *s, struct err *e)
{
	const struct node *data = site_begin(s, "search.html", "Search",
	    NULL);

	return site_end(s, "search.html", "search.html", data, e);
}

static int
write_all(struct site *s, struct err *e)
{
	struct err why = ERR_INIT;
	size_t i;

	if (put_filled(s, "assets/style.css", "style.css", e) < 0 ||
	    put_scripts(s, e) < 0 || put_logo(s, e) < 0)
		return -1;
	for (i = 0; i < PARTS; i++)
		if (parts[i]->plan != NULL && parts[i]->plan(s, e) < 0)
			return -1;
	if (flowdot_draw(&s->pages.flows, &why) < 0)
		site_lack(s, &why);
	for (i = 0; i < PARTS; i++)
		if (parts[i]->write(s, e) < 0)
			return -1;
	if (put_search(s, e) < 0 || put_index(s, e) < 0 ||
	    put_sitemap(s, e) < 0)
		return -1;
	return siteout_finish(&s->out, e);
}

int
site_make(struct site *s, struct ws *ws, const struct site_ask *ask,
    struct err *e)
{
	s->ws = ws;
	s->index = json_array();
	s->base = ask->base;
	s->today = date_today();
	s->tell = ask->tell;
	if (ws_load(ws, WS_ALL, e) < 0 || pages_open(&s->pages, ws, e) < 0 ||
	    siteout_open(&s->out, ask->out, e) < 0)
		return -1;
	return write_all(s, e);
}

void
site_close(struct site *s)
{
	size_t i;

	for (i = 0; i < PARTS; i++)
		if (parts[i]->release != NULL)
			parts[i]->release(s);
	genset_release(&s->docs);
	pages_close(&s->pages);
	siteout_close(&s->out);
	json_decref(s->index);
	map_release(&s->places);
	map_release(&s->taken);
	str_release(&s->html);
	str_release(&s->sitemap);
	arena_release(&s->page);
	arena_release(&s->a);
}
