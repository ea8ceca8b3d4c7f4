/*
 * libFuzzer: make fuzz FUZZ=csv
 * Bytes as a CSV file: what is read, written again and read again is the
 * same; each cell is looked at as a number, a date, a name and a domain.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "csvdate.h"
#include "csvnumber.h"
#include "csvout.h"
#include "csvrows.h"
#include "csvtext.h"
#include "importname.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static void
look_at(const char *cell)
{
	static const enum csv_point points[] = { CSV_POINT_OPEN,
	    CSV_POINT_DOT, CSV_POINT_COMMA };
	struct csv_point_look point = { .dot = { NULL, 0 } };
	struct csv_order_look order = { .dmy = { NULL, 0 } };
	struct str s = STR_INIT;
	struct csv_number n;
	unsigned i;
	date day;

	csv_point_look(&point, cell, 1);
	csv_order_look(&order, cell, 1);
	for (i = 0; i < 3; i++)
		(void)csv_number(&n, cell, points[i], &s);
	for (i = CSV_ORDER_OPEN; i <= CSV_ORDER_SERIAL; i++)
		(void)csv_date(&day, cell, (enum csv_order)i, &s);
	import_name(&s, cell);
	import_domain(&s, cell);
	str_release(&s);
}

/* A row as it is written; one empty cell would be a blank line. */
static void
write_row(struct str *out, const struct csv_row *row)
{
	size_t i;

	for (i = 0; i < row->n; i++) {
		str_adds(out, i > 0 ? "," : "");
		csv_add(out, row->cells[i]);
	}
	if (row->n == 1 && row->cells[0][0] == '\0')
		str_adds(out, "\"\"");
	str_addc(out, '\n');
}

static void
same_row(const struct csv_row *a, const struct csv_row *b)
{
	size_t i;

	must(a->n == b->n);
	for (i = 0; i < a->n; i++)
		must(strcmp(a->cells[i], b->cells[i]) == 0);
}

static void
again(const struct csv_file *csv)
{
	struct csv_file second = CSV_FILE_INIT;
	struct str s = STR_INIT;
	size_t i;

	/* a first column of that name would tell the delimiter */
	if (strncasecmp(csv->head.cells[0], "sep=", 4) == 0)
		return;
	write_row(&s, &csv->head);
	for (i = 0; i < csv->n; i++)
		write_row(&s, &csv->rows[i]);
	must(csv_read(&second, s.s, s.len, "f", ',', NULL) == 0);
	must(second.n == csv->n);
	same_row(&csv->head, &second.head);
	for (i = 0; i < csv->n; i++)
		same_row(&csv->rows[i], &second.rows[i]);
	csv_release(&second);
	str_release(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_file csv = CSV_FILE_INIT;
	struct str text = STR_INIT;
	size_t i, j;

	str_add(&text, (const char *)data, size);
	if (csv_text(&text, "f", NULL) == 0 &&
	    csv_read(&csv, text.s, text.len, "f", 0, NULL) == 0) {
		for (i = 0; i < csv.n; i++) {
			for (j = 0; j < csv.rows[i].n; j++)
				look_at(csv.rows[i].cells[j]);
		}
		again(&csv);
	}
	csv_release(&csv);
	str_release(&text);
	return 0;
}
