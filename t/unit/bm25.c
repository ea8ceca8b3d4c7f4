/*
 * Tests of lib/bm25: the scores of three texts, worked out from the formula
 * with the counts read off the texts by hand.
 */

#include "bm25.h"

#include <math.h>

#include "tap.h"

static const char *const texts[] = {
	"Share of solutions partners",		/* 4 words */
	"The share is a share: 15 %",		/* 6 words */
	"Nothing to see here, at all, today, my friend",	/* 9 words */
};
static const char *const terms[] = { "share", "solution", "15%", "absent" };

/* Okapi's part of a term: counted by hand, spelt out once more. */
static double
part(double n, double df, double tf, double len, double mean)
{
	double idf = log(1 + (n - df + 0.5) / (df + 0.5));

	return idf * (tf * 2.2) / (tf + 1.2 * (0.25 + 0.75 * len / mean));
}

static bool
near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static void
fill(struct bm25 *b, struct words *w, size_t n)
{
	size_t i;

	bm25_init(b, terms, 4, n);
	for (i = 0; i < n; i++)
		bm25_add(b, i, w, texts[i % 3], strlen(texts[i % 3]), 1);
}

static void
test_scores(struct words *w)
{
	const double mean = 19.0 / 3;
	struct bm25 b;
	size_t best[3];

	fill(&b, w, 3);
	bm25_weigh(&b);
	ok(near(b.mean, mean), "the mean length");
	ok(b.df[0] == 2 && b.df[1] == 1 && b.df[2] == 1 && b.df[3] == 0,
	    "texts that hold each term");
	ok(near(bm25_score(&b, 0), part(3, 2, 1, 4, mean) +
	    part(3, 1, 1, 4, mean)), "share once, solutions once, in 4 words");
	ok(near(bm25_score(&b, 1), part(3, 2, 2, 6, mean) +
	    part(3, 1, 1, 6, mean)), "share twice, 15 %% once, in 6 words");
	ok(bm25_score(&b, 2) == 0, "no term, no score");
	ok(bm25_held(&b, 1) == 2 && bm25_held(&b, 2) == 0, "terms held");
	ok(bm25_rank(best, &b, 0, 3) == 2, "only texts that hold a term");
	ok(best[0] == 0 && best[1] == 1, "the better one first");
	ok(bm25_score(&b, 0) > bm25_score(&b, 1), "which it is");
	ok(bm25_rank(best, &b, 0, 1) == 1, "no more than asked for");
	ok(bm25_rank(best, &b, 3, 3) == 0 && bm25_rank(best, &b, 2, 3) == 2,
	    "only those that hold enough terms");
	bm25_release(&b);
}

/* The heading counts three times. */
static void
test_fields(struct words *w)
{
	const double mean = (19.0 + 3 * 2) / 3;
	struct bm25 b;

	fill(&b, w, 3);
	bm25_add(&b, 2, w, "Solutions here", 14, 3);
	bm25_weigh(&b);
	ok(near(bm25_score(&b, 2), part(3, 2, 3, 15, mean)),
	    "a field of weight 3 counts three times, in length too");
	bm25_release(&b);
}

static void
test_order(struct words *w)
{
	struct bm25 b;
	size_t best[9], i, n;
	bool good = true;

	fill(&b, w, 9);
	bm25_weigh(&b);
	n = bm25_rank(best, &b, 0, 9);
	ok(n == 6, "six of nine");
	for (i = 0; i + 1 < n; i++)
		good = good && (bm25_score(&b, best[i]) >
		    bm25_score(&b, best[i + 1]) || (best[i] < best[i + 1] &&
		    bm25_score(&b, best[i]) == bm25_score(&b, best[i + 1])));
	ok(good, "the same score: in their order");
	bm25_release(&b);
}

static void
test_nothing(struct words *w)
{
	struct bm25 b;
	size_t best[1];

	bm25_init(&b, terms, 4, 0);
	bm25_weigh(&b);
	ok(bm25_rank(best, &b, 0, 1) == 0, "no texts");
	bm25_release(&b);
	bm25_init(&b, terms, 0, 1);
	bm25_add(&b, 0, w, "share", 5, 1);
	bm25_weigh(&b);
	ok(bm25_score(&b, 0) == 0 && bm25_rank(best, &b, 0, 1) == 0, "no terms");
	bm25_release(&b);
	bm25_init(&b, terms, 4, 2);
	bm25_add(&b, 0, w, "share", 5, 1);
	bm25_add(&b, 1, w, "share", 5, 1);
	bm25_weigh(&b);
	ok(bm25_score(&b, 0) > 0, "a term that all hold still counts for one");
	bm25_release(&b);
}

int
main(void)
{
	struct words w = WORDS_INIT;

	test_scores(&w);
	test_fields(&w);
	test_order(&w);
	test_nothing(&w);
	words_release(&w);
	return tap_done();
}
