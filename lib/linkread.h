#ifndef POS_LINKREAD_H
#define POS_LINKREAD_H

/* Reading a file's anchors and links into its page. */

#include <stddef.h>

#include "fault.h"
#include "md.h"
#include "linkset.h"

/*
 * Of a Markdown document: its headings, and ids, names and links in HTML in
 * it, besides its own links. A reference that no line defines, which is then
 * no link, is a warning to faults.
 */
void page_read_md(struct linkset *p, struct page *page, const struct md *md,
    struct faults *faults);

/*
 * Of n bytes of HTML. An id that stands twice, and a src that is empty, are
 * errors to faults.
 */
void page_read_html(struct linkset *p, struct page *page, const char *bytes,
    size_t n, struct faults *faults);

#endif
