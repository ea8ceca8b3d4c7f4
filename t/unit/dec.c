/* Tests of lib/dec: reading, exactness, rounding half up, overflow. */

#include "dec.h"

#include <stdlib.h>

#include "tap.h"

static void
parses(const char *text, int64_t want)
{
	struct dec d = { 12345 };
	int rc = dec_parse(&d, text, strlen(text));

	ok(rc == 0 && d.u == want, "'%s' is %lld millionths", text,
	    (long long)want);
}

static void
refuses(const char *text)
{
	struct dec d = { 12345 };

	ok(dec_parse(&d, text, strlen(text)) < 0 && d.u == 12345,
	    "'%s' is refused", text);
}

static void
prints(struct ratio r, int places, const char *want)
{
	struct str s = STR_INIT;

	ratio_add_commas(&s, r, places);
	is_str(s.s, want, want);
	str_release(&s);
}

static struct ratio
number(const char *text)
{
	struct dec d = { 0 };

	if (dec_parse(&d, text, strlen(text)) < 0)
		abort();
	return ratio_dec(d);
}

static void
test_parse(void)
{
	parses("42000", 42000000000);
	parses("-0.5", -500000);
	parses("0.000001", 1);
	parses("12%", 120000);
	parses("12.5 %", 125000);
	parses("0.0001%", 1);
	refuses("");
	refuses("-");
	refuses("%");
	refuses("1,000");
	refuses("1e3");
	refuses("0x10");
	refuses("1.");
	refuses(".5");
	refuses("0.0000001");
	refuses("0.00001%");
	refuses("nan");
	refuses("9999999999999999");
	refuses(" 1");
}

static void
test_round(void)
{
	prints(number("4.85"), 1, "4.9");
	prints(number("-4.85"), 1, "-4.9");
	prints(number("4.849999"), 1, "4.8");
	prints(number("0.5"), 0, "1");
	prints(number("999999.5"), 0, "1,000,000");
	prints(ratio_of(1, 3), 4, "0.3333");
	prints(ratio_of(2, 3), 4, "0.6667");
	prints(ratio_of(-2, 3), 0, "-1");
	prints(ratio_div(number("1"), number("0")), 0, "n/a");
}

static void
test_exact(void)
{
	struct ratio sum = ratio_of(0, 1), big = ratio_of(INT64_MAX, 1);
	struct str s = STR_INIT;
	int i;

	for (i = 0; i < 1000; i++)
		sum = ratio_add(sum, number("0.001"));
	ok(ratio_cmp(sum, ratio_of(1, 1)) == 0, "a thousand thousandths");
	ok(ratio_cmp(ratio_div(number("-1"), number("-2")),
	    number("0.5")) == 0, "signs of a quotient");
	ok(ratio_ok(ratio_mul(big, big)), "126 bits fit");
	ok(!ratio_ok(ratio_mul(ratio_mul(big, big), big)),
	    "189 bits are invalid, not wrong");
	ok(ratio_cmp(ratio_of(INT64_MAX, INT64_MAX - 1),
	    ratio_mul(ratio_of(INT64_MAX - 1, INT64_MAX - 2),
	    ratio_of(1, 1))) < 0, "near neighbours compare");
	money_add(&s, "EUR", number("42000"));
	str_addc(&s, '|');
	money_add_short(&s, "EUR", number("14400000"));
	str_addc(&s, '|');
	money_add_short(&s, "EUR", number("9999999"));
	str_addc(&s, '|');
	ratio_add_percent(&s, ratio_of(19, 50), 0);
	is_str(s.s, "EUR 42,000|EUR 14.4 M|EUR 9,999,999|38 %", "money");
	str_release(&s);
}

/* The exact text of a fraction, also of one that needs all 128 bits. */
static void
test_fraction(void)
{
	static const struct { int64_t n, d; const char *want; } cases[] = {
		{ 137, 12, "137/12" }, { -6, 4, "-3/2" }, { 8, 4, "2" },
		{ 0, 5, "0" }, { INT64_MIN, 3, "-9223372036854775808/3" },
	};
	struct str s = STR_INIT;
	struct ratio r = ratio_of(INT64_MAX, 1);
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&s);
		ratio_add_fraction(&s, ratio_of(cases[i].n, cases[i].d));
		is_str(s.s, cases[i].want, cases[i].want);
	}
	str_reset(&s);
	ratio_add_fraction(&s, ratio_mul(r, r));
	is_str(s.s, "85070591730234615847396907784232501249",
	    "the square of the largest 64-bit number");
	str_release(&s);
}

/* A part of money to its last decimal, half up and away from zero. */
static void
rounds(int64_t n, int64_t d, const char *want)
{
	struct str s = STR_INIT;

	ratio_add_fraction(&s, ratio_money(money_round(ratio_of(n, d))));
	is_str(s.s, want, want);
	str_release(&s);
}

static void
test_money(void)
{
	struct money a = money_at((struct dec){ 1500000 }, 333333333333);
	struct str s = STR_INIT;

	rounds(1, 3, "333333333333333333/1000000000000000000");
	rounds(2, 3, "666666666666666667/1000000000000000000");
	rounds(-2, 3, "-666666666666666667/1000000000000000000");
	rounds(7, 2, "7/2");
	rounds(INT64_MAX, 1, "9223372036854775807");
	rounds(1, 0, "0");
	ok(money_dec(a).u == 500000, "half a euro to the millionth");
	ok(money_of((struct dec){ -1 }).m == -1000000000000, "a millionth");
	a = money_at((struct dec){ INT64_MAX }, INT64_MAX);
	ok(a.m == (__int128)INT64_MAX * INT64_MAX, "two of 64 bits");
	ok(money_dec(a).u == INT64_MAX, "what is too large is clamped");
	money_add_cents(&s, "EUR", ratio_of(25005, 10));
	str_addc(&s, '|');
	money_add_cents(&s, NULL, ratio_of(2500, 1));
	is_str(s.s, "EUR 2,500.50|2,500", "to the cent");
	str_release(&s);
}

int
main(void)
{
	test_money();
	test_parse();
	test_round();
	test_exact();
	test_fraction();
	return tap_done();
}
