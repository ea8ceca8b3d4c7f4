/* templatesearch - templates by their words */

#include "templatesearch.h"

#include <stdlib.h>
#include <string.h>

#include "bm25.h"
#include "line.h"
#include "mem.h"
#include "prose.h"
#include "question.h"

enum { ID = 3, TITLE = 4, TAGS = 3, DESCRIPTION = 3, OUTCOMES = 2,
	BODY = 1 };	/* weights */

/* A template that is counted. */
struct counting {
	struct bm25 *b;
	struct words w;
};

static void
count_text(struct counting *c, size_t i, const char *text, unsigned weight)
{
	bm25_add(c->b, i, &c->w, text, strlen(text), weight);
}

static void
count_list(struct counting *c, size_t i, const struct node *list,
    unsigned weight)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) != NULL)
			count_text(c, i, n->text, weight);
	}
}

static void
count(struct counting *c, size_t i, const struct catalogue_entry *t)
{
	struct str body = STR_INIT;

	prose_mask(&body, t->parts.body, t->parts.nbody, 0);
	count_text(c, i, t->id, ID);
	count_text(c, i, node_get_text(t->front, "title", ""), TITLE);
	count_text(c, i, node_get_text(t->front, "description", ""),
	    DESCRIPTION);
	count_list(c, i, node_get(t->front, "tags"), TAGS);
	count_list(c, i, node_get(t->front, "outcomes"), OUTCOMES);
	bm25_add(c->b, i, &c->w, body.s, body.len, BODY);
	str_release(&body);
}

/* How rare the terms are that the n bytes hold, each once. */
static double
score_line(struct counting *c, const char *text, size_t n)
{
	double score = 0;
	unsigned seen = 0;
	size_t term;

	words_start(&c->w, text, n);
	while (words_next(&c->w)) {
		term = bm25_term(c->b, &c->w.word);
		if (term >= c->b->n_terms || seen & (1u << term))
			continue;
		seen |= 1u << term;
		score += c->b->idf[term];
	}
	return score;
}

/* The n bytes of masked text as they are read: values as "...". */
static const char *
as_read(struct arena *a, const char *text, size_t n)
{
	char *line = arena_alloc(a, 3 * n + 1);
	size_t len = 0, i;

	for (i = 0; i < n; i++) {
		if (text[i] == PROSE_VALUE && (i == 0 || text[i - 1] !=
		    PROSE_VALUE)) {
			memcpy(line + len, "...", 3);
			len += 3;
		} else if (text[i] != PROSE_VALUE && (text[i] != ' ' ||
		    (len > 0 && line[len - 1] != ' '))) {
			line[len++] = text[i];
		}
	}
	line[len] = '\0';
	return line;
}

/* The line of the body with most of the terms, its tags blanked. */
static void
find_line(struct counting *c, struct template_hit *hit, struct arena *a)
{
	const struct template *t = &hit->entry->parts;
	struct str body = STR_INIT;
	double best = 0, score;
	uint32_t line = t->line;
	size_t at, to;

	prose_mask(&body, t->body, t->nbody, 0);
	for (at = 0; at < body.len; at = to, line++) {
		to = line_next(body.s, body.len, at);
		score = score_line(c, body.s + at, to - at);
		if (score <= best)
			continue;
		best = score;
		hit->line = line;
		hit->text = body.s + at;
		hit->n = line_stop(body.s, body.len, at) - at;
	}
	if (best == 0) {	/* its frontmatter had them */
		hit->text = node_get_text(hit->entry->front, "description",
		    "");
		hit->n = strlen(hit->text);
		hit->line = node_get(hit->entry->front, "description") !=
		    NULL ? node_get(hit->entry->front, "description")->line :
		    1;
	}
	hit->text = as_read(a, hit->text, hit->n);
	hit->n = strlen(hit->text);
	str_release(&body);
}

/* The words of a text between blanks, so that a phrase is a part of them. */
static void
add_words(struct str *out, struct words *w, const char *text, size_t n)
{
	str_addc(out, ' ');
	words_start(w, text, n);
	while (words_next(w))
		str_addf(out, "%s ", w->word.s);
	str_addc(out, '\n');
}

static void
add_list_words(struct str *out, struct words *w, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) != NULL)
			add_words(out, w, n->text, n->n);
	}
}

/* All words of a template in their order, each field on a line. */
static void
read_words(struct str *out, struct words *w, const struct catalogue_entry *t)
{
	static const char *const texts[] = { "title", "description" };
	struct str body = STR_INIT;
	const char *text;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		text = node_get_text(t->front, texts[i], "");
		add_words(out, w, text, strlen(text));
	}
	add_list_words(out, w, node_get(t->front, "tags"));
	add_list_words(out, w, node_get(t->front, "outcomes"));
	prose_mask(&body, t->parts.body, t->parts.nbody, 0);
	add_words(out, w, body.s, body.len);
	str_release(&body);
}

/* Does it hold each phrase that the query has in quotes? */
static bool
has_phrases(struct words *w, const struct catalogue_entry *t,
    const char *query)
{
	struct str all = STR_INIT, phrase = STR_INIT;
	const char *from = strchr(query, '"'), *to;
	bool has = true;

	if (from != NULL)
		read_words(&all, w, t);
	while (has && from != NULL && (to = strchr(from + 1, '"')) != NULL) {
		str_reset(&phrase);
		add_words(&phrase, w, from + 1, (size_t)(to - from - 1));
		str_cut(&phrase, phrase.len - 1);	/* the line end */
		has = strstr(all.s, phrase.s) != NULL;
		from = strchr(to + 1, '"');
	}
	str_release(&all);
	str_release(&phrase);
	return has;
}

/* Drop those that do not hold the phrases. */
static void
keep_phrases(struct template_hits *hits, struct words *w, const char *query)
{
	size_t i, kept = 0;

	for (i = 0; i < hits->n; i++) {
		if (has_phrases(w, hits->v[i].entry, query))
			hits->v[kept++] = hits->v[i];
	}
	hits->n = kept;
}

int
template_search(struct template_hits *hits, struct arena *a,
    const char *query, struct err *e)
{
	struct template_hit *ranked;
	struct counting c = { .w = WORDS_INIT };
	struct question q;
	struct bm25 b;
	size_t i, n, *best;

	question_read(&q, a, query);
	if (q.n == 0)
		return err_set(e, ERR_USAGE, "--search: '%.60s' has no word "
		    "to look for", query);
	keep_phrases(hits, &c.w, query);
	c.b = &b;
	best = mem_zero(hits->n + 1, sizeof(*best));
	ranked = mem_zero(hits->n + 1, sizeof(*ranked));
	bm25_init(&b, q.terms, q.n, hits->n);
	for (i = 0; i < hits->n; i++)
		count(&c, i, hits->v[i].entry);
	bm25_weigh(&b);
	n = bm25_rank(best, &b, q.n, hits->n);
	for (i = 0; i < n; i++) {
		ranked[i] = hits->v[best[i]];
		find_line(&c, &ranked[i], a);
	}
	free(hits->v);
	hits->v = ranked;
	hits->n = n;
	words_release(&c.w);
	bm25_release(&b);
	free(best);
	return 0;
}
