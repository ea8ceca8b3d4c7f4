#ifndef POS_FRONT_H
#define POS_FRONT_H

/*
 * YAML frontmatter: the lines between a first line "---" and the next line
 * "---" of a Markdown file. LF or CRLF, after a byte order mark or not.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"

struct front {
	size_t from, to;	/* bytes of the YAML text */
	size_t body;		/* where the Markdown begins */
};

/* Is there frontmatter in the n bytes? */
bool front_find(struct front *out, const char *bytes, size_t n);

/*
 * Read it; lines and bytes of the tree are those of the file. NULL with *e
 * set when it is not YAML.
 */
struct node *front_parse(struct arena *a, const struct front *f,
    const char *bytes, const char *file, struct err *e);

#endif
