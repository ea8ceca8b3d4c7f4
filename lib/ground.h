#ifndef POS_GROUND_H
#define POS_GROUND_H

/*
 * Grounding: which numbers of a text a model wrote are neither in what it
 * was given nor in the text as it was. Numbers are those written in digits,
 * of any script, and Roman ones of two letters and more up to XXXIX; words
 * ("three") are not looked at.
 *
 * Numbers are compared by value, without their sign: 1.2 M, 1.2 million,
 * 1,200,000 and 1 200 000 are one, 38 % and 0.38 another. Separators of
 * thousands are comma, apostrophe, no-break and thin spaces, or points where
 * there are two; decimals follow a point. What is a known number rounded
 * half up to the digits shown is known: 4.9 for 4.85, 412 thousand or 0.4 M
 * for 412,300; but a whole number without a unit is no fraction of one. A
 * unit behind a range holds for both its ends; one in a table's head ("ACV,
 * EUR k", "Share (%)") may hold for the numbers of its column. A lower-case m or a B may be
 * a million, a billion or none. More than 18 digits are never known.
 *
 * Dates and quarters are compared whole, in any of their forms: 2026-11-20,
 * 20 November 2026, Nov 20, 20.11.2026, November 2026, Q4 2026. They are
 * known by a known date within them; a year is a number like any other.
 *
 * No claims are: markers of lists, numbers of headings and of table rows,
 * code spans that are a name (`strategy/tam.yaml:14`), targets of links,
 * labels of footnotes, names with digits (Q3, GPT-4, S/4HANA), versions
 * (2.1.3), 24/7.
 * A name that ends in a year is one by its year: FY2026.
 */

#include <stddef.h>

#include "arena.h"
#include "node.h"
#include "str.h"

struct ground_text {
	const char *s;
	size_t n;
};

/* What numbers may come from; all of it is borrowed. */
struct ground_known {
	const struct node *evidence;	/* each scalar below; or NULL */
	const struct ground_text *texts;	/* the section as it is, ... */
	size_t n;
};

struct ground_finding {
	const char *number;	/* as written, unit and all; long ones cut */
	const char *sentence;	/* one line of at most 200 bytes about it */
	int line;		/* of the number, from 1 */
};

/* The numbers that are not known, in order. */
struct ground {
	struct ground_finding *found;
	size_t n;
	struct arena arena;	/* holds all of it */
};

/*
 * Look through the n bytes of a section's Markdown (no frontmatter, any
 * bytes at all). The sentence is a table's row or a line of a code block
 * where the number stands in one; what is longer than it may be is cut, with
 * " ...", around the number. Takes time linear in the texts' lengths.
 * Returns 0 when all numbers are known, else -1.
 * Owner: the caller, who calls ground_release(out).
 */
int ground_check(struct ground *out, const char *markdown, size_t n,
    const struct ground_known *known);

/* Free what was found, with its texts; g may be used again. */
void ground_release(struct ground *g);

/*
 * Append the Markdown without what holds numbers that are not known: the
 * sentence of a paragraph, the list item with all below it, the table row,
 * the heading, the whole table where it stands in the head, the whole code
 * block. What is then empty goes too: a list, a table without rows, a
 * heading above nothing. ground_check() finds nothing in what is left, which
 * may be nothing. Returns how many numbers went.
 */
size_t ground_strip(struct str *out, const char *markdown, size_t n,
    const struct ground_known *known);

#endif
