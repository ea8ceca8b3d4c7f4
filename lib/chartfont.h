#ifndef POS_CHARTFONT_H
#define POS_CHARTFONT_H

/*
 * How wide a text is drawn. The reader's machine chooses the font, so these are
 * the widths of the widest of the usual ones (DejaVu Sans 2.37; Arial and
 * Helvetica are about an eighth narrower): what fits here fits there.
 */

#include "str.h"

enum { FONT_PX = 13, FONT_TITLE_PX = 17 };

/* Pixels of the text in a font of so many pixels, rounded up. */
int font_width(const char *text, int px);

/*
 * Append the text, or as much of it as takes at most `most` pixels with an
 * ellipsis. Returns whether all of it was.
 */
bool font_fit(struct str *out, const char *text, int px, int most);

/*
 * Append the first words of text that are at most `most` pixels, at least one
 * word, without the blank behind them; a word is ended by a blank or a hyphen.
 * Returns the rest of text: what comes behind that blank.
 */
const char *font_line(struct str *out, const char *text, int px, int most);

#endif
