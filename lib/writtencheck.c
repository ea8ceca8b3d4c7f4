/* writtencheck - is a text of a model's one that a section can be? */

#include "written.h"

#define CMARK_NO_SHORT_NAMES	/* NODE_LIST is node.h's */
#include <cmark-gfm.h>
#include <string.h>

#include "marker.h"
#include "md.h"

/* A section below ours: it must still be one when our text is above it. */
#define BELOW "What follows the section"

static bool
stands_in(const char *const *texts, size_t n, const char *part)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (texts[i] != NULL && strstr(texts[i], part) != NULL)
			return true;
	}
	return false;
}

/* Does it lead out of the workspace: a scheme, or a host? */
static bool
leads_out(const char *url)
{
	return strstr(url, "//") != NULL || strchr(url, ':') != NULL ||
	    strncmp(url, "\\\\", 2) == 0;
}

static void
check_headings(const struct md *md, struct str *why)
{
	const struct md_heading *h;
	size_t i;

	for (i = 1; i + 1 < md->n_headings; i++) {
		h = &md->headings[i];
		if (h->level <= 2)
			str_addf(why, "line %d: '%.80s' is a heading of level "
			    "%d; in a section use level 3 and below\n",
			    h->line - 2, h->text, h->level);
	}
}

/* Is it line breaks and nothing else: a tag with attributes is none. */
static bool
is_break(const char *html)
{
	static const char *const tags[] = { "<br>", "<br/>", "<br />" };
	size_t i;

	while (*html != '\0') {
		for (i = 0; i < 3 && !str_starts(html, tags[i]); i++)
			;
		if (i == 3)
			return false;
		html += strlen(tags[i]);
		html += strspn(html, " \n");
	}
	return true;
}

/* HTML that was not there before, but a line break. */
static void
check_html(const char *html, int line, const struct written_known *known,
    struct str *why)
{
	size_t n = html != NULL ? strcspn(html, "\n") : 0;

	if (html == NULL || is_break(html) ||
	    stands_in(known->ours, known->nours, html))
		return;
	str_addf(why, "line %d: raw HTML: '%.*s'; write Markdown\n", line,
	    (int)(n < 80 ? n : 80), html);
}

/*
 * An address that the model made up, or put data of ours into: a page that
 * shows the text would send it there.
 */
static void
check_url(cmark_node *n, int line, const struct written_known *known,
    struct str *why)
{
	bool image = cmark_node_get_type(n) == CMARK_NODE_IMAGE;
	const char *url = cmark_node_get_url(n);

	if (url == NULL || !leads_out(url))
		return;
	if (strncmp(url, "http", 4) != 0 && strncmp(url, "mailto:", 7) != 0)
		str_addf(why, "line %d: a link to '%.80s': only https and "
		    "files of the workspace are linked\n", line, url);
	else if (image && !stands_in(known->ours, known->nours, url))
		str_addf(why, "line %d: an image from '%.80s', which is not in "
		    "the text so far\n", line, url);
	else if (!image && !stands_in(known->texts, known->n,
	    strncmp(url, "mailto:", 7) == 0 ? url + 7 : url))
		str_addf(why, "line %d: a link to '%.80s', which stands in "
		    "nothing that was given\n", line, url);
}

static void
check_tree(const struct md *md, const struct written_known *known,
    struct str *why)
{
	cmark_iter *iter = cmark_iter_new(md->root);
	cmark_event_type event;
	cmark_node *n;
	int line = 1;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		n = cmark_iter_get_node(iter);
		if (event != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_get_start_line(n) > 0)
			line = cmark_node_get_start_line(n) - 2;
		switch (cmark_node_get_type(n)) {
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
			check_html(cmark_node_get_literal(n), line, known,
			    why);
			break;
		case CMARK_NODE_LINK:
		case CMARK_NODE_IMAGE:
			check_url(n, line, known, why);
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
}

/* Characters that a terminal or a file takes for something else. */
static void
check_controls(const char *text, size_t n, struct str *why)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (((unsigned char)text[i] < ' ' && text[i] != '\n' &&
		    text[i] != '\t') || text[i] == 0x7f) {
			str_addf(why, "/markdown: a control character, "
			    "\\u%04x\n", (unsigned char)text[i]);
			return;
		}
	}
}

/* Is the section below still there, right behind ours? */
static void
check_end(const struct md *md, size_t from, struct str *why)
{
	const struct md_section *last = md->n_sections > 0 ?
	    &md->sections[md->n_sections - 1] : NULL;

	if (last == NULL || last->from != from)
		str_adds(why, "a code fence, a comment or HTML is not "
		    "closed\n");
}

int
written_check(const char *text, size_t n, const struct written_known *known,
    struct str *why)
{
	size_t before = why->len, from;
	struct str whole = STR_INIT;
	struct err e = ERR_INIT;
	struct md md;
	int line = marker_line(text, n);

	if (n == 0)
		str_adds(why, "/markdown: the text is empty\n");
	check_controls(text, n, why);
	written_definitions(text, n, known, why);
	if (line > 0)
		str_addf(why, "line %d: conflict markers of git\n", line);
	str_adds(&whole, "## This section\n\n");
	str_add(&whole, text, n);
	str_addc(&whole, '\n');
	from = whole.len;
	str_adds(&whole, "## " BELOW "\n\nText.\n");
	if (md_parse(&md, whole.s, whole.len, "answer", &e) == 0) {
		check_headings(&md, why);
		check_tree(&md, known, why);
		check_end(&md, from, why);
		md_release(&md);
	} else {
		str_addf(why, "%s\n", e.msg);
	}
	str_release(&whole);
	return why->len == before ? 0 : -1;
}
