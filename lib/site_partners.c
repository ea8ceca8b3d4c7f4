/* site_partners */

#include "site.h"

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_partners.page;
	struct node *data = site_begin(s, page, site_partners.name, &site_partners);

	return site_end(s, page, "partners.html", data, e);
}

const struct site_part site_partners = { "Partners", "partners/index.html",
	NULL, write_pages };
