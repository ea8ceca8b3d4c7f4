/* tam_explain - how the values of the partner market come about */

#include "tamview.h"

#include "str.h"

/* What stands behind a number: its source, or what is in its place. */
static const char *
source_text(const struct tam_number *n, enum tam_input in)
{
	if (n->origin == TAM_DEFAULT)
		return "default: all accounts";
	if (n->origin == TAM_UNKNOWN)
		return in == TAM_ACCOUNTS || in == TAM_ACV ?
		    "UNKNOWN: not in the file" :
		    "UNKNOWN: not in the category";
	return n->source != NULL ? n->source : "NO SOURCE";
}

static void
cell_place(struct table *table, const struct tam *t,
    const struct tam_number *n)
{
	struct str place = STR_INIT;

	if (n->at[TAM_BASE] != NULL)
		str_addf(&place, "%s:%u", t->file, n->at[TAM_BASE]->line);
	table_cell(table, n->at[TAM_BASE] != NULL ? place.s : NULL);
	str_release(&place);
}

static void
add_formula_line(struct str *out, const struct tam *t,
    const struct tam_category *c, enum tam_level level)
{
	struct ratio value = tam_value(c, level);
	struct ratio whole = ratio_of(ratio_round(value, 0), 1);

	tam_add_formula(out, t, c, level);
	str_adds(out, " = ");
	if (t->currency[0] != '\0')
		str_addf(out, "%s ", t->currency);
	ratio_add_commas(out, value, ratio_cmp(whole, value) == 0 ? 0 : 2);
}

/* The formulas of one category. */
static void
print_formulas(const struct tam *t, const struct tam_category *c,
    enum table_form form, FILE *f)
{
	static const char *const names[TAM_LEVELS] = { "low", "base", "high" };
	static const enum tam_level order[] = { TAM_BASE, TAM_LOW, TAM_HIGH };
	const char *item = form == TABLE_MD ? "- " : "";
	struct str s = STR_INIT;
	size_t i, n = tam_category_ranges(c) ? TAM_LEVELS : 1;

	fprintf(f, "%s%s: %s\n", form == TABLE_MD ? "### " : "", c->id,
	    c->ours ? "our revenue" : "revenue of the ecosystem");
	if (form == TABLE_MD)
		fputc('\n', f);
	if (!tam_category_known(c))
		fprintf(f, "%sunknown: a number is missing\n", item);
	else for (i = 0; i < n; i++) {
		str_reset(&s);
		add_formula_line(&s, t, c, order[i]);
		fprintf(f, "%s%-4s  %s\n", item, names[order[i]], s.s);
	}
	fputc('\n', f);
	str_release(&s);
}

static void
columns_of_explain(struct table *table)
{
	table_column(table, "input", "INPUT", TABLE_LEFT);
	table_column(table, "low", "LOW", TABLE_RIGHT);
	table_column(table, "base", "BASE", TABLE_RIGHT);
	table_column(table, "high", "HIGH", TABLE_RIGHT);
}

static void
cells_of_explain(struct table *table, const struct tam *t,
    const struct tam_category *c, enum tam_input in)
{
	enum tam_level at;

	table_cell(table, tam_inputs[in].key);
	for (at = TAM_LOW; at < TAM_LEVELS; at++)
		tam_cell(table, t, &c->in[in], in, at);
}

static void
explain_category(const struct tam *t, const struct tam_category *c,
    enum table_form form, FILE *f)
{
	struct table table;
	enum tam_input in;

	print_formulas(t, c, form, f);
	table_init(&table, "inputs");
	columns_of_explain(&table);
	table_column(&table, "where", "WHERE", TABLE_LEFT);
	table_column(&table, "source", "SOURCE", TABLE_LEFT);
	for (in = 0; in < TAM_INPUTS; in++) {
		cells_of_explain(&table, t, c, in);
		cell_place(&table, t, &c->in[in]);
		table_cell(&table, source_text(&c->in[in], in));
	}
	table_print(&table, form, f);
	table_release(&table);
}

static void
cells_of_place(struct table *table, const char *file,
    const struct tam_number *n)
{
	char line[16];

	if (n->at[TAM_BASE] == NULL) {
		table_cell(table, NULL);
		table_cell(table, NULL);
		return;
	}
	table_cell(table, file);
	snprintf(line, sizeof(line), "%u", n->at[TAM_BASE]->line);
	table_cell_number(table, line, line);
}

/* A record for each input of each category. */
static void
explain_records(const struct tam *t, enum table_form form, FILE *f)
{
	static const char *const origins[] = { "unknown", "own", "common",
	    "default" };
	const struct tam_category *c;
	const struct tam_number *n;
	struct table table;
	enum tam_input in;

	table_init(&table, "inputs");
	table_column(&table, "category", "", TABLE_LEFT);
	columns_of_explain(&table);
	table_column(&table, "origin", "", TABLE_LEFT);
	table_column(&table, "source", "", TABLE_LEFT);
	table_column(&table, "file", "", TABLE_LEFT);
	table_column(&table, "line", "", TABLE_LEFT);
	for (c = t->categories; c < t->categories + t->n; c++) {
		for (in = 0; in < TAM_INPUTS; in++) {
			n = &c->in[in];
			table_cell(&table, c->id);
			cells_of_explain(&table, t, c, in);
			table_cell(&table, origins[n->origin]);
			table_cell(&table, n->source);
			cells_of_place(&table, t->file, n);
		}
	}
	table_print(&table, form, f);
	table_release(&table);
}

void
tam_explain(const struct tam *t, enum table_form form, FILE *f)
{
	const struct tam_category *c;

	if (form == TABLE_TSV || form == TABLE_JSON) {
		explain_records(t, form, f);
		return;
	}
	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c != t->categories)
			fputc('\n', f);
		explain_category(t, c, form, f);
	}
	tam_print_totals(t, form, f);
}
