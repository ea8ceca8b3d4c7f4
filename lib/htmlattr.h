#ifndef POS_HTMLATTR_H
#define POS_HTMLATTR_H

/*
 * The attributes in HTML, as far as its links and ids are concerned: tags are
 * read as browsers read them, and nothing is refused. What stands in comments
 * and as the text of script, style, title and textarea is none. Source: the
 * HTML Standard of WHATWG, "Tokenization"; of its named character references
 * amp, lt, gt, quot and apos are known.
 *
 * One pass over the bytes, whatever they are.
 */

#include <stddef.h>
#include <stdint.h>

struct html_attr {
	const char *tag, *name;	/* lower case */
	const char *value;	/* decoded; "" when there is none */
	uint32_t line;		/* of its name, from 1 */
};

/*
 * Call fn for each attribute of each start tag, in order; of one that stands
 * twice in a tag, for the first. What it is given lasts until it returns.
 */
void html_attrs(const char *bytes, size_t n,
    void (*fn)(const struct html_attr *attr, void *ctx), void *ctx);

#endif
