#ifndef POS_ASKQUOTE_H
#define POS_ASKQUOTE_H

/*
 * Does a file bear out what is quoted from it, and where? A quote proves
 * something when it has three words, or is a whole line, a whole pair
 * "key: value" of YAML or the one value that a line of YAML has; a word or
 * a number that is cut is none. Blanks and line ends count as one blank.
 */

#include <stddef.h>

#include "arena.h"
#include "passage.h"
#include "reply.h"

enum askquote {
	ASKQUOTE_FOUND,
	ASKQUOTE_NOWHERE,	/* in what was given of the file */
	ASKQUOTE_SHORT,		/* it stands there, and proves nothing */
	ASKQUOTE_MANY		/* in several lines, none of them the told */
};

/*
 * Find cite->quote in those of the n passages that are of cite->path, within
 * six lines, and set the lines of cite: where line is one of them, else, since
 * models copy well and count badly, where it stands when it does so once.
 */
enum askquote askquote_find(struct cite *cite, struct arena *a,
    const struct passage *const *given, size_t n, unsigned line);

#endif
