#ifndef POS_DOC_H
#define POS_DOC_H

/*
 * Put drafts into a document without losing what people wrote: sections by
 * three-way merge with the base that the sidecar kept; facts that people
 * changed stay, and others become those of the drafts; everything else byte
 * for byte.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "draft.h"
#include "err.h"
#include "node.h"
#include "spec.h"

struct doc_update {
	const struct spec *spec;
	const struct draft *drafts;	/* in the order of the spec */
	size_t n;
	const struct node *sidecar;	/* as it was; NULL: none */
	bool *kept;			/* n of them: hand edits are in it */
	const struct node *facts;	/* the document's, as edits have seen
					 * them; or NULL */
	struct str *conflict;		/* both sides of what differs */
	bool favour;			/* then the draft goes in all the same */
};

/*
 * A change_fn; ctx: struct doc_update. Makes the document when there is
 * none. ERR_CONFLICT: a section's hand edits and its draft change the same
 * lines, or a section stands there that no tool wrote.
 */
change_fn doc_apply;

/*
 * Set the facts of the update's drafts in the frontmatter of text, which is
 * made when missing. Facts that people changed stay as they are.
 */
int doc_set_facts(struct str *text, const struct doc_update *u,
    struct err *e);

#endif
