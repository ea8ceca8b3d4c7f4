#ifndef POS_ANSWERSHOW_H
#define POS_ANSWERSHOW_H

/*
 * Answers as they come: the texts for people within the JSON of an answer,
 * piece by piece. Of several that come at once one is shown after the other.
 */

#include <stddef.h>
#include <stdio.h>

#include "str.h"

/* One answer. Begins as ANSWERSHOW_INIT. */
struct answershow {
	const char *want;	/* key of the texts: "markdown" */
	int want_depth;		/* of its object, 1: the top; 0: any */
	struct str text;	/* decoded so far */
	size_t shown;		/* bytes of it that were printed */

	/* private */
	int depth;
	enum { SHOW_OUT, SHOW_KEY, SHOW_TEXT } in;
	struct str key;
	struct str escape;	/* of one whose end has not come */
	unsigned high;		/* first half of a pair */
	int is_ours;		/* the value to come is the text */
};

#define ANSWERSHOW_INIT(key_, depth_) { .want = (key_), \
	.want_depth = (depth_), .text = STR_INIT, .key = STR_INIT, \
	.escape = STR_INIT }

/*
 * Take n more bytes of an answer. Strings under the key that is wanted are
 * appended to text, each after the first on a line of its own. What is no
 * JSON shows nothing. It never fails: the answer is judged elsewhere.
 */
void answershow_feed(struct answershow *s, const char *bytes, size_t n);

/* Free what it has kept of the answer; the stream is the caller's. */
void answershow_release(struct answershow *s);

#endif
