#ifndef POS_QUESTION_H
#define POS_QUESTION_H

/* A question by its words. */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "bm25.h"
#include "dec.h"

enum { QUESTION_MAX = 4096 };	/* bytes; a longer one is a text */

struct question {
	const char *text;
	const char *terms[BM25_TERMS];	/* words.h's, each once, no common */
	const char *as[BM25_TERMS];	/* each as the question has it first */
	size_t n;
};

/* Read text, which is borrowed. Owner: the arena. */
void question_read(struct question *q, struct arena *a, const char *text);

/* Does it have this word, as words.h has it? */
bool question_has(const struct question *q, const char *word);

/*
 * Does it have each word of name that is not common ("sourced_revenue",
 * "Brückner & Söhne")? A name of common words alone it has not. mask: gets
 * the bits of the terms that are in name too; may be NULL.
 */
bool question_names(const struct question *q, const char *name,
    unsigned *mask);

/* The bits of the terms that are among the words of text. */
unsigned question_mask(const struct question *q, const char *text);

/*
 * The bits of terms that ask for a figure without naming one: "basis",
 * "source", "formula", "changed" and such, and numbers that are neither a
 * year nor a part of an id or a date.
 */
unsigned question_asking(const struct question *q);

/* Are more than half of its terms, are all of them among those of mask? */
bool question_covered(const struct question *q, unsigned mask);
bool question_covered_all(const struct question *q, unsigned mask);

/*
 * A number in the question that is said to be the figure d: the first that
 * is of its kind (percent: a share, with its % sign), no year, no part of an
 * id or a date, and not short for more ("14.4 M"). Returns
 * its term when it is another one than d, NULL when there is none or one
 * that is the same.
 */
const char *question_claims(const struct question *q, struct dec d,
    bool percent);

#endif
