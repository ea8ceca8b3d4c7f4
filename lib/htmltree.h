#ifndef POS_HTMLTREE_H
#define POS_HTMLTREE_H

#include <stdbool.h>

#include "md.h"

/*
 * The tree of a document with its footnotes, which md->root has as text.
 * Without them where they are too many, or a heading of the document would be
 * a part of one ("[^a]: text" above ---): every other tool knows that as a
 * section, and links lead there. Owner: the caller, who frees it with
 * cmark_node_free().
 */
struct cmark_node *html_tree(const struct md *md);

/* Is the node a part of a footnote's text? */
bool html_in_footnote(struct cmark_node *node);

#endif
