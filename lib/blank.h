#ifndef POS_BLANK_H
#define POS_BLANK_H

/*
 * Blanks: places in a text that somebody is to fill, each with a word for
 * what belongs there. In text one is ‹partner name›, told from a reader's own
 * quotes by a joiner without width on the inner side of each mark, so that it
 * passes through Markdown, headings and pictures and is still known.
 */

#include <stdbool.h>

#include "str.h"

/* Is there a blank in the text? */
bool blank_in(const char *text);

/* Append a blank. label: letters and digits stay, the rest is a space that no
 * line breaks at. */
void blank_add(struct str *out, const char *label);

/*
 * Append what a value is called, by the path it has in the data: "partner.
 * tier_info.name" is "tier name", "today_text" is "date". At most two words
 * of the path count.
 */
void blank_label(struct str *out, const char *path);

/*
 * Append HTML with each blank of its text as <span class="blank">; those in
 * tags and in pictures stay as they are.
 */
void blank_html(struct str *out, const char *html);

#endif
