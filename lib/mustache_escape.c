/* mustache_escape - values as HTML or Markdown needs them */

#include <string.h>

#include "mustache.h"

/* What stands for each special character. */
struct escaping {
	const char *special;
	const char *const *as;
};

static const struct escaping *
escaping_of(enum mustache_escape escape)
{
	static const char *const html[] = { "&amp;", "&lt;", "&gt;",
	    "&quot;", "&#39;" };
	static const char *const markdown[] = { "\\|", "\\<", " ", "" };
	static const struct escaping all[] = {
		[MUSTACHE_PLAIN] = { "", NULL },
		[MUSTACHE_HTML] = { "&<>\"'", html },
		[MUSTACHE_MARKDOWN] = { "|<\n\r", markdown },
		[MUSTACHE_CELLS] = { "|\n\r", markdown },
	};

	return &all[escape];
}

/* Does a backslash before at, which is within the text, escape it? */
static bool
is_escaped(const char *text, const char *at)
{
	const char *p = at;

	while (p > text && p[-1] == '\\')
		p--;
	return (at - p) % 2 == 1;
}

/*
 * Append what stands for the special character at; what comes after it. In a
 * cell of a table several breaks of a line are one blank, those at its ends
 * none.
 */
static const char *
add_special(struct str *out, enum mustache_escape escape, const char *text,
    const char *at, const char *end)
{
	const struct escaping *x = escaping_of(escape);
	const char *as = x->as[strchr(x->special, *at) - x->special];
	const char *next = at + 1;

	if (escape == MUSTACHE_CELLS && *at != '|') {
		while (next < end && strchr(" \t\n\r", *next) != NULL &&
		    *next != '\0')
			next++;
		as = at > text && next < end ? " " : "";
	}
	str_adds(out, as + (*as == '\\' && is_escaped(text, at)));
	return next;
}

void
mustache_add(struct str *out, enum mustache_escape escape, const char *text,
    size_t n)
{
	const char *special = escaping_of(escape)->special;
	const char *s = text, *end = text + n, *run;

	while (s < end) {
		for (run = s; s < end; s++) {
			if (*s != '\0' && strchr(special, *s) != NULL)
				break;
		}
		str_add(out, run, (size_t)(s - run));
		if (s < end)
			s = add_special(out, escape, text, s, end);
	}
}
