/* retrieve - the passages that answer a question best */

#include "retrieve.h"

#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "mem.h"
#include "parallel.h"
#include "str.h"
#include "words.h"

enum { PATH = 2, TITLE = 3, WHERE = 3, TEXT = 1 };	/* weights */
enum { CHUNK = 64 };	/* passages a thread takes at a time */

struct counting {
	const struct passages *all;
	struct bm25 *b;
	struct words *words;	/* of each worker */
};

/* Is it what a document begins with, its title among it? */
static bool
is_intro(const struct passage *p)
{
	return p->where[0] == '\0' && str_ends(p->path, ".md");
}

static int
count(size_t chunk, size_t worker, void *ctx)
{
	struct counting *c = ctx;
	struct words *w = &c->words[worker];
	size_t i, end = (chunk + 1) * CHUNK;
	const struct passage *p;

	for (i = chunk * CHUNK; i < end && i < c->all->n; i++) {
		p = &c->all->at[i];
		bm25_add(c->b, i, w, p->path, strlen(p->path), PATH);
		if (!is_intro(p))
			bm25_add(c->b, i, w, p->title, strlen(p->title),
			    TITLE);
		bm25_add(c->b, i, w, p->where, strlen(p->where), WHERE);
		bm25_add(c->b, i, w, p->text, p->n, TEXT);
	}
	return 0;
}

static void
count_all(struct bm25 *b, const struct passages *all)
{
	size_t chunks = (all->n + CHUNK - 1) / CHUNK, i;
	size_t workers = parallel_workers(chunks);
	struct words words[PARALLEL_MAX] = { WORDS_INIT };
	struct counting c = { all, b, words };

	for (i = 0; i < workers; i++)
		words[i] = (struct words)WORDS_INIT;
	parallel_each(chunks, workers, count, &c);
	for (i = 0; i < workers; i++)
		words_release(&words[i]);
	bm25_weigh(b);
}

/* A line by the rarity of the terms it holds. */
struct scored {
	double score;
	unsigned line;
	bool blank;
};

/* Score the lines of a passage. */
static void
score_lines(struct scored *lines, const struct bm25 *b,
    const struct passage *p)
{
	struct words w = WORDS_INIT;
	size_t at = 0, to, term;
	unsigned i, seen;

	for (i = 0; i <= p->last - p->line; i++, at = to) {
		to = line_next(p->text, p->n, at);
		lines[i].line = p->line + i;
		lines[i].score = 0;
		lines[i].blank = line_blank(p->text + at, to - at);
		seen = 0;
		words_start(&w, p->text + at, to - at);
		while (words_next(&w)) {
			term = bm25_term(b, &w.word);
			if (term >= b->n_terms || seen & (1u << term))
				continue;
			seen |= 1u << term;
			lines[i].score += b->idf[term];
		}
	}
	words_release(&w);
}

static int
line_order(const void *x, const void *y)
{
	const unsigned *a = x, *b = y;

	return *a < *b ? -1 : *a > *b;
}

static bool
is_chosen(const struct hit *h, unsigned line)
{
	size_t i;

	for (i = 0; i < h->n_lines; i++) {
		if (h->lines[i] == line)
			return true;
	}
	return false;
}

/* Choose the best of n lines; fill up with those below the best one. */
static void
choose_lines(struct hit *h, const struct scored *lines, size_t n)
{
	size_t i, best, top = 0;

	do {
		best = n;
		for (i = 0; i < n; i++) {
			if (lines[i].score > 0 && !is_chosen(h,
			    lines[i].line) && (best == n ||
			    lines[i].score > lines[best].score))
				best = i;
		}
		if (best < n)
			h->lines[h->n_lines++] = lines[best].line;
		if (h->n_lines == 1)
			top = best < n ? best : top;
	} while (best < n && h->n_lines < HIT_LINES);
	for (i = top; i < n && h->n_lines < HIT_LINES; i++) {
		if (!lines[i].blank && !is_chosen(h, lines[i].line))
			h->lines[h->n_lines++] = lines[i].line;
	}
	qsort(h->lines, h->n_lines, sizeof(h->lines[0]), line_order);
}

static void
fill(struct hit *h, const struct bm25 *b, const struct passage *p,
    double score)
{
	size_t n = p->last - p->line + 1;
	struct scored *lines = mem_zero(n, sizeof(*lines));

	h->p = p;
	h->score = score;
	score_lines(lines, b, p);
	choose_lines(h, lines, n);
	free(lines);
}

void
retrieve(struct retrieval *out, const struct passages *all,
    const struct question *q, size_t k)
{
	unsigned asking = question_asking(q);
	size_t *best, i, n = q->n;
	struct bm25 b;

	memset(out, 0, sizeof(*out));
	k = k < all->n ? k : all->n;
	best = mem_alloc((k + 1) * sizeof(*best));
	bm25_init(&b, q->terms, q->n, all->n);
	count_all(&b, all);
	for (i = 0; i < q->n; i++) {
		if (b.df[i] > 0)
			continue;
		if (asking & 1u << i && !word_is_number(q->terms[i]))
			n--;
		else
			out->nowhere[out->n_nowhere++] = q->as[i];
	}
	out->n = n == 0 ? 0 : bm25_rank(best, &b, out->n_nowhere > 0 ?
	    n / 2 + 1 : (n + 1) / 2, k);
	out->hits = mem_zero(out->n + 1, sizeof(*out->hits));
	for (i = 0; i < out->n; i++)
		fill(&out->hits[i], &b, &all->at[best[i]],
		    bm25_score(&b, best[i]));
	bm25_release(&b);
	free(best);
}

void
retrieval_release(struct retrieval *r)
{
	free(r->hits);
	r->hits = NULL;
	r->n = 0;
}
