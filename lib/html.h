#ifndef POS_HTML_H
#define POS_HTML_H

/* Text within HTML. */

#include <stddef.h>

#include "str.h"

/*
 * Append text with what HTML needs escaped, in content and in attributes
 * within double quotes. Control characters other than tab and newline are
 * left out.
 */
void html_escape(struct str *out, const char *text);
void html_escape_n(struct str *out, const char *text, size_t n);

/*
 * Append a path as the URL of a link: what is not a letter, a digit or one of
 * "-._~/" is %41.
 */
void html_url(struct str *out, const char *path);

#endif
