/* Tests of lib/ladder: rates that grow with a sum. */

#include "ladder.h"

#include "tap.h"
#include "yaml.h"

static struct ladder
read(struct arena *a, const char *yaml, bool whole)
{
	struct node *n = yaml_parse(a, yaml, strlen(yaml), "x.yaml", NULL);
	struct ladder l = { .whole = whole };

	ok(ladder_read(&l, a, n, NULL) == 0, "reads");
	return l;
}

static void
comes_to(const struct ladder *l, int64_t sum, const char *want)
{
	struct str s = STR_INIT;

	ratio_add_text(&s, ladder_apply(l, ratio_of(sum, 1)), 2);
	is_str(s.s, want, "comes to");
	str_release(&s);
}

static void
refuses(const char *yaml, const char *why)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct ladder l = { 0 };

	ok(ladder_read(&l, &a, yaml_parse(&a, yaml, strlen(yaml), "x.yaml",
	    NULL), &e) < 0 && strstr(e.msg, why) != NULL, "%s", e.msg);
	arena_release(&a);
}

int
main(void)
{
	static const char steps[] = "- {above: 60000, rate: 2%}\n"
	    "- {above: 120000, rate: 3%}\n- {above: 240000, rate: 4%}\n";
	struct arena a = ARENA_INIT;
	struct ladder marginal = read(&a, steps, false);
	struct ladder whole = read(&a, steps, true);
	struct ladder none = { 0 };

	comes_to(&marginal, 0, "0.00");
	comes_to(&marginal, 60000, "0.00");
	comes_to(&marginal, 60001, "0.02");
	comes_to(&marginal, 120000, "1200.00");
	comes_to(&marginal, 130000, "1500.00");
	comes_to(&marginal, 250000, "5200.00");
	comes_to(&whole, 60000, "0.00");
	comes_to(&whole, 60001, "1200.02");
	comes_to(&whole, 250000, "10000.00");
	ok(ladder_read(&none, &a, NULL, NULL) == 0 && none.n == 0,
	    "no list is a ladder without steps");
	comes_to(&none, 100, "0.00");
	ok(ladder_reached(&marginal, ratio_of(60000, 1)) == NULL,
	    "a step is reached above it");
	ok(ladder_next(&marginal, ratio_of(60000, 1)) == &marginal.steps[0],
	    "and comes next at it");
	ok(ladder_next(&marginal, ratio_of(240001, 1)) == NULL,
	    "above the last there is none");
	refuses("- {above: 10, rate: 2%}\n- {above: 10, rate: 3%}\n",
	    "x.yaml:2: above: each step has to be above the one before");
	refuses("- {above: ten, rate: 2%}\n", "x.yaml:1:");
	refuses("- {above: 10}\n", "rate");
	arena_release(&a);
	return tap_done();
}
