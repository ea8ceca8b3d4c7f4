#ifndef POS_BM25_H
#define POS_BM25_H

/*
 * Ranking texts by how well they answer a question: Okapi BM25, after
 * Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", Foundations and Trends in Information Retrieval 3(4), 2009.
 *
 *	score(d) = sum over terms t of
 *	    idf(t) x tf x (k1 + 1) / (tf + k1 x (1 - b + b x len / mean))
 *	idf(t) = ln(1 + (N - df + 0.5) / (df + 0.5))
 *
 * with k1 = 1.2 and b = 0.75. The 1 in the logarithm, which the paper does
 * not have, keeps a term that most texts hold from counting against one. A
 * text has fields (its text, its heading, its path) with whole weights; tf
 * and len are sums over the fields, each occurrence as often as the weight
 * of its field says, which is BM25F of that paper (section 3.6) with one b
 * for all fields.
 *
 * Only the terms of the question are counted, so that there is no index to
 * keep: one pass over the texts, in the memory of n x terms numbers.
 *
 * Scores are no published figures: compare them, do not print them.
 *
 *	bm25_init(&b, terms, n_terms, n);
 *	for (i = 0; i < n; i++)
 *		bm25_add(&b, i, &w, text[i], length[i], 1);
 *	bm25_weigh(&b);
 *	k = bm25_rank(best, &b, 1, 5);
 */

#include <stddef.h>
#include <stdint.h>

#include "words.h"

#define BM25_K1 1.2
#define BM25_B 0.75

enum { BM25_TERMS = 32 };		/* of a question; more are not read */

struct bm25 {
	const char *const *terms;	/* as words.h has them; borrowed */
	size_t n_terms, n;		/* terms, texts */
	uint32_t *tf;			/* n rows of n_terms */
	uint32_t *len;			/* of each text, weighted */
	size_t df[BM25_TERMS];		/* texts that hold the term */
	double idf[BM25_TERMS], mean;	/* set by bm25_weigh() */
	uint64_t lengths[256];		/* of terms by their first byte */
};

/*
 * Begin with n texts and so many terms, each once, BM25_TERMS at most.
 * Owner: the caller, who calls bm25_release().
 */
void bm25_init(struct bm25 *b, const char *const *terms, size_t n_terms,
    size_t n);
void bm25_release(struct bm25 *b);

/*
 * Count n bytes of a field of text i. w: any, for its memory; texts may be
 * counted in several threads, each with its own w.
 */
void bm25_add(struct bm25 *b, size_t i, struct words *w, const char *text,
    size_t n, unsigned weight);

/* When all are counted: how rare each term is, how long a text is. */
void bm25_weigh(struct bm25 *b);

/* Which of the terms the word is, or n_terms. */
size_t bm25_term(const struct bm25 *b, const struct str *word);

/* The score of text i: 0 when it holds no term. */
double bm25_score(const struct bm25 *b, size_t i);

/* How many of the terms text i holds. */
size_t bm25_held(const struct bm25 *b, size_t i);

/*
 * The texts with the highest scores, best first, those with the same score
 * in their order, at most most; of those that hold `least` of the terms or
 * more, and one at least. Returns how many.
 */
size_t bm25_rank(size_t *best, const struct bm25 *b, size_t least,
    size_t most);

#endif
