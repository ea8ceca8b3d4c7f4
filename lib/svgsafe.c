/* svgsafe - may a drawing stand in a page? */

#include "svgsafe.h"

#include <string.h>

static const char *const elements[] = { "circle", "defs", "desc", "ellipse",
	"g", "line", "linearGradient", "path", "pattern", "polygon",
	"polyline", "rect", "stop", "svg", "text", "title", "tspan", NULL };

static const char *const attributes[] = { "aria-label", "aria-labelledby",
	"class", "clip-rule", "cx", "cy", "d", "dominant-baseline", "dx", "dy",
	"fill", "fill-opacity", "fill-rule", "font-family", "font-size",
	"font-style", "font-weight", "gradientTransform", "gradientUnits",
	"height", "id", "offset", "opacity", "patternTransform",
	"patternUnits", "points", "preserveAspectRatio", "r", "role", "rx",
	"ry", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
	"stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
	"text-anchor", "transform", "version", "viewBox", "width", "x", "x1",
	"x2", "xml:space", "xmlns", "y", "y1", "y2", NULL };

static bool
is_among(const char *const *words, const char *p, size_t n)
{
	for (; *words != NULL; words++)
		if (strlen(*words) == n && memcmp(*words, p, n) == 0)
			return true;
	return false;
}

/* A value leads nowhere but to an id of the drawing. */
static bool
is_local(const char *p, size_t n)
{
	const char *end = p + n, *url;

	while ((url = memmem(p, (size_t)(end - p), "url(", 4)) != NULL) {
		if (url + 4 == end || url[4] != '#')
			return false;
		p = url + 4;
	}
	return memchr(p, '\\', (size_t)(end - p)) == NULL;
}

/* The attributes from *p up to the > of the tag. */
static bool
attributes_are_safe(const char **p, const char *end)
{
	const char *s = *p, *name, *value;
	size_t n;

	for (;;) {
		s += strspn(s, " \t\r\n");
		if (s < end && *s == '/')
			s++;
		if (s >= end)
			return false;
		if (*s == '>')
			break;
		name = s;
		n = strcspn(s, "= \t\r\n/>\"'<");
		s += n;
		if (!is_among(attributes, name, n) || strncmp(s, "=\"", 2) != 0)
			return false;
		value = s += 2;
		s = memchr(value, '"', (size_t)(end - value));
		if (s == NULL || !is_local(value, (size_t)(s - value)))
			return false;
		s++;
	}
	*p = s + 1;
	return true;
}

/* The tag at *p, of <name ...> or </name>. */
static bool
tag_is_safe(const char **p, const char *end)
{
	const char *s = *p + 1;
	size_t n;

	if (*s == '/')
		s++;
	n = strcspn(s, " \t\r\n/>");
	if (!is_among(elements, s, n))
		return false;
	*p = s + n;
	return attributes_are_safe(p, end);
}

/* svg ends with a NUL, so that what looks for letters stops there. */
bool
svg_is_safe(const char *svg, size_t n)
{
	const char *p = svg, *end = svg + n;

	while (p < end) {
		if (*p != '<') {
			p += strcspn(p, "<");
			if (p < end && *p == '\0')
				return false;
		} else if (strncmp(p, "<!--", 4) == 0) {
			p = strstr(p, "-->");
			if (p == NULL)
				return false;
			p += 3;
		} else if (!tag_is_safe(&p, end)) {
			return false;
		}
	}
	return true;
}
