/* templatefind - templates by frontmatter and by words */

#include "templatefind.h"

#include <stdlib.h>
#include <string.h>

#include "bm25.h"
#include "duration.h"
#include "line.h"
#include "mem.h"
#include "prose.h"
#include "question.h"

enum { ID = 3, TITLE = 4, TAGS = 3, DESCRIPTION = 3, OUTCOMES = 2,
	BODY = 1 };	/* weights */

size_t
template_folder(const char *id)
{
	const char *slash = strrchr(id, '/');

	return slash != NULL ? (size_t)(slash - id) : 0;
}

/* Is the text, n bytes, one of the values, or are there none? */
static bool
has(const struct list *values, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < values->n; i++) {
		if (strlen(values->s[i]) == n &&
		    strncmp(values->s[i], text, n) == 0)
			return true;
	}
	return values->n == 0;
}

static bool
has_value(const struct catalogue_entry *t, const char *key,
    const struct list *values)
{
	const char *text = node_get_text(t->front, key, "");

	return has(values, text, strlen(text));
}

/* Is one of the list under the key among the values? */
static bool
has_one(const struct catalogue_entry *t, const char *key,
    const struct list *values)
{
	const struct node *n;

	NODE_EACH(n, node_get(t->front, key)) {
		if (node_text(n) != NULL && has(values, n->text, n->n))
			return true;
	}
	return values->n == 0;
}

static bool
is_for_all(const struct catalogue_entry *t)
{
	const struct node *tiers = node_get(t->front, "tier");

	return tiers == NULL || tiers->first == NULL;
}

/* Does it take no more than so many minutes? 0: any time. */
static bool
is_short(const struct catalogue_entry *t, unsigned most)
{
	unsigned minutes;

	return most == 0 || (duration_parse(&minutes, node_get_text(t->front,
	    "time_required", "")) == 0 && minutes <= most);
}

static bool
passes(const struct catalogue_entry *t, const struct template_query *q,
    unsigned most)
{
	return !t->mail && t->front != NULL &&
	    has(q->folders, t->id, template_folder(t->id)) &&
	    has_value(t, "phase", q->phases) &&
	    has_value(t, "difficulty", q->difficulties) &&
	    has_value(t, "skill_level", q->skills) &&
	    has_one(t, "tags", q->tags) &&
	    (is_for_all(t) || has_one(t, "tier", q->tiers)) &&
	    is_short(t, most);
}

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

/* Rank the hits, keep those with half of the words or more. */
static int
search(struct template_hits *hits, struct catalogue *all, const char *words,
    struct err *e)
{
	struct template_hit *ranked;
	struct counting c = { .w = WORDS_INIT };
	struct question q;
	struct bm25 b;
	size_t i, n, *best;

	question_read(&q, &all->arena, words);
	if (q.n == 0)
		return err_set(e, ERR_USAGE, "--search: '%.60s' has no word "
		    "to look for", words);
	c.b = &b;
	best = mem_zero(hits->n + 1, sizeof(*best));
	ranked = mem_zero(hits->n + 1, sizeof(*ranked));
	bm25_init(&b, q.terms, q.n, hits->n);
	for (i = 0; i < hits->n; i++)
		count(&c, i, hits->v[i].entry);
	bm25_weigh(&b);
	n = bm25_rank(best, &b, (q.n + 1) / 2, hits->n);
	for (i = 0; i < n; i++) {
		ranked[i] = hits->v[best[i]];
		find_line(&c, &ranked[i], &all->arena);
	}
	free(hits->v);
	hits->v = ranked;
	hits->n = n;
	words_release(&c.w);
	bm25_release(&b);
	free(best);
	return 0;
}

int
template_find(struct template_hits *out, struct catalogue *all,
    const struct template_query *q, struct err *e)
{
	unsigned most = 0;
	size_t i;

	*out = (struct template_hits){ mem_zero(all->n + 1,
	    sizeof(*out->v)), 0 };
	if (q->time_max != NULL && duration_parse(&most, q->time_max) < 0)
		return err_set(e, ERR_USAGE, "--time-max: a time such as "
		    "\"30 minutes\" or \"2 hours\" is expected, not '%.40s'",
		    q->time_max);
	for (i = 0; i < all->n; i++) {
		if (passes(&all->v[i], q, most))
			out->v[out->n++].entry = &all->v[i];
	}
	return q->search != NULL ? search(out, all, q->search, e) : 0;
}

void
template_hits_release(struct template_hits *hits)
{
	free(hits->v);
	*hits = (struct template_hits){ NULL, 0 };
}

/* Tell the first of the values that is not among the known ones. */
static bool
tell_miss(struct str *out, const char *what, const struct list *values,
    const struct names *known)
{
	struct str near = STR_INIT;
	size_t i;

	for (i = 0; i < values->n && names_has(known, values->s[i]); i++)
		;
	if (i == values->n)
		return false;
	str_addf(out, "no %s '%s'", what, values->s[i]);
	if (str_suggest(&near, values->s[i], (const char *const *)known->s,
	    known->n) > 0)
		str_addf(out, "; did you mean %s?", near.s);
	str_release(&near);
	return true;
}

/* What the templates have under the key: a text, or those of a list. */
static void
learn_key(struct names *out, const struct catalogue *all, const char *key)
{
	const struct node *n, *value;
	size_t i;

	for (i = 0; i < all->n; i++) {
		value = node_get(all->v[i].front, key);
		if (node_text(value) != NULL)
			names_add(out, value->text);
		NODE_EACH(n, value) {
			if (node_text(n) != NULL)
				names_add(out, n->text);
		}
	}
}

static void
learn_folders(struct names *out, const struct catalogue *all)
{
	struct str folder = STR_INIT;
	size_t i;

	for (i = 0; i < all->n; i++) {
		str_reset(&folder);
		str_add(&folder, all->v[i].id, template_folder(all->v[i].id));
		if (!all->v[i].mail && folder.len > 0)
			names_add(out, folder.s);
	}
	str_release(&folder);
}

bool
template_query_miss(struct str *out, const struct catalogue *all,
    const struct template_query *q, const struct node *tiers)
{
	const struct { const char *what, *key; const struct list *values; }
	keys[] = { { "category", NULL, q->folders },
	    { "phase", "phase", q->phases },
	    { "difficulty", "difficulty", q->difficulties },
	    { "skill level", "skill_level", q->skills },
	    { "tag", "tags", q->tags }, { "tier", "tier", q->tiers } };
	struct names known = { 0 };
	const struct node *n;
	bool miss = false;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys) && !miss; i++) {
		names_release(&known);
		known = (struct names){ 0 };
		if (keys[i].key == NULL)
			learn_folders(&known, all);
		else
			learn_key(&known, all, keys[i].key);
		NODE_EACH(n, keys[i].values == q->tiers ? tiers : NULL)
			names_add(&known, node_get_text(n, "id", ""));
		names_sort(&known);
		miss = (keys[i].values != q->tiers || tiers != NULL) &&
		    tell_miss(out, keys[i].what, keys[i].values, &known);
	}
	names_release(&known);
	return miss;
}
