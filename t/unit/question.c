/* Tests of lib/question: what a question asks for. */

#include "question.h"

#include "tap.h"

static struct arena a = ARENA_INIT;

static struct question
ask(const char *text)
{
	struct question q;

	question_read(&q, &a, text);
	return q;
}

/* What the question says in the place of the number, "" for nothing else. */
static const char *
claim(const char *text, const char *number, bool percent)
{
	struct question q = ask(text);
	struct dec d = { 0 };
	const char *other;

	if (dec_parse(&d, number, strlen(number)) < 0)
		return "no number";
	other = question_claims(&q, d, percent);
	return other != NULL ? other : "";
}

static void
test_words(void)
{
	struct question q = ask("What is the share of Solutions, the shares?");

	ok(q.n == 2, "each word once, no common ones");
	is_str(q.terms[0], "share", "the first");
	is_str(q.terms[1], "solution", "the second");
	is_str(q.as[1], "Solutions", "as it is written");
	ok(question_has(&q, "share") && !question_has(&q, "the"), "has");
	ok(question_names(&q, "solutions_share", NULL) &&
	    !question_names(&q, "solutions reach", NULL), "all words of a name");
	ok(!question_names(&q, "the", NULL) && !question_names(&q, "", NULL),
	    "a name of common words, or none");
	ok(question_mask(&q, "Share of reach") == 1u, "which words a text has");
	ok(question_covered_all(&q, 3) && !question_covered_all(&q, 2) &&
	    !question_covered(&q, 2), "all, and half of them");
	q = ask("what is it?");
	ok(q.n == 0 && !question_covered_all(&q, 0), "no word");
}

static void
test_asking(void)
{
	struct question q = ask("source of d-041 in 2026, 15 %, 2026-11-20");

	ok(question_asking(&q) == (1u << 0 | 1u << 3), "\"source\" and a "
	    "number, but no id, year or date");
	is_str(q.terms[3], "15%", "which that is");
}

static void
test_claims(void)
{
	is_str(claim("the 15% share", "12%", true), "15%", "another number");
	is_str(claim("the 12.0 % share", "12%", true), "", "the same number");
	is_str(claim("12% or 15%?", "12%", true), "", "the same among others");
	is_str(claim("the 15 accounts", "12%", true), "", "of another kind");
	is_str(claim("3,500 accounts", "3000", false), "3500", "an amount");
	is_str(claim("3500 accounts in 2026", "3500", false), "",
	    "beside a year");
	is_str(claim("accounts in 2026", "3500", false), "", "a year alone");
	is_str(claim("d-041, Q3/4", "12", false), "", "parts of ids");
	is_str(claim("EUR 14.4 M, 40 million", "14400000", false), "",
	    "short for more");
	is_str(claim("no number", "12%", true), "", "none");
}

int
main(void)
{
	char text[BM25_TERMS * 16] = "";
	struct question q;
	size_t i;

	test_words();
	test_asking();
	test_claims();
	for (i = 0; i < BM25_TERMS + 5; i++)
		snprintf(text + strlen(text), 16, "word%zu ", i);
	q = ask(text);
	ok(q.n == BM25_TERMS, "no more words than are counted");
	arena_release(&a);
	return tap_done();
}
