#ifndef POS_TEMPLATESEARCH_H
#define POS_TEMPLATESEARCH_H

/*
 * Templates found by their words: title, description, tags, outcomes and
 * body, ranked by BM25 (bm25.h).
 */

#include "arena.h"
#include "err.h"
#include "templatefind.h"

/*
 * Keep the hits that hold all words of the query, anywhere, and what it has
 * in quotes as it stands there; the best first, each with its best line.
 * Capitals and plurals do not count, nor do common words outside of quotes.
 * ERR_USAGE: it has no others. Owner of the lines: the arena.
 */
int template_search(struct template_hits *hits, struct arena *a,
    const char *query, struct err *e);

#endif
