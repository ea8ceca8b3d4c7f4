/* Tests of lib/policyrule and lib/literal: numbers, units, named rules. */

#include "policyrule.h"

#include "tap.h"

/* A sentence and its literals: "measure millionths text;". */
static const char *const literals[][2] = {
	{ "protected for 60 days", "1 60 60 days;" },
	{ "12% or 12.5 %, 7 per cent, 3 percent", "0 0.12 12%;0 0.125 12.5 %;"
	    "0 0.07 7 per cent;0 0.03 3 percent;" },
	{ "ninety days, forty-five hours, twelve months",
	    "1 90 ninety days;2 45 forty-five hours;3 12 twelve months;" },
	{ "EUR 30,000 and \342\202\2541,500.50, $5", "5 30000 EUR 30,000;"
	    "5 1500.5 \342\202\2541,500.50;5 5 $5;" },
	{ "a 30-day window, 2 calendar days", "1 30 30-day;"
	    "1 2 2 calendar days;" },
	{ "24\302\240hours", "2 24 24\302\240hours;" },
	{ "three certified people", "6 3 three certified;" },
	{ "D + 14 days, M - 45 days, -3 days", "" },
	{ "2026-11-20, 07:00, p1, x3 days, 3.5.2 days", "" },
	{ "someone dayless often, 60 people", "" },
	{ "20 / 40 = 99.3%", "" },
	{ "", "" },
};

/* A sentence, and the paths of the rules of this measure that it names. */
static const struct {
	const char *text;
	enum measure measure;
	const char *paths;
} named[] = {
	{ "A deal is protected for 60 days.", DAYS,
	    "policies.deal_registration.protection_days;" },
	{ "Protection is extended once, by 30 days.", DAYS,
	    "policies.deal_registration.extension_days;" },
	{ "Registrations are answered within 48 hours.", HOURS,
	    "policies.deal_registration.approval_hours;" },
	{ "Gross margin is 70%.", PER_CENT, "" },
	{ "P1 is answered in 2 hours.", HOURS, "policies.support.p1_hours;" },
	{ "A P10 is answered in 2 hours.", HOURS, "" },
	{ "It lasts 60 days.", DAYS, "" },
	{ "Notice of an audit: 30 days.", DAYS, "" },
	{ "Each grace period is 30 days.", DAYS,
	    "policies.tier.grace_days;" },
};

static void
test_literals(const char *text, const char *want)
{
	struct str got = STR_INIT;
	struct literal l;
	size_t at = 0, n = strlen(text);

	while (literal_next(&l, text, n, &at)) {
		str_addf(&got, "%d ", (int)l.measure);
		dec_add_text(&got, l.value);
		str_addf(&got, " %.*s;", (int)l.n, l.text);
	}
	is_str(got.s, want, text);
	str_release(&got);
}

static void
test_named(size_t i)
{
	const struct policy_rule *r;
	struct str got = STR_INIT;

	for (r = policy_rules; r->path != NULL; r++) {
		if (r->measure == named[i].measure && policy_named(r,
		    named[i].text, strlen(named[i].text)))
			str_addf(&got, "%s;", r->path);
	}
	is_str(got.s, named[i].paths, named[i].text);
	str_release(&got);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(literals) / sizeof(*literals); i++)
		test_literals(literals[i][0], literals[i][1]);
	for (i = 0; i < sizeof(named) / sizeof(*named); i++)
		test_named(i);
	return tap_done();
}
