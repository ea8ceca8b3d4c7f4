/* site_strategy - the strategy's documents, a tab each */

#include <string.h>

#include "evidence.h"
#include "sidecar.h"
#include "site.h"
#include "sitedoc.h"
#include "strategydoc.h"

static const char *
tab_name(const struct site_document *d)
{
	const char *tab = strategy_tab(d->file);

	return tab != NULL ? tab : d->title;
}

/* Those we know first, in their order; the sort keeps that of others. */
static void
sort(struct site_documents *docs)
{
	struct site_document d;
	size_t i, k;

	for (i = 1; i < docs->n; i++) {
		d = docs->v[i];
		for (k = i; k > 0 && strategy_place(docs->v[k - 1].file) >
		    strategy_place(d.file); k--)
			docs->v[k] = docs->v[k - 1];
		docs->v[k] = d;
	}
}

/* How every generated document stands: a draft that fails is told of. */
static void
load_states(struct site *s)
{
	struct err e = ERR_INIT;
	struct evidence ev;

	evidence_init(&ev, s->ws, s->today);
	if (genset_add_all(&s->docs, s->ws, true, &e) < 0 ||
	    genset_load(&s->docs, &ev, false, true, &e) < 0) {
		site_lack(s, &e);
		genset_release(&s->docs);
	}
}

static int
plan(struct site *s, struct err *e)
{
	s->strategy = arena_alloc(&s->a, sizeof(*s->strategy));
	if (site_plan_folder(s->strategy, s, "strategy", e) < 0)
		return -1;
	sort(s->strategy);
	load_states(s);
	return 0;
}

static void
add_tabs(struct node *data, struct site *s, const char *page,
    const struct site_document *here)
{
	struct arena *a = &s->page;
	struct node *list = node_add(a, data, "tabs", NODE_LIST), *entry;
	struct str url = STR_INIT;
	size_t i;

	for (i = 0; i < s->strategy->n; i++) {
		entry = node_item(a, list);
		str_reset(&url);
		site_url(&url, page, site_find(s,
		    s->strategy->v[i].file)->page);
		node_str(a, entry, "name", tab_name(&s->strategy->v[i]));
		node_str(a, entry, "url", url.s);
		node_bool(a, entry, "here", &s->strategy->v[i] == here);
	}
	str_release(&url);
}

/* The day a document was last drafted, and how many sections are stale. */
static void
add_state(struct node *entry, struct site *s, const char *file)
{
	const struct gen_doc *doc = site_gen(s, file);
	const char *latest = "", *day;
	size_t i, stale = 0, edited = 0;

	for (i = 0; doc != NULL && i < doc->n; i++) {
		day = node_get_text(sidecar_section(doc->sidecar,
		    doc->sections[i].spec->id), "generated", "");
		if (strcmp(day, latest) > 0)
			latest = day;
		stale += doc->sections[i].state == GEN_STALE;
		edited += doc->sections[i].edited;
	}
	node_fmt(&s->page, entry, "drafted", "%.10s", latest);
	node_fmt(&s->page, entry, "sections", "%zu", doc != NULL ? doc->n :
	    0);
	node_fmt(&s->page, entry, "stale", "%zu", stale);
	node_fmt(&s->page, entry, "edited", "%zu", edited);
}

static int
write_overview(struct site *s, struct err *e)
{
	const char *page = site_strategy.page;
	struct node *data = site_begin(s, page, "Strategy", &site_strategy);
	struct node *tab;
	size_t i = 0;

	add_tabs(data, s, page, NULL);
	NODE_EACH(tab, node_get(data, "tabs")) {
		node_str(&s->page, tab, "title", s->strategy->v[i].title);
		add_state(tab, s, s->strategy->v[i++].file);
	}
	return site_end(s, page, "strategy.html", data, e);
}

static int
write_pages(struct site *s, struct err *e)
{
	const struct site_document *d;
	struct node *data;
	const char *page;
	size_t i;

	for (i = 0; i < s->strategy->n; i++) {
		d = &s->strategy->v[i];
		page = site_find(s, d->file)->page;
		data = site_begin(s, page, d->title, &site_strategy);
		add_tabs(data, s, page, d);
		if (site_write_doc(s, d, data, "Strategy", e) < 0)
			return -1;
	}
	return write_overview(s, e);
}

const struct site_part site_strategy = { "Strategy", "strategy/index.html",
	plan, write_pages, NULL };
