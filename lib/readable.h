#ifndef POS_READABLE_H
#define POS_READABLE_H

/*
 * Can the tools, and people, read what is to become a file of the workspace?
 */

#include "err.h"
#include "str.h"

/*
 * A document (*.md) is UTF-8 without NUL, its frontmatter YAML; a *.yaml file
 * is YAML; neither has conflict markers. Of other files all is allowed.
 * Returns 0, or -1 with *e set (ERR_INVALID, "path:line: ...").
 */
int readable(const char *path, const struct str *text, struct err *e);

#endif
