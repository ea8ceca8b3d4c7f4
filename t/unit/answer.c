/* Tests of lib/answer and lib/currency: what is taken, what is refused. */

#include "answer.h"

#include "currency.h"
#include "tap.h"

/* An answer is kept as want; want NULL: it is refused. */
static void
takes(enum answer which, const char *text, const char *want)
{
	struct answers a;
	struct err e = ERR_INIT;
	int rc;

	answers_init(&a);
	str_reset(&a.fallback[which]);
	rc = answer_set(&a, which, text, strlen(text), &e);
	if (want == NULL)
		ok(rc < 0 && a.value[which].len == 0 && e.msg[0] != '\0',
		    "%s: refuses '%s'", questions[which].key, text);
	else if (!ok(rc == 0 && strcmp(a.value[which].s, want) == 0,
	    "%s: takes '%s'", questions[which].key, text))
		printf("# got '%s', %s\n", a.value[which].s, e.msg);
	answers_release(&a);
}

static void
test_texts(void)
{
	takes(ANSWER_COMPANY, "  Østby & Søn: \"D\" #1 ",
	    "Østby & Søn: \"D\" #1");
	takes(ANSWER_COMPANY, "", NULL);
	takes(ANSWER_COMPANY, " \t\r\n", NULL);
	takes(ANSWER_COMPANY, "a\nb", NULL);
	takes(ANSWER_COMPANY, "a\tb", NULL);
	takes(ANSWER_COMPANY, "a\033[0mb", NULL);
	takes(ANSWER_COMPANY, "a\302\205b", NULL);
	takes(ANSWER_COMPANY, "a\342\200\250b", NULL);
	takes(ANSWER_COMPANY, "Br\374ckner", NULL);
	takes(ANSWER_SELLS, "a\nb", "a\nb");
	takes(ANSWER_SELLS, "", "");
	takes(ANSWER_TARGET_CUSTOMERS, "中小企業", "中小企業");
}

static void
test_urls(void)
{
	takes(ANSWER_WEBSITE, "https://www.example.com",
	    "https://www.example.com");
	takes(ANSWER_WEBSITE, "HTTPS://østby.example:8443/x?y=1#z",
	    "https://østby.example:8443/x?y=1#z");
	takes(ANSWER_WEBSITE, "", "");
	takes(ANSWER_WEBSITE, "www.example.com", NULL);
	takes(ANSWER_WEBSITE, "http://www.example.com", NULL);
	takes(ANSWER_WEBSITE, "https://", NULL);
	takes(ANSWER_WEBSITE, "https://example", NULL);
	takes(ANSWER_WEBSITE, "https://exa mple.com", NULL);
	takes(ANSWER_WEBSITE, "https://example.com/a b", NULL);
	takes(ANSWER_WEBSITE, "https://me:pw@example.com", NULL);
	takes(ANSWER_WEBSITE, "https://example..com", NULL);
	takes(ANSWER_WEBSITE, "https://-example.com", NULL);
	takes(ANSWER_WEBSITE, "https://example-.com", NULL);
	takes(ANSWER_WEBSITE, "https://example.com:port", NULL);
	takes(ANSWER_LOGO_URL, "javascript:alert(1)", NULL);
	takes(ANSWER_LOGO_URL, "https://example.com/\"><script>", NULL);
}

static void
test_words(void)
{
	takes(ANSWER_CURRENCY, "eur", "EUR");
	takes(ANSWER_CURRENCY, " Nok ", "NOK");
	takes(ANSWER_CURRENCY, "euro", NULL);
	takes(ANSWER_CURRENCY, "EU", NULL);
	takes(ANSWER_CURRENCY, "DEM", NULL);
	takes(ANSWER_CURRENCY, "R U", NULL);
	takes(ANSWER_CONTACT_EMAIL, "ada@halden.example",
	    "ada@halden.example");
	takes(ANSWER_CONTACT_EMAIL, "kåre.o'n+x@østby.example",
	    "kåre.o'n+x@østby.example");
	takes(ANSWER_CONTACT_EMAIL, "ada", NULL);
	takes(ANSWER_CONTACT_EMAIL, "@halden.example", NULL);
	takes(ANSWER_CONTACT_EMAIL, "ada@halden", NULL);
	takes(ANSWER_CONTACT_EMAIL, "ada@b@halden.example", NULL);
	takes(ANSWER_CONTACT_EMAIL, "Ada <ada@halden.example>", NULL);
	takes(ANSWER_CONTACT_EMAIL, "ada.@halden.example", NULL);
	takes(ANSWER_BRAND_COLOR, "#0B5D66", "#0b5d66");
	takes(ANSWER_BRAND_COLOR, "0b5d66", NULL);
	takes(ANSWER_BRAND_COLOR, "#fff", NULL);
	takes(ANSWER_BRAND_COLOR, "#0b5d6g", NULL);
	takes(ANSWER_BRAND_COLOR, "#0b5d667", NULL);
}

static void
test_regions(void)
{
	takes(ANSWER_REGIONS, "Nordics", "Nordics");
	takes(ANSWER_REGIONS, " Nordics ,,UK & Ireland,DACH , ",
	    "Nordics, UK & Ireland, DACH");
	takes(ANSWER_REGIONS, ",", "");
	takes(ANSWER_REGIONS, "Nordics, DACH, nordics", NULL);
}

static void
test_fallback(void)
{
	struct answers a;

	answers_init(&a);
	answer_offer(&a, ANSWER_CONTACT_EMAIL, "root@vm");
	is_str(a.fallback[ANSWER_CONTACT_EMAIL].s, "",
	    "a bad fallback is not offered");
	answer_offer(&a, ANSWER_CONTACT_EMAIL, "ada@halden.example");
	ok(answer_set(&a, ANSWER_CONTACT_EMAIL, "", 0, NULL) == 0, "empty");
	is_str(a.value[ANSWER_CONTACT_EMAIL].s, "ada@halden.example",
	    "an empty answer is the fallback");
	ok(answer_set(&a, ANSWER_CURRENCY, "", 0, NULL) == 0, "currency");
	is_str(a.value[ANSWER_CURRENCY].s, "EUR", "the currency's fallback");
	answers_release(&a);
}

static void
test_zeros(void)
{
	is_str(currency_zeros("USD"), "", "zeros of USD");
	is_str(currency_zeros("NOK"), "0", "zeros of NOK");
	is_str(currency_zeros("JPY"), "00", "zeros of JPY");
	is_str(currency_zeros("KRW"), "000", "zeros of KRW");
	is_str(currency_zeros("VND"), "0000", "zeros of VND");
	is_str(currency_zeros("IRR"), "00000", "zeros of IRR");
	is_str(currency_zeros("???"), "", "zeros of no currency");
	ok(!currency_known("") && !currency_known("D AU"), "no codes");
}

int
main(void)
{
	test_texts();
	test_urls();
	test_words();
	test_regions();
	test_fallback();
	test_zeros();
	return tap_done();
}
