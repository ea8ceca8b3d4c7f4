#ifndef POS_WORDS_H
#define POS_WORDS_H

/*
 * The words of a text in the form in which a question and what answers it
 * are alike: letters and digits of any script, folded (fold.h), English
 * plurals as the singular. A number is one word, without the commas between
 * thousands and zeros behind the last decimal, with its % however that is
 * written: "15%", "15.0 %" and "15 percent" are "15%", "3,000" is "3000".
 *
 *	struct words w = WORDS_INIT;
 *
 *	words_start(&w, text, n);
 *	while (words_next(&w))
 *		puts(w.word.s);
 *	words_release(&w);
 *
 * Plurals: the s-stemmer of Harman, "How effective is suffixing?", Journal
 * of the American Society for Information Science 42(1), 1991; besides, -es
 * is cut behind ss, x, ch and sh (losses, branches).
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

struct words {
	const char *s;		/* the text; borrowed */
	size_t n, at;		/* its bytes, and where to go on */
	size_t from, to;	/* bytes of the text the word was read from */
	struct str word;
};

#define WORDS_INIT { NULL, 0, 0, 0, 0, STR_INIT }

/* Begin with the n bytes of s. Bytes that are not UTF-8 are in no word. */
void words_start(struct words *w, const char *s, size_t n);

/* Go to the next word; false: there is none. */
bool words_next(struct words *w);

/* Free the last word; the text is borrowed. */
void words_release(struct words *w);

/* Is the word a number, its % or not? */
bool word_is_number(const char *word);

/*
 * Does it say nothing of its own in a question: an article, a pronoun,
 * "what", "have"? word as words_next() gives it.
 */
bool word_is_common(const char *word);

#endif
