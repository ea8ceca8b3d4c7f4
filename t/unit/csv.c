/* Tests of lib/csv*: text, rows, numbers, dates; what is written is read. */

#include <stdlib.h>

#include "csvdate.h"
#include "csvnumber.h"
#include "csvout.h"
#include "csvrows.h"
#include "csvtext.h"
#include "random.h"
#include "tap.h"

enum { ROUNDS = 300, WIDE = 6, LONG = 8 };

/* The rows with bars around cells, and their lines. */
static void
cuts(const char *text, char delimiter, const char *want, const char *what)
{
	struct csv_file csv = CSV_FILE_INIT;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	size_t i, j;

	if (csv_read(&csv, text, strlen(text), "f", delimiter, &e) < 0)
		str_adds(&s, e.msg);
	for (i = 0; e.code == ERR_NONE && i <= csv.n; i++) {
		const struct csv_row *row = i == 0 ? &csv.head :
		    &csv.rows[i - 1];

		str_addf(&s, "%zu:", row->line);
		for (j = 0; j < row->n; j++)
			str_addf(&s, "[%s]", row->cells[j]);
	}
	is_str(s.s, want, what);
	csv_release(&csv);
	str_release(&s);
}

static void
test_rows(void)
{
	cuts("a,b\n1,2\n", 0, "1:[a][b]2:[1][2]", "two rows");
	cuts("a,b\r\n1,2\r\n", 0, "1:[a][b]2:[1][2]", "CRLF");
	cuts("a,b\r1,2", 0, "1:[a][b]2:[1][2]", "CR, no last line end");
	cuts("a;b,c\n1;2\n", 0, "1:[a;b][c]2:[1;2]", "one of each: a comma");
	cuts("\"a;b\",c\n", 0, "1:[a;b][c]", "quotes hide a delimiter");
	cuts("\n \na\n\n1\n  \n", 0, "3:[a]4:5:[1]6:", "blank lines");
	cuts("a\n\"1\n2\"\n3\n", 0, "1:[a]2:[1\n2]4:[3]", "lines in a cell");
	cuts("a,b\n\"x\"\"y\", \"z\" \n", 0, "1:[a][b]2:[x\"y][z]", "quotes");
	cuts("a\n=\"01\"\n", 0, "1:[a]2:[=\"01\"]", "a formula's quotes");
	cuts("a\n\"1\n2\n", 0, "f:2: a quote opens in this row and is never "
	    "closed", "an open quote");
	cuts("a\n\"1\" 2\n", 0, "f:2: text behind a closing quote; a quote "
	    "within a cell must be doubled (\"\")", "text behind a quote");
	cuts("", 0, "f: the file is empty; a header line with the names of "
	    "the columns is expected", "nothing");
	cuts("sep=;\r\na,b;c\r\n1;2\r\n", 0, "2:[a,b][c]3:[1][2]",
	    "a delimiter that the file tells");
	cuts("a\tb\n1\t\n", 0, "1:[a][b]2:[1][]", "tabs");
	cuts("a|b\n", ',', "1:[a|b]", "a delimiter given");
}

static bool
same(const struct csv_file *csv, struct str cell[LONG][WIDE], size_t rows,
    size_t columns)
{
	const struct csv_row *row;
	size_t i, j;

	if (csv->n + 1 != rows)
		return false;
	for (i = 0; i < rows; i++) {
		row = i == 0 ? &csv->head : &csv->rows[i - 1];
		for (j = 0; j < columns; j++) {
			if (row->n != columns ||
			    strcmp(row->cells[j], cell[i][j].s) != 0)
				return false;
		}
	}
	return true;
}

/* Whatever the cells hold, they come back. */
static void
test_round_trip(void)
{
	struct str cell[LONG][WIDE], text = STR_INIT;
	size_t round, i, j, rows, columns, bad = 0;
	struct csv_file csv;

	memset(cell, 0, sizeof(cell));
	for (i = 0; i < LONG; i++)
		for (j = 0; j < WIDE; j++)
			str_init(&cell[i][j]);
	for (round = 0; round < ROUNDS; round++) {
		str_reset(&text);
		rows = 1 + pick(LONG);
		columns = 2 + pick(WIDE - 1);
		for (i = 0; i < rows; i++) {
			for (j = 0; j < columns; j++) {
				str_reset(&cell[i][j]);
				random_text(&cell[i][j], 6, true);
				str_adds(&text, j > 0 ? "," : "");
				csv_add(&text, cell[i][j].s);
			}
			str_addc(&text, '\n');
		}
		csv = (struct csv_file)CSV_FILE_INIT;
		bad += csv_read(&csv, text.s, text.len, "f", ',', NULL) < 0 ||
		    !same(&csv, cell, rows, columns);
		csv_release(&csv);
	}
	ok(bad == 0, "what is written is read, %d tables: %zu are not", ROUNDS,
	    bad);
	for (i = 0; i < LONG; i++)
		for (j = 0; j < WIDE; j++)
			str_release(&cell[i][j]);
	str_release(&text);
}

/* A column of numbers, a bar between cells, and what it reads as. */
static void
numbers(const char *cells, const char *want)
{
	struct csv_point_look look = { .dot = { NULL, 0 } };
	char *copy = strdup(cells), *cell, *save = NULL;
	enum csv_point point = CSV_POINT_OPEN;
	struct csv_number n;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct arena a = ARENA_INIT;

	for (cell = strtok_r(copy, "|", &save); cell != NULL;
	    cell = strtok_r(NULL, "|", &save))
		csv_point_look(&look, arena_dup(&a, cell), 1);
	free(copy);
	if (csv_point_decide(&point, &look, "c", &e) < 0)
		str_add(&s, e.msg, strcspn(e.msg, ";"));
	copy = strdup(cells);
	save = NULL;
	for (cell = strtok_r(copy, "|", &save); e.code == ERR_NONE &&
	    cell != NULL; cell = strtok_r(NULL, "|", &save)) {
		str_adds(&s, s.len > 0 ? "|" : "");
		if (csv_number(&n, cell, point, &s) == 0) {
			dec_add_text(&s, n.value);
			str_adds(&s, n.currency);
		}
	}
	is_str(s.s, want, cells);
	free(copy);
	arena_release(&a);
	str_release(&s);
}

static void
test_numbers(void)
{
	numbers("1|0|-5|+7", "1|0|-5|7");
	numbers("$1,234.50|EUR 2|3 EUR|\u20ac4|5\u20ac|\u00a36",
	    "1234.5$|2EUR|3EUR|4EUR|5EUR|6GBP");
	numbers("1.234,50 EUR|1.234|12,5", "1234.5EUR|1234|12.5");
	numbers("(500)|($1,234)|-(5)|0.5", "-500|-1234$|-5|0.5");
	numbers("250k|1.5M|2 bn|3 Mio", "250000|1500000|2000000000|3000000");
	numbers("1'234.5|1 234|1\u00a0234|12 34", "1234.5|1234|1234|is not a "
	    "number");
	numbers("12,34,567|1,2,3|1.0", "1234567|is not a number with a "
	    "decimal point, as the others of the column|1");
	numbers("1,234", "c: 1,234 (line 1) has either thousands or "
	    "decimals, and no row of the column tells, as 1,234.50 or "
	    "1.234,50 would");
	numbers("1.5000000000|2.0|0.0|1.23456789", "1.5|2|0|has more than six "
	    "decimals, or is larger than 9,000,000,000,000");
	numbers("0,234|1,234", "0.234|1.234");
	numbers("1,234,567|1,234", "1234567|1234");
	numbers("1,5|1.5", "c: 1.5 (line 1) and 1,5 (line 1) are not of one "
	    "form");
	numbers("1.5M|1..2|1.2.3|1,2.5", "1500000|is not a number with a "
	    "decimal point, as the others of the column|is not a number with "
	    "a decimal point, as the others of the column|is not a number "
	    "with a decimal point, as the others of the column");
	numbers("12%|1e9|1E+09|abc|--1|1-2|()|.", "is a percentage, not an "
	    "amount|is rounded by a spreadsheet; format the column as a "
	    "number and export again|is rounded by a spreadsheet; format the "
	    "column as a number and export again|is not a number|is not a "
	    "number|is not a number|is not a number|is not a number");
	ok(csv_currency_fits("$", "USD"), "$ can be USD");
	ok(!csv_currency_fits("$", "EUR"), "$ cannot be EUR");
	ok(csv_currency_fits("kr", "NOK"), "kr can be NOK");
	ok(csv_currency_fits("EUR", "EUR"), "EUR is EUR");
}

static void
dates(const char *cells, const char *want)
{
	struct csv_order_look look = { .dmy = { NULL, 0 } };
	char *copy = strdup(cells), *cell, *save = NULL;
	enum csv_order order = CSV_ORDER_OPEN;
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct arena a = ARENA_INIT;
	date day;

	for (cell = strtok_r(copy, "|", &save); cell != NULL;
	    cell = strtok_r(NULL, "|", &save))
		csv_order_look(&look, arena_dup(&a, cell), 1);
	free(copy);
	if (csv_order_decide(&order, &look, "c", &e) < 0)
		str_add(&s, e.msg, strcspn(e.msg, ","));
	copy = strdup(cells);
	save = NULL;
	for (cell = strtok_r(copy, "|", &save); e.code == ERR_NONE &&
	    cell != NULL; cell = strtok_r(NULL, "|", &save)) {
		str_adds(&s, s.len > 0 ? "|" : "");
		if (csv_date(&day, cell, order, &s) == 0)
			date_add(&s, day);
	}
	is_str(s.s, want, cells);
	free(copy);
	arena_release(&a);
	str_release(&s);
}

static void
test_dates(void)
{
	dates("2026-01-31|2026-02-30|2026/01/02|20260131",
	    "2026-01-31|is not a date|2026-01-02|2026-01-31");
	dates("2026-01-31T23:59:59.000Z|2026-01-31 10:15|2026-01-31 x",
	    "2026-01-31|2026-01-31|is not a date");
	dates("31/12/2026|02/03/2026", "2026-12-31|2026-03-02");
	dates("12/31/2026|02/03/2026|1/2/26 3:04 PM",
	    "2026-12-31|2026-02-03|2026-01-02");
	dates("31.12.26|1.2.2027", "2026-12-31|2027-02-01");
	dates("02/03/2026", "c: 02/03/2026 (line 1) begins with a day or "
	    "with a month");
	dates("03/03/2026", "2026-03-03");
	dates("31/12/2026|12/31/2026", "c: 31/12/2026 (line 1) and "
	    "12/31/2026 (line 1) are not of one order; --dates dmy");
	dates("31 Jan 2026|Jan 31, 2026|31-January-26|31 Foo 2026",
	    "2026-01-31|2026-01-31|2026-01-31|is not a date");
	dates("46053|46053.75", "2026-01-31|2026-01-31");
	dates("46053|2026-01-31", "is a spreadsheet's number of a day, among "
	    "dates; format the column as dates and export again|2026-01-31");
	dates("1|123456789|2026|today|31.02.2026", "is not a date|is not a "
	    "date|is not a date|is not a date|is not a date");
}

static void
text_is(const char *bytes, size_t n, const char *want, const char *what)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;

	str_add(&s, bytes, n);
	is_str(csv_text(&s, "f", &e) < 0 ? e.msg : s.s, want, what);
	str_release(&s);
}

static void
test_text(void)
{
	text_is("a\xc3\xbc", 3, "a\u00fc", "UTF-8");
	text_is("\xef\xbb\xbf" "a", 4, "a", "a mark");
	text_is("a\xfc\x80", 3, "a\u00fc\u20ac", "Windows-1252");
	text_is("\xff\xfe" "a\0\x3d\xd8\x00\xde", 8, "a\U0001f600", "UTF-16");
	text_is("\xfe\xff\0a\0b", 6, "ab", "UTF-16, high byte first");
	text_is("a\0b\0", 4, "ab", "UTF-16 without a mark");
	text_is("\xff\xfe" "a", 3, "f:1: ends in half a UTF-16 character: the "
	    "file is cut off", "half a character");
	text_is("\xff\xfe\x00\xd8" "a\0", 6, "f:1: half of a UTF-16 "
	    "character; export the file as UTF-8", "a lone surrogate");
	text_is("ab\n\0c", 5, "f:2: a NUL byte: this is no text; export it as "
	    "CSV again", "NUL");
	text_is("", 0, "", "nothing");
}

int
main(void)
{
	test_text();
	test_rows();
	test_round_trip();
	test_numbers();
	test_dates();
	return tap_done();
}
