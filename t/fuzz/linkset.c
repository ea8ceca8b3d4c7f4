/*
 * libFuzzer target: read what comes as a page of a site with one other page,
 * and follow its links. Aborts when a link leads to what is neither, or
 * anything is read in a comment that takes up the whole page.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "htmlattr.h"
#include "linkread.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
nothing(const char *path, void *ctx)
{
	(void)path;
	(void)ctx;
	return false;
}

static void
no_attribute(const struct html_attr *attr, void *ctx)
{
	(void)ctx;
	if (attr->tag != NULL)
		abort();
}

/* Behind an opened comment the page is text, unless it closes that. */
static void
read_in_comment(const char *bytes, size_t n)
{
	struct str text = STR_INIT;

	str_adds(&text, "<!-- ");
	str_add(&text, bytes, n);
	if (memmem(bytes, n, "--", 2) == NULL)
		html_attrs(text.s, text.len, no_attribute, NULL);
	str_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct linkset_more more = { .exists = nothing };
	struct faults faults = { .v = NULL };
	struct page *page, *other;
	struct linkset p;
	size_t i;

	linkset_init(&p, LINKSET_SITE, "");
	page = linkset_add(&p, "a/index.html");
	other = linkset_add(&p, "index.html");
	page_read_html(&p, page, (const char *)data, size, &faults);
	linkset_follow(&p, &faults, &more);
	linkset_reach(&p, page);
	for (i = 0; i < page->n_links; i++) {
		if (page->links[i].to != NULL && page->links[i].to != page &&
		    page->links[i].to != other)
			abort();
	}
	read_in_comment((const char *)data, size);
	faults_release(&faults);
	linkset_release(&p);
	return 0;
}
