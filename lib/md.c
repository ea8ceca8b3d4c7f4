/* md - a Markdown document and its sections */

#include "md.h"

#define CMARK_NO_SHORT_NAMES	/* NODE_LIST is node.h's */
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdlib.h>
#include <string.h>

#include "front.h"
#include "line.h"
#include "mdguard.h"
#include "mdid.h"
#include "mem.h"

/* More than this in 1 MiB is no document; it also bounds mdid's tables. */
enum { HEADINGS_MAX = 10000 };

/* A place in the text that only moves forward. */
struct cursor {
	const char *s;
	size_t n, pos;
	int line;
};

static void
cursor_next(struct cursor *c)
{
	c->pos = line_next(c->s, c->n, c->pos);
	c->line++;
}

static void
cursor_go(struct cursor *c, int line)
{
	while (c->line < line && c->pos < c->n)
		cursor_next(c);
}

static size_t
skip_marks(const char *s, size_t n, size_t pos)
{
	while (n - pos >= 3 && memcmp(s + pos, "\xef\xbb\xbf", 3) == 0)
		pos += 3;
	return pos;
}

/* Find the frontmatter and where Markdown begins. */
static void
read_front(struct md *md)
{
	struct front front;
	struct cursor c = { md->bytes, md->n, 0, 1 };

	if (front_find(&front, md->bytes, md->n)) {
		md->front_from = front.from;
		md->front_to = front.to;
		md->md_from = front.body;
	}
	while (c.pos < md->md_from)
		cursor_next(&c);
	md->md_line = c.line;
	md->md_from = skip_marks(md->bytes, md->n, md->md_from);
}

static cmark_node *
read_tree(const char *bytes, size_t n)
{
	static const char *const names[] = { "table", "strikethrough",
	    "autolink", "tasklist" };
	cmark_parser *p;
	cmark_node *root;
	size_t i;

	cmark_gfm_core_extensions_ensure_registered();
	p = cmark_parser_new(CMARK_OPT_SOURCEPOS);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		cmark_parser_attach_syntax_extension(p,
		    cmark_find_syntax_extension(names[i]));
	if (n > 0)	/* feeding nothing reads one byte */
		cmark_parser_feed(p, bytes, n);
	root = cmark_parser_finish(p);
	cmark_parser_free(p);
	return root;
}

/* Append the text of an inline as a reader sees it. */
static void
add_inline(struct str *out, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		str_adds(out, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		str_addc(out, ' ');
		break;
	default:
		break;
	}
}

/* The text of a heading, markup and images left out. */
static const char *
heading_text(struct arena *a, cmark_node *heading)
{
	struct str text = STR_INIT;
	cmark_iter *it = cmark_iter_new(heading);
	cmark_event_type ev;
	cmark_node *node;
	const char *copy;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(it);
		if (ev != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
			cmark_iter_reset(it, node, CMARK_EVENT_EXIT);
		else
			add_inline(&text, node);
	}
	cmark_iter_free(it);
	str_trim_end(&text);
	copy = arena_dup(a, text.s + strspn(text.s, " "));
	str_release(&text);
	return copy;
}

/* True when the line at pos is === or ---, as below a heading. */
static bool
is_underline(const char *s, size_t n, size_t pos)
{
	size_t stop = line_stop(s, n, pos), i = pos;
	char c;

	while (i < stop && i < pos + 3 && s[i] == ' ')
		i++;
	c = i < stop ? s[i] : '\0';
	if (c != '=' && c != '-')
		return false;
	while (i < stop && s[i] == c)
		i++;
	return line_blank(s + i, stop - i);
}

/*
 * Move c from the first line of the block of an underlined heading to the
 * first line of its text, and return the offset below the underline. They
 * differ from the block's borders as cmark-gfm gives them: it counts link
 * definitions above as part of the heading, and ends it a line too late. An
 * underline below nothing but definitions is the first line of the text; then
 * c stays, for apart from the definitions that line would be a break.
 */
static size_t
setext_span(struct cursor *c, const char *content)
{
	struct cursor end = *c;
	int lines = 0;
	const char *p;

	for (p = content; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	if (is_underline(content, strlen(content), 0)) {
		while (end.pos < end.n && !is_underline(end.s, end.n, end.pos))
			cursor_next(&end);
		cursor_go(&end, end.line + lines);
	} else {
		do
			cursor_next(&end);
		while (end.pos < end.n && !is_underline(end.s, end.n, end.pos));
		cursor_go(c, end.line - lines);
	}
	return line_next(end.s, end.n, end.pos);
}

/* Find the bytes of a heading at the top level. */
static void
place(struct md_heading *h, struct cursor *c, cmark_node *node)
{
	cursor_go(c, h->line);
	if (line_is_atx(c->s, c->n, c->pos))
		h->body_from = line_next(c->s, c->n, c->pos);
	else
		h->body_from = setext_span(c,
		    cmark_node_get_string_content(node));
	h->from = c->pos;
	h->line = c->line;
}

/* The block after node in document order, or NULL. */
static cmark_node *
next_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	cmark_node *next;

	if (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
	    type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM) {
		next = cmark_node_first_child(node);
		if (next != NULL)
			return next;
	}
	while (node != NULL && (next = cmark_node_next(node)) == NULL)
		node = cmark_node_parent(node);
	return node != NULL ? next : NULL;
}

static int
read_headings(struct md *md, struct err *e)
{
	struct cursor c = { md->bytes, md->n, md->md_from, md->md_line };
	struct mdid anchors = { NULL, 0, 0 };
	size_t cap = 0;
	struct md_heading *h;
	cmark_node *node;

	for (node = md->root; node != NULL; node = next_block(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		if (md->n_headings == HEADINGS_MAX)
			return err_set(e, ERR_INVALID, "%s:%d: more than %d "
			    "headings; split the file", md->file,
			    cmark_node_get_start_line(node) + md->md_line - 1,
			    HEADINGS_MAX);
		MEM_ROOM(md->headings, md->n_headings, cap);
		h = &md->headings[md->n_headings++];
		memset(h, 0, sizeof(*h));
		h->level = cmark_node_get_heading_level(node);
		h->line = cmark_node_get_start_line(node) + md->md_line - 1;
		h->top = cmark_node_parent(node) == md->root;
		h->text = heading_text(&md->arena, node);
		h->anchor = mdid_next(&anchors, &md->arena, h->text);
		if (h->top)
			place(h, &c, node);
	}
	return 0;
}

/* The next heading of level 1 or 2 at the top, from i on; or NULL. */
static const struct md_heading *
border(const struct md *md, size_t i)
{
	for (; i < md->n_headings; i++)
		if (md->headings[i].top && md->headings[i].level <= 2)
			return &md->headings[i];
	return NULL;
}

static void
read_sections(struct md *md)
{
	struct mdid ids = { NULL, 0, 0 };
	size_t cap = 0, i;
	const struct md_heading *h, *next;
	struct md_section *s;

	for (i = 0; (h = border(md, i)) != NULL;) {
		i = (size_t)(h - md->headings) + 1;
		next = border(md, i);
		if (h->level == 1)
			continue;
		MEM_ROOM(md->sections, md->n_sections, cap);
		s = &md->sections[md->n_sections++];
		s->id = mdid_next(&ids, &md->arena, h->text);
		s->heading = h->text;
		s->line = h->line;
		s->from = h->from;
		s->body_from = h->body_from;
		s->to = next != NULL ? next->from : md->n;
	}
}

/* The title, and what stands between it and the next heading. */
static void
read_title(struct md *md)
{
	const struct md_heading *h = border(md, 0);
	const struct md_heading *t;

	md->pre_from = md->md_from;
	for (t = h; t != NULL && t->level != 1;)
		t = border(md, (size_t)(t - md->headings) + 1);
	if (t != NULL) {
		md->title = t->text;
		md->title_line = t->line;
	}
	if (h != NULL && h == t) {
		md->pre_from = h->body_from;
		h = border(md, (size_t)(h - md->headings) + 1);
	}
	md->pre_to = h != NULL ? h->from : md->n;
}

int
md_parse(struct md *out, const char *bytes, size_t n, const char *file,
    struct err *e)
{
	memset(out, 0, sizeof(*out));
	if (mdguard_text(bytes, n, file, e) < 0)
		return -1;
	out->file = arena_dup(&out->arena, file);
	out->bytes = bytes;
	out->n = n;
	out->eol = line_eol(bytes, n);
	read_front(out);
	bytes += out->md_from;
	n -= out->md_from;
	if (mdguard_cost(bytes, n, file, out->md_line, e) < 0)
		goto fail;
	out->root = read_tree(bytes, n);
	if (read_headings(out, e) < 0)
		goto fail;
	read_sections(out);
	read_title(out);
	return 0;
fail:
	md_release(out);
	return -1;
}

void
md_release(struct md *md)
{
	if (md->root != NULL)
		cmark_node_free(md->root);
	free(md->sections);
	free(md->headings);
	arena_release(&md->arena);
	memset(md, 0, sizeof(*md));
}

const struct md_section *
md_find(const struct md *md, const char *id)
{
	size_t i;

	for (i = 0; i < md->n_sections; i++)
		if (strcmp(md->sections[i].id, id) == 0)
			return &md->sections[i];
	return NULL;
}

const struct md_section *
md_need(const struct md *md, const char *id, struct err *e)
{
	const struct md_section *s = md_find(md, id);
	const char **ids;
	const char *near;
	size_t i;

	if (s != NULL)
		return s;
	ids = mem_alloc(md->n_sections * sizeof(*ids));
	for (i = 0; i < md->n_sections; i++)
		ids[i] = md->sections[i].id;
	near = str_nearest(id, ids, md->n_sections);
	if (near != NULL)
		err_set(e, ERR_NOTFOUND, "%s: no section '%s'; did you mean "
		    "'%s'", md->file, id, near);
	else
		err_set(e, ERR_NOTFOUND, "%s: no section '%s'; a section is a "
		    "line '## Heading'", md->file, id);
	free(ids);
	return NULL;
}

void
md_normal(struct str *out, const char *body, size_t n, const char *eol)
{
	size_t from = line_lead(body, n);
	size_t to = line_trail(body, n);

	if (from >= to)
		return;
	line_add(out, body + from, to - from, eol);
	if (body[to - 1] != '\n' && body[to - 1] != '\r')
		str_adds(out, eol);
}

void
md_section_text(struct str *out, const struct md *md,
    const struct md_section *s)
{
	md_normal(out, md->bytes + s->body_from, s->to - s->body_from, "\n");
}

void
md_stretch(struct md *md)
{
	size_t i;

	for (i = 0; i < md->n_sections; i++)
		md->sections[i].to = i + 1 < md->n_sections ?
		    md->sections[i + 1].from : md->n;
}

int
md_line_of(const struct md *md, cmark_node *node)
{
	cmark_node *up;
	int line;

	while ((line = cmark_node_get_start_line(node)) == 0) {
		up = cmark_node_previous(node);
		if (up == NULL)
			up = cmark_node_parent(node);
		if (up == NULL)
			break;
		node = up;
	}
	return line + md->md_line - 1;
}

int
md_links(const struct md *md,
    int (*fn)(const char *url, int line, void *ctx), void *ctx)
{
	cmark_iter *it = cmark_iter_new(md->root);
	cmark_event_type ev;
	cmark_node_type type;
	cmark_node *node;
	int rc = 0;

	while (rc == 0 && (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(it);
		type = cmark_node_get_type(node);
		if (ev == CMARK_EVENT_ENTER &&
		    (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE))
			rc = fn(cmark_node_get_url(node), md_line_of(md, node),
			    ctx);
	}
	cmark_iter_free(it);
	return rc;
}
