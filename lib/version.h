#ifndef POS_VERSION_H
#define POS_VERSION_H

/*
 * One version of a generated document with its sidecar: the text of each
 * section and what the tools know of it.
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"

struct version_section {
	const char *id;		/* as in the sidecar; else in the document */
	const char *place;	/* its id in the document, and its heading: */
	const char *heading;	/* "" when not there */
	const char *text;	/* normal form; NULL: not in the document */
	const struct node *record;	/* of the sidecar, or NULL */
};

struct version {
	struct version_section *sections;
	size_t n;
	const struct node *facts;	/* of the frontmatter, or NULL */
	const struct node *drafted;	/* facts as they were drafted, or NULL */
};

/*
 * Read a version; doc, sidecar NULL: there is none. What cannot be read, or
 * has more than MD_MANY sections, has none. Everything lives in a.
 */
void version_read(struct version *out, struct arena *a,
    const struct str *doc, const struct str *sidecar);

/* The section of this id, or of this id in the document; or NULL. */
const struct version_section *version_section(const struct version *v,
    const char *id);
const struct version_section *version_place(const struct version *v,
    const char *place);

#endif
