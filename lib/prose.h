#ifndef POS_PROSE_H
#define POS_PROSE_H

/*
 * What a person reads in the body of a template: its words without Mustache
 * tags, code and addresses, at the very bytes and lines where they stand.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

#define PROSE_VALUE '\001'	/* a byte of a tag that gives a value */

enum prose_part {
	PROSE_NO_DEFAULTS = 1,	/* without what stands in {{^program...}}: it
				 * holds where the program says nothing */
	PROSE_CODE = 2		/* with code, for those who read it */
};

/*
 * Append the n bytes of body with every byte that is not prose as a blank,
 * line ends kept; of {{name}} each byte is PROSE_VALUE. parts: enum
 * prose_part. As many bytes are added as were given.
 */
void prose_mask(struct str *out, const char *body, size_t n, unsigned parts);

/* One sentence, heading, item or cell of a table. */
struct sentence {
	size_t from, to;	/* bytes */
	uint32_t line;		/* of its first byte, from 0 */
};

/*
 * Go to the next sentence of masked text: start with all zero. False: there
 * is none. Lines of a paragraph belong together; a cell of a table, an item
 * and a heading end with their line.
 */
bool prose_next(struct sentence *s, const struct str *masked);

/*
 * Is the byte the first of a word that begins a sentence, a cell, an item or
 * a heading?
 */
bool prose_begins(const struct str *masked, size_t at);

#endif
