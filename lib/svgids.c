/* svgids - ids of drawings that stand in one page */

#include "svgids.h"

#include <string.h>

/* A list of ids, with blanks between. */
static void
add_list(struct str *out, const char *p, const char *end, const char *prefix)
{
	size_t n;

	for (; p < end; p += n) {
		n = strspn(p, " \t\r\n");
		if (n == 0) {
			str_adds(out, prefix);
			n = strcspn(p, " \t\r\n\"");
		}
		if (n > (size_t)(end - p))
			n = (size_t)(end - p);
		str_add(out, p, n);
	}
}

/* A value that may have url(#id) in it. */
static void
add_value(struct str *out, const char *p, const char *end, const char *prefix)
{
	static const char url[] = "url(#";
	const char *at;

	while ((at = memmem(p, (size_t)(end - p), url, strlen(url))) != NULL) {
		at += strlen(url);
		str_add(out, p, (size_t)(at - p));
		str_adds(out, prefix);
		p = at;
	}
	str_add(out, p, (size_t)(end - p));
}

/* The attribute at p, ' name="value"', of a tag; returns where it ends. */
static const char *
add_attribute(struct str *out, const char *p, const char *prefix)
{
	const char *value = strchr(p, '"') + 1, *end = strchr(value, '"');
	const char *name = p + strspn(p, " \t\r\n");

	str_add(out, p, (size_t)(value - p));
	if (str_starts(name, "id=") || str_starts(name, "aria-labelledby="))
		add_list(out, value, end, prefix);
	else
		add_value(out, value, end, prefix);
	str_addc(out, '"');
	return end + 1;
}

/* The tag at p, a comment as well; returns where it ends. */
static const char *
add_tag(struct str *out, const char *p, const char *prefix)
{
	size_t n;

	while (*p != '>' && *p != '\0') {
		n = strcspn(p, " \t\r\n>");
		str_add(out, p, n);
		p += n;
		n = strcspn(p, "\"<>");
		if (p[n] == '"' && strchr(p + n + 1, '"') != NULL) {
			p = add_attribute(out, p, prefix);
		} else {
			str_add(out, p, n);
			p += n;
			if (*p == '<')
				break;
		}
	}
	return p;
}

void
svg_prefix_ids(struct str *out, const char *markup, const char *prefix)
{
	const char *svg, *end;

	while ((svg = strstr(markup, "<svg")) != NULL &&
	    (end = strstr(svg, "</svg>")) != NULL) {
		str_add(out, markup, (size_t)(svg - markup));
		while (svg < end) {
			if (*svg == '<' && svg[1] != '!')
				svg = add_tag(out, svg, prefix);
			else
				str_addc(out, *svg++);
		}
		markup = svg;
	}
	str_adds(out, markup);
}
