/* question - a question by its words */

#include "question.h"

#include <string.h>
#include <strings.h>

#include "words.h"

void
question_read(struct question *q, struct arena *a, const char *text)
{
	struct words w = WORDS_INIT;

	memset(q, 0, sizeof(*q));
	q->text = text;
	words_start(&w, text, strlen(text));
	while (q->n < BM25_TERMS && words_next(&w)) {
		if (word_is_common(w.word.s) || question_has(q, w.word.s))
			continue;
		q->as[q->n] = arena_ndup(a, text + w.from, w.to - w.from);
		q->terms[q->n++] = arena_dup(a, w.word.s);
	}
	words_release(&w);
}

/* The bit of the term that is this word, or 0. */
static unsigned
bit_of(const struct question *q, const char *word)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (strcmp(q->terms[i], word) == 0)
			return 1u << i;
	}
	return 0;
}

bool
question_has(const struct question *q, const char *word)
{
	return bit_of(q, word) != 0;
}

bool
question_names(const struct question *q, const char *name, unsigned *mask)
{
	struct words w = WORDS_INIT;
	unsigned found = 0, bit;
	bool all = true;

	words_start(&w, name, strlen(name));
	while (all && words_next(&w)) {
		bit = bit_of(q, w.word.s);
		all = bit != 0 || word_is_common(w.word.s);
		found |= bit;
	}
	words_release(&w);
	if (all && mask != NULL)
		*mask |= found;
	return all && found != 0;
}

unsigned
question_mask(const struct question *q, const char *text)
{
	struct words w = WORDS_INIT;
	unsigned mask = 0;

	words_start(&w, text, strlen(text));
	while (words_next(&w))
		mask |= bit_of(q, w.word.s);
	words_release(&w);
	return mask;
}

static bool
is_year(const char *word)
{
	return strlen(word) == 4 && word_is_number(word) &&
	    (strncmp(word, "19", 2) == 0 || strncmp(word, "20", 2) == 0);
}

/* Is the text behind a number a word that makes it larger: "14.4 M"? */
static bool
is_short(const char *behind)
{
	static const char *const words[] = { "m", "k", "bn", "million",
		"mio", "thousand", "billion" };
	size_t i, n;

	behind += *behind == ' ';
	n = strcspn(behind, " ,.;:?!)");
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (n == strlen(words[i]) && strncasecmp(behind, words[i],
		    n) == 0)
			return true;
	}
	return false;
}

/* Is the number a part of a date, an id or a period, or a year? */
static bool
is_part(const struct words *w)
{
	char before = w->from > 0 ? w->s[w->from - 1] : ' ';
	char after = w->to < w->n ? w->s[w->to] : ' ';

	return strchr("-/._#", before) != NULL || strchr("-/_", after) !=
	    NULL || (w->to - w->from == 4 && is_year(w->word.s));
}

unsigned
question_asking(const struct question *q)
{
	static const char *const asking[] = { "assume", "assumed",
		"assumption", "base", "based", "basi", "basis", "calculate",
		"calculated", "change", "changed", "compute", "computed",
		"current", "definition", "dollar", "eur", "euro", "exactly", "explain", "figure",
		"formula", "high", "input", "last", "low", "number",
		"percentage", "present", "range", "rationale", "reason",
		"source", "stand", "today", "usd", "value", "year" };
	struct words w = WORDS_INIT;
	unsigned mask = 0;
	size_t i;

	for (i = 0; i < sizeof(asking) / sizeof(asking[0]); i++)
		mask |= bit_of(q, asking[i]);
	words_start(&w, q->text, strlen(q->text));
	while (words_next(&w)) {
		if (word_is_number(w.word.s) && !is_part(&w))
			mask |= bit_of(q, w.word.s);
	}
	words_release(&w);
	return mask;
}

bool
question_covered(const struct question *q, unsigned mask)
{
	size_t n = 0;

	for (; mask != 0; mask &= mask - 1)
		n++;
	return 2 * n > q->n;
}

bool
question_covered_all(const struct question *q, unsigned mask)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (!(mask & 1u << i))
			return false;
	}
	return q->n > 0;
}

const char *
question_claims(const struct question *q, struct dec d, bool percent)
{
	struct words w = WORDS_INIT;
	const char *other = NULL;
	bool same = false;
	struct dec claim;
	size_t i;

	words_start(&w, q->text, strlen(q->text));
	while (!same && words_next(&w)) {
		if (!word_is_number(w.word.s) || is_part(&w) ||
		    is_short(w.s + w.to) || (strchr(w.word.s, '%') !=
		    NULL) != percent ||
		    dec_parse(&claim, w.word.s, w.word.len) < 0)
			continue;
		same = claim.u == d.u;
		for (i = 0; i < q->n && other == NULL; i++) {
			if (strcmp(q->terms[i], w.word.s) == 0)
				other = q->terms[i];
		}
	}
	words_release(&w);
	return same ? NULL : other;
}
