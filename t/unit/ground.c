/* Tests of lib/ground: which numbers are known, which claim; what is cut. */

#include "ground.h"

#include <stdlib.h>
#include <time.h>

#include "json.h"
#include "mem.h"
#include "tap.h"

/* What is known; a text; "LINE:NUMBER;" of each number that is not. */
static const struct {
	const char *known, *text, *want;
} cases[] = {
	/* by value, not by spelling */
	{ "EUR 1.2 M", "1,200,000", "" },
	{ "1,200,000", "EUR 1.2 M, 1.2M, 1.2 million, 1.20 Million", "" },
	{ "1200000", "1.2 mio, 1.2 mn, 1.2mln, 1,200k, 1200 K, MEUR 5",
	    "1:5;" },
	{ "1200000", "1.2 MEUR, 1200 kEUR, 1200 TEUR, 0.0012 bn", "" },
	{ "1200000", "1\u00a0200\u00a0000 1\u202f200\u202f000 "
	    "1\u2009200\u2009000 1'200'000 1\u2019200\u2019000", "" },
	{ "1200000", "1&nbsp;200&nbsp;000, 1&thinsp;200&#8239;000",
	    "" },
	{ "1200000", "1 200 000", "1:1;1:200;1:000;" },
	{ "1200000", "1.200.000", "" },
	{ "1200000", "1.2 M\u20ac, \u20ac1.2M, $1.2m, US$1.2M, EUR1.2M", "" },
	{ "3000000000", "3 bn, 3B, 3 billion, 3 Mrd, 0.003 trillion", "" },
	{ "4500", "4.5 thousand, 4.5k, 4.5-thousand, 45 hundred", "" },
	{ "1.2 M", "1.2", "1:1.2;" },
	{ "1.2", "1.2 M", "1:1.2 M;" },
	{ "1.2", "1.2m and 1.2B and 1.2 m", "" },
	{ "38 %", "38%, 38 %, 38\u00a0%, 38\u202f%, 38&nbsp;%, 38&percnt;, "
	    "38 percent, 38 per cent, 38 pct, 0.38, 38 percentage points",
	    "" },
	{ "0.38", "38 %", "" },
	{ "38", "38 %", "1:38 %;" },
	{ "38 %", "38 partners", "1:38;" },
	{ "50", "050, 50.0, +50, -50, \u221250, ~50, <50, 50+, (50)", "" },
	{ "-5", "It fell by 5.", "" },
	{ "0.5", ".5", "1:5;" },
	{ "1 2", "1,2", "" },
	{ "5", "12,345", "1:12,345;" },
	{ "1234 567", "1234,567", "" },
	{ "100 20300", "100,20,300", "" },

	/* rounded half up to the digits shown */
	{ "4.85", "4.9, 4.85, 5", "" },
	{ "4.85", "4.8, 4.84, 4.86, 4.850, 4.851",
	    "1:4.8;1:4.84;1:4.86;1:4.851;" },
	{ "4.849999", "4.8, 4.9", "1:4.9;" },
	{ "412300", "412 thousand, EUR 0.4 M, 412.3k", "" },
	{ "412300", "413 thousand, 0.5 M, 412,000, 400,000, 412.4 k",
	    "1:413 thousand;1:0.5 M;1:412,000;1:400,000;1:412.4 k;" },
	{ "0.566", "57 %, 56.6 %, 0.57, 0.6", "" },
	{ "0.566", "56 %, 58 %, 56.5 %, 0.5", "1:56 %;1:58 %;1:56.5 %;"
	    "1:0.5;" },
	{ "0.005", "1 %, 0.5 %", "" },
	{ "0.004", "0 %, 0.4 %, 0.0, 1 %", "1:1 %;" },
	{ "0.62", "1 and 0 and 0 %", "1:1;1:0;1:0 %;" },
	{ "0.96", "1 and 1.0", "1:1;" },
	{ "1.2", "1 and 2", "1:2;" },
	{ "0", "0 and 0 % and 0.00", "" },
	{ "999999", "1.0 M, 1,000 k, 1 M, 1,000,000", "1:1,000,000;" },

	/* ranges and units */
	{ "50 300", "50-300, 50 - 300, 50\u2013300, 50\u2014300, 50 to 300, "
	    "50..300", "" },
	{ "50", "50-300", "1:300;" },
	{ "0.1 0.15", "10-15 %, 10 to 15 %, 10\u201315 %, 10 and 15 %", "" },
	{ "2000000 5000000", "EUR 2-5 M, 2 to 5 million", "" },
	{ "0.15", "10-15 %", "1:10;" },
	{ "8 to 12 %", "8 % and 12 %", "" },
	{ "500", "50-500 k", "1:50;1:500 k;" },
	{ "3 50 12", "3x, x3, \u00d73, 50kg, 12h, 12-month, 50EUR, EUR50, "
	    "EUR-50", "" },
	{ "1 2 3 21", "1st 2nd 3rd 21st", "" },
	{ "1", "4th 22nd", "1:4th;1:22nd;" },
	{ "", "one, two, ten, twenty, a million, half", "" },
	{ "", "0 1 2 9", "1:0;1:1;1:2;1:9;" },
	{ "3", "Phase III, IV and VIII; I, V, X, CI, MIX, XXX, XL",
	    "1:IV;1:VIII;" },
	{ "14", "Stage XIV, not XIX", "1:XIX;" },
	{ "", "1/2 and 3:1", "1:1;1:2;1:3;1:1;" },

	/* years and dates */
	{ "2026", "In 2026, FY2026, mid-2026, H1 2026", "" },
	{ "2026", "In 2027, FY2027, mid-2027", "1:2027;1:2027;1:2027;" },
	{ "2026-11-20", "2026-11-20, 20 November 2026, 20 Nov 2026, "
	    "20th of November 2026, November 20, 2026, Nov. 20, 2026, "
	    "November 20th, 20 November, 20.11.2026, 20/11/2026, 11/20/2026, "
	    "2026-11-20T10:00:00Z, 20. November 2026", "" },
	{ "2026-11-20", "November 2026, Nov 2026, 2026-11, Q4 2026, 2026-Q4, "
	    "2026 Q4, Q4/2026, Q4 of 2026, 2026-q4, 2026", "" },
	{ "2026-11-20", "2026-11-21, 21 November 2026, December 20, 2026, "
	    "20 Nov 2025, 21 November, 20.12.2026, October 2026, 2026-10, "
	    "Q3 2026, 2026-Q3", "1:2026-11-21;1:21 November 2026;"
	    "1:December 20, 2026;1:20 Nov 2025;1:21 November;1:20.12.2026;"
	    "1:October 2026;1:2026-10;1:Q3 2026;1:2026-Q3;" },
	{ "2026-11-20", "20", "1:20;" },
	{ "20 November 2026", "2026-11-20", "" },
	{ "2026-Q3", "Q3 2026", "" },
	{ "Q3 2026", "2026-Q3, 2026-08-01, 2026", "1:2026-08-01;" },
	{ "November 2026", "Q4 2026, 20 November 2026",
	    "1:20 November 2026;" },
	{ "2024 2026", "2024-2026, 2024-26, 2024/26, 2024\u201326", "" },
	{ "2024", "2024-26", "1:26;" },
	{ "2024 26", "2024-26", "1:26;" },
	{ "2026", "2026-13-45", "1:13;1:45;" },
	{ "5", "May 5 partners sell?", "1:May 5;" },
	{ "5 0.05", "may 5, March 5 %", "" },
	{ "2026-03-05", "On 5 Mar. It rained.", "" },

	/* what claims nothing */
	{ "", "1. One\n2. Two\n\n3) Three\n\n   12. Twelve", "" },
	{ "", "1. One\n   1. Inner\n10. Ten", "" },
	{ "", "Since then\n412. Next", "2:412;" },
	{ "", "2026. A year", "1:2026;" },
	{ "", "> 1. One\n> 2. Two", "" },
	{ "", "## 2. Goals\n### 2.1 Aims\n#### 2.1.3 More\n## 3) Last", "" },
	{ "", "**1. Goals**\n\n**50 goals**", "3:50;" },
	{ "", "## 50 goals\n## 3 goals", "1:50;2:3;" },
	{ "", "- [x] 5 tasks", "1:5;" },
	{ "", "In `strategy/tam.yaml:14`, `solutions.share`, ``a_1``", "" },
	{ "", "`data/deals-2026-q4.yaml:120`, `a/b_2`, `./x.md#y2026`", "" },
	{ "", "`EUR_51777`, `eur/51778`, `/51779` `rev.eur.51780`",
	    "1:51777;1:51778;1:51779;1:51780;" },
	{ "", "`$77000/yr`, `EUR51000/month`, `growth=73.5`, `1/3`",
	    "1:77000;1:51000;1:73.5;1:1;1:3;" },
	{ "", "Run `pos gen -j 5` and ``a ` 7`` now", "1:5;1:7;" },
	{ "", "grew `43 %` to `EUR 987,654`, `12` and `1.5`",
	    "1:43 %;1:987,654;1:12;1:1.5;" },
	{ "43", "grew `43` to `44", "1:44;" },
	{ "", "An open ` 7 tick\n\nand 8 `", "1:7;3:8;" },
	{ "", "an escaped \\`7\\`", "1:7;" },
	{ "", "`a` 5 `b`", "1:5;" },
	{ "", "See [a](x/50.md), [b](<y 60>), ![c](70.png \"80\")", "1:80;" },
	{ "", "See [60 places](x_(50)_.md)", "1:60;" },
	{ "", "http://example.com/50?a=60. https://e.com/7, <https://e.com/8>, "
	    "www.e9.com/9", "" },
	{ "", "[a][1] b[^2] c\n\n[1]: http://e.com/50\n[^2]: 60 notes",
	    "4:60;" },
	{ "", "Q3, GPT-4, S/4HANA, B2B, SOC2, ISO27001, COVID-19, v2.1, "
	    "TLS1.3, M365, Tier-1, utf8, SHA-256, e2e", "" },
	{ "", "ISO 27001, top 10, sub-50, tier 1", "1:27001;1:10;1:50;"
	    "1:1;" },
	{ "ISO 27001", "ISO 27001", "" },
	{ "", "version 2.1.3 and 10.0.0.1, open 24/7", "" },
	{ "", "24/75", "1:24;1:75;" },
	{ "", "<b>5</b> <a href=\"x\">6</a> 7<br>8", "1:5;1:6;1:7;1:8;" },
	{ "", "<!-- 5 -->", "1:5;" },
	{ "", "```sh\npos gen 5\n```\n\n6", "2:5;5:6;" },
	{ "", "```\n5\n6\n```\n~~~ mermaid\n7\n~~~", "2:5;3:6;6:7;" },
	{ "", "```sh\n5", "2:5;" },
	{ "", "- ```sh\n  5\n\n6", "2:5;4:6;" },
	{ "", "> ```sh\n> 5\n6", "2:5;3:6;" },
	{ "", "````sh\n```\n5\n````\n6", "3:5;5:6;" },
	{ "", "| # | x |\n|--|--|\n| 1 | a |\n| 2 | 5 |\n| 4 | b |",
	    "4:5;5:4;" },
	{ "", "a | b\n--|--\n5 | 6\n\n7", "3:5;3:6;5:7;" },

	{ "0.38 43750 1200000", "| a | b (%) | EUR k | m\u20ac |\n|--|--|--|--|"
	    "\n| 38 | 38 | 43.75 | 1.2 |\n| x | 39 | 43,750 | 38 |",
	    "3:38;4:39;4:38;" },
	{ "0.38", "| a\\|b | **Share, %** |\n|--|--|\n| c\\|d | 38 |", "" },
	{ "0.38", "Per cent | Klm | OK\n--|--|--\n38 | 38 | 38",
	    "3:38;3:38;" },

	/* markup and other scripts */
	{ "38 %", "**38** %, *38* %, __38__ %, ~~38~~ %, **38 %**", "" },
	{ "42", "4**2**, 4*2*, 4\u200b2, 4\u00ad2, 4\u20602", "" },
	{ "4 2", "4**2**", "1:4**2;" },
	{ "50000", "50_000", "" },
	{ "38 %", "\uff13\uff18 \uff05, \u0663\u0668 %, \u096938 %",
	    "1:\u096938 %;" },
	{ "50", "&#53;&#48; &#x35;0", "" },
	{ "", "&#53;", "1:&#53;" ";" },
	{ "5", "\xff" "5\xfe 6\x01", "1:6;" },
	{ "", "a\r\n5\r\n\r\n6\r7", "2:5;4:6;5:7;" },
	{ "", "999999999999999999999999 0.00000000000000000000001",
	    "1:999999999999999999999999;1:0.00000000000000000000001;" },
	{ "999999999999999999", "999999999999999999, 0.999999999999999999 bn",
	    "1:0.999999999999999999 bn;" },
	{ "1", "1.00000000000000000", "" },
};

/* "LINE:NUMBER;" of each finding. */
static void
tell(struct str *out, const struct ground *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		str_addf(out, "%d:%s;", g->found[i].line,
		    g->found[i].number);
}

static void
test_cases(void)
{
	struct ground_text text;
	struct ground_known known = { NULL, &text, 1 };
	struct str got = STR_INIT;
	struct ground g;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		text.s = cases[i].known;
		text.n = strlen(text.s);
		rc = ground_check(&g, cases[i].text, strlen(cases[i].text),
		    &known);
		str_reset(&got);
		tell(&got, &g);
		ok(rc == (*cases[i].want == '\0' ? 0 : -1), "%zu: verdict", i);
		is_str(got.s, cases[i].want, "numbers");
		if (strcmp(got.s, cases[i].want) != 0)
			printf("# of %s\n", cases[i].text);
		ground_release(&g);
	}
	str_release(&got);
}

static const char evidence[] = "{\"share\": {\"value\": 0.566, \"n\": 60, "
	"\"text\": \"57 % (60 of 106)\"}, \"list\": [7, \"1 to 49\", true, "
	"null], \"asof\": \"2026-11-20\", \"p95\": \"x\"}";

static void
test_known(void)
{
	static const char in[] = "57 %, 56.6 %, 60, 106, 7, 49, 8, 95, 33, 44, "
		"November 2026";
	const struct ground_text texts[] = { { "`33`\n", 5 }, { "- 44", 4 } };
	struct arena a = ARENA_INIT;
	struct ground_known known = { json_parse(&a, evidence,
	    sizeof(evidence) - 1, NULL, NULL), NULL, 0 };
	struct str got = STR_INIT;
	struct ground g;

	ground_check(&g, in, sizeof(in) - 1, &known);
	tell(&got, &g);
	is_str(got.s, "1:8;1:95;1:33;1:44;", "evidence: each scalar, no key");
	ground_release(&g);
	known.texts = texts;
	known.n = 2;
	ground_check(&g, in, sizeof(in) - 1, &known);
	str_reset(&got);
	tell(&got, &g);
	is_str(got.s, "1:8;1:95;", "and texts, their code too");
	ground_release(&g);
	str_release(&got);
	arena_release(&a);
}

/* A text, and the sentence of its first number. */
static const struct {
	const char *text, *want;
} sentences[] = {
	{ "We grew. It was 5 %. Good.", "It was 5 %." },
	{ "We grew! **Now 5.** Good?", "**Now 5.**" },
	{ "Was it so? (It was 5.) Good.", "(It was 5.)" },
	{ "See e.g. the approx. 5 of Inc. firms.",
	    "See e.g. the approx. 5 of Inc. firms." },
	{ "A [link. B 5](x.md) here. C.", "A [link. B 5](x.md) here." },
	{ "One line\nand 5 more. Next.", "One line and 5 more." },
	{ "> Quoted. Said\n> 5 times. End.", "Said > 5 times." },
	{ "- Item. It has 5. So.", "It has 5." },
	{ "1. Item 5", "Item 5" },
	{ "| a | b |\n|--|--|\n| Yes. | No 5. |", "| Yes. | No 5. |" },
	{ "### Our 5. Aims", "Our 5. Aims" },
	{ "```\na. b\n  c 5. d\n```", "c 5. d" },
	{ "A 4.5 and v1. b c. D", "A 4.5 and v1. b c." },
	{ "Bell\x07 5\x1b[31m.", "Bell 5 [31m." },
};

static void
test_sentences(void)
{
	const struct ground_known known = { NULL, NULL, 0 };
	struct str long_one = STR_INIT;
	struct ground g;
	size_t i;

	for (i = 0; i < sizeof(sentences) / sizeof(*sentences); i++) {
		ground_check(&g, sentences[i].text, strlen(sentences[i].text),
		    &known);
		is_str(g.n > 0 ? g.found[0].sentence : NULL,
		    sentences[i].want, "sentence");
		ground_release(&g);
	}
	for (i = 0; i < 300; i++)
		str_adds(&long_one, "\u20ac ");
	str_adds(&long_one, "is 5");
	for (i = 0; i < 300; i++)
		str_adds(&long_one, " \u20ac");
	ground_check(&g, long_one.s, long_one.len, &known);
	ok(strlen(g.found[0].sentence) <= 200 &&
	    strncmp(g.found[0].sentence, "... \u20ac ", 8) == 0 &&
	    strstr(g.found[0].sentence, "\u20ac is 5 \u20ac") != NULL &&
	    str_ends(g.found[0].sentence, "\u20ac ..."),
	    "a long one is cut around the number, in whole characters");
	ground_release(&g);
	str_reset(&long_one);
	str_adds(&long_one, "5");
	while (long_one.len < 300)
		str_adds(&long_one, "-on-and-on");
	ground_check(&g, long_one.s, long_one.len, &known);
	str_cut(&long_one, 192);
	str_adds(&long_one, " ...");
	is_str(g.found[0].sentence, long_one.s, "or after 196 bytes");
	ground_release(&g);
	str_release(&long_one);
}

/* A text in which 1 to 4 are known, and what is left of it. */
static const struct {
	const char *text, *want;
} strips[] = {
	{ "", "" },
	{ "All 4 are known.\n", "All 4 are known.\n" },
	{ "A 1. B 7. C 2.\n", "A 1. C 2.\n" },
	{ "B 7. C 2.\n", "C 2.\n" },
	{ "A 1. B 7.\n", "A 1.\n" },
	{ "A 1. B 7.", "A 1." },
	{ "A 1. B\n7 b. C 2.\n", "A 1. C 2.\n" },
	{ "A 1.\nB 7.\nC 2.\n", "A 1.\nC 2.\n" },
	{ "**B 7.** C 2.\n", "C 2.\n" },
	{ "A\n\nB 7.\n\nC\n", "A\n\nC\n" },
	{ "B 7.\n\nC\n", "C\n" },
	{ "A\n\nB 7. B 8.\n", "A\n" },
	{ "A\r\n\r\nB 7.\r\n\r\nC\r\n", "A\r\n\r\nC\r\n" },
	{ "> B 7.\n> C 2.\n", "> C 2.\n" },
	{ "> C 2.\n> B 7.\n", "> C 2.\n" },
	{ "> B 7.\n\nC\n", "C\n" },
	{ "- a 1\n- b 7\n- c 2\n", "- a 1\n- c 2\n" },
	{ "- a 1\n\n- b 7\n\n- c 2\n", "- a 1\n\n- c 2\n" },
	{ "A:\n\n- b 7\n- c 8\n\nD\n", "A:\n\nD\n" },
	{ "- a\n- b 7\n\nD\n", "- a\n\nD\n" },
	{ "- a\n  - b 7\n  - c\n- d\n", "- a\n  - c\n- d\n" },
	{ "- a 7\n  - b\n    - c\n- d\n", "- d\n" },
	{ "- - b 7\n  - c\n- d\n", "- d\n" },
	{ "- a\n\n  more 7\n\n  and so on\n- d\n", "- d\n" },
	{ "-\n  - b 7\n- d\n", "- d\n" },
	{ "-\n  - b 7\n  - c\n- d\n", "-\n  - c\n- d\n" },
	{ "1. a\n2. b 7\n3. c\n", "1. a\n3. c\n" },
	{ "| a | b |\n|--|--|\n| x | 1 |\n| y | 7 |\n| z | 2 |\n",
	    "| a | b |\n|--|--|\n| x | 1 |\n| z | 2 |\n" },
	{ "A\n\n| a | b |\n|--|--|\n| x | 8 |\n| y | 7 |\n\nB\n",
	    "A\n\nB\n" },
	{ "A\n\n| a | 7 |\n|--|--|\n| x | 1 |\n\nB\n", "A\n\nB\n" },
	{ "A\n\n| a | b |\n|--|--|\n\nB 7.\n", "A\n\n| a | b |\n|--|--|\n" },
	{ "A\n| a | b |\n|--|--|\n| x | 7 |\nB\n", "A\n| a | b |\n|--|--|\n"
	    "B\n" },
	{ "A\n```\n7\n```\nB\n", "A\n\nB\n" },
	{ "A\n```\n1\n```\nB 7.\n", "A\n```\n1\n```\n" },
	{ "```sh\n7\n```\n", "" },
	{ "### A 7\n\nB\n", "B\n" },
	{ "A\n\n### B\n\nc 7\n\n### D\n\ne\n", "A\n\n### D\n\ne\n" },
	{ "### B\n\n#### C\n\nd 7\n\n#### E\n\nf 8\n\n### G\n\nh\n",
	    "### G\n\nh\n" },
	{ "### B\n\n#### C\n\nd 7\n\n### G\n", "### G\n" },
	{ "Title 7\n===\n\nB\n", "B\n" },
	{ "A\n\n<div>\n7\n</div>\n\nB\n", "A\n\nB\n" },
	{ "A\n\n<!--\n\n7\n\n-->\n\nB\n", "A\n\nB\n" },
	{ "A [x. B 7](y) c. D\n", "D\n" },
	{ "A. 2026. B\n", "A. B\n" },
	{ "7\n", "" },
};

static void
test_strip(void)
{
	static const struct ground_text text = { "1 2 3 4", 7 };
	const struct ground_known known = { NULL, &text, 1 };
	struct str got = STR_INIT;
	struct ground g;
	size_t i, n;

	for (i = 0; i < sizeof(strips) / sizeof(*strips); i++) {
		n = strlen(strips[i].text);
		str_reset(&got);
		ground_check(&g, strips[i].text, n, &known);
		ok(ground_strip(&got, strips[i].text, n, &known) == g.n,
		    "strip %zu: how many", i);
		ground_release(&g);
		if (!is_str(got.s, strips[i].want, "what is left"))
			printf("# of '%s'\n", strips[i].text);
		ok(ground_check(&g, got.s, got.len, &known) == 0,
		    "strip %zu: nothing is left to find", i);
		ground_release(&g);
	}
	str_release(&got);
}

/* Pieces that a megabyte is made of. */
static const char *const pieces[] = { "7", "5 ", "1-", "1.", "111,", "2026-",
	"`5` ", "*5", "[5", "](", "(5", "<!-- 5", "> 5\n", "- 5\n", "| 5 |\n",
	"# 5\n", "| a |\n|--|\n| 5 |\n\n", "```\n5\n```\n", "A 5. ", "5\n\n",
	"\uff15", "&#53;", "1\u00a0", "http://5 ", "Q3-2026/", "May 5 ",
	"5 to ", "XXIX ", "x5", "5\r", "5.'", "\t- 5\n", ">", "- ", "`",
	"\n| a |\n|--|\n| 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 | 5 " };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Much of one piece: nothing takes longer than a few passes. */
static void
test_long(void)
{
	struct str s = STR_INIT, out = STR_INIT;
	struct ground_text text;
	const struct ground_known known = { NULL, &text, 1 };
	double before, took, most = 0;
	struct ground g;
	size_t i, left = 0;

	for (i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		str_reset(&s);
		str_reset(&out);
		while (s.len < (i < 4 ? 1 << 20 : 1 << 17))
			str_adds(&s, pieces[i]);
		text.s = "5";
		text.n = i % 2;
		before = seconds();
		ground_check(&g, s.s, s.len, &known);
		ground_release(&g);
		ground_strip(&out, s.s, s.len, &known);
		took = seconds() - before;
		most = took > most ? took : most;
		left += ground_check(&g, out.s, out.len, &known) != 0;
		ground_release(&g);
	}
	ok(left == 0, "much of it: nothing is left to find");
	ok(most < 30, "a megabyte takes %.2f s at most", most);
	while (s.len < 1 << 20)
		str_adds(&s, "12,345.6 ");
	text.s = s.s;
	text.n = s.len;
	ok(ground_check(&g, s.s, s.len, &known) == 0, "a megabyte is known");
	ground_release(&g);
	str_release(&s);
	str_release(&out);
}

int
main(void)
{
	test_cases();
	test_known();
	test_sentences();
	test_strip();
	test_long();
	return tap_done();
}
