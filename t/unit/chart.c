/* Unit tests of lib/chart*: what is refused, how numbers are written. */

#include "chart.h"

#include "chartfont.h"
#include "chartunit.h"
#include "columns.h"
#include "tap.h"
#include "yaml.h"

#define HEAD "id: a\ntitle: T\nabout: A.\nunit: count\n"
#define TWO "series: [{id: x}, {id: y}]\n"
#define ROWS "rows: [{id: r, values: [\"1\", null]}]\n"

/* A map, and what is said of it; NULL: it is read. */
static const struct { const char *yaml, *message; } maps[] = {
	{ "kind: bars\n" HEAD TWO ROWS, NULL },
	{ "kind: bars\n" HEAD TWO "rows: []\n", NULL },
	{ "- a\n", "c:1: a chart is a map: {kind: bars, ...}" },
	{ HEAD TWO ROWS, "c:1: kind: expected stacked, bars, funnel, pareto, "
	    "scatter, flow, tornado, heatmap or line" },
	{ "kind: pie\n" HEAD TWO ROWS, "c:1: kind: 'pie' is none; expected "
	    "stacked, bars, funnel, pareto, scatter, flow, tornado, heatmap or "
	    "line" },
	{ "kind: bars\nid: A b\n" "title: T\nabout: A.\n", "c:2: id: 'A b' is "
	    "none; write a small letter, then small letters, digits and -" },
	{ "kind: bars\nid: 1a\ntitle: T\nabout: A.\n", "c:2: id: '1a' is none; "
	    "write a small letter, then small letters, digits and -" },
	{ "kind: bars\nid: a\ntitle: [T]\n", "c:3: title: a text is expected" },
	{ "kind: bars\nid: a\ntitle: T\n", "c:1: about: a text is expected" },
	{ "kind: bars\n" HEAD "serie: []\n", "c:6: 'serie' is no key of it; "
	    "did you mean series" },
	{ "kind: bars\n" HEAD ROWS, "c:1: series: a list is expected" },
	{ "kind: bars\n" HEAD "series: []\n", "c:6: series: bars takes at "
	    "least 1, not 0" },
	{ "kind: scatter\n" HEAD "series: [{id: x}]\n", "c:6: series: scatter "
	    "takes at least 2, not 1" },
	{ "kind: bars\nid: a\ntitle: T\nabout: A.\n" TWO, "c:1: unit: expected "
	    "money, percent, count, days or score" },
	{ "kind: bars\n" HEAD "series: [{id: x, unit: km}]\n", "c:6: unit: "
	    "'km' is none; expected money, percent, count, days or score" },
	{ "kind: heatmap\n" HEAD "series: [{id: x}, {id: y, unit: days}]\n",
	    "c:6: series: in heatmap all have one unit" },
	{ "kind: bars\n" HEAD "series: [{id: x}, {id: x}]\n", "c:6: id: 'x' is "
	    "given twice" },
	{ "kind: bars\n" HEAD "series: [x]\n", "c:6: a map is expected: "
	    "{id: ..., ...}" },
	{ "kind: bars\n" HEAD TWO, "c:1: rows: a list is expected; [] when "
	    "there is nothing" },
	{ "kind: bars\n" HEAD TWO "rows: [{id: r, values: [\"1\"]}]\n",
	    "c:7: values: a list of 2 is expected, one for each series" },
	{ "kind: bars\n" HEAD TWO "rows: [{id: r}]\n",
	    "c:7: values: a list of 2 is expected, one for each series" },
	{ "kind: bars\n" HEAD TWO "rows: [{id: r, values: [1, 2], text: [a]}]\n",
	    "c:7: text: a list of 2 is expected, one for each series" },
	{ "kind: bars\n" HEAD TWO "rows: [{id: r, values: [1, many]}]\n",
	    "c:7: values: 'many' is not a number; write digits like 42000, "
	    "0.25 or 15%" },
	{ "kind: bars\n" HEAD TWO "rows:\n- {id: r, values: [1, 2]}\n"
	    "- {id: r, values: [1, 2]}\n", "c:9: id: 'r' is given twice" },
	{ "kind: funnel\n" HEAD "series: [{id: x}]\n"
	    "rows: [{id: r, values: [-1]}]\n",
	    "c:7: values: funnel takes none below 0" },
	{ "kind: tornado\n" HEAD "series: [{id: l}, {id: b}, {id: h}]\nrows:\n"
	    "- {id: r, values: [1, 2, 3]}\n- {id: s, values: [1, 2.5, 3]}\n",
	    "c:8: rows: 's' has another base than those before it; a tornado "
	    "has one" },
	{ "kind: flow\n" HEAD "series: [{id: l}]\nrows: [{id: a}, {id: b}, "
	    "{id: c}, {id: d}, {id: e}, {id: f}, {id: g}, {id: h}, {id: i}, "
	    "{id: j}, {id: k}]\n", "c:7: rows: flow takes at most 10, not 11" },
};

static void
test_maps(void)
{
	struct arena a = ARENA_INIT;
	const struct node *map;
	struct chart c;
	struct err e;
	size_t i;

	for (i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		err_clear(&e);
		map = yaml_parse(&a, maps[i].yaml, strlen(maps[i].yaml), "c",
		    &e);
		if (chart_read(&c, &a, map, &e) == 0)
			ok(maps[i].message == NULL, "map %zu is read", i);
		else
			is_str(e.msg, maps[i].message != NULL ?
			    maps[i].message : "nothing", "what is refused");
	}
	ok(chart_read(&c, &a, NULL, NULL) < 0, "no map at all");
	arena_release(&a);
}

/* Thousandths, and how they are written, briefly and in full. */
static const struct {
	enum chart_unit unit;
	int64_t thousandths;
	const char *brief, *exact;
} numbers[] = {
	{ CHART_MONEY, 0, "0", "EUR 0" },
	{ CHART_MONEY, 120000000, "120 k", "EUR 120,000" },
	{ CHART_MONEY, 999499, "999", "EUR 999.499" },
	{ CHART_MONEY, 999500, "1 k", "EUR 999.5" },
	{ CHART_MONEY, 999950000, "1 M", "EUR 999,950" },
	{ CHART_MONEY, 1250000000, "1.25 M", "EUR 1,250,000" },
	{ CHART_MONEY, -45060000, "-45.1 k", "EUR -45,060" },
	{ CHART_MONEY, 9200000000000000, "9,200 bn", "EUR 9,200,000,000,000" },
	{ CHART_COUNT, 9999000, "9,999", "9,999" },
	{ CHART_COUNT, 10000000, "10 k", "10,000" },
	{ CHART_PERCENT, 385, "38.5 %", "38.5 %" },
	{ CHART_PERCENT, 1000, "100 %", "100 %" },
	{ CHART_PERCENT, -5, "-0.5 %", "-0.5 %" },
	{ CHART_DAYS, 91500, "91.5 d", "91.5 days" },
	{ CHART_DAYS, 1000, "1 d", "1 day" },
	{ CHART_SCORE, 4850, "4.85", "4.85" },
	{ CHART_SCORE, 9996, "10", "9.996" },
};

static void
test_numbers(void)
{
	const struct chart c = { .currency = "EUR" };
	struct str s = STR_INIT;
	struct ratio v;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		v = ratio_of(numbers[i].thousandths, 1000);
		str_reset(&s);
		chart_add_brief(&s, numbers[i].unit, v);
		is_str(s.s, numbers[i].brief, "brief");
		str_reset(&s);
		chart_add_exact(&s, &c, numbers[i].unit, v);
		is_str(s.s, numbers[i].exact, "exact");
	}
	str_reset(&s);
	chart_add_named(&s, &c, CHART_MONEY, (struct ratio){ 0, 0 });
	chart_add_exact(&s, &c, CHART_DAYS, (struct ratio){ 0, 0 });
	is_str(s.s, "n/an/a", "not known");
	str_release(&s);
}

static void
test_font(void)
{
	struct str s = STR_INIT;
	const char *rest;

	ok(font_width("", 13) == 0 && font_width("mm", 10) == 20 &&
	    font_width("\xe6\xa0\xaa", 10) > 10, "widths");
	ok(font_fit(&s, "mmmm", 10, 39), "fits");
	str_reset(&s);
	ok(!font_fit(&s, "mmmmm", 10, 39), "does not fit");
	is_str(s.s, "mm\xe2\x80\xa6", "is cut");
	str_reset(&s);
	font_fit(&s, "m\xc3\xa4\xc3\xa4mm", 10, 36);
	is_str(s.s, "m\xc3\xa4\xe2\x80\xa6", "between characters");
	str_reset(&s);
	rest = font_line(&s, "mm mm mm", 10, 45);
	is_str(s.s, "mm mm", "a line");
	is_str(rest, "mm", "the rest");
	str_reset(&s);
	rest = font_line(&s, "mmmmmmmm m", 10, 30);
	is_str(s.s, "mmmmmmmm", "a word that is too long");
	str_reset(&s);
	rest = font_line(&s, "2026-Q1", 10, 40);
	is_str(s.s, "2026-", "behind a hyphen");
	is_str(rest, "Q1", "its rest");
	str_release(&s);
}

static void
test_columns(void)
{
	struct str s = STR_INIT;

	ok(columns_of("a\xe6\xa0\xaa") == 3 && columns_of("") == 0, "columns");
	columns_add(&s, "abc", 5, false);
	columns_add(&s, "abc", 5, true);
	columns_add(&s, "abcdefg", 5, false);
	columns_add(&s, "\xe6\xa0\xaa\xe6\xa0\xaa\xe6\xa0\xaa", 5, true);
	columns_add(&s, "abc", 2, false);
	columns_add(&s, "abc", 0, false);
	is_str(s.s, "abc    abcab...\xe6\xa0\xaa.....", "in columns");
	str_release(&s);
}

int
main(void)
{
	test_maps();
	test_numbers();
	test_font();
	test_columns();
	return tap_done();
}
