/* sitedoc - pages of a site that are a document each */

#include "sitedoc.h"

#include <string.h>

#include "genset.h"
#include "html.h"
#include "sidecar.h"
#include "walk.h"

/*
 * Append the page of a document: "strategy/icp.html". That of index.md may be
 * an overview of ours, so it is "reports/index-document.html".
 */
static void
add_page(struct str *page, const struct site *s, const char *file)
{
	site_add_path(page, file, strlen(file) - strlen(".md"));
	str_adds(page, ".html");
	while (site_has_page(s, page->s)) {
		str_cut(page, page->len - strlen(".html"));
		str_adds(page, "-document.html");
	}
}

bool
site_plan_doc(struct site_document *out, struct site *s, const char *file)
{
	struct str text = STR_INIT, page = STR_INIT;
	struct err e = ERR_INIT;
	struct md md;
	bool fine = files_read(&text, &s->ws->files, file, &e) == 0 &&
	    md_parse(&md, text.s, text.len, file, &e) == 0;

	if (fine) {
		out->file = arena_dup(&s->a, file);
		out->title = arena_dup(&s->a, md.title != NULL ? md.title :
		    file);
		add_page(&page, s, file);
		site_plan(s, file, page.s, out->title);
		md_release(&md);
		site_want_flows(s, file, text.s, text.len);
	} else {
		site_lack(s, &e);
	}
	str_release(&text);
	str_release(&page);
	return fine;
}

int
site_plan_folder(struct site_documents *out, struct site *s,
    const char *folder, struct err *e)
{
	struct names files = { 0 };
	struct site_document *moved;
	size_t i;
	int rc = walk_files(&files, &s->ws->root, folder, e);

	memset(out, 0, sizeof(*out));
	for (i = 0; i < files.n && rc == 0; i++) {
		if (!str_ends(files.s[i], ".md"))
			continue;
		if (out->n == out->cap) {
			out->cap = out->cap > 0 ? 2 * out->cap : 8;
			moved = arena_alloc(&s->a, out->cap * sizeof(*moved));
			if (out->n > 0)
				memcpy(moved, out->v, out->n * sizeof(*moved));
			out->v = moved;
		}
		out->n += site_plan_doc(&out->v[out->n], s, files.s[i]);
	}
	names_release(&files);
	return rc;
}

/* What a page says of where a section came from. */
struct origins {
	struct site *site;
	struct map notes;	/* section's id -> text */
};

static void
add_paths(struct str *out, const struct node *inputs)
{
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, inputs) {
		str_adds(out, n++ == 0 ? "" : ", ");
		str_adds(out, node_get_text(c, "path", "?"));
	}
}

/* "Drafted by builtin on 2026-11-20, edited by hand. Out of date: ..." */
static const char *
origin_of(struct site *s, const struct gen_doc *doc,
    const struct gen_section *sec)
{
	const struct node *rec = sidecar_section(doc->sidecar, sec->spec->id);
	struct str text = STR_INIT;
	const char *copy;

	if (rec == NULL) {
		str_adds(&text, "Written by hand.");
	} else {
		str_addf(&text, "Drafted by %s on %.10s%s.",
		    node_get_text(rec, "engine", "?"),
		    node_get_text(rec, "generated", "?"),
		    sec->edited ? ", edited by hand since" : "");
		if (sec->state == GEN_STALE) {
			str_adds(&text, " Out of date: changed since are ");
			add_paths(&text, sec->inputs);
			str_addc(&text, '.');
		}
	}
	copy = arena_dup(&s->page, text.s);
	str_release(&text);
	return copy;
}

const struct gen_doc *
site_gen(const struct site *s, const char *file)
{
	size_t i;

	for (i = 0; i < s->docs.n; i++)
		if (strcmp(s->docs.items[i].doc.spec.output, file) == 0)
			return &s->docs.items[i].doc;
	return NULL;
}

/* The notes of a document's sections, found by the lines they begin at. */
static void
find_origins(struct origins *o, const struct gen_doc *doc,
    const struct md *md)
{
	const struct gen_section *sec;
	size_t i, k;

	for (i = 0; i < md->n_sections; i++) {
		for (k = 0; k < doc->n; k++) {
			sec = &doc->sections[k];
			if (sec->line == md->sections[i].line)
				*map_at(&o->notes, arena_dup(&o->site->page,
				    md->sections[i].id)) = (void *)origin_of(
				    o->site, doc, sec);
		}
	}
}

static void
add_origin(struct str *html, void *ctx, const char *section)
{
	const struct site_doc *d = ctx;
	const struct origins *o = d->ctx;
	const char *note = map_get(&o->notes, section);

	if (note == NULL)
		return;
	str_adds(html, "<p class=\"made quiet\">");
	html_escape(html, note);
	str_adds(html, "</p>");
}

static int
add_document(struct site *s, const struct site_document *d,
    const struct str *text, struct node *data, const char *kind,
    struct err *e)
{
	struct origins o = { .site = s };
	struct site_doc doc = { s, d->file, site_find(s, d->file)->page, &o };
	const struct gen_doc *gen = site_gen(s, d->file);
	struct md md;
	int rc;

	if (gen != NULL && md_parse(&md, text->s, text->len, d->file,
	    NULL) == 0) {
		find_origins(&o, gen, &md);
		md_release(&md);
	}
	rc = site_add_doc(data, &doc, text->s, text->len, kind, add_origin,
	    e);
	map_release(&o.notes);
	return rc;
}

int
site_write_doc(struct site *s, const struct site_document *d,
    struct node *data, const char *kind, struct err *e)
{
	struct str text = STR_INIT;
	int rc = files_read(&text, &s->ws->files, d->file, e);

	if (rc == 0)
		rc = add_document(s, d, &text, data, kind, e);
	if (rc == 0)
		rc = site_end(s, site_find(s, d->file)->page, "doc.html",
		    data, e);
	str_release(&text);
	return rc;
}
