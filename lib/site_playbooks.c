/* site_playbooks */

#include "site.h"

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_playbooks.page;
	struct node *data = site_begin(s, page, site_playbooks.name, &site_playbooks);

	return site_end(s, page, "playbooks.html", data, e);
}

const struct site_part site_playbooks = { "Playbooks", "playbooks/index.html",
	NULL, write_pages, NULL };
