#ifndef POS_DOCGAP_H
#define POS_DOCGAP_H

/*
 * The blank lines between the texts of merged documents. Those before a
 * section are its own: a section that comes brings them, one that goes takes
 * them along. What is chosen depends on the three versions and on the text
 * above alone, so that the order of merges does not matter. For docmerge.c.
 */

#include "docmatch.h"
#include "str.h"

/* How far n bytes of text go: up to the end of their last line not blank. */
size_t docgap_text(const char *s, size_t n);

/*
 * Append what stands between the text above, which has no line end yet and
 * may be empty, and a part as the merge has it.
 */
void docgap_before(struct str *out, const struct docmatch *d,
    const struct part *p, const struct str *above);

/* Append what stands behind the last text: line ends or none. */
void docgap_end(struct str *out, const struct docmatch *d);

#endif
