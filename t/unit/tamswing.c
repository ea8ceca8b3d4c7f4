/* Unit tests of lib/tamswing: order, shared inputs, what is left out. */

#include "tamswing.h"

#include "chart.h"
#include "tamswingmap.h"
#include "tap.h"
#include "yaml.h"

static const char text[] =
    "accounts: {low: 50, base: 100, high: 150}\n"
    "acv: {base: 10, high: 12}\n"
    "categories:\n"
    "  solutions: {share: {low: 10%, base: 20%, high: 30%}}\n"
    "  technology: {share: 20%, acv: {low: 5, base: 10, high: 15}}\n"
    "  missing: {share: ~, reach: {low: 10%, base: 50%}}\n"
    "  sales: {share: {base: 50%, high: 60%}}\n"
    "  zero: {revenue: ours, share: 0, acv: {base: 1, high: 9}}\n";

static int
load(struct tam *t, struct arena *a, const char *s)
{
	const struct node *root = yaml_parse(a, s, strlen(s), "tam.yaml",
	    NULL);

	return root != NULL ? tam_load(t, a, root, "tam.yaml", "EUR", NULL) :
	    -1;
}

/* The i-th swing as "id low high swing", in whole units. */
static const char *
swing(struct arena *a, const struct tam_swings *all, size_t i)
{
	const struct tam_swing *s = &all->s[i];

	return i >= all->n ? "none" : arena_printf(a, "%s %lld %lld %lld",
	    s->id, (long long)ratio_round(s->low, 0),
	    (long long)ratio_round(s->high, 0),
	    (long long)ratio_round(s->swing, 0));
}

static void
test_swings(void)
{
	struct arena a = ARENA_INIT;
	struct tam_swings all;
	struct tam t;

	ok(load(&t, &a, text) == 0, "loads");
	tam_swings(&all, &a, &t, false);
	ok(all.n == 4 && all.total.n == 2 && all.total.unknown == 1,
	    "ecosystem: what it has");
	is_str(swing(&a, &all, 0), "accounts 200 600 400", "shared by both");
	is_str(swing(&a, &all, 1), "solutions.share 300 500 200",
	    "two alike: as in the file");
	is_str(swing(&a, &all, 2), "technology.acv 300 500 200", "the second");
	is_str(swing(&a, &all, 3), "acv 400 440 40",
	    "the shared acv: only where there is no own one");
	ok(all.nfixed == 1 && strcmp(all.fixed[0], "technology.share") == 0,
	    "what has no range");
	tam_swings(&all, &a, &t, true);
	ok(all.n == 4, "ours: what it has");
	is_str(swing(&a, &all, 0), "accounts 250 750 500", "ours: accounts");
	is_str(swing(&a, &all, 3), "zero.acv 500 500 0",
	    "a swing of nothing is last");
	ok(load(&t, &a, "accounts: {base: 1, high: 2}\n") == 0, "loads");
	tam_swings(&all, &a, &t, true);
	ok(all.n == 0 && all.nfixed == 0 && all.total.n == 0,
	    "no category: nothing swings");
	arena_release(&a);
}

/* The map of the tornado is a chart, and its numbers are those above. */
static void
test_map(void)
{
	struct arena a = ARENA_INIT;
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	struct ws ws = WS_INIT;
	struct evidence ev = { .ws = &ws };
	struct chart c;
	struct tam t;

	ok(load(&t, &a, text) == 0 && chart_read(&c, &a, tam_swing_map(&ev,
	    &t, false), &e) == 0, "a chart: %s", e.msg);
	chart_table(&out, &c);
	is_str(out.s, "| Input | at its low | at base | at its high |\n"
	    "|---|--:|--:|--:|\n"
	    "| Accounts, shared | EUR 200 | EUR 400 | EUR 600 |\n"
	    "| Share, solutions | EUR 300 | EUR 400 | EUR 500 |\n"
	    "| ACV, technology | EUR 300 | EUR 400 | EUR 500 |\n"
	    "| ACV, shared | EUR 400 | EUR 400 | EUR 440 |\n", "its rows");
	ok(load(&t, &a, "accounts: {base: 1, high: 2}\n") == 0 &&
	    chart_read(&c, &a, tam_swing_map(&ev, &t, true), &e) == 0 &&
	    c.n_rows == 0, "no category: no rows");
	str_release(&out);
	arena_release(&ws.arena);
	arena_release(&a);
}

int
main(void)
{
	test_map();
	test_swings();
	return tap_done();
}
