/* Tests of lib/tally and lib/fig: quartiles, ranks, shares, few cases. */

#include "tally.h"

#include <stdlib.h>

#include "fig.h"
#include "tap.h"

static void
quartile(const int64_t *v, size_t n, int q, const char *want)
{
	struct sample s = { 0 };
	struct str text = STR_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		sample_add(&s, v[i]);
	ratio_add_text(&text, sample_quartile(&s, q), 2);
	is_str(text.s, want, "quartile");
	sample_release(&s);
	str_release(&text);
}

/* As R's quantile(x, q / 4), its default type 7. */
static void
test_quartiles(void)
{
	static const int64_t five[] = { 9, 1, 5, 3, 7 };
	static const int64_t four[] = { 40, 10, 30, 20 };
	static const int64_t one[] = { 6 };

	quartile(five, 5, 1, "3.00");
	quartile(five, 5, 2, "5.00");
	quartile(four, 4, 1, "17.50");
	quartile(four, 4, 2, "25.00");
	quartile(four, 4, 3, "32.50");
	quartile(one, 1, 3, "6.00");
	quartile(one, 0, 2, "n/a");
}

static void
add(struct tallies *ts, const char *id, size_t customers, size_t won,
    size_t lost)
{
	struct tally *t = tally_at(ts, id);

	t->customers = customers;
	t->won = won;
	t->lost = lost;
}

static const char *
plain(void *ctx, const char *id)
{
	(void)ctx;
	return id;
}

static void
test_rank(void)
{
	struct tallies ts = { 0 };
	struct tally all = { .won = 10, .lost = 50 };
	char order[64] = "";
	size_t i;

	add(&ts, "poor", 50, 2, 18);
	add(&ts, "few", 9, 5, 4);
	add(&ts, "good", 20, 12, 8);
	add(&ts, "fewer", 3, 1, 0);
	add(&ts, "best", 5, 9, 1);
	tallies_rank(&ts, NULL);
	for (i = 0; i < ts.n; i++) {
		strcat(order, ts.t[i].id);
		strcat(order, ts.t[i].sure ? "! " :
		    ts.t[i].core ? "? " : " ");
	}
	/* z: best 2.89, good 1.279: just under 1.2816 */
	is_str(order, "best! good? few fewer poor ", "sure, core, few, rest");
	ok(tally_at(&ts, "poor") == &ts.t[4], "found after sorting");
	tallies_rank(&ts, &all);
	ok(tally_at(&ts, "best")->sure && !tally_at(&ts, "poor")->core,
	    "against all on file");
	tallies_release(&ts);
}

static void
share(size_t n, size_t of, size_t least, const char *want)
{
	struct arena a = ARENA_INIT;
	struct node *map = node_new(&a, NODE_MAP);

	fig_share(&a, map, "x", n, of, least);
	is_str(node_get_text(node_get(map, "x"), "long", ""), want, want);
	arena_release(&a);
}

static void
names(size_t n, size_t total, const char *want)
{
	static const char *const all[] = { "a", "b", "c" };
	struct str s = STR_INIT;

	names_join(&s, all, n, total);
	is_str(s.s, want, "names");
	str_release(&s);
}

/* Text and cases of the median of the first n of these; money in EUR. */
static void
median(size_t n, const char *currency, const char *text, const char *cases)
{
	static const int64_t v[] = { 40, 10, 30, 20, 90 };
	struct arena a = ARENA_INIT;
	struct sample s = { 0 };
	struct node *fig;
	size_t i;

	for (i = 0; i < n; i++)
		sample_add(&s, currency != NULL ? (__int128)v[i] *
		    1000 * MONEY_ONE : v[i]);
	fig = sample_figure(&a, node_new(&a, NODE_MAP), "m", &s, currency, 4,
	    "none won");
	is_str(node_get_text(fig, "text", ""), text, "median: text");
	is_str(node_get_text(fig, "cases", ""), cases, "median: cases");
	ok(n < 4 || node_get(fig, "value") != NULL, "median: value");
	ok(n >= 4 || node_get(fig, "value") == NULL, "median: none of few");
	sample_release(&s);
	arena_release(&a);
}

/* The median of the first n of these counts keeps its half. */
static void
halves(size_t n, const char *text, const char *cases)
{
	static const int64_t v[] = { 0, 3, 2, 1, 2, 9 };
	struct arena a = ARENA_INIT;
	struct sample s = { 0 };
	struct node *fig;
	size_t i;

	for (i = 0; i < n; i++)
		sample_add(&s, v[i]);
	fig = sample_halves(&a, node_new(&a, NODE_MAP), "m", &s, 4, "none");
	is_str(node_get_text(fig, "text", ""), text, "half: text");
	is_str(node_get_text(fig, "cases", ""), cases, "half: cases");
	sample_release(&s);
	arena_release(&a);
}

/* A name in bold is above by more than chance explains. */
static void
test_names(void)
{
	struct tallies ts = { 0 };
	struct arena a = ARENA_INIT;
	struct node *map = node_new(&a, NODE_MAP);

	add(&ts, "poor", 0, 2, 18);
	add(&ts, "good", 0, 12, 8);
	add(&ts, "best", 0, 9, 1);
	add(&ts, "few", 0, 6, 3);
	tallies_rank(&ts, NULL);
	tallies_names(&a, map, "sure", &ts, true, plain, NULL);
	tallies_names(&a, map, "leads", &ts, false, plain, NULL);
	is_str(node_get_text(node_get(map, "sure"), "text", ""), "best",
	    "names: sure");
	is_str(node_get_text(node_get(map, "leads"), "text", ""), "good",
	    "names: may be chance");
	tallies_release(&ts);
	arena_release(&a);
}

/* A closed expansion is no new business; an open one is at stake. */
static void
test_new(void)
{
	struct deal d = { .kind = "expansion", .stage = DEAL_WON };
	struct tally t = { 0 };

	tally_new(&t, &d);
	d.stage = DEAL_LOST;
	tally_new(&t, &d);
	ok(t.won == 0 && t.lost == 0, "new: closed expansions do not count");
	d.stage = DEAL_PROPOSAL;
	tally_new(&t, &d);
	ok(t.open == 1, "new: an open one does");
	d.stage = DEAL_WON;
	d.kind = NULL;
	tally_new(&t, &d);
	d.kind = "new";
	tally_new(&t, &d);
	ok(t.won == 2, "new: what has no kind is new");
	tally_release(&t);
}

/* What others are told by are words: texts in quotes, no figures. */
static void
test_others(void)
{
	struct arena a = ARENA_INIT;
	struct tally t = { .won = 9, .lost = 11, .customers = 3 };
	struct node *item = node_new(&a, NODE_MAP), *told;

	tally_others(&a, item, &t, "EUR");
	told = node_path(item, "others.told");
	is_str(node_get_text(told, "win_rate", ""), "45 %", "told: share");
	is_str(node_get_text(told, "win_rate_cases", ""), "45 % (9 of 20)",
	    "told: with its cases");
	is_str(node_get_text(told, "retention", ""), "too few to say (n = 3)",
	    "told: few");
	is_str(node_get_text(told, "median_acv", ""), "none won",
	    "told: no sample");
	arena_release(&a);
}

int
main(void)
{
	test_quartiles();
	test_rank();
	test_others();
	test_names();
	test_new();
	halves(0, "none", "none");
	halves(3, "too few to say (n = 3)", "too few to say (n = 3)");
	halves(4, "1.5", "1.5 (n = 4)");
	halves(5, "2", "2 (n = 5)");
	halves(6, "2", "2 (n = 6)");
	median(0, NULL, "none won", "none won");
	median(3, NULL, "too few to say (n = 3)", "too few to say (n = 3)");
	median(4, NULL, "25", "25 (n = 4)");
	median(5, "EUR", "EUR 30,000", "EUR 30,000 (n = 5)");
	share(19, 50, 10, "38 % (19 of 50)");
	share(1, 8, 1, "13 % (1 of 8)");
	share(4, 9, 10, "too few to say (n = 9)");
	share(0, 0, 1, "none");
	names(0, 0, "");
	names(1, 1, "a");
	names(2, 2, "a and b");
	names(3, 3, "a, b and c");
	names(3, 10, "a, b, c and 7 more");
	return tap_done();
}
