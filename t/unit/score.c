/* Unit tests of lib/score, lib/scorecard and lib/scorerule. */

#include "score.h"

#include <stdlib.h>

#include "tap.h"
#include "yamltext.h"

#define FACTS "icp: {industries: [a, b, b, c], employees: {min: 50, max: " \
	"450}, regions: [], size: {min: 10}, odd: [1, {x: 2}], one: {min: 7, " \
	"max: 7}, back: {min: 9, max: 8}, none: ~, empty: {}}\n"

/* Rule, partner, what comes of it: "VALUE MARK, SOURCE". */
static const struct {
	const char *rule, *partner, *want;
} rules[] = {
	{ "overlap: {field: list, with: icp.industries}", "list: [c, x, a]",
	    "0.6667 2/3, computed: 2 of 3 list (p:1, f:1)" },
	{ "overlap: {field: list, with: icp.industries}", "list: [a, a, a]",
	    "0.3333 1/3, computed: 1 of 3 list (p:1, f:1)" },
	{ "overlap: {field: list, with: icp.industries}", "list: []",
	    "0.0000 0/3, computed: 0 of 3 list (p:1, f:1)" },
	{ "overlap: {field: list, with: icp.industries}", "list: ~",
	    "n/a unknown, unknown: no list in p" },
	{ "overlap: {field: list, with: icp.regions}", "list: [a]",
	    "n/a unknown, unknown: no value at facts.icp.regions" },
	{ "overlap: {field: list, with: icp.none}", "list: [a]",
	    "n/a unknown, unknown: no value at facts.icp.none" },
	{ "overlap: {field: list, with: ipp.industries}", "list: [a]",
	    "n/a unknown, unknown: no value at facts.ipp.industries" },
	{ "overlap: {field: a.b, with: icp.industries}", "a: {b: [a, b, c]}",
	    "1.0000 3/3, computed: 3 of 3 a.b (p:1, f:1)" },
	{ "overlap: {field: list, with: icp.industries}", "list: a",
	    "p:1: list: a list is expected" },
	{ "overlap: {field: list, with: icp.industries}", "list: [a, {b: c}]",
	    "p:1: list: an entry that is no text" },
	{ "overlap: {field: list, with: icp.industries}", "list: [a, ~]",
	    "p:1: list: an entry that is no text" },
	{ "range: {field: r, with: icp.employees}", "r: {min: 100, max: 900}",
	    "0.8750 88 %, computed: 100 to 900 covers 88 % of 50 to 450 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.employees}", "r: {max: 150.5}",
	    "0.2513 25 %, computed: up to 150.5 covers 25 % of 50 to 450 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.employees}", "r: {min: 250}",
	    "0.5000 50 %, computed: from 250 covers 50 % of 50 to 450 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.employees}", "r: {min: 500}",
	    "0.0000 0 %, computed: from 500 covers 0 % of 50 to 450 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.employees}", "r: {min: 450}",
	    "0.0000 0 %, computed: from 450 covers 0 % of 50 to 450 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.one}", "r: {min: 7}",
	    "1.0000 100 %, computed: from 7 covers 100 % of 7 to 7 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.one}", "r: {max: 6.9}",
	    "0.0000 0 %, computed: up to 6.9 covers 0 % of 7 to 7 "
	    "(p:1, f:1)" },
	{ "range: {field: r, with: icp.employees}", "r: {}",
	    "n/a unknown, unknown: no r in p" },
	{ "range: {field: r, with: icp.empty}", "r: {min: 1}",
	    "n/a unknown, unknown: no value at facts.icp.empty" },
	{ "range: {field: r, with: icp.employees}", "r: {min: 9, max: 8}",
	    "p:1: r: min is above max" },
	{ "range: {field: r, with: icp.employees}", "r: {min: many}",
	    "p:1: min: 'many' is not a number; write digits like 42000, "
	    "0.25 or 15%" },
	{ "range: {field: r, with: icp.employees}", "r: 5",
	    "p:1: r: a map like {min: 50, max: 420} is expected" },
	{ "within: {field: n, with: icp.employees}", "n: 50",
	    "1.0000 yes, computed: 50 is within 50 to 450 (p:1, f:1)" },
	{ "within: {field: n, with: icp.employees}", "n: 450",
	    "1.0000 yes, computed: 450 is within 50 to 450 (p:1, f:1)" },
	{ "within: {field: n, with: icp.employees}", "n: 450.000001",
	    "0.0000 no, computed: 450.000001 is not within 50 to 450 "
	    "(p:1, f:1)" },
	{ "within: {field: n, with: icp.size}", "n: 9",
	    "0.0000 no, computed: 9 is not within from 10 (p:1, f:1)" },
	{ "within: {field: n, with: icp.size}", "n: 1000000",
	    "1.0000 yes, computed: 1000000 is within from 10 (p:1, f:1)" },
	{ "within: {field: n, with: icp.size}", "n: [1]",
	    "p:1: n: a number is expected" },
	{ "within: {field: n, with: icp.size}", "n: ten",
	    "p:1: n: 'ten' is not a number; write digits like 42000, 0.25 "
	    "or 15%" },
	{ "count: {field: l, target: 4}", "l: [a, b, c]",
	    "0.7500 3/4, computed: 3 l, target 4 (p:1)" },
	{ "count: {field: l, target: 2.5}", "l: [a, b, c]",
	    "1.0000 3/2.5, computed: 3 l, target 2.5 (p:1)" },
	{ "count: {field: l, target: 4}", "x: 1",
	    "n/a unknown, unknown: no l in p" },
	{ "count: {field: l, unexpired: until, target: 4}",
	    "l: [{until: 2026-11-20}, {until: 2026-11-19}, {who: x}]",
	    "0.5000 2/4, computed: 2 of 3 l unexpired, target 4 (p:1)" },
	{ "count: {field: l, unexpired: until, target: 4}",
	    "l: [{until: soon}]",
	    "p:1: until: 'soon' is not a date; write it as 2026-11-20" },
	{ "count: {field: l, days: 90, target: 4}",
	    "l: [{date: 2026-11-20}, {date: 2026-11-21}, {date: 2026-08-23},"
	    " {date: 2026-08-22}]",
	    "0.5000 2/4, computed: 2 of 4 l in the last 90 days, target 4 "
	    "(p:1)" },
	{ "count: {field: l, days: 1, target: 1}",
	    "l: [{date: 2026-11-20}, {date: 2026-11-19}]",
	    "1.0000 1/1, computed: 1 of 2 l in the last 1 days, target 1 "
	    "(p:1)" },
	{ "count: {field: l, days: 90, target: 4}", "l: [{kind: x}]",
	    "p:1: l: an entry without a date; add one, like date: "
	    "2026-11-20" },
	{ "recency: {field: l, full: 30, zero: 120}",
	    "l: [{date: 2026-10-21}, {date: 2026-01-01}]",
	    "1.0000 30 days, computed: 30 days since the last l on "
	    "2026-10-21 (p:1)" },
	{ "recency: {field: l, full: 30, zero: 120}",
	    "l: [{date: 2026-10-20}]",
	    "0.9889 31 days, computed: 31 days since the last l on "
	    "2026-10-20 (p:1)" },
	{ "recency: {field: l, full: 30, zero: 120}",
	    "l: [{date: 2026-07-23}]",
	    "0.0000 120 days, computed: 120 days since the last l on "
	    "2026-07-23 (p:1)" },
	{ "recency: {field: l, full: 30, zero: 120}",
	    "l: [{date: 2026-11-19}, {date: 2026-12-01}]",
	    "1.0000 1 day, computed: 1 day since the last l on 2026-11-19 "
	    "(p:1)" },
	{ "recency: {field: l, full: 30, zero: 120}", "l: []",
	    "0.0000 never, computed: no l up to today (p:1)" },
	{ "deals: {what: sourced_count, stage: won, target: 3}", "x: 1",
	    "n/a unknown, unknown: no deals on file" },
	/* what is wrong with the rule itself */
	{ "ovrlap: {field: list, with: icp.industries}", "",
	    "c:1: computed: unknown 'ovrlap'; did you mean 'overlap'?" },
	{ "sum: {field: list}", "", "c:1: computed: unknown 'sum'; one of "
	    "overlap, range, within, count, recency, deals, win_rate is "
	    "expected" },
	{ "{}", "", "c:1: computed: a map of exactly one rule is expected, "
	    "like {count: {field: services, target: 3}}" },
	{ "{count: {field: l, target: 1}, range: ~}", "", "c:1: computed: a "
	    "map of exactly one rule is expected, like {count: {field: "
	    "services, target: 3}}" },
	{ "count: 3", "", "c:1: count: a map of its arguments is expected" },
	{ "count: {field: l, traget: 3}", "",
	    "c:1: count: unknown 'traget'; did you mean 'target'?" },
	{ "count: {field: l}", "", "c:1: count: target is missing" },
	{ "count: {field: ~, target: 1}", "", "c:1: count: field is missing" },
	{ "count: {field: [l], target: 1}", "",
	    "c:1: field: a single value is expected" },
	{ "count: {field: l, target: 0}", "",
	    "c:1: target: must be more than zero" },
	{ "count: {field: l, target: few}", "", "c:1: target: 'few' is not a "
	    "number; write digits like 42000, 0.25 or 15%" },
	{ "count: {field: l, days: 1.5, target: 1}", "", "c:1: days: '1.5' is "
	    "no whole number from 1 to 100000" },
	{ "count: {field: l, days: 0, target: 1}", "", "c:1: days: '0' is no "
	    "whole number from 1 to 100000" },
	{ "overlap: {field: l, with: icp}", "", "c:1: with: 'icp' names no "
	    "fact; write document and fact, like icp.industries" },
	{ "overlap: {field: l, with: ../x.y}", "", "c:1: with: '../x.y' names "
	    "no fact; write document and fact, like icp.industries" },
	{ "overlap: {field: l, with: icp.employees}", "",
	    "f:1: icp.employees: a list is expected" },
	{ "overlap: {field: l, with: icp.odd}", "",
	    "f:1: icp.odd: an entry that is no text" },
	{ "range: {field: l, with: icp.industries}", "", "f:1: icp.industries:"
	    " a map like {min: 50, max: 420} is expected" },
	{ "range: {field: l, with: icp.size}", "", "f:1: icp.size: a share of "
	    "a range without max cannot be computed" },
	{ "within: {field: l, with: icp.back}", "",
	    "f:1: icp.back: min is above max" },
	{ "recency: {field: l, full: 30, zero: 30}", "",
	    "c:1: recency: zero must be more days than full" },
	{ "deals: {what: source_amount, stage: won, target: 1}", "", "c:1: "
	    "what: unknown 'source_amount'; did you mean 'sourced_amount'?" },
	{ "deals: {what: sourced_count, stage: lost, target: 1}", "",
	    "c:1: stage: unknown 'lost'; one of open, won is expected" },
	{ "win_rate: {role: sourced, least: 3, target: 40}", "", "c:1: target:"
	    " a win rate is at most 100%; write it like 40%" },
	{ "win_rate: {role: sourced, least: 0, target: 40%}", "", "c:1: "
	    "least: '0' is no whole number from 1 to 100000" },
};

static void
test_rules(void)
{
	struct arena a = ARENA_INIT;
	struct rule_env env = { NULL, NULL, date_of(2026, 11, 20) };
	struct partner p = { .name = "P" };
	struct rule *r = NULL;
	struct finding f;
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	env.facts = yaml(&a, FACTS, "f");
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		p.node = yaml(&a, rules[i].partner, "p");
		str_reset(&s);
		if (rule_read(&r, &a, yaml(&a, rules[i].rule, "c"), &env,
		    &e) < 0 || rule_apply(&f, r, &p, &e) < 0) {
			str_adds(&s, e.msg);
		} else {
			ratio_add_text(&s, f.lack == LACK_NOTHING ? f.value :
			    ratio_of(0, 0), 4);
			str_addc(&s, ' ');
			rule_add_mark(&s, r, &f);
			str_adds(&s, ", ");
			rule_add_source(&s, r, &f, &p);
		}
		is_str(s.s, rules[i].want, rules[i].rule);
		err_clear(&e);
	}
	str_release(&s);
	arena_release(&a);
}

/* Cards that are refused: file and message. */
static const struct {
	const char *card, *want;
} cards[] = {
	{ "x: 1", "c: no card 'fit'; pos-workspace(5) says how to write one" },
	{ "fit: {}", "c:1: criteria: a list of at least one is expected" },
	{ "criteria: []", "c:1: criteria: a list of at least one is "
	    "expected" },
	{ "criteria: {a: 1}", "c:1: criteria: a list is expected" },
	{ "criteria: [a]", "c:1: criteria: a map like {id: ..., name: ...} is "
	    "expected" },
	{ "criteria: [{weight: 1}]", "c:1: id is missing" },
	{ "criteria:\n- {id: a, weight: 1}\n- {id: a, weight: 1}\n",
	    "c:3: id a stands twice in the card, first on line 2" },
	{ "criteria: [{id: a}]", "c:1: weight is missing" },
	{ "criteria: [{id: a, weight: ~}]", "c:1: weight is missing" },
	{ "criteria: [{id: a, weight: -1}]", "c:1: weight: -1 is negative" },
	{ "criteria: [{id: a, weight: much}]", "c:1: weight: 'much' is not a "
	    "number; write digits like 42000, 0.25 or 15%" },
	{ "criteria: [{id: a, weight: .nan}]", "c:1: weight: '.nan' is not a "
	    "number; write digits like 42000, 0.25 or 15%" },
	{ "criteria: [{id: a, weight: [1]}]", "c:1: weight: a number is "
	    "expected" },
	{ "criteria: [{id: a, weight: 0}, {id: b, weight: 0.0}]", "c:1: "
	    "criteria: at least one weight must be more than zero" },
	{ "criteria: [{id: a, weight: 20}, {id: b, weight: 20%}]", "c:1: "
	    "weight: some weights are percentages, some are not; write all "
	    "alike" },
	{ "criteria: [{id: a, weight: 9000000000000}, {id: b, weight: "
	    "9000000000000}]", "c:1: weight: too large" },
	{ "scale: 5\ncriteria: [{id: a, weight: 1}]", "c:1: scale: a map like "
	    "{min: 1, max: 5} is expected" },
	{ "scale: {max: 5}\ncriteria: [{id: a, weight: 1}]", "c:1: scale: a "
	    "map like {min: 1, max: 5} is expected" },
	{ "scale: {min: 5, max: 5}\ncriteria: [{id: a, weight: 1}]", "c:1: "
	    "scale: max must be above min" },
	{ "coverage_floor: 70\ncriteria: [{id: a, weight: 1}]", "c:1: "
	    "coverage_floor: '70' is not between 0% and 100%; write it like "
	    "70%" },
	{ "tie_band: -5%\ncriteria: [{id: a, weight: 1}]", "c:1: tie_band: "
	    "'-5%' is not between 0% and 100%; write it like 70%" },
	{ "criteria: [{id: a, weight: 1, computed: {cuont: {}}}]", "c:1: "
	    "computed: unknown 'cuont'; did you mean 'count'?" },
	{ "criteria: [{id: a, weight: 1}]\ngates: x", "c:2: gates: a list is "
	    "expected" },
	{ "criteria: [{id: a, weight: 1}]\ngates: [{name: x}]", "c:2: id is "
	    "missing" },
};

static void
test_cards(void)
{
	struct rule_env env = { NULL, NULL, 0 };
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct card c;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(cards) / sizeof(cards[0]); i++) {
		rc = card_read(&c, &a, yaml(&a, cards[i].card, "c"), "fit",
		    &env, &e);
		is_str(rc < 0 ? e.msg : "accepted", cards[i].want,
		    cards[i].card);
		card_release(&c);
		err_clear(&e);
	}
	arena_release(&a);
}

/*
 * A file of criteria and candidates, scored: a line for each, "NAME SCORE LOW
 * HIGH COVERAGE STATE RANK", with a * when it is a tie.
 */
static void
score_file(struct str *out, struct arena *a, const char *text, struct err *e)
{
	struct rule_env env = { NULL, NULL, 0 };
	const struct node *file = yaml(a, text, "c");
	struct card c;
	struct partner *p;
	struct score s[8];
	size_t i, n = 0;
	int rc = card_read(&c, a, file, "fit", &env, e);

	if (rc == 0)
		rc = score_candidates(&p, &n, a, file, e);
	for (i = 0; i < n && rc == 0; i++)
		rc = score_partner(&s[i], a, &c, &p[i], e);
	if (rc < 0) {
		str_addf(out, "%s\n", e->msg);
		card_release(&c);
		return;
	}
	score_rank(s, n, &c);
	for (i = 0; i < n; i++) {
		str_addf(out, "%s ", s[i].partner->name);
		ratio_add_text(out, s[i].value, 1);
		str_addc(out, ' ');
		ratio_add_text(out, s[i].low, 1);
		str_addc(out, ' ');
		ratio_add_text(out, s[i].high, 1);
		str_addc(out, ' ');
		ratio_add_text(out, s[i].coverage, 4);
		str_addf(out, " %s %zu%s\n", score_state_name(s[i].state),
		    s[i].rank, s[i].tie != NULL ? " *" : "");
	}
	card_release(&c);
}

#define TEN "{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, "
#define SIXTY TEN TEN TEN TEN TEN TEN
#define TWO "criteria: [{id: a, weight: 1}, {id: b, weight: 2}]\n" \
	"gates: [{id: g}]\ncandidates:\n"

static const struct {
	const char *what, *file, *want;
} files[] = {
	{ "scale 1 to 5", TWO "- {name: X, ratings: {a: 1, b: 5}}\n",
	    "X 66.7 66.7 66.7 1.0000 ranked 1\n" },
	{ "unknown is not zero", "coverage_floor: 60%\n" TWO
	    "- {name: X, ratings: {b: 5}}\n",
	    "X 100.0 66.7 100.0 0.6667 ranked 1\n" },
	{ "a rating without a score is unknown", "coverage_floor: 60%\n" TWO
	    "- {name: X, ratings: {a: {note: later}, b: {score: 3}}}\n",
	    "X 50.0 33.3 66.7 0.6667 ranked 1\n" },
	{ "the floor itself is enough", "coverage_floor: 50%\ncriteria: "
	    "[{id: a, weight: 0.1}, {id: b, weight: 0.1}]\ncandidates:\n"
	    "- {name: X, ratings: {b: 2}}\n",
	    "X 25.0 12.5 62.5 0.5000 ranked 1\n" },
	{ "below the floor", TWO "- {name: X, ratings: {b: 5}}\n",
	    "X 100.0 66.7 100.0 0.6667 insufficient 0\n" },
	{ "nothing known", "coverage_floor: 0%\n" TWO "- {name: X}\n",
	    "X n/a 0.0 100.0 0.0000 insufficient 0\n" },
	{ "rounded half up, once", "scale: {min: 0, max: 10}\ncriteria: "
	    "[{id: a, weight: 1}]\ncandidates:\n"
	    "- {name: X, ratings: {a: 4.85}}\n"
	    "- {name: Y, ratings: {a: 0.485}}\n"
	    "- {name: Z, ratings: {a: 0.484999}}\n",
	    "X 48.5 48.5 48.5 1.0000 ranked 1\n"
	    "Y 4.9 4.9 4.9 1.0000 ranked 2\n"
	    "Z 4.8 4.8 4.8 1.0000 ranked 3 *\n" },
	{ "tie: nearer than the band to the one above", "scale: {min: 0, max: "
	    "100}\ncriteria: [{id: a, weight: 7}]\ncandidates:\n"
	    "- {name: D, ratings: {a: 80}}\n- {name: C, ratings: {a: 85}}\n"
	    "- {name: B, ratings: {a: 90}}\n"
	    "- {name: A, ratings: {a: 85.000001}}\n",
	    "B 90.0 90.0 90.0 1.0000 ranked 1\n"
	    "A 85.0 85.0 85.0 1.0000 ranked 2 *\n"
	    "C 85.0 85.0 85.0 1.0000 ranked 3 *\n"
	    "D 80.0 80.0 80.0 1.0000 ranked 4\n" },
	{ "equal scores are a tie even without a band, by name", "tie_band: 0%"
	    "\ncriteria: [{id: a, weight: 1}]\ncandidates:\n"
	    "- {name: B, ratings: {a: 3}}\n- {name: A, ratings: {a: 3}}\n",
	    "A 50.0 50.0 50.0 1.0000 ranked 1\n"
	    "B 50.0 50.0 50.0 1.0000 ranked 2 *\n" },
	{ "gates stand outside the score", TWO
	    "- {name: X, ratings: {a: 5, b: 5}, gates: {g: {pass: false}}}\n"
	    "- {name: Y, ratings: {a: 2, b: 2}, gates: {g: ~}}\n"
	    "- {name: Z, ratings: {a: 1, b: 1}, gates: {g: true}}\n",
	    "Y 25.0 25.0 25.0 1.0000 ranked 1\n"
	    "Z 0.0 0.0 0.0 1.0000 ranked 2\n"
	    "X 100.0 100.0 100.0 1.0000 gated 0\n" },
	{ "a weight of zero changes nothing", "criteria: [{id: a, weight: 0},"
	    " {id: b, weight: 3}]\ncandidates:\n"
	    "- {name: X, ratings: {a: 1, b: 4}}\n",
	    "X 75.0 75.0 75.0 1.0000 ranked 1\n" },
	{ "weights are shares of their sum", "criteria: [{id: a, weight: "
	    "12.5%}, {id: b, weight: 25%}]\ncandidates:\n"
	    "- {name: X, ratings: {a: 1, b: 5}}\n",
	    "X 66.7 66.7 66.7 1.0000 ranked 1\n" },
	{ "a rating above the scale", TWO "- {name: X, ratings: {a: 6}}\n",
	    "c:4: a: 6 is outside the scale of 1 to 5\n" },
	{ "a rating below the scale", TWO
	    "- {name: X, ratings: {a: {score: 0.999999}}}\n",
	    "c:4: a: 0.999999 is outside the scale of 1 to 5\n" },
	{ "a rating that is no number", TWO
	    "- name: X\n  ratings:\n    a:\n      score: high\n",
	    "c:7: a: 'high' is not a number; write digits like 42000, 0.25 or "
	    "15%\n" },
	{ "ratings that are no map", TWO "- {name: X, ratings: [1]}\n",
	    "c:4: ratings: a map by id is expected\n" },
	{ "a gate that is neither", TWO "- {name: X, gates: {g: maybe}}\n",
	    "c:4: gate g: true or false is expected, or nothing while it is "
	    "open\n" },
	{ "a candidate without a name", TWO "- {ratings: {a: 1}}\n",
	    "c:4: candidates: a map like {name: ..., ratings: {...}} is "
	    "expected\n" },
	{ "the same candidate twice", TWO "- {name: X}\n- {name: X}\n",
	    "c:5: candidates: X stands twice, first on line 4\n" },
	{ "no candidates", "criteria: [{id: a, weight: 1}]\n",
	    "c:1: candidates: a list is expected\n" },
	{ "an empty list of candidates", TWO, "" },
	{ "as many criteria as a card takes, and one more", "criteria: ["
	    SIXTY "{}, {}, {}, {}, {}]\n",
	    "c:1: criteria: 65 are too many; at most 64 decide anything\n" },
};

static void
test_files(void)
{
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		str_reset(&s);
		score_file(&s, &a, files[i].file, &e);
		is_str(s.s, files[i].want, files[i].what);
		err_clear(&e);
	}
	str_release(&s);
	arena_release(&a);
}

/* The points of a score add up to it, exactly, whatever is known. */
static void
test_points(void)
{
	const char *text = "coverage_floor: 0%\ncriteria: [{id: a, weight: 7},"
	    " {id: b, weight: 11.3}, {id: c, weight: 3}]\ncandidates:\n"
	    "- {name: X, ratings: {a: 2, b: 4.7}}\n"
	    "- {name: Y, ratings: {a: 1.1, b: 3.3, c: 2}}\n";
	struct rule_env env = { NULL, NULL, 0 };
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct partner *p = NULL;
	struct score s;
	struct card c;
	struct ratio sum, points;
	size_t i, k, n = 0;

	ok(card_read(&c, &a, yaml(&a, text, "c"), NULL, &env, &e) == 0 &&
	    score_candidates(&p, &n, &a, yaml(&a, text, "c"), &e) == 0 &&
	    n == 2, "card and two candidates");
	for (i = 0; i < n; i++) {
		score_partner(&s, &a, &c, &p[i], &e);
		sum = ratio_of(0, 1);
		for (k = 0; k < c.ncriteria; k++) {
			points = score_points(&s, &c, k);
			if (ratio_ok(points))
				sum = ratio_add(sum, points);
		}
		ok(ratio_cmp(sum, s.value) == 0, "points of %s add up",
		    p[i].name);
	}
	card_release(&c);
	arena_release(&a);
}

int
main(void)
{
	test_rules();
	test_cards();
	test_files();
	test_points();
	return tap_done();
}
