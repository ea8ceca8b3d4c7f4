/* pack_zip - a set of files as an archive */

#include "pack.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "mem.h"
#include "onepage.h"
#include "packindex.h"
#include "packpage.h"
#include "packzip.h"

#define PAGES "html/"
#define INDEX "index.html"
#define MANIFEST "MANIFEST.json"

/* An archive while it is made. */
struct making {
	struct pack *pack;
	struct packpages texts;
	struct pages pages;
	struct arena a;			/* names and bytes of entries */
	struct pack_entry *v;
	size_t n, cap;
};

/* The page of one file. */
struct sheet {
	const struct pack_file *file;
	struct onepage page;
};

static const char *
page_name(struct arena *a, const struct pack_file *f)
{
	const char *dot = strrchr(f->path, '.');

	return arena_printf(a, PAGES "%.*s.html", (int)(dot - f->path),
	    f->path);
}

void
pack_zip_names(struct names *out, const struct packset *set)
{
	struct names rest = { 0 };
	struct arena a = ARENA_INIT;
	size_t i;

	for (i = 0; i < set->n; i++) {
		names_add(&rest, set->v[i].path);
		if (pack_is_text(&set->v[i]))
			names_add(&rest, page_name(&a, &set->v[i]));
	}
	names_sort(&rest);
	names_add(out, MANIFEST);
	names_add(out, INDEX);
	for (i = 0; i < rest.n; i++)
		names_add(out, rest.s[i]);
	names_release(&rest);
	arena_release(&a);
}

static void
add_entry(struct making *m, const struct pack_entry *entry)
{
	MEM_ROOM(m->v, m->n, m->cap);
	m->v[m->n++] = *entry;
}

/* A text that is the archive's own. */
static void
add_made(struct making *m, const char *name, const struct str *text,
    const struct pack_file *file)
{
	add_entry(m, &(struct pack_entry){ name, arena_ndup(&m->a, text->s,
	    text->len), text->len, file, file != NULL });
}

/* From one page to another, both below html/. */
static bool
write_link(struct str *url, void *ctx, const char *file, const char *path)
{
	struct making *m = ctx;
	const struct pack_file *to = packset_find(m->pack->set, path);

	if (to == NULL || !pack_is_text(to))
		return false;
	for (; (file = strchr(file, '/')) != NULL; file++)
		str_adds(url, "../");
	html_url(url, page_name(&m->a, to) + strlen(PAGES));
	return true;
}

/* What cannot be read as a page is told, and is a file of the archive. */
static void
begin_sheet(struct making *m, struct sheet *s, const struct pack_file *f)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;

	*s = (struct sheet){ f, { .pages = &m->pages, .tell = m->pack->tell,
	    .link = write_link, .ctx = m } };
	if (packpage_text(&text, &m->texts, f, &e) < 0 ||
	    onepage_add_text(&s->page, f->path, f->title, text.s, text.len,
	    &e) < 0) {
		m->pack->lacks++;
		m->pack->tell("%s", e.msg);
	}
	str_release(&text);
}

static int
write_sheet(struct making *m, struct sheet *s, struct err *e)
{
	struct str html = STR_INIT;
	int rc = 0;

	if (s->page.n > 0)
		rc = onepage_write(&html, &s->page, e);
	if (s->page.n > 0)
		add_made(m, page_name(&m->a, s->file), &html, s->file);
	m->pack->lacks += s->page.lacks;
	str_release(&html);
	return rc;
}

/* All are begun before one is written: their pictures are drawn together. */
static int
add_sheets(struct making *m, struct err *e)
{
	const struct packset *set = m->pack->set;
	struct sheet *sheets = mem_zero(set->n, sizeof(*sheets));
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; i < set->n; i++)
		if (pack_is_text(&set->v[i]))
			begin_sheet(m, &sheets[n++], &set->v[i]);
	for (i = 0; i < n && rc == 0; i++)
		rc = write_sheet(m, &sheets[i], e);
	for (i = 0; i < n; i++)
		onepage_release(&sheets[i].page);
	free(sheets);
	return rc;
}

static int
add_index(struct making *m, struct err *e)
{
	struct str html = STR_INIT;
	int rc = pack_index(&html, m->pack, &m->pages, m->v, m->n, e);

	if (rc == 0)
		add_made(m, INDEX, &html, NULL);
	str_release(&html);
	return rc;
}

static int
by_name(const void *x, const void *y)
{
	const struct pack_entry *a = x, *b = y;
	bool first = strcmp(a->name, INDEX) == 0;

	if (first != (strcmp(b->name, INDEX) == 0))
		return first ? -1 : 1;
	return strcmp(a->name, b->name);
}

static int
write_zip(struct str *zip, struct making *m, struct err *e)
{
	struct packzip z = PACKZIP_INIT;
	struct str manifest = STR_INIT;
	size_t i;
	int rc = packzip_open(&z, m->pack->set->made, e);

	pack_manifest(&manifest, m->pack, m->v, m->n);
	if (rc == 0)
		rc = packzip_add(&z, MANIFEST, manifest.s, manifest.len, e);
	for (i = 0; i < m->n && rc == 0; i++)
		rc = packzip_add(&z, m->v[i].name, m->v[i].bytes, m->v[i].n,
		    e);
	if (rc == 0)
		rc = packzip_finish(zip, &z, e);
	packzip_close(&z);
	str_release(&manifest);
	return rc;
}

static int
make(struct str *zip, struct making *m, struct err *e)
{
	const struct packset *set = m->pack->set;
	size_t i;

	if (pages_open(&m->pages, set->ws, e) < 0 ||
	    packpages_open(&m->texts, e) < 0 || add_sheets(m, e) < 0 ||
	    add_index(m, e) < 0)
		return -1;
	for (i = 0; i < set->n; i++)
		add_entry(m, &(struct pack_entry){ set->v[i].path,
		    set->v[i].text, set->v[i].n, &set->v[i], false });
	qsort(m->v, m->n, sizeof(*m->v), by_name);
	m->pack->files = m->n + 1;
	return write_zip(zip, m, e);
}

int
pack_zip(struct str *zip, struct pack *p, struct err *e)
{
	struct making m = { .pack = p, .texts = PACKPAGES_INIT(p->set) };
	int rc = make(zip, &m, e);

	packpages_close(&m.texts);
	pages_close(&m.pages);
	arena_release(&m.a);
	free(m.v);
	return rc;
}
