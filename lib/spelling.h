#ifndef POS_SPELLING_H
#define POS_SPELLING_H

/*
 * Words that are written one way in Britain and another in America, with
 * their inflections: programme and program, organise and organize, cancelled
 * and canceled. Words that both write both ways (judgement, dialogue,
 * analyses) are none.
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum spelling { SPELLING_BRITISH, SPELLING_AMERICAN, SPELLINGS };

/* "British", "American". */
const char *spelling_name(enum spelling s);

struct spelling_word {
	enum spelling is;
	bool noun;	/* so only as a noun: to license is British, too */
	size_t stem;	/* bytes of the word that its other form replaces */
	const char *other;	/* by these; the ending stays */
};

/* Is the word of n letters, in any case, one of them? */
bool spelling_find(struct spelling_word *out, const char *word, size_t n);

/* Append its other form, a capital at the beginning kept. */
void spelling_add_other(struct str *out, const struct spelling_word *w,
    const char *word, size_t n);

#endif
