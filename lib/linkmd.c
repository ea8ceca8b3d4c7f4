/* linkmd - the anchors and links of a Markdown document */

#include "linkread.h"

#define CMARK_NO_SHORT_NAMES	/* NODE_LIST is node.h's */
#include <cmark-gfm.h>
#include <ctype.h>
#include <string.h>

#include "htmlattr.h"

enum { UNDEFINED = 100 };	/* references that are looked at */

/* The document that is read. */
struct reading {
	struct linkset *p;
	struct page *page;
	const struct md *md;
	struct faults *faults;
	int line;		/* of the HTML, from 1 */
	size_t undefined;
};

static int
add_link(const char *url, int line, void *ctx)
{
	struct reading *r = ctx;

	page_link(r->p, r->page, url, (uint32_t)line, true);
	return 0;
}

static void
add_attr(const struct html_attr *attr, void *ctx)
{
	struct reading *r = ctx;
	uint32_t line = (uint32_t)r->line + attr->line - 1;
	bool is_link = strcmp(attr->tag, "a") == 0 &&
	    strcmp(attr->name, "href") == 0;

	if (strcmp(attr->name, "id") == 0 || strcmp(attr->name, "name") == 0)
		page_anchor(r->p, r->page, attr->value);
	else if (is_link || (strcmp(attr->tag, "img") == 0 &&
	    strcmp(attr->name, "src") == 0))
		page_link(r->p, r->page, attr->value, line, true);
}

/*
 * [text][name] in the text: cmark makes no link of it where no line defines
 * the name, and readers see the brackets. Not a[i][j], not footnotes, and not
 * where the brackets are escaped.
 */
static void
check_reference(struct reading *r, const struct str *text, const char *mid,
    cmark_node *node)
{
	const char *from = memrchr(text->s, '[', (size_t)(mid - text->s));
	size_t n = strcspn(mid + 2, "[]");
	struct str source = STR_INIT;

	if (from == NULL || (from > text->s && isalnum((unsigned char)
	    from[-1])) || mid[2 + n] != ']' || n == 0 ||
	    mid[2] == '^' || r->undefined++ >= UNDEFINED)
		return;
	str_addf(&source, "][%.*s]", (int)n, mid + 2);
	if (memmem(r->md->bytes, r->md->n, source.s, source.len) != NULL)
		fault_add(r->faults, FAULT_WARNING, page_file(r->p, r->page),
		    (uint32_t)md_line_of(r->md, node), "%.*s is no link: no "
		    "line [%.*s]: TARGET defines it",
		    (int)(mid + 2 + n + 1 - from), from, (int)n, mid + 2);
	str_release(&source);
}

static void
check_references(struct reading *r, const struct str *text, cmark_node *node)
{
	const char *mid = text->s;

	while ((mid = strstr(mid, "][")) != NULL) {
		check_reference(r, text, mid, node);
		mid += 2;
	}
}

/* The text from node on, up to what is none; *node moves on. */
static void
take_text(struct str *text, cmark_node **node)
{
	str_reset(text);
	for (; *node != NULL && cmark_node_get_type(*node) ==
	    CMARK_NODE_TEXT; *node = cmark_node_next(*node))
		str_adds(text, cmark_node_get_literal(*node));
}

/* What stands in a block or an inline, if its first child is text or HTML. */
static void
read_children(struct reading *r, cmark_node *parent)
{
	cmark_node *node = cmark_node_first_child(parent), *first;
	struct str text = STR_INIT;

	while (node != NULL) {
		first = node;
		take_text(&text, &node);
		if (text.len > 0)
			check_references(r, &text, first);
		if (node != NULL && node == first)
			node = cmark_node_next(node);
	}
	str_release(&text);
}

static void
read_html(struct reading *r, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);

	r->line = md_line_of(r->md, node);
	if (literal != NULL)
		html_attrs(literal, strlen(literal), add_attr, r);
}

static void
read_tree(struct reading *r)
{
	cmark_iter *it = cmark_iter_new(r->md->root);
	cmark_event_type ev;
	cmark_node_type type;
	cmark_node *node;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(it);
		type = cmark_node_get_type(node);
		if (ev != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_HTML_BLOCK ||
		    type == CMARK_NODE_HTML_INLINE)
			read_html(r, node);
		else if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)
			read_children(r, node);
	}
	cmark_iter_free(it);
}

void
page_read_md(struct linkset *p, struct page *page, const struct md *md,
    struct faults *faults)
{
	struct reading r = { p, page, md, faults, 1, 0 };
	size_t i;

	page->read = true;
	for (i = 0; i < md->n_headings; i++)
		page_anchor(p, page, md->headings[i].anchor);
	read_tree(&r);
	md_links(md, add_link, &r);
}
