#ifndef POS_PACKINDEX_H
#define POS_PACKINDEX_H

/* The first page of an archive that its receiver opens. */

#include "err.h"
#include "pack.h"
#include "pages.h"
#include "str.h"

/* Append it: the pages among the entries, by folders, each with its file. */
int pack_index(struct str *html, const struct pack *p, struct pages *pages,
    const struct pack_entry *entries, size_t n, struct err *e);

#endif
