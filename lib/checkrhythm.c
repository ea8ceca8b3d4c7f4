/* checkrhythm - how often templates say that a tier is reviewed */

#include "checksaying.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Longer ones before those they hold. */
static const struct { const char *word, *rhythm; } words[] = {
	{ "semi-annual", "semi-annual" }, { "semi-annually", "semi-annual" },
	{ "half-yearly", "semi-annual" }, { "twice a year", "semi-annual" },
	{ "twice yearly", "semi-annual" },
	{ "every six months", "semi-annual" },
	{ "every half-year", "semi-annual" },
	{ "quarterly", "quarterly" }, { "every quarter", "quarterly" },
	{ "each quarter", "quarterly" }, { "once a quarter", "quarterly" },
	{ "every three months", "quarterly" },
	{ "four times a year", "quarterly" },
	{ "monthly", "monthly" }, { "every month", "monthly" },
	{ "each month", "monthly" }, { "once a month", "monthly" },
	{ "yearly", "annual" }, { "once a year", "annual" },
	{ "annually", "annual" }, { "every year", "annual" },
	{ "each year", "annual" },
};

static bool
is_inside(char c)
{
	return isalpha((unsigned char)c) || c == '-';
}

const char *
saying_word(const char *text, size_t n, const char *word)
{
	size_t len = strlen(word), i;

	for (i = 0; i + len <= n; i++) {
		if (text[i] == word[0] && strncmp(text + i, word, len) == 0 &&
		    (i == 0 || !is_inside(text[i - 1])) &&
		    (i + len == n || !isalpha((unsigned char)text[i + len])))
			return text + i;
	}
	return NULL;
}

/* The same, in small or capital letters, blanks also line ends. */
static bool
has_words(const char *text, size_t n, const char *word)
{
	size_t len = strlen(word), i, k;

	for (i = 0; i + len <= n; i++) {
		for (k = 0; k < len && (tolower((unsigned char)text[i + k]) ==
		    word[k] || (word[k] == ' ' && text[i + k] == '\n')); k++)
			;
		if (k == len && (i == 0 || !is_inside(text[i - 1])) &&
		    (i + len == n || !is_inside(text[i + len])))
			return true;
	}
	return false;
}

/*
 * The rhythm that the text states, as program.yaml calls it. NULL: none, or
 * several, of which nobody knows whose they are.
 */
static const char *
find_rhythm(const char *text, size_t n)
{
	const char *found = NULL;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!has_words(text, n, words[i].word))
			continue;
		if (found != NULL && strcmp(found, words[i].rhythm) != 0)
			return NULL;
		found = words[i].rhythm;
	}
	return found;
}

/* "annual" alone in a cell is one, too; in a sentence it says other things. */
static const char *
cell_rhythm(const struct saying *s)
{
	const char *p = s->text, *end = s->text + s->n;

	while (p < end && *p == ' ')
		p++;
	if (s->head == NULL || end - p < 6 || strncasecmp(p, "annual", 6) !=
	    0)
		return NULL;
	for (p += 6; p < end && strchr(" |", *p) != NULL; p++)
		;
	return p == end ? "annual" : NULL;
}

/* Hold one clause of it, or all, against each tier that is named there. */
static void
hold(const struct holder *h, const struct saying *s, const char *named,
    size_t n, const char *rhythm)
{
	const struct node *tier, *is;
	const char *name;
	bool same;

	NODE_EACH(tier, node_get(h->program, "tiers")) {
		name = node_get_text(tier, "name", NULL);
		is = node_get(tier, "review");
		if (name == NULL || node_text(is) == NULL ||
		    saying_word(named, n, name) == NULL)
			continue;
		same = strcmp(is->text, rhythm) == 0;
		if (same && h->own)
			continue;
		fault_add(&h->c->faults, same ? FAULT_WARNING : FAULT_ERROR,
		    h->file, s->line, "the review of %s, %s, %s "
		    "program.yaml:%u%s%s: take it from program.tiers", name,
		    rhythm, same ? "stands in" : "contradicts", is->line,
		    same ? "" : ", where it is ", same ? "" : is->text);
	}
}

/* "Gold quarterly, Silver twice a year": each clause is held by itself. */
static void
hold_clauses(const struct holder *h, const struct saying *s)
{
	const char *p = s->all, *end = s->all + s->nall, *comma, *rhythm;
	size_t n;

	for (; p < end; p += n + 1) {
		comma = memchr(p, ',', (size_t)(end - p));
		n = comma != NULL ? (size_t)(comma - p) : (size_t)(end - p);
		rhythm = find_rhythm(p, n);
		if (rhythm != NULL)
			hold(h, s, p, n, rhythm);
	}
}

void
saying_hold_rhythm(const struct holder *h, const struct saying *s)
{
	static const struct policy_rule review = { "tiers.*.review", DAYS,
	    "review" };
	const char *rhythm = find_rhythm(s->text, s->n);

	if (!policy_named(&review, s->all, s->nall))
		return;
	if (rhythm == NULL)
		rhythm = cell_rhythm(s);
	if (rhythm != NULL)
		hold(h, s, s->all, s->nall, rhythm);
	else if (s->head == NULL)
		hold_clauses(h, s);
}
