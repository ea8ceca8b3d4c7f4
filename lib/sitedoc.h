#ifndef POS_SITEDOC_H
#define POS_SITEDOC_H

/* Pages of a site that are a document each. */

#include "site.h"

/* One document of the workspace, and what its page says beside it. */
struct site_document {
	const char *file;	/* "strategy/icp.md" */
	const char *title;
};

struct site_documents {
	struct site_document *v;	/* by file */
	size_t n, cap;
};

/*
 * Plan the documents of a folder and those below it: their pages, their
 * flowcharts. Only *.md; one that cannot be read is told of and left out.
 * Owner: s->a.
 */
int site_plan_folder(struct site_documents *out, struct site *s,
    const char *folder, struct err *e);

/* Plan one document; false: it cannot be read, which was told. */
bool site_plan_doc(struct site_document *out, struct site *s,
    const char *file);

/*
 * Write the page of a document. data: begun by site_begin(), with what the
 * page shall have above it (tabs, up, about). kind: for the search.
 */
int site_write_doc(struct site *s, const struct site_document *d,
    struct node *data, const char *kind, struct err *e);

/* A generated document and the state of its sections, or NULL. */
const struct gen_doc *site_gen(const struct site *s, const char *file);

#endif
