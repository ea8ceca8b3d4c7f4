/* Unit tests of lib/tier*.c and lib/window.c: rules, values, windows. */

#include "tier.h"

#include <stdlib.h>

#include "mem.h"
#include "tap.h"
#include "yamltext.h"
#include "tiertext.h"

#define TODAY "2026-11-20"

static date
day(const char *text)
{
	date d = DATE_NONE;

	if (date_parse(&d, text, strlen(text)) < 0)
		ok(false, "%s is a date", text);
	return d;
}

/* Window, day, first and last day of it. */
static const struct {
	const char *window, *day, *from, *to;
} windows[] = {
	{ "12 months", TODAY, "2025-11-21", TODAY },
	{ "1 month", "2026-03-31", "2026-03-01", "2026-03-31" },
	{ "1 month", "2026-03-30", "2026-03-01", "2026-03-30" },
	{ "12 months", "2024-02-29", "2023-03-01", "2024-02-29" },
	{ "12 months", "2025-02-28", "2024-02-29", "2025-02-28" },
	{ "90 days", TODAY, "2026-08-23", TODAY },
	{ "1 day", TODAY, TODAY, TODAY },
	{ "4 quarters", TODAY, "2025-10-01", "2026-09-30" },
	{ "4 quarters", "2026-12-31", "2025-10-01", "2026-09-30" },
	{ "4 quarters", "2027-01-01", "2026-01-01", "2026-12-31" },
	{ "1 quarter", "2026-02-28", "2025-10-01", "2025-12-31" },
	{ "calendar-year", TODAY, "2026-01-01", TODAY },
	{ "calendar-year", "2026-01-01", "2026-01-01", "2026-01-01" },
	{ "all", TODAY, "none", TODAY },
	{ "12 moths", TODAY, "f:1: window: '12 moths' is none; write it like "
	    "12 months, 4 quarters, 90 days, calendar-year or all", "" },
	{ "0 days", TODAY, "f:1: window: '0 days' is none; write it like "
	    "12 months, 4 quarters, 90 days, calendar-year or all", "" },
	{ "12", TODAY, "f:1: window: '12' is none; write it like "
	    "12 months, 4 quarters, 90 days, calendar-year or all", "" },
	{ "99999999999 days", TODAY, "f:1: window: '99999999999 days' is none;"
	    " write it like 12 months, 4 quarters, 90 days, calendar-year or "
	    "all", "" },
};

static void
add_day(struct str *s, date d)
{
	if (d == DATE_NONE)
		str_adds(s, "none");
	else
		date_add(s, d);
}

static void
test_windows(void)
{
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT, want = STR_INIT;
	struct err e = ERR_INIT;
	struct window w;
	date from, to;
	size_t i;

	for (i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		str_reset(&s);
		str_reset(&want);
		if (window_read(&w, yaml(&a, windows[i].window, "f"),
		    &e) == 0) {
			window_span(&from, &to, w, day(windows[i].day));
			add_day(&s, from);
			str_addc(&s, ' ');
			add_day(&s, to);
			str_addc(&s, ' ');
			window_add(&s, w);
			str_addf(&want, "%s %s %s", windows[i].from,
			    windows[i].to, windows[i].window);
		} else {
			str_adds(&s, e.msg);
			str_adds(&want, windows[i].from);
			err_clear(&e);
		}
		is_str(s.s, want.s, windows[i].window);
	}
	str_release(&s);
	str_release(&want);
	arena_release(&a);
}

/* Does x lie in the window of the day d? */
static bool
is_within(struct window w, date x, date d)
{
	date from, to;

	window_span(&from, &to, w, d);
	return (from == DATE_NONE || from <= x) && x <= to;
}

/* Day by day: when does x enter the window, and when does it leave? */
static void
test_borders(void)
{
	static const struct window all[] = { { WINDOW_DAYS, 1 },
		{ WINDOW_DAYS, 90 }, { WINDOW_MONTHS, 1 },
		{ WINDOW_MONTHS, 6 }, { WINDOW_MONTHS, 12 },
		{ WINDOW_QUARTERS, 1 }, { WINDOW_QUARTERS, 4 },
		{ WINDOW_YEAR, 0 }, { WINDOW_ALL, 0 } };
	date x, d, last = day("2025-03-02");
	struct str name = STR_INIT;
	size_t i, wrong;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		wrong = 0;
		for (x = day("2023-11-28"); x <= last; x++) {
			for (d = x; !is_within(all[i], x, d); d++)
				;
			wrong += d != window_enter(all[i], x);
			for (; is_within(all[i], x, d) && d < x + 600; d++)
				;
			wrong += (d == x + 600 ? DATE_NONE : d) !=
			    window_leave(all[i], x);
		}
		str_reset(&name);
		window_add(&name, all[i]);
		ok(wrong == 0, "%s: when days enter and leave it", name.s);
	}
	str_release(&name);
}

/* The partner's deals in all cases below. */
static const struct {
	const char *id, *created, *closed;
	int amount;
	enum deal_role role;
	enum deal_stage stage;
} deals[] = {
	{ "d-1", "2025-01-01", "2025-11-20", 1000, ROLE_SOURCED, DEAL_WON },
	{ "d-2", "2025-01-01", "2025-11-21", 200, ROLE_SOURCED, DEAL_WON },
	{ "d-3", "2026-01-01", "2026-11-20", 30, ROLE_SOURCED, DEAL_WON },
	{ "d-4", "2026-01-01", "2026-11-21", 4, ROLE_SOURCED, DEAL_WON },
	{ "d-5", "2026-01-01", "2026-09-30", 700, ROLE_INFLUENCED, DEAL_WON },
	{ "d-6", "2026-01-01", "2026-10-01", 5, ROLE_SOURCED, DEAL_LOST },
	{ "d-7", "2026-11-20", NULL, 50, ROLE_SOURCED, DEAL_PROPOSAL },
	{ "d-8", "2026-11-21", NULL, 60, ROLE_SOURCED, DEAL_PROPOSAL },
	{ "d-9", "2020-01-01", NULL, 70, ROLE_INFLUENCED, DEAL_PROPOSAL },
};
enum { DEALS = sizeof(deals) / sizeof(deals[0]) };

#define PARTNER "name: P\n" \
	"certifications:\n" \
	"- {person: A, level: expert, expires: 2026-11-20}\n" \
	"- {person: A, level: associate}\n" \
	"- {person: B, level: expert, expires: 2026-11-19}\n" \
	"- {person: C, level: associate, earned: 2026-11-21}\n" \
	"- {person: D, level: associate, earned: 2026-11-20}\n" \
	"- {level: expert}\n" \
	"regions: [dach, nordics]\nstage: active\nsince: 2026-11-10\n" \
	"nps: -5\nshare: 20%\nsize: {max: 500}\nempty: []\n" \
	"agreements:\n- {kind: nda, signed: 2020-01-01}\n" \
	"- {kind: reseller, signed: 2020-01-01, renews: 2026-11-20}\n" \
	"- {kind: old, signed: 2020-01-01, renews: 2026-11-19}\n" \
	"- {kind: next, signed: 2026-11-21}\n" \
	"activity:\n- {date: 2025-11-20, kind: registration}\n" \
	"- {date: 2025-11-21, kind: registration}\n" \
	"- {date: 2026-11-20, kind: registration}\n" \
	"- {date: 2026-11-21, kind: registration}\n" \
	"- {date: 2026-11-20, kind: training}\n"

#define POINTS "points:\n- {metric: sourced_revenue, per: 100, points: 20}\n" \
	"- {metric: certified, points: 5, max: 10}\n"

/* Requirements; what is found: "MARK", "MARK: GAP", or the message. */
static const struct {
	const char *rule, *want;
} rules[] = {
	/* operators on their borders: sourced revenue is 230 */
	{ "{sourced_revenue: 230}", "met" },
	{ "{sourced_revenue: 230.01}", "missed: EUR 0.01 sourced revenue" },
	{ "{sourced_revenue: {lte: 230}}", "met" },
	{ "{sourced_revenue: {lte: 229.99}}", "missed: sourced revenue EUR 230"
	    " (needed: at most EUR 229.99)" },
	{ "{sourced_revenue: {equals: 230}}", "met" },
	{ "{sourced_revenue: {equals: 231}}", "missed: EUR 1 sourced revenue" },
	{ "{sourced_revenue: {equals: 229}}", "missed: sourced revenue EUR 230"
	    " (needed: EUR 229)" },
	{ "{sourced_revenue: {between: [230, 230]}}", "met" },
	{ "{sourced_revenue: {between: [231, 300]}}",
	    "missed: EUR 1 sourced revenue" },
	{ "{sourced_revenue: {between: [100, 229]}}", "missed: sourced revenue"
	    " EUR 230 (needed: EUR 100 to EUR 229)" },
	/* windows on their borders */
	{ "{sourced_revenue: {equals: 1230, window: all}}", "met" },
	{ "{sourced_revenue: {equals: 30, window: 1 day}}", "met" },
	{ "{sourced_revenue: {equals: 1230, window: 366 days}}", "met" },
	{ "{sourced_revenue: {equals: 230, window: 365 days}}", "met" },
	{ "{sourced_revenue: {equals: 0, window: 3 quarters}}", "met" },
	{ "{sourced_revenue: {equals: 1200, window: 4 quarters}}", "met" },
	{ "{sourced_revenue: {equals: 30, window: calendar-year}}", "met" },
	{ "{influenced_revenue: {equals: 700}}", "met" },
	{ "{influenced_revenue: {equals: 700, window: 1 quarter}}", "met" },
	{ "{won_deals: {equals: 2}}", "met" },
	{ "{influenced_deals: {equals: 1}}", "met" },
	{ "{win_rate: {equals: 0.666667}}", "missed: win rate 66.67 % (needed: "
	    "66.6667 %)" },
	{ "{win_rate: {between: [66.66%, 66.67%]}}", "met" },
	{ "{win_rate: {gte: 1%, window: 1 quarter}}", "open: win rate "
	    "unknown" },
	{ "{active_deals: {equals: 2}}", "met" },	/* d-4 was open */
	{ "{sourced_pipeline: {equals: 54}}", "met" },
	{ "{active_deals: {equals: 1, window: 1 day}}", "met" },
	{ "{registered_deals: {equals: 2}}", "met" },
	{ "{registered_deals: {equals: 3, window: all}}", "met" },
	{ "{trainings: 2}", "missed: 1 training" },
	/* people: A (expert to today), D, and one without a name */
	{ "{certified: {equals: 3}}", "met" },
	{ "{certified_expert: {equals: 2}}", "met" },
	{ "{certified_associate: {equals: 2}}", "met" },
	{ "{certified: 4}", "missed: 1 certified person" },
	{ "{certified: 5}", "missed: 2 certified people" },
	{ "{since_days: {equals: 10}}", "met" },
	/* texts */
	{ "{regions: dach}", "missed: regions dach (is dach, nordics)" },
	{ "{stage: active}", "met" },
	{ "{stage: growing}", "missed: stage growing (is active)" },
	{ "{stage: [growing, active]}", "met" },
	{ "{regions: {includesAny: [benelux, nordics]}}", "met" },
	{ "{regions: {includes_any: [benelux]}}", "missed: regions benelux (is "
	    "dach, nordics)" },
	{ "{regions: {includesAll: [dach, nordics]}}", "met" },
	{ "{regions: {includesAll: [dach, benelux, uk]}}", "missed: regions "
	    "benelux, uk" },
	{ "{regions: {includesAny: [benelux, uk]}}", "missed: regions any of "
	    "benelux, uk (is dach, nordics)" },
	{ "{agreements: {includesAll: [nda, reseller]}}", "met" },
	{ "{agreements: {includesAny: [old, next]}}", "missed: agreements any "
	    "of old, next (is nda, reseller)" },
	/* fields, and what is unknown */
	{ "[{field: size.max, gte: 500}]", "met" },
	{ "[{field: size.min, gte: 1}]", "open: size.min unknown" },
	{ "[{field: share, gte: 20%}]", "met" },
	{ "[{field: share, gte: 0.2}]", "met" },
	{ "[{field: share, gte: 20.01%}]", "missed: share 20 % (needed: at "
	    "least 20.01 %)" },
	{ "[{field: stage, equals: active}]", "met" },
	{ "[{field: empty, includesAny: [a]}]", "missed: empty a (is none)" },
	{ "{nps: {gte: -5}}", "met" },
	{ "{csat: 4}", "open: csat unknown" },
	{ "{sourced_share: {equals: 25%}}", "met" },
	/* groups */
	{ "[{certified: 3}, {stage: active}]", "met" },
	{ "[{certified: 4}, {stage: active}]",
	    "missed: 1 certified person" },
	{ "[{csat: 1}, {stage: active}]", "open: csat unknown" },
	{ "[{csat: 1}, {certified: 4}]",
	    "missed: csat unknown, 1 certified person" },
	{ "{any: [{csat: 1}, {stage: active}]}", "met" },
	{ "{any: [{csat: 1}, {stage: growing}]}",
	    "open: csat unknown (nearest of 2 ways: csat)" },
	{ "{any: [{certified: 6}, {certified: 4, note: four}]}",
	    "missed: 1 certified person (nearest of 2 ways: four)" },
	{ "{any: [{certified: 4}, {certified_expert: 3}]}", "missed: 1 "
	    "certified person (nearest of 2 ways: certified people)" },
	{ "{any: [[{certified: 4}, {won_deals: 3}], {certified_expert: 4}]}",
	    "missed: 2 people certified as expert (nearest of 2 ways: people "
	    "certified as expert)" },
	{ "{any: [[{certified: 4}, {won_deals: 2}], {certified_expert: 4}]}",
	    "missed: 1 certified person (nearest of 2 ways: certified people "
	    "and won deals)" },
	{ "{at_least: 2, of: [{certified: 3}, {won_deals: 2}, {csat: 1}]}",
	    "met" },
	{ "{at_least: 2, of: [{certified: 3}, {won_deals: 3}, {csat: 1}]}",
	    "open: 1 won deal (nearest 2 of 3 ways: certified people; won "
	    "deals)" },
	{ "{at_least: 2, of: [{certified: 3}, {won_deals: 3}, {trainings: 4}]"
	    "}", "missed: 1 won deal (nearest 2 of 3 ways: certified people; "
	    "won deals)" },
	{ "{at_least: 3, of: [{certified: 3}, {won_deals: 3}, {csat: 1}]}",
	    "missed: 1 won deal, csat unknown" },
	{ "{certified: 3, any: [{won_deals: 9}, {all: [{stage: active}]}]}",
	    "met" },
	{ "{any: [{all: [{certified: 3}, {at_least: 1, of: [{csat: 1}, "
	    "{stage: active}]}]}]}", "met" },
	/* dates of effect */
	{ "[{metric: certified, gte: 9, effective_from: 2026-11-21}]",
	    "by hand only" },
	{ "[{metric: certified, gte: 9, effective_from: 2026-11-21}, "
	    "{certified: 3}]", "met" },
	{ "{any: [{metric: certified, gte: 9, effective_from: 2026-11-21}]}",
	    "by hand only" },
	{ "{any: [{all: [{metric: certified, gte: 9, effective_from: "
	    "2026-11-21}]}, {certified: 4}]}", "missed: 1 certified person" },
	{ "{at_least: 2, of: [{certified: 3}, {metric: nps, gte: 99, "
	    "effective_from: 2026-11-21}]}", "met" },
	{ "{at_least: 2, of: [{certified: 4}, {metric: nps, gte: 99, "
	    "effective_from: 2026-11-21}]}", "missed: 1 certified person" },
	{ "{}", "met" },
	{ "[{metric: certified, gte: 9, effective_from: 2026-11-20}]",
	    "missed: 6 certified people" },
	{ "[{metric: certified, gte: 9, effective_until: 2026-11-19}]",
	    "by hand only" },
	{ "[{metric: certified, gte: 9, effective_until: 2026-11-20}]",
	    "missed: 6 certified people" },
	{ "{any: [{metric: certified, gte: 1, effective_from: 2026-11-21}, "
	    "{metric: certified, gte: 9}]}", "missed: 6 certified people" },
	/* points: 46 for revenue, 10 (of 15) for people */
	{ "{points: 56}", "met" },
	{ "{points: {gte: 56.000001}}", "missed: 0.000001 points" },
	{ "{points: {gte: 57}}", "missed: 1 point" },
	{ "{points: {lte: 55}}", "missed: points 56 (needed: at most 55)" },
	{ "{points: {gte: 56, minimums: true}}", "met" },
	/* what is lacking twice is told once, the greater of two */
	{ "[{metric: certified, between: [4, 5]}, {certified: 4}]",
	    "missed: 1 certified person" },
	{ "[{certified: 4}, {stage: active}, {certified: 7}]",
	    "missed: 4 certified people" },
	{ "[{metric: certified, between: [1, 2]}, {metric: certified, lte: "
	    "2}]", "missed: certified people 3 (needed: 1 to 2)" },
	{ "[{metric: certified, lte: 2}, {metric: certified, lte: 1}]",
	    "missed: certified people 3 (needed: at most 1)" },
	{ "[{certified: 4}, {metric: certified, lte: 1}]", "missed: 1 "
	    "certified person, certified people 3 (needed: at most 1)" },
	{ "[{won_deals: {gte: 9, window: all}}, {won_deals: {gte: 9, window: "
	    "all}}]", "missed: 6 won deals" },
	/* what is wrong with the rule */
	{ "{certifed: 3}", "f:1: requirements: no 'certifed'; did you mean "
	    "certified?" },
	{ "{al: []}", "f:1: requirements: no 'al'; did you mean all?" },
	{ "[{metric: certifed, gte: 3}]", "f:1: no metric 'certifed'; did you "
	    "mean certified?" },
	{ "[{metric: certified_, gte: 3}]", "f:1: no metric 'certified_'; did "
	    "you mean certified?" },
	{ "[{metric: score.fitt, gte: 3}]", "f:1: no metric 'score.fitt'; did "
	    "you mean score.fit?" },
	{ "[{metric: zzzzzzzz, gte: 3}]", "f:1: no metric 'zzzzzzzz'; "
	    "pos-workspace(5) lists them, a field of partner.yaml is asked "
	    "for with field" },
	{ "[{metric: certified, gt: 3}]", "f:1: requirement: no 'gt'; did you "
	    "mean gte?" },
	{ "[{metric: certified, gte: 3, windov: all}]", "f:1: requirement: no "
	    "'windov'; did you mean window?" },
	{ "[{metric: certified}]", "f:1: one of gte, lte, equals, between, "
	    "includesAny and includesAll is missing" },
	{ "[{metric: certified, gte: 1, lte: 2}]", "f:1: gte and lte: a "
	    "requirement has one of them; between has two ends" },
	{ "[{metric: certified, field: x, gte: 1}]", "f:1: metric and field: "
	    "write one of them" },
	{ "{certified: many}", "f:1: certified: 'many' is not a number; write "
	    "digits like 42000, 0.25 or 15%" },
	{ "{certified: ~}", "f:1: certified: a value is missing" },
	{ "{certified: -1}", "f:1: certified: may not be negative" },
	{ "{win_rate: 20}", "f:1: win_rate: a share is at most 100%; write it "
	    "like 15%" },
	{ "{sourced_revenue: 80%}", "f:1: sourced_revenue: 80% is a "
	    "percentage; money is expected" },
	{ "{sourced_pipeline: {between: [1, 300%]}}", "f:1: sourced_pipeline: "
	    "300% is a percentage; money is expected" },
	{ "{certified: 300%}", "f:1: certified: 300% is a percentage; a whole "
	    "number is expected" },
	{ "[{metric: customers, gte: 150%}]", "f:1: customers: 150% is a "
	    "percentage; a whole number is expected" },
	{ "[{metric: won_deals, gte: 3.5}]", "f:1: won_deals: 3.5 is no "
	    "count; a whole number is expected" },
	{ "[{metric: won_deals, equals: 0.5}]", "f:1: won_deals: 0.5 is no "
	    "count; a whole number is expected" },
	{ "{won_deals: {lte: 2.0}}", "met" },
	{ "{score.fit: 80%}", "f:1: score.fit: 80% is a percentage; a number "
	    "is expected" },
	{ "{points: 70%}", "f:1: points: 70% is a percentage; a number of "
	    "points is expected" },
	{ "{at_least: 100%, of: [{certified: 1}]}", "f:1: at_least: a whole "
	    "number from 1 to 1, the rules it counts, is expected" },
	{ "{sourced_revenue: 80.000}", "f:1: sourced_revenue: '80.000' looks "
	    "like thousands; write them without a separator, or two "
	    "decimals" },
	{ "{certified: {between: [3]}}", "f:1: between: a list of two numbers "
	    "is expected, like [50, 100]" },
	{ "{certified: {between: [3, 2]}}", "f:1: between: 3 is over 2" },
	{ "{certified: {includesAny: [3]}}", "f:1: certified is a number: "
	    "compare it by gte, lte, equals or between" },
	{ "{regions: {gte: 3}}", "f:1: regions is no number: compare it by "
	    "equals, includesAny or includesAll" },
	{ "{regions: {includesAny: []}}", "f:1: includesAny: a list is "
	    "expected, like [dach, nordics]" },
	{ "{regions: {includesAny: [{a: b}]}}", "f:1: includesAny: an entry "
	    "that is no text" },
	{ "{certified: {gte: 3, window: 90 days}}", "f:1: window: certified "
	    "is what it is on the day; it has none" },
	{ "{sourced_revenue: {gte: 3, currency: USD}}", "f:1: currency: deals "
	    "are in EUR, and only amounts in EUR can be compared; convert "
	    "it" },
	{ "{sourced_revenue: {gte: 3, currency: EUR}}", "met" },
	{ "{at_least: 2}", "f:1: at_least: of is missing, the list to count "
	    "in" },
	{ "{at_least: 3, of: [{certified: 1}]}", "f:1: at_least: a whole "
	    "number from 1 to 1, the rules it counts, is expected" },
	{ "{any: []}", "f:1: any: a list of requirements is expected" },
	{ "{any: {certified: 3}}", "f:1: any: a list of requirements is "
	    "expected" },
	{ "{any: [3]}", "f:1: requirements: a map or a list is expected, like "
	    "{certified: 3} or [{metric: certified, gte: 3}]" },
	{ "[{metric: certified, gte: 3, effective_from: soon}]", "f:1: "
	    "effective_from: 'soon' is not a date; write it as 2026-11-20" },
	{ "[{metric: certified, gte: 3, effective_from: 2026-01-02, "
	    "effective_until: 2026-01-01}]", "f:1: effective_until is before "
	    "effective_from" },
	{ "{all: [{all: [{all: [{all: [{all: [{all: [{all: [{all: [{all: "
	    "[{certified: 1}]}]}]}]}]}]}]}]}]}", "f:1: requirements: nested "
	    "deeper than 8" },
	{ "[{field: size, gte: 3}]", "p:14: size: a value or a list is "
	    "expected by a requirement, not a map" },
	{ "[{field: stage, gte: 3}]", "p:10: stage: a number is expected, a "
	    "requirement compares it (f:1)" },
	{ "[{field: regions, lte: 3}]", "p:9: regions: a number is expected, "
	    "a requirement compares it (f:1)" },
};

/* A program and a partner without a workspace around them. */
struct world {
	struct arena a;
	struct ws ws;
	struct partner p;
	struct deal deals[DEALS + 1];
	const struct deal *list[DEALS];
	struct tier_program tp;
};

static void
make_world(struct world *w, const char *partner)
{
	struct deal *d = w->deals;
	size_t i;

	memset(w, 0, sizeof(*w));
	for (i = 0; i < DEALS; i++, d++) {
		d->id = deals[i].id;
		d->role = deals[i].role;
		d->stage = deals[i].stage;
		d->amount.m = (__int128)deals[i].amount * MONEY_ONE;
		d->created = day(deals[i].created);
		d->closed = deals[i].closed != NULL ? day(deals[i].closed) :
		    DATE_NONE;
		w->list[i] = d;
	}
	/* and one of nobody's, won in the last of the twelve months' days:
	 * all that was won in them is 200 + 30 + 700 - 10 = 920 */
	d->stage = DEAL_WON;
	d->amount.m = -10 * (__int128)MONEY_ONE;
	d->closed = day(TODAY);
	w->ws.currency = "EUR";
	w->ws.deals = w->deals;
	w->ws.ndeals = DEALS + 1;
	w->p.name = w->p.slug = "p";
	w->p.deals = w->list;
	w->p.ndeals = DEALS;
	w->p.node = yaml(&w->a, partner, "p");
	w->ws.partners = &w->p;
	w->ws.npartners = 1;
	w->tp.today = day(TODAY);
	w->tp.facts.ws = &w->ws;
	w->tp.facts.today = w->tp.today;
	w->tp.facts.people = mem_zero(1, sizeof(*w->tp.facts.people));
}

static void
end_world(struct world *w)
{
	tier_facts_release(&w->tp.facts);
	arena_release(&w->a);
}

/* Hold rule, on one line of file f, against the partner. */
static void
hold(struct str *out, const char *points, const char *rule,
    const char *partner)
{
	struct str program = STR_INIT;
	const struct tier_rule *asked;
	struct err e = ERR_INIT;
	struct tier_judged j;
	struct world w;
	int rc;

	make_world(&w, partner);
	str_addf(&program, "tiers: [{id: t, requirements: %s}]\n%s", rule,
	    points);
	rc = tiers_read(&w.tp.tiers, &w.a, yaml(&w.a, program.s, "f"), "EUR",
	    &e);
	asked = rc < 0 ? NULL : tier_rule_on(&w.tp.tiers.v[0], w.tp.today);
	if (rc == 0 && asked == NULL) {
		str_adds(out, "by hand only");
	} else if (rc < 0 || tier_judge(&j, &w.a, &w.tp, asked, &w.p,
	    w.tp.today, w.tp.today, &e) < 0) {
		str_adds(out, e.msg);
	} else {
		str_adds(out, tier_mark_name(j.mark));
		if (j.mark != TIER_MET)
			str_adds(out, ": ");
		tier_add_gap(out, &j, "EUR");
	}
	str_release(&program);
	end_world(&w);
}

static void
test_rules(void)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		str_reset(&s);
		hold(&s, POINTS, rules[i].rule, PARTNER);
		is_str(s.s, rules[i].want, rules[i].rule);
	}
	str_release(&s);
}

/*
 * Microsoft's designations: 70 of 100 points, and more than none in each
 * metric (reference: domain.md 5.1).
 */
#define DESIGNATION "points:\n" \
	"- {field: adds, points: 2, max: 20}\n" \
	"- {field: certs, points: 5, max: 25}\n" \
	"- {field: usage, points: 1, max: 55, minimum: 0}\n"

static const struct {
	const char *partner, *plain, *each;
} points[] = {
	{ "adds: 10\ncerts: 5\nusage: 25", "met", "met" },
	{ "adds: 99\ncerts: 99\nusage: 25", "met", "met" },
	{ "adds: 10\ncerts: 5\nusage: 24.999999", "missed: 0.000001 points",
	    "missed: 0.000001 points" },
	{ "adds: 10\ncerts: 0\nusage: 55", "met",
	    "missed: points for certs above 0" },
	{ "adds: 10\ncerts: -3\nusage: 49", "missed: 1 point",
	    "missed: 1 point, points for certs above 0" },
	/* one is unknown: enough without it, enough with it, too few */
	{ "adds: 10\nusage: 55", "met",
	    "open: points for certs above 0 (unknown: certs)" },
	{ "adds: 10\nusage: 45", "open: 5 points (unknown: certs)",
	    "open: 5 points, points for certs above 0 (unknown: certs)" },
	{ "adds: 10\nusage: 24", "missed: 26 points",
	    "missed: 26 points, points for certs above 0" },
	{ "adds: 10\nusage: 0", "missed: 50 points",
	    "missed: 50 points, points for usage above 0" },
	{ "adds: ten\ncerts: 1\nusage: 1",
	    "p:1: adds: a number is expected, it counts towards points",
	    "p:1: adds: a number is expected, it counts towards points" },
};

static void
test_points(void)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		str_reset(&s);
		hold(&s, DESIGNATION, "{points: 70}", points[i].partner);
		is_str(s.s, points[i].plain, "70 points");
		str_reset(&s);
		hold(&s, DESIGNATION, "{points: {gte: 70, minimums: true}}",
		    points[i].partner);
		is_str(s.s, points[i].each, "70 points, each metric above 0");
	}
	str_release(&s);
}

/* Programs that cannot be read. */
static const struct {
	const char *program, *want;
} programs[] = {
	{ "name: x", "f:1: tiers: a list of at least one is expected" },
	{ "tiers: []", "f:1: tiers: a list of at least one is expected" },
	{ "tiers: [{name: x}]",
	    "f:1: tiers: a map with id and name is expected" },
	{ "tiers:\n- {id: a}\n- {id: a}",
	    "f:3: id a stands twice, first on line 2" },
	{ "tiers: [{id: a, requirements: {points: 3}}]", "f:1: points: "
	    "program.yaml has no list points that says what counts" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified}]",
	    "f:2: points: how many are missing" },
	{ "tiers: [{id: a}]\npoints: [{metric: regions, points: 1}]",
	    "f:2: points: regions is no number" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified, points: 1, per: 0}]",
	    "f:2: per: must be more than zero" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified, points: -1}]",
	    "f:2: points: may not be negative" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified, point: 1}]",
	    "f:2: points: no 'point'; did you mean points?" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified, points: 5%}]",
	    "f:2: points: 5% is a percentage; a number is expected" },
	{ "tiers: [{id: a}]\npoints: [{metric: certified, points: 5, per: "
	    "50%}]", "f:2: per: 50% is a percentage; a number is expected" },
	{ "tiers: [{id: a}]\npoints: [{metric: win_rate, points: 5, per: "
	    "50%}]", "read" },
	{ "tiers: [{id: a, grace_days: 900%}]", "f:1: grace_days: a whole "
	    "number from 0 to 3660 is expected" },
	{ "tiers: [{id: a, changes: [{requirements: {certified: 1}}]}]",
	    "f:1: changes: a map with effective_from and requirements is "
	    "expected" },
	{ "tiers: [{id: a, grace_days: 1.5}]", "f:1: grace_days: a whole "
	    "number from 0 to 3660 is expected" },
	{ "tiers: [{id: a}]\npolicies: {tier: {grace_days: -1}}",
	    "f:2: grace_days: a whole number from 0 to 3660 is expected" },
	{ "tiers: [{id: a, effective_until: 2026-13-01}]", "f:1: "
	    "effective_until: '2026-13-01' is not a date; write it as "
	    "2026-11-20" },
	{ "tiers: [{id: a, requirements: 3}]", "f:1: requirements: a map or a "
	    "list is expected, like {certified: 3} or [{metric: certified, "
	    "gte: 3}]" },
};

static void
test_programs(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct tiers ts;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		rc = tiers_read(&ts, &a, yaml(&a, programs[i].program, "f"),
		    "EUR", &e);
		is_str(rc < 0 ? e.msg : "read", programs[i].want,
		    programs[i].program);
		err_clear(&e);
	}
	arena_release(&a);
}

int
main(void)
{
	test_windows();
	test_borders();
	test_rules();
	test_points();
	test_programs();
	return tap_done();
}
