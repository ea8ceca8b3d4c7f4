/* bm25 - ranking texts by how well they answer a question */

#include "bm25.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A bit for the length of a word; the last is for all that are longer. */
static uint64_t
length_bit(size_t n)
{
	return (uint64_t)1 << (n < 63 ? n : 63);
}

void
bm25_init(struct bm25 *b, const char *const *terms, size_t n_terms, size_t n)
{
	size_t i;

	memset(b, 0, sizeof(*b));
	b->terms = terms;
	b->n_terms = n_terms < BM25_TERMS ? n_terms : BM25_TERMS;
	b->n = n;
	b->tf = mem_zero(n * b->n_terms + 1, sizeof(*b->tf));
	b->len = mem_zero(n + 1, sizeof(*b->len));
	for (i = 0; i < b->n_terms; i++)
		b->lengths[(unsigned char)terms[i][0]] |=
		    length_bit(strlen(terms[i]));
}

void
bm25_release(struct bm25 *b)
{
	free(b->tf);
	free(b->len);
	b->tf = b->len = NULL;
}

size_t
bm25_term(const struct bm25 *b, const struct str *word)
{
	size_t i;

	if (!(b->lengths[(unsigned char)word->s[0]] & length_bit(word->len)))
		return b->n_terms;
	for (i = 0; i < b->n_terms; i++) {
		if (strcmp(b->terms[i], word->s) == 0)
			return i;
	}
	return b->n_terms;
}

void
bm25_add(struct bm25 *b, size_t i, struct words *w, const char *text,
    size_t n, unsigned weight)
{
	uint32_t *tf = b->tf + i * b->n_terms;
	size_t term;

	words_start(w, text, n);
	while (words_next(w)) {
		term = bm25_term(b, &w->word);
		if (term < b->n_terms)
			tf[term] += weight;
		b->len[i] += weight;
	}
}

void
bm25_weigh(struct bm25 *b)
{
	double sum = 0, n = (double)b->n, df;
	size_t i, t;

	for (i = 0; i < b->n; i++) {
		sum += b->len[i];
		for (t = 0; t < b->n_terms; t++)
			b->df[t] += b->tf[i * b->n_terms + t] > 0;
	}
	b->mean = b->n > 0 && sum > 0 ? sum / n : 1;
	for (t = 0; t < b->n_terms; t++) {
		df = (double)b->df[t];
		b->idf[t] = log(1 + (n - df + 0.5) / (df + 0.5));
	}
}

double
bm25_score(const struct bm25 *b, size_t i)
{
	double norm = BM25_K1 * (1 - BM25_B + BM25_B * b->len[i] / b->mean);
	double sum = 0, tf;
	size_t t;

	for (t = 0; t < b->n_terms; t++) {
		tf = b->tf[i * b->n_terms + t];
		sum += b->idf[t] * tf * (BM25_K1 + 1) / (tf + norm);
	}
	return sum;
}

size_t
bm25_held(const struct bm25 *b, size_t i)
{
	size_t t, n = 0;

	for (t = 0; t < b->n_terms; t++)
		n += b->tf[i * b->n_terms + t] > 0;
	return n;
}

struct ranked {
	double score;
	size_t i;
};

static int
order(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->i < b->i ? -1 : a->i > b->i;
}

size_t
bm25_rank(size_t *best, const struct bm25 *b, size_t least, size_t most)
{
	struct ranked *all = mem_alloc((b->n + 1) * sizeof(*all));
	size_t i, n = 0;

	for (i = 0; i < b->n; i++) {
		if (bm25_held(b, i) < (least > 0 ? least : 1))
			continue;
		all[n].i = i;
		all[n++].score = bm25_score(b, i);
	}
	qsort(all, n, sizeof(*all), order);
	for (i = 0; i < n && i < most; i++)
		best[i] = all[i].i;
	free(all);
	return i;
}
