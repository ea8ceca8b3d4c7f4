/* askmetric - what a question asks of the metric dictionary */

#include "askmetric.h"

#include <string.h>
#include <strings.h>

#include "askperiod.h"

/* Words that such a question may have besides. */
static const char besides[] = "program partner partners deal deals region "
    "type tier segment industry report headline revenue won rate total month "
    "metric figure quarter half fiscal far";

/* Is the word in the text, in any case? */
static bool
has_word(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *s;

	for (s = text; *s != '\0'; s++) {
		if (strncasecmp(s, word, n) == 0 && (s == text ||
		    s[-1] == ' ') && strchr(" ,.?!", s[n]) != NULL)
			return true;
	}
	return false;
}

/*
 * How much of the question a name says: words that both have. "with" and
 * "without" are common words, and make a difference here.
 */
static size_t
words_of(const struct question *q, const char *name, unsigned *mask)
{
	static const char *const sides[] = { "with", "without" };
	unsigned own = 0, rest;
	size_t n = 0, i;

	if (!question_names(q, name, &own))
		return 0;
	for (rest = own; rest != 0; rest &= rest - 1)
		n++;
	for (i = 0; i < 2; i++)
		n += has_word(name, sides[i]) && has_word(q->text, sides[i]);
	*mask |= own;
	return n;
}

/* The most that a metric's id, name, or another name of it says. */
static size_t
named(const struct question *q, const struct metric *m, unsigned *mask)
{
	size_t n, best = 0;
	const struct node *c;

	/* an id of one word as it is written: "tiers" is no tier's */
	if (strchr(m->id, '-') != NULL || has_word(q->text, m->id))
		best = words_of(q, m->id, mask);
	n = words_of(q, m->name, mask);
	best = n > best ? n : best;
	NODE_EACH(c, m->also) {
		n = node_text(c) != NULL ? words_of(q, node_text(c), mask) : 0;
		best = n > best ? n : best;
	}
	return best;
}

/* Those that it names best; false: none. */
static bool
find_metrics(struct metric_ask *out, const struct metrics *all,
    const struct question *q, unsigned *mask)
{
	unsigned own;
	size_t i, n, best = 0;

	for (i = 0; i < all->n; i++) {
		own = 0;
		n = named(q, &all->m[i], &own);
		if (n < best || n == 0)
			continue;
		if (n > best) {
			out->n = 0;
			*mask = 0;
		}
		best = n;
		*mask |= own;
		if (out->n < ASKED_METRICS)
			out->m[out->n++] = &all->m[i];
	}
	return best > 0;
}

bool
metric_named(struct ws *ws, const struct question *q)
{
	struct metric_ask what = { .n = 0 };
	struct metrics all;
	unsigned mask = 0;

	return metrics_read(&all, ws, NULL) < 0 ||
	    find_metrics(&what, &all, q, &mask);
}

/* Entries of program.yaml, by id or name: "dach", "Gold", "Reseller". */
static int
find_entries(struct metric_ask *out, struct ws *ws, const struct question *q,
    unsigned *mask)
{
	static const struct { enum report_dim dim; const char *list; } dims[] =
	    { { BY_REGION, "regions" }, { BY_TYPE, "types" },
	    { BY_TIER, "tiers" }, { BY_SEGMENT, "segments" },
	    { BY_INDUSTRY, "industries" } };
	const struct node *c;
	const char *id;
	unsigned own;
	size_t i;

	for (i = 0; i < sizeof(dims) / sizeof(dims[0]); i++) {
		NODE_EACH(c, node_get(ws->program, dims[i].list)) {
			id = node_get_text(c, "id", NULL);
			own = 0;
			if (id == NULL || (!question_names(q, id, &own) &&
			    !question_names(q, node_get_text(c, "name", ""),
			    &own)) || (own & ~*mask) == 0)
				continue;
			if (report_filter_add(&out->filter, ws, dims[i].dim,
			    id, NULL) < 0)
				return -1;
			*mask |= own;
		}
	}
	return 0;
}

/*
 * The one partner whose name has most of the words that are left: "Nordvik"
 * is enough where no other is called so.
 */
static int
find_partner(struct metric_ask *out, struct ws *ws, const struct question *q,
    unsigned *mask)
{
	const struct partner *p = NULL;
	unsigned own, rest, best = 0;
	size_t i, n, most = 0;

	for (i = 0; i < ws->npartners; i++) {
		own = (question_mask(q, ws->partners[i].name) |
		    question_mask(q, ws->partners[i].slug)) & ~*mask;
		for (n = 0, rest = own; rest != 0; rest &= rest - 1)
			n++;
		if (n == 0 || n < most)
			continue;
		p = n > most ? &ws->partners[i] : NULL;	/* two: neither */
		most = n;
		best = own;
	}
	if (p == NULL)
		return 0;
	*mask |= best;
	return report_filter_add(&out->filter, ws, BY_PARTNER, p->slug, NULL);
}

static void
find_period(struct metric_ask *out, const struct ws *ws,
    const struct question *q, unsigned *mask)
{
	struct str used = STR_INIT;
	date today = date_today();

	out->in_period = ask_period(&out->period, &used, q->text, today,
	    fiscal_month(ws));
	if (!out->in_period)
		out->period = period_of(PERIOD_YEAR, today, fiscal_month(ws));
	*mask |= question_mask(q, used.s);
	str_release(&used);
}

bool
metric_ask_read(struct metric_ask *out, const struct metrics *all,
    struct ws *ws, const struct question *q, const char *slug)
{
	unsigned mask = 0, asks;

	memset(out, 0, sizeof(*out));
	if (!find_metrics(out, all, q, &mask))
		return false;
	find_period(out, ws, q, &mask);
	if (find_entries(out, ws, q, &mask) < 0)
		return false;
	asks = question_asking(q) | question_mask(q, besides);
	if (slug != NULL) {
		if (report_filter_add(&out->filter, ws, BY_PARTNER, slug,
		    NULL) < 0)
			return false;
	} else if (!question_covered_all(q, mask | asks)) {
		mask |= asks;
		if (find_partner(out, ws, q, &mask) < 0)
			return false;
	}
	return question_covered_all(q, mask | asks);
}
