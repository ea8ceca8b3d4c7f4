/* site_reports - generated reports, the newest first */

#include <string.h>

#include "site.h"
#include "sitedoc.h"

static int
plan(struct site *s, struct err *e)
{
	s->reports = arena_alloc(&s->a, sizeof(*s->reports));
	return site_plan_folder(s->reports, s, "reports", e);
}

static int
write_list(struct site *s, struct err *e)
{
	const char *page = site_reports.page;
	struct node *data = site_begin(s, page, "Reports", &site_reports);
	struct node *list = node_add(&s->page, data, "reports", NODE_LIST);
	struct node *entry;
	struct str url = STR_INIT;
	size_t i;

	for (i = s->reports->n; i-- > 0;) {
		entry = node_item(&s->page, list);
		str_reset(&url);
		site_url(&url, page, site_find(s,
		    s->reports->v[i].file)->page);
		node_str(&s->page, entry, "url", url.s);
		node_str(&s->page, entry, "name", s->reports->v[i].title);
		node_str(&s->page, entry, "file", s->reports->v[i].file +
		    strlen("reports/"));
	}
	str_release(&url);
	return site_end(s, page, "reports.html", data, e);
}

static int
write_pages(struct site *s, struct err *e)
{
	const struct site_document *d;
	struct node *data;
	size_t i;

	for (i = 0; i < s->reports->n; i++) {
		d = &s->reports->v[i];
		data = site_begin(s, site_find(s, d->file)->page, d->title,
		    &site_reports);
		node_str(&s->page, data, "about", d->file);
		if (site_write_doc(s, d, data, "Report", e) < 0)
			return -1;
	}
	return write_list(s, e);
}

const struct site_part site_reports = { "Reports", "reports/index.html",
	plan, write_pages, NULL };
