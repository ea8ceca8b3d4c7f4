/* site_home */

#include "site.h"

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_home.page;
	struct node *data = site_begin(s, page, site_home.name, &site_home);

	return site_end(s, page, "home.html", data, e);
}

const struct site_part site_home = { "Home", "index.html",
	NULL, write_pages };
