/* htmldoc - a document of Markdown as a part of a page */

#include "htmldoc.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "htmltree.h"
#include "mem.h"
#include "svgids.h"

/* A document that is being written. */
struct writing {
	const struct md *md;
	const struct htmldoc *how;
	const char *prefix;
	size_t heading;		/* the next one */
	size_t pictures;	/* so far */
	bool untitled;		/* its title was left out */
	struct str html;	/* scratch */
	cmark_syntax_extension *any;	/* of a node that may hold all */
	cmark_node **dropped;
	size_t n_dropped, cap_dropped;
};

static bool
is_type(cmark_node *node, const char *name)
{
	return strcmp(cmark_node_get_type_string(node), name) == 0;
}

/* A node that is written as this markup, and what is in it between. */
static cmark_node *
custom(cmark_node_type type, const char *before, const char *after)
{
	cmark_node *node = cmark_node_new(type);

	cmark_node_set_on_enter(node, before);
	cmark_node_set_on_exit(node, after);
	return node;
}

/* What is left out lives as long as the tree: text may point into it. */
static void
drop(struct writing *w, cmark_node *node)
{
	cmark_node_unlink(node);
	MEM_ROOM(w->dropped, w->n_dropped, w->cap_dropped);
	w->dropped[w->n_dropped++] = node;
}

static int
holds_any(cmark_syntax_extension *self, cmark_node *node,
    cmark_node_type child)
{
	(void)self;
	(void)node;
	(void)child;
	return 1;
}

/* A cell of a table would refuse markup of ours, as what it does not know. */
static void
insert_before(struct writing *w, cmark_node *node, cmark_node *by)
{
	cmark_node *cell = cmark_node_parent(node);
	cmark_syntax_extension *was =
	    cmark_node_get_syntax_extension(cell);

	if (is_type(cell, "table_cell"))
		cmark_node_set_syntax_extension(cell, w->any);
	cmark_node_insert_before(node, by);
	cmark_node_set_syntax_extension(cell, was);
}

/* Put by in the place of node, with the children of node if it takes them. */
static void
replace(struct writing *w, cmark_node *node, cmark_node *by,
    bool children)
{
	cmark_node *child;

	insert_before(w, node, by);
	while (children && (child = cmark_node_first_child(node)) != NULL) {
		cmark_node_unlink(child);
		cmark_node_append_child(by, child);
	}
	drop(w, node);
}

/* Set the scratch to the markup that stands for the whole of node. */
static void
replace_by_html(struct writing *w, cmark_node *node, cmark_node_type type)
{
	replace(w, node, custom(type, w->html.s, ""), false);
}

static const char *
section_at(const struct md *md, int line)
{
	size_t i;

	for (i = 0; i < md->n_sections; i++)
		if (md->sections[i].line == line)
			return md->sections[i].id;
	return NULL;
}

/* What the page says below the heading of a section. */
static void
add_below(struct writing *w, cmark_node *heading,
    const struct md_heading *h)
{
	const char *section = section_at(w->md, h->line);

	if (section == NULL || w->how->below == NULL)
		return;
	str_reset(&w->html);
	w->how->below(&w->html, w->how->ctx, section);
	if (w->html.len > 0)
		cmark_node_insert_after(heading,
		    custom(CMARK_NODE_CUSTOM_BLOCK, w->html.s, ""));
}

static void
write_heading(struct writing *w, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);
	const struct md_heading *h;
	char end[8];

	if (html_in_footnote(node) || w->heading >= w->md->n_headings)
		return;
	h = &w->md->headings[w->heading++];
	if (level == 1 && w->how->untitled && !w->untitled && h->top) {
		w->untitled = true;
		drop(w, node);
		return;
	}
	add_below(w, node, h);
	str_reset(&w->html);
	str_addf(&w->html, "<h%d id=\"%s", level, w->prefix);
	html_escape(&w->html, h->anchor);
	str_adds(&w->html, "\">");
	snprintf(end, sizeof(end), "</h%d>", level);
	replace(w, node, custom(CMARK_NODE_CUSTOM_BLOCK, w->html.s, end), true);
}

static void
write_table(cmark_node *node)
{
	cmark_node_insert_before(node, custom(CMARK_NODE_CUSTOM_BLOCK,
	    "<div class=\"wide\" role=\"group\" aria-label=\"Table\" "
	    "tabindex=\"0\">", ""));
	cmark_node_insert_after(node, custom(CMARK_NODE_CUSTOM_BLOCK,
	    "</div>", ""));
}

static bool
is_mermaid(cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);

	return info != NULL && strncmp(info, "mermaid", 7) == 0 &&
	    strchr(" \t", info[7]) != NULL;
}

static void
write_code(struct writing *w, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node), *svg = NULL;

	if (is_mermaid(node) && w->how->flow != NULL)
		svg = w->how->flow(w->how->ctx, text, strlen(text));
	str_reset(&w->html);
	if (svg != NULL) {
		str_addf(&w->html, "<figure class=\"flow\" tabindex=\"0\">%s"
		    "</figure>", svg);
	} else {
		str_adds(&w->html, "<pre tabindex=\"0\"><code>");
		html_escape(&w->html, text);
		str_adds(&w->html, "</code></pre>");
	}
	replace_by_html(w, node, CMARK_NODE_CUSTOM_BLOCK);
}

/* A comment or what else begins like one: no reader is to see it. */
static bool
is_hidden(const char *markup)
{
	return strncmp(markup, "<!", 2) == 0 || strncmp(markup, "<?", 2) == 0;
}

static bool
is_break(const char *markup)
{
	return strcmp(markup, "<br>") == 0 || strcmp(markup, "<br/>") == 0 ||
	    strcmp(markup, "<br />") == 0;
}

/* Markup of HTML is text. */
static void
write_markup(struct writing *w, cmark_node *node, bool block)
{
	const char *markup = cmark_node_get_literal(node);

	if (is_hidden(markup)) {
		drop(w, node);
		return;
	}
	str_reset(&w->html);
	str_adds(&w->html, block ? "<p>" : "");
	if (!block && is_break(markup))
		str_adds(&w->html, "<br>");
	else
		html_escape(&w->html, markup);
	str_adds(&w->html, block ? "</p>" : "");
	replace_by_html(w, node, block ? CMARK_NODE_CUSTOM_BLOCK :
	    CMARK_NODE_CUSTOM_INLINE);
}

/* The text in a node, without its markup: what who cannot see it is told. */
static void
add_text(struct str *text, cmark_node *node)
{
	cmark_node *c;

	for (c = cmark_node_first_child(node); c != NULL;
	    c = cmark_node_next(c))
		if (cmark_node_get_literal(c) != NULL)
			str_adds(text, cmark_node_get_literal(c));
}

static void
write_link(struct writing *w, cmark_node *node)
{
	struct str text = STR_INIT, end = STR_INIT;

	if (w->how->link == NULL)
		return;
	str_reset(&w->html);
	if (w->how->link(&w->html, w->how->ctx, cmark_node_get_url(node))) {
		cmark_node_set_url(node, w->html.s);
		return;
	}
	add_text(&text, node);
	if (w->html.len > 0 && strstr(text.s, w->html.s) == NULL) {
		str_adds(&end, " (");
		html_escape(&end, w->html.s);
		str_addc(&end, ')');
	}
	replace(w, node, custom(CMARK_NODE_CUSTOM_INLINE, "", end.s), true);
	str_release(&text);
	str_release(&end);
}

/* Ids of ours have a capital, which anchors of headings have not. */
static void
write_image(struct writing *w, cmark_node *node)
{
	struct str alt = STR_INIT, image = STR_INIT, prefix = STR_INIT;

	add_text(&alt, node);
	str_reset(&w->html);
	if (w->how->image != NULL && w->how->image(&image, w->how->ctx,
	    cmark_node_get_url(node), alt.s)) {
		str_addf(&prefix, "%sPicture%zu-", w->prefix, ++w->pictures);
		svg_prefix_ids(&w->html, image.s, prefix.s);
	} else {
		html_escape(&w->html, alt.s);
	}
	replace_by_html(w, node, CMARK_NODE_CUSTOM_INLINE);
	str_release(&alt);
	str_release(&image);
	str_release(&prefix);
}

/*
 * An item of a task list: a plain one that begins with a box, which cmark-gfm
 * would make an input field.
 */
static void
write_task(struct writing *w, cmark_node *item)
{
	bool done = cmark_gfm_extensions_get_tasklist_item_checked(item);
	cmark_node *para = cmark_node_first_child(item), *text;

	if (para == NULL || !is_type(para, "paragraph")) {
		para = cmark_node_new(CMARK_NODE_PARAGRAPH);
		cmark_node_prepend_child(item, para);
	}
	str_reset(&w->html);
	str_addf(&w->html, "%s%s", done ? "\u2611" : "\u2610",
	    cmark_node_first_child(para) != NULL ? " " : "");
	text = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(text, w->html.s);
	cmark_node_prepend_child(para, text);
	cmark_node_set_syntax_extension(item, NULL);
}

static void
write_node(struct writing *w, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING: write_heading(w, node); return;
	case CMARK_NODE_CODE_BLOCK: write_code(w, node); return;
	case CMARK_NODE_HTML_BLOCK: write_markup(w, node, true); return;
	case CMARK_NODE_HTML_INLINE: write_markup(w, node, false); return;
	case CMARK_NODE_LINK: write_link(w, node); return;
	case CMARK_NODE_IMAGE: write_image(w, node); return;
	default: break;
	}
	if (is_type(node, "table"))
		write_table(node);
	else if (is_type(node, "tasklist"))
		write_task(w, node);
}

/* All nodes, innermost first, so that none is gone when its turn comes. */
static void
write_nodes(struct writing *w, cmark_node *root)
{
	cmark_node **nodes = NULL;
	size_t n = 0, cap = 0, i;
	cmark_iter *it = cmark_iter_new(root);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(it);

		if (ev == CMARK_EVENT_EXIT || cmark_node_first_child(node) ==
		    NULL) {
			MEM_ROOM(nodes, n, cap);
			nodes[n++] = node;
		}
	}
	cmark_iter_free(it);
	for (i = 0; i < n; i++)
		if (i == 0 || nodes[i] != nodes[i - 1])
			write_node(w, nodes[i]);
	free(nodes);
}

/* A footnote's tags: up to where its id stands, and what tells it is one. */
static const struct {
	const char *begin, *has;
} footnote_tags[] = {
	{ "<a href=\"#fn-", " id=\"fnref-" },
	{ "<a href=\"#fnref-", " class=\"footnote-backref\"" },
	{ "<li id=\"fn-", "" },
};

/* Is the tag at p one of a footnote's? */
static bool
is_footnote(const char *p)
{
	size_t n = strcspn(p, ">"), i;

	for (i = 0; i < sizeof(footnote_tags) / sizeof(*footnote_tags); i++)
		if (str_starts(p, footnote_tags[i].begin) && memmem(p, n,
		    footnote_tags[i].has, strlen(footnote_tags[i].has)) !=
		    NULL)
			return true;
	return false;
}

/* A tag of a footnote: its anchors are "Fn-x" and "Fnref-x", prefixed. */
static void
add_footnote(struct str *out, const char *tag, const char *end,
    const char *prefix)
{
	size_t n;

	for (; tag < end; tag += n) {
		n = str_starts(tag, "\"#fn") ? 4 : str_starts(tag, "\"fn") ? 3 :
		    0;
		if (n > 0) {
			str_add(out, tag, n - 2);
			str_addf(out, "%sFn", prefix);
		} else {
			str_addc(out, *tag);
			n = 1;
		}
	}
}

/*
 * Append what was rendered. The anchors of footnotes are cmark-gfm's own, and
 * could be those of headings; in text < and quotes are entities, so that these
 * are tags.
 */
static void
add_rendered(struct str *out, const char *html, const char *prefix)
{
	const char *tag, *end;

	for (; (tag = strchr(html, '<')) != NULL; html = end) {
		end = tag + strcspn(tag, ">");
		str_add(out, html, (size_t)(tag - html));
		if (is_footnote(tag))
			add_footnote(out, tag, end, prefix);
		else
			str_add(out, tag, (size_t)(end - tag));
	}
	str_adds(out, html);
}

void
htmldoc_md(struct str *out, const struct md *md, const struct htmldoc *how)
{
	struct writing w = { .md = md, .how = how, .html = STR_INIT,
	    .prefix = how->prefix != NULL ? how->prefix : "" };
	cmark_node *root = html_tree(md);
	char *html;

	w.any = cmark_syntax_extension_new("any");
	cmark_syntax_extension_set_can_contain_func(w.any, holds_any);
	write_nodes(&w, root);
	html = cmark_render_html(root, CMARK_OPT_DEFAULT, NULL);
	add_rendered(out, html, w.prefix);
	free(html);
	cmark_node_free(root);
	while (w.n_dropped > 0)
		cmark_node_free(w.dropped[--w.n_dropped]);
	free(w.dropped);
	cmark_syntax_extension_free(cmark_get_default_mem_allocator(), w.any);
	str_release(&w.html);
}

int
htmldoc(struct str *out, const char *bytes, size_t n, const char *file,
    const struct htmldoc *how, struct err *e)
{
	struct md md;

	if (md_parse(&md, bytes, n, file, e) < 0)
		return -1;
	htmldoc_md(out, &md, how);
	md_release(&md);
	return 0;
}

void
htmldoc_flows(const struct md *md,
    void (*fn)(void *ctx, const char *text, size_t n, int line), void *ctx)
{
	cmark_iter *it = cmark_iter_new(md->root);
	cmark_event_type ev;
	cmark_node *node;
	const char *text;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(it);
		if (ev != CMARK_EVENT_ENTER ||
		    cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK ||
		    !is_mermaid(node))
			continue;
		text = cmark_node_get_literal(node);
		fn(ctx, text, strlen(text),
		    cmark_node_get_start_line(node) + md->md_line);
	}
	cmark_iter_free(it);
}
