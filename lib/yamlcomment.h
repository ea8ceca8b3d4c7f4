#ifndef POS_YAMLCOMMENT_H
#define POS_YAMLCOMMENT_H

/*
 * The comments in the text of a YAML document: what people noted there, which
 * the tree does not have. A # in a text, a block or a quoted key is none.
 */

#include "merge3.h"
#include "node.h"
#include "root.h"
#include "tree3.h"
#include "yamlspot.h"

/* Add all of them, each from its # on, without blanks at the end. */
void yaml_comments(struct names *out, const struct yaml_text *t,
    const struct node *root);

/*
 * Those in the lines of child of the block map up: from its key on, so what
 * stands above the key is not among them. NULL has none.
 */
void yaml_comments_of(struct names *out, const struct yaml_text *t,
    const struct node *up, const struct node *child);

/* What became of the comments in the lines of a key in a merge. */
struct yaml_remarks {
	bool ours, theirs;	/* wrote one that is nowhere else */
	bool dropped;		/* theirs lacks one of ours */
};

/*
 * What became of them for the key of the maps up, of the texts of m. up is of
 * trees that were parsed from these texts.
 */
struct yaml_remarks yaml_remarks(const struct merge3 *m,
    const struct tree3 *up, const char *key);

/*
 * All comments of three versions: of base, ours, theirs; n: together. Owner:
 * the caller, who calls yaml_notes_release().
 */
struct yaml_notes {
	struct names of[3];
	size_t n;
};

/* Read them from the texts of m; top: the trees parsed from them. */
void yaml_notes_read(struct yaml_notes *out, const struct merge3 *m,
    const struct tree3 *top);

/*
 * Is each comment in the text that the merge is to have: those of both sides,
 * and those that one side wrote?
 */
bool yaml_notes_kept(const struct yaml_notes *notes, const struct str *text);

/* Free the comments; the texts are borrowed. */
void yaml_notes_release(struct yaml_notes *notes);

#endif
