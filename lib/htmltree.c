/* htmltree - a document as it is read for a page */

#include "htmltree.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <stddef.h>
#include <string.h>

/*
 * More footnotes than these are text: cmark-gfm 0.29.0.gfm.6 takes time in
 * proportion to the product of references and definitions.
 */
enum { FOOTNOTES_MOST = 2000 };

static size_t
count(const char *s, size_t n, const char *part)
{
	const char *p = s, *end = s + n;
	size_t found = 0;

	while ((p = memmem(p, (size_t)(end - p), part, strlen(part))) !=
	    NULL) {
		found++;
		p++;
	}
	return found;
}

bool
html_in_footnote(struct cmark_node *node)
{
	while (node != NULL && cmark_node_get_type(node) !=
	    CMARK_NODE_FOOTNOTE_DEFINITION)
		node = cmark_node_parent(node);
	return node != NULL;
}

/* The next heading that is none of a footnote, or NULL. */
static cmark_node *
next_heading(cmark_iter *it)
{
	cmark_event_type ev;
	cmark_node *node;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(it);
		if (ev == CMARK_EVENT_ENTER && cmark_node_get_type(node) ==
		    CMARK_NODE_HEADING && !html_in_footnote(node))
			return node;
	}
	return NULL;
}

/* Do the trees have the same headings, those of footnotes aside? */
static bool
same_headings(cmark_node *a, cmark_node *b)
{
	cmark_iter *of_a = cmark_iter_new(a), *of_b = cmark_iter_new(b);
	cmark_node *x, *y;

	do {
		x = next_heading(of_a);
		y = next_heading(of_b);
	} while (x != NULL && y != NULL && cmark_node_get_start_line(x) ==
	    cmark_node_get_start_line(y));
	cmark_iter_free(of_a);
	cmark_iter_free(of_b);
	return x == NULL && y == NULL;
}

/* With the extensions of lib/md.c, so that it is the same tree. */
static cmark_node *
parse(const struct md *md, int options)
{
	static const char *const names[] = { "table", "strikethrough",
	    "autolink", "tasklist" };
	const char *s = md->bytes + md->md_from;
	size_t n = md->n - md->md_from, i;
	cmark_parser *p = cmark_parser_new(options);
	cmark_node *root;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		cmark_parser_attach_syntax_extension(p,
		    cmark_find_syntax_extension(names[i]));
	if (n > 0)
		cmark_parser_feed(p, s, n);
	root = cmark_parser_finish(p);
	cmark_parser_free(p);
	cmark_consolidate_text_nodes(root);
	return root;
}

struct cmark_node *
html_tree(const struct md *md)
{
	size_t notes = count(md->bytes + md->md_from, md->n - md->md_from,
	    "[^");
	cmark_node *root;

	if (notes == 0 || notes > FOOTNOTES_MOST)
		return parse(md, CMARK_OPT_DEFAULT);
	root = parse(md, CMARK_OPT_FOOTNOTES);
	if (same_headings(root, md->root))
		return root;
	cmark_node_free(root);
	return parse(md, CMARK_OPT_DEFAULT);
}
