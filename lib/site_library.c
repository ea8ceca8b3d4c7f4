/* site_library */

#include "site.h"

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_library.page;
	struct node *data = site_begin(s, page, site_library.name, &site_library);

	return site_end(s, page, "library.html", data, e);
}

const struct site_part site_library = { "Templates", "templates/index.html",
	NULL, write_pages, NULL };
