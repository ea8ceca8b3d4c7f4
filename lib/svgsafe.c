/* svgsafe - may a drawing stand in a page? */

#include "svgsafe.h"

#include <string.h>
#include <strings.h>

/*
 * In each other at most so deep. The drawing is read by browsers as a part of
 * HTML, where an end tag too many, a <title> out of its place or a comment
 * that ends otherwise than in XML changes what all that follows is. So it has
 * to be one element, whole, and what has two readings is refused.
 */
enum { DEEPEST = 64 };

static const char *const elements[] = { "circle", "clipPath", "defs", "desc",
	"ellipse", "g", "line", "linearGradient", "path", "pattern",
	"polygon", "polyline", "radialGradient", "rect", "stop", "svg",
	"text", "title", "tspan", NULL };

/* In these HTML begins anew: they hold text and nothing else. */
static const char *const only_text[] = { "desc", "title", NULL };

static const char *const attributes[] = { "aria-label", "aria-labelledby",
	"class", "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d",
	"dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule",
	"font-family", "font-size", "font-style", "font-weight", "fx", "fy",
	"gradientTransform", "gradientUnits", "height", "id", "offset",
	"opacity", "patternTransform", "patternUnits", "points",
	"preserveAspectRatio", "r", "role", "rx", "ry", "spreadMethod",
	"stop-color", "stop-opacity", "stroke", "stroke-dasharray",
	"stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
	"stroke-opacity", "stroke-width", "text-anchor", "transform",
	"version", "viewBox", "width", "x", "x1", "x2", "xml:space", "xmlns",
	"y", "y1", "y2", NULL };

/* What stands for a character in a value; any other could hide a url(. */
static const char *const entities[] = { "amp;", "lt;", "gt;", "quot;",
	"apos;", "#39;", NULL };

/* The drawing from p on, and the elements that are open. */
struct reading {
	const char *p;
	struct { const char *name; size_t n; } open[DEEPEST];
	size_t depth;
};

static bool
is_among(const char *const *words, const char *p, size_t n)
{
	for (; *words != NULL; words++)
		if (strlen(*words) == n && memcmp(*words, p, n) == 0)
			return true;
	return false;
}

/* Does p begin with one of the words? */
static bool
begins_with(const char *const *words, const char *p)
{
	for (; *words != NULL; words++)
		if (strncmp(p, *words, strlen(*words)) == 0)
			return true;
	return false;
}

/* A value leads nowhere but to an id of the drawing. */
static bool
is_local(const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p == '\\' || *p == '<' ||
		    (*p == '&' && !begins_with(entities, p + 1)) ||
		    (strncasecmp(p, "url(", 4) == 0 && p[4] != '#'))
			return false;
	}
	return true;
}

/* The attributes up to the > of the tag; *empty: it ends with />. */
static bool
read_attributes(struct reading *r, bool *empty)
{
	const char *name, *value;
	size_t n;

	for (;;) {
		r->p += strspn(r->p, " \t\r\n");
		*empty = *r->p == '/';
		if (*empty)
			r->p++;
		if (*r->p == '>')
			break;
		name = r->p;
		n = strcspn(name, "= \t\r\n/>\"'<");
		if (*empty || !is_among(attributes, name, n) ||
		    strncmp(name + n, "=\"", 2) != 0)
			return false;
		value = name + n + 2;
		r->p = value + strcspn(value, "\"");
		if (*r->p == '\0' || !is_local(value, r->p))
			return false;
		r->p++;
	}
	r->p++;
	return true;
}

static bool
read_start(struct reading *r)
{
	const char *name = r->p + 1;
	size_t n = strcspn(name, " \t\r\n/>");
	bool empty;

	r->p = name + n;
	if (!is_among(elements, name, n) || r->depth == DEEPEST ||
	    (r->depth == 0 && strncmp(name, "svg", n) != 0) ||
	    !read_attributes(r, &empty))
		return false;
	if (!empty) {
		r->open[r->depth].name = name;
		r->open[r->depth++].n = n;
	}
	return true;
}

/* </name> of the element that was opened last. */
static bool
read_end(struct reading *r)
{
	const char *name = r->p + 2;
	size_t n;

	if (r->depth == 0)
		return false;
	n = r->open[--r->depth].n;
	if (strncmp(name, r->open[r->depth].name, n) != 0)
		return false;
	r->p = name + n + strspn(name + n, " \t\r\n");
	return *r->p++ == '>';
}

/* A comment ends at its first >, in HTML as in XML, and holds no tag. */
static bool
read_comment(struct reading *r)
{
	const char *text = r->p + 4, *end = text + strcspn(text, "<>");

	if (*end != '>' || end - text < 2 || strncmp(end - 2, "--", 2) != 0)
		return false;
	r->p = end + 1;
	return true;
}

static bool
read_tag(struct reading *r)
{
	if (r->p[1] == '/')
		return read_end(r);
	if (r->depth > 0 && is_among(only_text, r->open[r->depth - 1].name,
	    r->open[r->depth - 1].n))
		return false;
	return strncmp(r->p, "<!--", 4) == 0 ? read_comment(r) :
	    read_start(r);
}

bool
svg_is_safe(const char *svg, size_t n)
{
	struct reading r = { .p = svg };

	if (strncmp(svg, "<svg", 4) != 0 || memchr(svg, '\0', n) != NULL)
		return false;
	do {
		if (!read_tag(&r))
			return false;
		if (r.depth > 0)
			r.p += strcspn(r.p, "<");
	} while (r.depth > 0 && *r.p != '\0');
	return r.depth == 0 && r.p[strspn(r.p, " \t\r\n")] == '\0';
}
