/*
 * libFuzzer target: write what comes as a page. Aborts when it has an element
 * or an attribute that is on no list, a link that runs something, or other
 * headings than lib/md.c finds.
 */

#include <stdint.h>
#include <stdlib.h>

#include "htmldoc.h"

#include "../unit/pagecheck.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct htmldoc how = { 0 };
	struct str html = STR_INIT;
	struct page_check c;
	struct md md;

	if (md_parse(&md, (const char *)data, size, "in", NULL) < 0)
		return 0;
	htmldoc_md(&html, &md, &how);
	if (!page_is_fine(&c, html.s, &md)) {
		fprintf(stderr, "%s\n%s\n", c.why, html.s);
		abort();
	}
	md_release(&md);
	str_release(&html);
	return 0;
}
