#ifndef POS_ANSWERSHOW_H
#define POS_ANSWERSHOW_H

/*
 * Answers as they come: the text within the JSON of a section's answer, piece
 * by piece, for people. Of several that come at once one is shown after the
 * other.
 */

#include <stddef.h>
#include <stdio.h>

#include "str.h"

/* One answer. Zeroed but for text at first: ANSWERSHOW_INIT. */
struct answershow {
	struct str text;	/* decoded so far */
	size_t shown;		/* bytes of it that were printed */

	/* private */
	int depth;
	enum { SHOW_OUT, SHOW_KEY, SHOW_STRING, SHOW_TEXT } in;
	struct str key;
	struct str escape;	/* of one whose end has not come */
	unsigned high;		/* first half of a pair */
	int is_ours;		/* the value to come is the text */
};

#define ANSWERSHOW_INIT { .text = STR_INIT, .key = STR_INIT, \
	.escape = STR_INIT }

/*
 * Take n more bytes of an answer. What is the string under the key markdown,
 * of the object at the top, is appended to text. What is no JSON shows
 * nothing. It never fails: the answer is judged elsewhere.
 */
void answershow_feed(struct answershow *s, const char *bytes, size_t n);

void answershow_release(struct answershow *s);

#endif
