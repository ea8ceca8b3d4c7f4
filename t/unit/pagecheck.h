#ifndef T_PAGECHECK_H
#define T_PAGECHECK_H

/*
 * What must hold of the HTML of any document whatever: only elements and
 * attributes that are on a list, no link that runs something, and the headings
 * of lib/md.c, each once, in order, by their anchors.
 */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "html.h"
#include "md.h"

struct page_check {
	const struct md *md;
	size_t headings;	/* seen */
	char why[160];		/* what is wrong; "" so far nothing */
};

/* Is s, n bytes, one of the words of a list with a blank around each? */
static bool
page_lists(const char *list, const char *s, size_t n)
{
	char word[40];

	if (n == 0 || n > 30)
		return false;
	snprintf(word, sizeof(word), " %.*s ", (int)n, s);
	return strstr(list, word) != NULL;
}

static bool
page_wrong(struct page_check *c, const char *what, const char *s, size_t n)
{
	snprintf(c->why, sizeof(c->why), "%s: %.*s", what, n > 80 ? 80 :
	    (int)n, s);
	return false;
}

/* The value of a link: none that a browser would run or read a file by. */
static bool
page_href(struct page_check *c, const char *s, size_t n)
{
	static const char *const bad[] = { "javascript:", "vbscript:",
	    "data:", "file:" };
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] <= ' ')
			return page_wrong(c, "blank in a link", s, n);
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (strncasecmp(s, bad[i], strlen(bad[i])) == 0)
			return page_wrong(c, "link", s, n);
	return true;
}

/* The next heading of the document has this anchor. */
static bool
page_heading(struct page_check *c, const char *s, size_t n)
{
	struct str want = STR_INIT;
	bool same = c->headings < c->md->n_headings;

	if (same)
		html_escape(&want, c->md->headings[c->headings++].anchor);
	same = same && want.len == n && memcmp(want.s, s, n) == 0;
	str_release(&want);
	return same || page_wrong(c, "heading", s, n);
}

/* One attribute at *p; false: the tag ends, or it is wrong. */
static bool
page_attribute(struct page_check *c, const char **p, bool heading)
{
	static const char known[] = " id class href role title tabindex align "
	    "start aria-label data-footnotes data-footnote-ref "
	    "data-footnote-backref ";
	const char *s = *p + strspn(*p, " "), *value;
	size_t n = strcspn(s, "= />"), len;

	*p = s;
	if (*s == '>' || strncmp(s, "/>", 2) == 0)
		return false;
	if (!page_lists(known, s, n))
		return page_wrong(c, "attribute", s, n);
	*p = s + n;
	if (s[n] != '=')
		return true;
	if (s[n + 1] != '"')
		return page_wrong(c, "no quote", s, n + 2);
	value = s + n + 2;
	len = strcspn(value, "\"<>");
	if (value[len] != '"')
		return page_wrong(c, "value", value, len);
	*p = value + len + 1;
	if (n == 4 && memcmp(s, "href", 4) == 0)
		return page_href(c, value, len);
	return !heading || n != 2 || page_heading(c, value, len);
}

static bool
page_tag(struct page_check *c, const char **p)
{
	static const char known[] = " a blockquote br code del div em figure "
	    "h1 h2 h3 h4 h5 h6 hr li ol p pre section strong sup table tbody "
	    "td th thead tr ul ";
	const char *s = *p + 1 + ((*p)[1] == '/');
	size_t n = strcspn(s, " />");

	if (!page_lists(known, s, n))
		return page_wrong(c, "element", s, n);
	*p = s + n;
	while (page_attribute(c, p, n == 2 && s[0] == 'h' && s[1] != 'r'))
		;
	*p += **p == '/';
	return c->why[0] == '\0' && (**p == '>' || page_wrong(c, "tag", *p,
	    1));
}

/* Does the page of the document hold all that? c->why says what does not. */
static bool
page_is_fine(struct page_check *c, const char *html, const struct md *md)
{
	*c = (struct page_check){ .md = md };
	while (*(html += strcspn(html, "<>")) != '\0')
		if (*html == '>' ? !page_wrong(c, "text", html, 1) :
		    !page_tag(c, &html))
			return false;
		else
			html++;
	return c->headings == md->n_headings ||
	    page_wrong(c, "headings are missing", "", 0);
}

#endif
