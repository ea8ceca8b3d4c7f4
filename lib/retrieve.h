#ifndef POS_RETRIEVE_H
#define POS_RETRIEVE_H

/*
 * The passages that answer a question best, by bm25.h. A word counts twice
 * in a file's path, three times in the title of its document and in its
 * heading or dotted path, once in the text. What a document begins with has
 * its title as text alone.
 *
 *	struct retrieval r;
 *
 *	retrieve(&r, &passages, &question, 5);
 *	for (h = r.hits; h < r.hits + r.n; h++)
 *		use(h->p->text, h->p->n);
 *	retrieval_release(&r);
 *
 * A passage answers when it holds more than half of the question's words, or
 * half of them if each stands somewhere in the passages. Otherwise they have
 * a word in common and no more. A word that only asks ("last", "basis") is
 * not needed.
 */

#include <stddef.h>

#include "passage.h"
#include "question.h"

enum { HIT_LINES = 3 };

struct hit {
	const struct passage *p;
	double score;			/* never printed: bm25.h */
	unsigned lines[HIT_LINES];	/* of the file; the best, in order */
	size_t n_lines;
};

struct retrieval {
	struct hit *hits;	/* best first */
	size_t n;
	const char *nowhere[BM25_TERMS];	/* words in no passage */
	size_t n_nowhere;
};

/*
 * Find the best, at most k. passages and question are borrowed as long as
 * *out is used. Owner: the caller, who calls retrieval_release().
 */
void retrieve(struct retrieval *out, const struct passages *all,
    const struct question *q, size_t k);
void retrieval_release(struct retrieval *r);

#endif
