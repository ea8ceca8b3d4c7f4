/* Unit tests of lib/tamset: setting keeps every other byte. */

#include "tamset.h"

#include <stdlib.h>

#include "random.h"
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

/* Each line has one assumption with remarks that must stay. */
static const char sample[] =
    "# market of \u00d8st\n"
    "accounts: {low: 10, base: 20, high: 30, source: register} # count\n"
    "acv:   500   # money\r\n"
    "categories:\n"
    "    sales:   # ours\n"
    "        share: '12%'   # won\n"
    "        reach:\n"
    "            base: 0.5  # half\n"
    "    solutions:\n"
    "\n"
    "        share: 3%\n"
    "        extra: kept\n";

/* What text becomes by the sets; NULL and *e on failure. Owner: the caller. */
static char *
set(const char *text, const char *const *sets, size_t n, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct str old = STR_INIT, out = STR_INIT;
	struct tam_sets parsed;
	struct tam t;
	bool remove = false;
	char *result = NULL;

	str_adds(&old, text);
	if (load(&t, &a, text, e) == 0 &&
	    tam_sets_parse(&parsed, &a, &t, sets, n, e) == 0 &&
	    tam_sets_change(&out, &remove, &old, &parsed, e) == 0)
		result = str_detach(&out);
	str_release(&out);
	str_release(&old);
	arena_release(&a);
	return result;
}

static const struct {
	const char *set, *from, *to;
} edits[] = {
	{ "accounts=25", "base: 20", "base: 25" },
	{ "accounts.base=25", "base: 20", "base: 25" },
	{ "accounts.high=31.5", "high: 30", "high: 31.5" },
	{ "accounts.source=a # b", "source: register", "source: \"a # b\"" },
	{ "acv=501", "  500", "  501" },
	{ "acv.low=400", "500", "{low: 400, base: 500}" },
	{ "acv=500", "", "" },
	{ "acv=0500.0", "", "" },
	{ "sales.share=15%", "'12%'", "'15%'" },
	{ "categories.sales.share=0.15", "'12%'", "'15%'" },
	{ "sales.share=0.12", "", "" },
	{ "sales.share.high=20 %", "'12%'", "{base: 12%, high: 20%}" },
	{ "sales.reach=0.50", "", "" },
	{ "sales.reach=49.5%", "base: 0.5", "base: 49.5%" },
	{ "sales.reach.high=60%", "# half\n", "# half\n"
	    "            high: 60%\n" },
	{ "solutions.share=0%", "3%", "0%" },
	{ "solutions.share.source=\u00c5sa", "extra: kept\n", "extra: kept\n"
	    "        share_source: \u00c5sa\n" },
	{ "solutions.acv=7", "extra: kept\n", "extra: kept\n"
	    "        acv: 7\n" },
	{ "solutions.acv=500", "extra: kept\n", "extra: kept\n"
	    "        acv: 500\n" },
	{ "solutions.reach=100%", "extra: kept\n", "extra: kept\n"
	    "        reach: 100%\n" },
};

/* The sample with the last from replaced by to. */
static char *
expected(const char *from, const char *to)
{
	struct str s = STR_INIT;
	char *at, *next;

	str_adds(&s, sample);
	at = strstr(s.s, from);
	while (from[0] != '\0' && (next = strstr(at + 1, from)) != NULL)
		at = next;
	str_splice(&s, (size_t)(at - s.s), strlen(from), to, strlen(to));
	return str_detach(&s);
}

static void
test_sets(void)
{
	struct err e = ERR_INIT;
	char *got, *want;
	size_t i;

	for (i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		err_clear(&e);
		want = expected(edits[i].from, edits[i].to);
		got = set(sample, &edits[i].set, 1, &e);
		if (!is_str(got, want, edits[i].set))
			printf("# %s\n", e.msg);
		free(got);
		free(want);
	}
}

static void
test_many_sets(void)
{
	static const char *const upward[] = { "solutions.acv.source=list",
	    "accounts.high=90", "solutions.acv.high=9", "accounts=80",
	    "solutions.acv=8", "accounts.low=70", "solutions.acv.low=7" };
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct tam t;
	char *text = set(sample, upward, 7, &e);

	ok(text != NULL && load(&t, &a, text, &e) == 0 &&
	    t.common[TAM_ACCOUNTS].v[TAM_LOW].u == 70 * DEC_ONE &&
	    t.common[TAM_ACCOUNTS].v[TAM_HIGH].u == 90 * DEC_ONE &&
	    t.categories[1].in[TAM_ACV].v[TAM_BASE].u == 8 * DEC_ONE,
	    "sets in any order, past the old range");
	if (text != NULL)
		is_str(strstr(text, "        acv"), "        acv: {base: 8, "
		    "high: 9, low: 7}\n        acv_source: list\n",
		    "a number made with range and source");
	else
		printf("# %s\n", e.msg);
	free(text);
	arena_release(&a);
}

static const struct {
	const char *sets[2];
	enum err_code code;
	const char *message;
} wrong[] = {
	{ { "sales.share" }, ERR_USAGE, "--set sales.share: expected "
	    "PATH=VALUE, like solutions.share=15%" },
	{ { "sale.share=1%" }, ERR_USAGE, "--set sale.share: no such "
	    "assumption; did you mean sales.share?" },
	{ { "x.y.z.w=1%" }, ERR_USAGE, "--set x.y.z.w: no such assumption; "
	    "there are accounts, acv, capacity.deals_per_partner, "
	    "capacity.activation, sales.share, sales.reach, sales.acv, "
	    "sales.deals_per_partner, sales.activation, solutions.share, "
	    "solutions.reach, solutions.acv, solutions.deals_per_partner, "
	    "solutions.activation" },
	{ { "sales.accounts=5" }, ERR_USAGE, NULL },
	{ { "=5" }, ERR_USAGE, NULL },
	{ { "sales.share=" }, ERR_USAGE, "--set sales.share=: '' is not a "
	    "number; write digits like 15% or 0.15" },
	{ { "sales.share=15" }, ERR_USAGE, "--set sales.share=15: 15 is "
	    "1,500 %, over 100 %; write 15% or 0.15" },
	{ { "sales.share=1" }, ERR_USAGE, "--set sales.share=1: may be 1 % or "
	    "100 %; write 1% or 100%" },
	{ { "accounts=3,200" }, ERR_USAGE, "--set accounts=3,200: '3,200' is "
	    "not a number; write digits like 42000 or 0.25" },
	{ { "acv.source=" }, ERR_USAGE, "--set acv.source: one line of text "
	    "is expected" },
	{ { "acv.source=a\nb" }, ERR_USAGE, "--set acv.source: one line of "
	    "text is expected" },
	{ { "acv=1", "acv.base=2" }, ERR_USAGE, "--set acv stands twice" },
	{ { "accounts=31" }, ERR_USAGE, "nothing is set: strategy/tam.yaml:2: "
	    "accounts: base 31 is over high 30" },
	{ { "solutions.reach.low=1%" }, ERR_USAGE, "--set solutions.reach.low:"
	    " it has no value of its own yet; set that too" },
	{ { "solutions.acv.source=x" }, ERR_USAGE, "--set "
	    "solutions.acv.source: it has no value of its own yet; set that "
	    "too" },
	{ { "accounts.high=9000000000000", "acv=9000000000000" },
	    ERR_USAGE, "nothing is set: strategy/tam.yaml:6: sales: the value "
	    "is too large; check accounts and acv" },
};

static void
test_wrong(void)
{
	struct err e = ERR_INIT;
	char *text;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		err_clear(&e);
		text = set(sample, wrong[i].sets, wrong[i].sets[1] != NULL ?
		    2 : 1, &e);
		ok(text == NULL && e.code == wrong[i].code,
		    "refuses set %zu", i);
		if (wrong[i].message != NULL)
			is_str(e.msg, wrong[i].message, e.msg);
		free(text);
	}
}

/* A change applied to a file without what it needs. */
static void
test_conflicts(void)
{
	static const char *const one[] = { "sales.share=9%" };
	struct arena a = ARENA_INIT;
	struct str old = STR_INIT, out = STR_INIT;
	struct err e = ERR_INIT;
	struct tam_sets sets;
	struct tam t;
	bool remove = false;

	load(&t, &a, sample, NULL);
	ok(tam_sets_parse(&sets, &a, &t, one, 1, NULL) == 0, "parses");
	ok(tam_sets_change(&out, &remove, NULL, &sets, &e) < 0 &&
	    e.code == ERR_CONFLICT, "no file");
	err_clear(&e);
	str_adds(&old, "acv: 5\n");
	ok(tam_sets_change(&out, &remove, &old, &sets, &e) < 0 &&
	    e.code == ERR_CONFLICT, "no such category");
	str_release(&old);
	str_release(&out);
	arena_release(&a);
}

/* Setting a random number changes its digits and nothing else. */
static void
test_random(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct str value_set = STR_INIT, want = STR_INIT;
	const char *arg;
	char *text;
	struct tam t;
	int i, good = 0;
	unsigned n;

	for (i = 0; i < 500; i++) {
		n = pick(1000000) + 1;
		str_reset(&value_set);
		str_reset(&want);
		str_addf(&value_set, "acv=%u.%u", n, n % 9 + 1);
		str_adds(&want, sample);
		str_splice(&want, (size_t)(strstr(sample, "500") - sample), 3,
		    value_set.s + 4, value_set.len - 4);
		arg = value_set.s;
		text = set(sample, &arg, 1, &e);
		good += text != NULL && strcmp(text, want.s) == 0 &&
		    load(&t, &a, text, &e) == 0 &&
		    t.common[TAM_ACV].v[TAM_BASE].u == (int64_t)n * DEC_ONE +
		    (n % 9 + 1) * 100000;
		free(text);
	}
	ok(good == 500, "500 random numbers set (%d)", good);
	str_release(&value_set);
	str_release(&want);
	arena_release(&a);
}

int
main(void)
{
	test_sets();
	test_many_sets();
	test_wrong();
	test_conflicts();
	test_random();
	return tap_done();
}
