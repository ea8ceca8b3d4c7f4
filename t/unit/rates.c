/* Tests of lib/rates: what is a rate, which one holds, what sums come to. */

#include "rates.h"

#include "tap.h"
#include "yaml.h"

static struct rates rates;

static void
parses(const char *text, int64_t want)
{
	int64_t v = -1;
	int rc = rate_parse(&v, text);

	ok(want == 0 ? rc < 0 && v <= 0 : rc == 0 && v == want, "'%s' is %lld",
	    text, (long long)want);
}

static void
test_parse(void)
{
	static const char *const none[] = { "", "0", "0.0", "-1", "+1", ".5",
		"1.", "1,5", "1e-3", "5%", " 1", "1 ", "0.0000000000001",
		"0x1", "9223373", "99999999999999999999" };
	size_t i;

	parses("1", 1000000000000);
	parses("0.9174", 917400000000);
	parses("0.000000000001", 1);
	parses("9223372.036854775807", INT64_MAX);
	parses("00.5", 500000000000);
	for (i = 0; i < sizeof(none) / sizeof(*none); i++) {
		int64_t v = 0;

		ok(rate_parse(&v, none[i]) < 0, "'%s' is no rate", none[i]);
	}
}

static void
reads(struct arena *a, const char *yaml, const char *want)
{
	struct err e = ERR_INIT;
	const struct node *top = yaml_parse(a, yaml, strlen(yaml), "c", &e);
	struct rates r;
	int rc = top == NULL ? -1 : rates_read(&r, a, top, &e);

	is_str(rc == 0 ? "" : e.msg, want, want[0] != '\0' ? want : yaml);
}

static void
test_read(struct arena *a)
{
	reads(a, "currency: EUR\n", "");
	reads(a, "currency: EUR\ncurrencies: []\n", "");
	reads(a, "currency: EUR\ncurrencies:\n", "");
	reads(a, "currency: EUR\ncurrencies: USD\n", "c:2: currencies: a list "
	    "of rates is expected, such as - {currency: USD, date: "
	    "2026-07-01, rate: \"0.9174\", source: ECB reference rate}");
	reads(a, "currency: EUR\ncurrencies: [USD]\n", "c:2: currencies: a "
	    "rate is a map like {currency: USD, date: 2026-07-01, rate: "
	    "\"0.9174\"}");
	reads(a, "currency: EUR\ncurrencies:\n  - {currency: eur, date: "
	    "2026-01-01, rate: 1}\n", "c:3: currency: eur is the company's "
	    "own, whose rate is 1");
	reads(a, "currency: EUR\ncurrencies:\n  - {currency: USD, date: "
	    "2026-01-01, rate: 1}\n  - {currency: usd, date: 2026-01-01, "
	    "rate: 2}\n", "c:4: currencies: usd of 2026-01-01 stands twice; "
	    "also in line 3");
	reads(a, "currency: EUR\ncurrencies:\n  - {currency: USD, date: "
	    "2026-01-01, rate: 0}\n", "c:3: rate: what one unit is worth in "
	    "the company's currency is expected, more than 0, with at most "
	    "12 decimals, such as 0.9174");
	reads(a, "currency: EUR\ncurrencies:\n  - {currency: USD, rate: 1}\n",
	    "c:3: date: is missing");
	reads(a, "currency: EUR\ncurrencies:\n  - {date: 2026-01-01, rate: "
	    "1}\n", "c:3: currency: is missing");
}

/* The sum that map has, as of a day: "0.92 EUR 91.77...", or the error. */
static void
converts(struct arena *a, const char *map, const char *sum, date day,
    const char *want)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	const struct node *n = yaml_parse(a, map, strlen(map), "d", &e);
	const struct rate *at;
	struct money m;
	struct dec d;

	dec_parse(&d, sum, strlen(sum));
	if (rates_convert(&m, &at, &rates, n, d, day, &e) < 0) {
		str_adds(&s, e.msg);
	} else {
		str_addf(&s, "%s ", at != NULL ? at->text : "own");
		ratio_add_fraction(&s, ratio_money(m));
	}
	is_str(s.s, want, want);
	str_release(&s);
}

static void
test_convert(struct arena *a)
{
	static const char yaml[] = "currency: EUR\ncurrencies:\n"
	    "  - {currency: usd, date: 2026-07-01, rate: 0.85}\n"
	    "  - {currency: JPY, date: 2026-01-01, rate: 0.000000000001}\n"
	    "  - {currency: USD, date: 2026-01-01, rate: \"0.92\", source: "
	    "ECB}\n";
	date first = date_of(2026, 1, 1), next = date_of(2026, 7, 1);

	rates_read(&rates, a, yaml_parse(a, yaml, strlen(yaml), "c", NULL),
	    NULL);
	converts(a, "{a: 1}", "2.5", first, "own 5/2");
	converts(a, "{currency: eur}", "2.5", first, "own 5/2");
	converts(a, "{currency: USD}", "100", first, "0.92 92");
	converts(a, "{currency: USD}", "100", next - 1, "0.92 92");
	converts(a, "{currency: Usd}", "100", next, "0.85 85");
	converts(a, "{currency: USD}", "100", next + 9999, "0.85 85");
	converts(a, "{currency: JPY}", "0.000001", next,
	    "0.000000000001 1/1000000000000000000");
	converts(a, "{currency: JPY}", "9223372036854.775807", next,
	    "0.000000000001 9223372036854775807/1000000000000000000");
	converts(a, "{currency: USD}", "100", first - 1, "d:1: no rate from "
	    "USD to EUR on 2025-12-31 or before; add to company.yaml under "
	    "currencies: - {currency: USD, date: 2025-12-31, rate: N, source: "
	    "WHERE FROM}, where N is what 1 USD is worth in EUR");
	converts(a, "{currency: NOK}", "1", next, "d:1: no rate from NOK to "
	    "EUR on 2026-07-01 or before; add to company.yaml under "
	    "currencies: - {currency: NOK, date: 2026-07-01, rate: N, source: "
	    "WHERE FROM}, where N is what 1 NOK is worth in EUR");
}

static void
test_tell(void)
{
	struct str s = STR_INIT;
	struct dec d = { 2500500000 };

	rate_add_both(&s, rates_on(&rates, "USD", date_of(2026, 6, 30)), d);
	is_str(s.s, "USD 2,500.50 at 0.92 from 2026-01-01, ECB", "a rate");
	str_reset(&s);
	rate_add_both(&s, rates_on(&rates, "USD", date_of(2026, 7, 1)), d);
	is_str(s.s, "usd 2,500.50 at 0.85 from 2026-07-01", "without source");
	str_release(&s);
}

int
main(void)
{
	struct arena a = ARENA_INIT;

	test_parse();
	test_read(&a);
	test_convert(&a);
	test_tell();
	arena_release(&a);
	return tap_done();
}
