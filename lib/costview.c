/* costview - what models took, as records */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "costlog.h"

/* Exactly, with two decimals at least: "0.0067", "12.50". */
static void
amount(struct table *t, const struct cost_row *r)
{
	struct str text = STR_INIT, raw = STR_INIT;
	const char *point;

	if (r->currency == NULL && !r->kept) {
		table_cell(t, NULL);
		return;
	}
	dec_add_text(&raw, r->cost);
	str_add(&text, raw.s, raw.len);
	point = strchr(raw.s, '.');
	if (point == NULL)
		str_adds(&text, ".00");
	else if (point[2] == '\0')
		str_addc(&text, '0');
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

static void
add(struct table *t, const struct cost_row *r)
{
	table_cell(t, r->month != NULL ? r->month : "total");
	table_cell(t, r->model != NULL ? r->model : "");
	table_cell(t, r->document != NULL ? r->document : "");
	table_cell_count(t, (int64_t)r->sections);
	table_cell_truth(t, r->kept);
	table_cell_count(t, r->tokens.in);
	table_cell_count(t, r->tokens.cached);
	table_cell_count(t, r->tokens.out);
	amount(t, r);
	table_cell(t, r->currency);
}

void
costlog_table(struct table *t, const struct costlog *l)
{
	struct costlog totals = COSTLOG_INIT;
	struct cost_row all;
	size_t i;

	table_init(t, "costs");
	table_column(t, "month", "MONTH", TABLE_LEFT);
	table_column(t, "model", "MODEL", TABLE_LEFT);
	table_column(t, "document", "DOCUMENT", TABLE_LEFT);
	table_column(t, "sections", "SECTIONS", TABLE_RIGHT);
	table_column(t, "kept", "KEPT", TABLE_LEFT);
	table_column(t, "in", "IN", TABLE_RIGHT);
	table_column(t, "cached", "CACHED", TABLE_RIGHT);
	table_column(t, "out", "OUT", TABLE_RIGHT);
	table_column(t, "cost", "COST", TABLE_RIGHT);
	table_column(t, "currency", "CURRENCY", TABLE_LEFT);
	for (i = 0; i < l->n; i++) {
		add(t, &l->rows[i]);
		all = l->rows[i];
		all.month = all.model = all.document = NULL;
		costlog_add(&totals, &all);
	}
	costlog_sum(&totals);
	for (i = 0; i < totals.n; i++)
		add(t, &totals.rows[i]);
	costlog_release(&totals);
}
