/* Tests of lib/table: the five forms, widths, escapes, unknown values. */

#include "table.h"

#include <stdlib.h>

#include "tap.h"

/* Two rows with all that is awkward. */
static void
fill(struct table *t)
{
	table_init(t, "partners");
	table_column(t, "name", "PARTNER", TABLE_LEFT);
	table_column(t, "fit", "FIT", TABLE_RIGHT);
	table_column(t, "why", "WHY", TABLE_LEFT);
	table_cell(t, "\xc3\x98stby");
	table_cell_number(t, "84.3", "84.3");
	table_cell(t, "a|b\tc\nd\\e");
	table_cell(t, "Br\xc3\xbc" "ckner & S\xc3\xb6hne");
	table_cell(t, NULL);
	table_cell_number(t, "yes", "true");
}

static void
prints(enum table_form form, const char *want, const char *what)
{
	struct table t;
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	fill(&t);
	table_print(&t, form, f);
	fclose(f);
	is_str(text, want, what);
	ok(table_rows(&t) == 2, "%s: two rows", what);
	ok(table_width(&t) == 33, "%s: width of the table", what);
	table_release(&t);
	free(text);
}

static void
test_empty(void)
{
	struct table t;
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	table_init(&t, "partners");
	table_column(&t, "name", "PARTNER", TABLE_LEFT);
	table_print(&t, TABLE_JSON, f);
	table_print(&t, TABLE_TSV, f);
	fclose(f);
	is_str(text, "{\n  \"schema_version\": 1,\n  \"partners\": []\n}\n"
	    "name\n", "no records");
	table_release(&t);
	free(text);
}

/* For a spreadsheet: no text that it would run; numbers stay. */
static void
test_excel(void)
{
	struct table t;
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	table_init(&t, "partners");
	table_column(&t, "a", "A", TABLE_LEFT);
	table_cell(&t, "=1+1");
	table_cell(&t, "@x");
	table_cell(&t, "plain");
	table_cell_number(&t, "-5", "-5");
	table_print_csv(&t, true, f);
	table_print_csv(&t, false, f);
	fclose(f);
	is_str(text, "a\n'=1+1\n'@x\nplain\n-5\na\n=1+1\n@x\nplain\n-5\n",
	    "csv for a spreadsheet, and as it is");
	table_release(&t);
	free(text);
}

int
main(void)
{
	test_excel();
	prints(TABLE_TABLE,
	    "PARTNER            FIT  WHY\n"
	    "\xc3\x98stby             84.3  a|b c d\\e\n"
	    "Br\xc3\xbc" "ckner & S\xc3\xb6hne     -  yes\n", "table");
	prints(TABLE_TSV, "name\tfit\twhy\n"
	    "\xc3\x98stby\t84.3\ta|b\\tc\\nd\\\\e\n"
	    "Br\xc3\xbc" "ckner & S\xc3\xb6hne\t\ttrue\n", "tsv");
	prints(TABLE_CSV, "name,fit,why\n"
	    "\xc3\x98stby,84.3,\"a|b\tc\nd\\e\"\n"
	    "Br\xc3\xbc" "ckner & S\xc3\xb6hne,,true\n", "csv");
	prints(TABLE_MD, "| PARTNER | FIT | WHY |\n|---|--:|---|\n"
	    "| \xc3\x98stby | 84.3 | a\\|b c d\\e |\n"
	    "| Br\xc3\xbc" "ckner & S\xc3\xb6hne | - | yes |\n", "md");
	prints(TABLE_JSON,
	    "{\n  \"schema_version\": 1,\n  \"partners\": [\n    {\n"
	    "      \"name\": \"\xc3\x98stby\",\n      \"fit\": 84.3,\n"
	    "      \"why\": \"a|b\\tc\\nd\\\\e\"\n    },\n    {\n"
	    "      \"name\": \"Br\xc3\xbc" "ckner & S\xc3\xb6hne\",\n"
	    "      \"fit\": null,\n      \"why\": true\n    }\n  ]\n}\n",
	    "json");
	test_empty();
	return tap_done();
}
