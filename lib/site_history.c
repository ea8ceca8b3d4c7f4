/* site_history */

#include "site.h"

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_history.page;
	struct node *data = site_begin(s, page, site_history.name, &site_history);

	return site_end(s, page, "history.html", data, e);
}

const struct site_part site_history = { "History", "history/index.html",
	NULL, write_pages };
