/* site_strategy - the strategy's documents, a tab each */

#include <string.h>

#include "evidence.h"
#include "sidecar.h"
#include "site.h"
#include "sitedoc.h"
#include "strategydoc.h"

/* Each page has tabs: of 2,000 documents they would be 250 MB. */
enum { TABS_MOST = 12 };

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

/* One of the documents as a tab of the page. */
static void
add_tab(struct node *list, struct site *s, const char *page,
    const struct site_document *d, bool here)
{
	struct node *entry = node_item(&s->page, list);
	struct str url = STR_INIT;

	site_url(&url, page, site_find(s, d->file)->page);
	node_str(&s->page, entry, "name", tab_name(d));
	node_str(&s->page, entry, "url", url.s);
	node_bool(&s->page, entry, "here", here);
	str_release(&url);
}

/* The first of them and the one that is shown; `all` leads to the rest. */
static void
add_tabs(struct node *data, struct site *s, const char *page,
    const struct site_document *here)
{
	struct node *list = node_add(&s->page, data, "tabs", NODE_LIST), *all;
	const struct site_documents *docs = s->strategy;
	struct str url = STR_INIT;
	size_t i;

	for (i = 0; i < docs->n; i++)
		if (i < TABS_MOST || &docs->v[i] == here)
			add_tab(list, s, page, &docs->v[i], &docs->v[i] ==
			    here);
	if (docs->n <= TABS_MOST)
		return;
	all = node_add(&s->page, data, "all", NODE_MAP);
	site_url(&url, page, site_strategy.page);
	node_str(&s->page, all, "url", url.s);
	node_fmt(&s->page, all, "count", "%zu", docs->n);
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
	struct node *list = node_add(&s->page, data, "tabs", NODE_LIST), *tab;
	size_t i;

	for (i = 0; i < s->strategy->n; i++)
		add_tab(list, s, page, &s->strategy->v[i], false);
	i = 0;
	NODE_EACH(tab, list) {
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
