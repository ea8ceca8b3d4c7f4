/* Unit tests of lib/tam: reading, values, text. */

#include "tam.h"

#include "tap.h"
#include "yaml.h"

#define FILE_NAME "strategy/tam.yaml"

/* Read a text; the tree and *t live in a. */
static int
load(struct tam *t, struct arena *a, const char *text, struct err *e)
{
	const struct node *root = yaml_parse(a, text, strlen(text), FILE_NAME,
	    e);

	return root != NULL ? tam_load(t, a, root, FILE_NAME, "SEK", e) : -1;
}

/* Texts that are refused, and why. */
static const struct {
	const char *text, *message;
} refused[] = {
	{ "- 1\n", ":1: a map of accounts, acv and categories is expected" },
	{ "version: 2\n", ":1: version: 1 is expected; a newer pos may be "
	    "needed" },
	{ "accounts: many\n", ":1: accounts: 'many' is not a number; write "
	    "digits like 42000 or 0.25" },
	{ "accounts: [1]\n", ":1: accounts: a number is expected" },
	{ "accounts: -5\n", ":1: accounts: -5 is negative" },
	{ "accounts: 10%\n", ":1: accounts: 10% is a percentage; a count is "
	    "expected" },
	{ "acv: 10 %\n", ":1: acv: 10 % is a percentage; money is "
	    "expected" },
	{ "acv: 1e3\n", ":1: acv: '1e3' is not a number; write digits like "
	    "42000 or 0.25" },
	{ "acounts: 5\n", ":1: acounts is no key here; did you mean "
	    "accounts?" },
	{ "accounts:\n  low: 1\n  high: 2\n", ":2: accounts: base is "
	    "missing" },
	{ "accounts:\n  base: 1\n  hihg: 2\n", ":3: hihg is no key here; did "
	    "you mean high?" },
	{ "accounts:\n  base: 1\n  by: Ada\n", ":3: by is no key of accounts, "
	    "which has low, base, high and source" },
	{ "accounts:\n  low: 3\n  base: 2\n  high: 4\n", ":2: accounts: low 3 "
	    "is over base 2" },
	{ "accounts:\n  low: 1\n  base: 2000\n  high: 1000\n", ":4: accounts: "
	    "base 2,000 is over high 1,000" },
	{ "accounts: {base: 1, source: [a]}\n", ":1: accounts: a text is "
	    "expected as source" },
	{ "as_of: 2026-02-30\n", ":1: as_of: '2026-02-30' is not a date; "
	    "write it as 2026-11-20" },
	{ "categories: 5\n", ":1: categories: a map of categories (solutions, "
	    "technology, sales) is expected" },
	{ "categories:\n  Sales:\n    share: 1%\n", ":3: 'Sales' is not an id "
	    "of a category: lower-case letters a to z, digits and -" },
	{ "categories:\n  a: 5\n", ":2: a: a map of share, reach, acv and "
	    "revenue is expected" },
	{ "categories:\n  a:\n    accounts: 5\n", ":3: a.accounts: accounts "
	    "are the same for all categories; reach is the part that partners "
	    "of this one can serve" },
	{ "categories:\n  a:\n    reech: 5%\n", ":3: reech is no key here; "
	    "did you mean reach?" },
	{ "categories:\n  a:\n    share: 15\n", ":3: a.share: 15 is 1,500 %, "
	    "over 100 %; write 15% or 0.15" },
	{ "categories:\n  a:\n    share: 12.5\n", ":3: a.share: 12.5 is "
	    "1,250 %, over 100 %; write 12.5% or 0.125" },
	{ "categories:\n  sales:\n    share: 100.1%\n", ":3: sales.share: "
	    "100.1% is over 100 %" },
	{ "categories:\n  a:\n    share: 9000000000000\n", ":3: a.share: "
	    "9000000000000 is over 100 %" },
	{ "categories:\n  a:\n    share: {base: 5%, high: 101%}\n",
	    ":3: a.share.high: 101% is over 100 %" },
	{ "categories:\n  a:\n    reach: -1%\n", ":3: a.reach: -1% is "
	    "negative" },
	{ "categories:\n  a:\n    revenue: theirs\n", ":3: a.revenue: ours or "
	    "ecosystem is expected" },
	{ "accounts: 9000000000000\nacv: 9000000\ncategories:\n"
	    "  a: {share: 100%}\n", ":4: a: the value is too large; check "
	    "accounts and acv" },
	{ "currency: EUX\n", ":1: currency: 'EUX' is none: the three letters "
	    "of a currency in use (ISO 4217) are expected, such as EUR, NOK "
	    "or USD" },
	{ "currency: [EUR]\n", ":1: currency: a code such as EUR is "
	    "expected" },
	{ "capacity: 5\n", ":1: capacity: a map of deals_per_partner and "
	    "activation is expected" },
	{ "capacity:\n  activation: 120%\n", ":2: capacity.activation: 120% "
	    "is over 100 %" },
	{ "capacity:\n  deals_per_partner: 5%\n", ":2: "
	    "capacity.deals_per_partner: 5% is a percentage; a count is "
	    "expected" },
	{ "capacity:\n  activaton: 5%\n", ":2: activaton is no key here; did "
	    "you mean activation?" },
	{ "categories:\n  a:\n    activation: {base: 9%, low: 10%}\n", ":3: "
	    "a.activation: low 10 % is over base 9 %" },
	{ "scenarios: 5\n", ":1: scenarios: a map of scenarios is expected, "
	    "each with the numbers it changes" },
	{ "scenarios: {base: {}}\n", ":1: 'base' is no name for a scenario: "
	    "lower-case letters a to z, digits and -, and not base, which is "
	    "the file itself" },
	{ "scenarios:\n  Low: {}\n", ":2: 'Low' is no name for a scenario: "
	    "lower-case letters a to z, digits and -, and not base, which is "
	    "the file itself" },
	{ "scenarios:\n  a: 5\n", ":2: a: a map of note, accounts, acv, "
	    "categories and capacity is expected" },
	{ "scenarios:\n  a: {note: [x]}\n", ":2: a.note: a text is "
	    "expected" },
	{ "scenarios:\n  a: {categories: 5}\n", ":2: a.categories: a map of "
	    "categories is expected" },
	{ "categories: {sales: {}}\nscenarios:\n  a:\n    categories:\n"
	    "      sale: {}\n", ":5: the file's own categories have no sale; "
	    "did you mean sales?" },
	{ "categories: {a: {}}\nscenarios:\n  b:\n    categories:\n"
	    "      a: {revenue: ours}\n", ":5: a.revenue: a scenario changes "
	    "numbers; whose revenue it is stands in categories above" },
	{ "categories: {a: {}}\nscenarios:\n  b:\n    categories:\n"
	    "      a: {share: 15}\n", ":5: a.share: 15 is 1,500 %, over "
	    "100 %; write 15% or 0.15" },
	{ "scenarios:\n  b:\n    acounts: 5\n", ":3: acounts is no key here; "
	    "did you mean accounts?" },
	{ "accounts: 1000000000\nacv: 600000\ncategories:\n"
	    "  a: {share: 1}\n  b: {share: 1}\n", ":5: b: the value is too "
	    "large; check accounts and acv" },
};

static void
test_refused(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct tam t;
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		err_clear(&e);
		ok(load(&t, &a, refused[i].text, &e) < 0 &&
		    e.code == ERR_INVALID, "refuses text %zu", i);
		is_str(strchr(e.msg, ':'), refused[i].message, e.msg);
	}
	arena_release(&a);
}

/* A value in millionths, or -1 where there is none. */
static long long
value(const struct tam *t, const char *id, enum tam_level level)
{
	struct ratio r = tam_value(tam_category(t, id), level);

	return ratio_ok(r) ? (long long)ratio_round(r, 6) : -1;
}

static void
test_values(void)
{
	struct arena a = ARENA_INIT;
	struct tam t;
	struct tam_total total;

	ok(load(&t, &a, "accounts: {low: 10, base: 20}\nacv: 100.5\n"
	    "categories:\n"
	    "  sales: {share: {base: 25%, high: 0.5}, reach: 80%}\n"
	    "  solutions: {share: 10%, acv: {low: 1, base: 3, high: 4}}\n"
	    "  own: {share: 100%, revenue: ours}\n"
	    "  technology: {share: ~}\n", NULL) == 0, "loads");
	is_str(t.currency, "SEK", "the company's currency");
	ok(t.as_of == DATE_NONE, "no as_of");
	ok(value(&t, "sales", TAM_LOW) == 201000000 &&
	    value(&t, "sales", TAM_BASE) == 402000000 &&
	    value(&t, "sales", TAM_HIGH) == 804000000, "sales");
	ok(value(&t, "solutions", TAM_LOW) == 1000000 &&
	    value(&t, "solutions", TAM_BASE) == 6000000 &&
	    value(&t, "solutions", TAM_HIGH) == 8000000, "solutions");
	ok(value(&t, "technology", TAM_BASE) == -1, "unknown is not zero");
	ok(tam_category(&t, "none") == NULL, "no such category");
	total = tam_total(&t, true);
	ok(total.n == 2 && total.unknown == 0 &&
	    ratio_cmp(total.v[TAM_BASE], ratio_of(2412, 1)) == 0, "ours");
	total = tam_total(&t, false);
	ok(total.n == 1 && total.unknown == 1 &&
	    ratio_cmp(total.v[TAM_HIGH], ratio_of(8, 1)) == 0, "ecosystem");
	ok(load(&t, &a, "", NULL) == 0 && t.n == 0, "an empty file");
	ok(load(&t, &a, "accounts: 5\ncategories: {a: , b: {share: 0}}\n",
	    NULL) == 0 && t.n == 2 && value(&t, "a", TAM_BASE) == -1 &&
	    value(&t, "b", TAM_BASE) == -1, "without acv all is unknown");
	ok(load(&t, &a, "accounts: 5\nacv: 3\ncategories: {b: {share: 0%}}\n",
	    NULL) == 0 && value(&t, "b", TAM_BASE) == 0, "zero is known");
	arena_release(&a);
}

/* A scenario takes the place of numbers, of nothing else. */
static void
test_scenarios(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct tam base, t;

	ok(load(&base, &a, "accounts: {low: 1, base: 10, high: 20}\n"
	    "accounts_source: x\nacv: 5\ncapacity: {activation: 50%}\n"
	    "categories: {sales: {share: 50%, acv: 7}, own: {share: 1}}\n"
	    "scenarios:\n  up: {accounts: 30, note: Up,\n"
	    "    categories: {own: {acv: 6}}, capacity: "
	    "{deals_per_partner: 2}}\n  none: ~\n", NULL) == 0, "loads");
	ok(tam_scenario(&t, &a, &base, "up", NULL) == 0, "a scenario");
	ok(value(&t, "sales", TAM_LOW) == 105000000 &&
	    value(&t, "own", TAM_BASE) == 180000000, "its values");
	ok(value(&base, "sales", TAM_LOW) == 3500000 &&
	    value(&base, "own", TAM_BASE) == 50000000, "base stays");
	ok(t.common[TAM_ACCOUNTS].scenario && !t.common[TAM_ACV].scenario,
	    "which numbers are its own");
	ok(t.common[TAM_ACCOUNTS].source == NULL, "its source, not base's");
	ok(t.categories[0].in[TAM_DEALS].v[0].u == 2 * DEC_ONE &&
	    t.categories[0].in[TAM_ACTIVATION].v[0].u == DEC_ONE / 2,
	    "capacity of both");
	is_str(t.note, "Up", "the note");
	ok(tam_scenario(&t, &a, &base, "none", NULL) == 0 &&
	    value(&t, "sales", TAM_BASE) == 35000000, "an empty scenario");
	ok(tam_scenario(&t, &a, &base, "base", NULL) == 0 &&
	    t.scenario == NULL, "base");
	ok(tam_scenario(&t, &a, &base, "upp", &e) < 0 &&
	    e.code == ERR_USAGE, "no such scenario");
	is_str(e.msg, "no scenario upp in " FILE_NAME "; did you mean up?",
	    "no such scenario: message");
	arena_release(&a);
}

/* More than there can be. */
static void
test_limits(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct tam t;
	int i;

	str_adds(&s, "scenarios:\n");
	for (i = 0; i <= TAM_MAX_SCENARIOS; i++)
		str_addf(&s, "  s%d: {}\n", i);
	ok(load(&t, &a, s.s, &e) < 0 && strstr(e.msg, "101 are too many") !=
	    NULL, "too many scenarios");
	err_clear(&e);
	str_reset(&s);
	str_adds(&s, "categories:\n");
	for (i = 0; i <= TAM_MAX_CATEGORIES; i++)
		str_addf(&s, "  c%d: {}\n", i);
	ok(load(&t, &a, s.s, &e) < 0 && strstr(e.msg, "201 are too many") !=
	    NULL, "too many categories");
	str_release(&s);
	arena_release(&a);
}

static void
test_text(void)
{
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct tam t;

	load(&t, &a, "currency: EUR\naccounts: 1234567.5\nacv: 40000.25\n"
	    "categories: {a: {share: 12.25%, reach: 80%}, b: {share: 1}}\n",
	    NULL);
	tam_add_formula(&s, &t, &t.categories[0], TAM_BASE);
	is_str(s.s, "1,234,567.5 accounts x 80 % x 12.25 % x EUR 40,000.25",
	    "formula");
	str_reset(&s);
	tam_add_formula(&s, &t, &t.categories[1], TAM_BASE);
	is_str(s.s, "1,234,567.5 accounts x 100 % x EUR 40,000.25",
	    "formula without a reach that is not written");
	str_reset(&s);
	tam_add_plain(&s, TAM_SHARE, t.categories[0].in[TAM_SHARE].v[0]);
	str_addc(&s, ' ');
	tam_add_plain(&s, TAM_ACV, t.common[TAM_ACV].v[0]);
	is_str(s.s, "12.25% 40000.25", "as files have it");
	str_release(&s);
	arena_release(&a);
}

int
main(void)
{
	test_refused();
	test_values();
	test_scenarios();
	test_limits();
	test_text();
	return tap_done();
}
