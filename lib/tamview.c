/* tamview - the partner market printed */

#include "tamview.h"

#include "fig.h"
#include "root.h"
#include "str.h"

static const char *
revenue_word(bool ours)
{
	return ours ? "ours" : "ecosystem";
}

/* For machines: at most two places, no zeros behind them. */
static void
add_machine(struct str *out, struct ratio r)
{
	struct ratio whole = ratio_of(ratio_round(r, 0), 1);
	struct ratio cents = ratio_of(ratio_round(r, 2), 100);

	ratio_add_text(out, cents, ratio_cmp(whole, cents) == 0 ? 0 : 2);
}

void
tam_cell_money(struct table *table, const struct tam *t, struct ratio r)
{
	struct str text = STR_INIT, raw = STR_INIT;

	money_add_short(&text, t->currency, r);
	add_machine(&raw, r);
	table_cell_number(table, ratio_ok(r) ? text.s : NULL,
	    ratio_ok(r) ? raw.s : NULL);
	str_release(&text);
	str_release(&raw);
}

void
tam_cell(struct table *table, const struct tam *t, const struct tam_number *n,
    enum tam_input in, enum tam_level level)
{
	struct str text = STR_INIT, raw = STR_INIT;

	if (n->origin != TAM_UNKNOWN) {
		tam_add_number(&text, in, t->currency, n->v[level]);
		dec_add_text(&raw, n->v[level]);
		table_cell_number(table, text.s, raw.s);
	} else {
		table_cell(table, NULL);
	}
	str_release(&text);
	str_release(&raw);
}

static void
columns_of_inputs(struct table *table)
{
	static const char *const heads[TAM_INPUTS] = { "ACCOUNTS", "REACH",
	    "SHARE", "ACV" };
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++)
		table_column(table, tam_inputs[in].key, heads[in],
		    TABLE_RIGHT);
}

static void
cells_of_inputs(struct table *table, const struct tam *t,
    const struct tam_category *c)
{
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++)
		tam_cell(table, t, &c->in[in], in, TAM_BASE);
}

/* The values of c, invalid where unknown. */
static void
values_of(struct ratio v[TAM_LEVELS], const struct tam_category *c)
{
	enum tam_level at;

	for (at = TAM_LOW; at < TAM_LEVELS; at++)
		v[at] = tam_value(c, at);
}

/* The categories as a table for people. */
static void
print_categories(const struct tam *t, enum table_form form, FILE *f)
{
	const struct tam_category *c;
	struct ratio v[TAM_LEVELS];
	struct table table;
	struct str range = STR_INIT;

	table_init(&table, "categories");
	table_column(&table, "category", "CATEGORY", TABLE_LEFT);
	columns_of_inputs(&table);
	table_column(&table, "value", "VALUE", TABLE_RIGHT);
	table_column(&table, "range", "LOW - HIGH", TABLE_RIGHT);
	table_column(&table, "revenue", "REVENUE", TABLE_LEFT);
	for (c = t->categories; c < t->categories + t->n; c++) {
		values_of(v, c);
		str_reset(&range);
		tam_add_span(&range, t->currency, v);
		table_cell(&table, c->id);
		cells_of_inputs(&table, t, c);
		tam_cell_money(&table, t, v[TAM_BASE]);
		table_cell(&table, tam_category_known(c) &&
		    tam_category_ranges(c) ? range.s : NULL);
		table_cell(&table, revenue_word(c->ours));
	}
	table_print(&table, form, f);
	str_release(&range);
	table_release(&table);
}

/* Machine cells that categories and totals have alike. */
static void
cells_of_value(struct table *table, const struct tam *t,
    const struct ratio v[TAM_LEVELS], bool complete)
{
	tam_cell_money(table, t, v[TAM_BASE]);
	tam_cell_money(table, t, v[TAM_LOW]);
	tam_cell_money(table, t, v[TAM_HIGH]);
	table_cell_truth(table, complete);
	table_cell(table, t->currency[0] != '\0' ? t->currency : NULL);
	table_cell_date(table, t->as_of);
}

static void
record_total(struct table *table, const struct tam *t, bool ours)
{
	struct tam_total total = tam_total(t, ours);
	enum tam_input in;

	if (total.n == 0 && total.unknown > 0)
		total.v[TAM_LOW] = total.v[TAM_BASE] = total.v[TAM_HIGH] =
		    ratio_of(0, 0);
	table_cell(table, "total");
	table_cell(table, revenue_word(ours));
	table_cell(table, revenue_word(ours));
	for (in = 0; in < TAM_INPUTS; in++)
		table_cell(table, NULL);
	cells_of_value(table, t, total.v, total.unknown == 0);
}

/* A record for each category and each total. */
static void
print_records(const struct tam *t, enum table_form form, FILE *f)
{
	static const char *const keys[] = { "value", "low", "high",
	    "complete", "currency", "as_of" };
	const struct tam_category *c;
	struct ratio v[TAM_LEVELS];
	struct table table;
	size_t i;

	table_init(&table, "tam");
	table_column(&table, "record", "", TABLE_LEFT);
	table_column(&table, "id", "", TABLE_LEFT);
	table_column(&table, "revenue", "", TABLE_LEFT);
	columns_of_inputs(&table);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		table_column(&table, keys[i], "", TABLE_LEFT);
	for (c = t->categories; c < t->categories + t->n; c++) {
		table_cell(&table, "category");
		table_cell(&table, c->id);
		table_cell(&table, revenue_word(c->ours));
		cells_of_inputs(&table, t, c);
		values_of(v, c);
		cells_of_value(&table, t, v, tam_category_known(c));
	}
	record_total(&table, t, true);
	record_total(&table, t, false);
	table_print(&table, form, f);
	table_release(&table);
}

/* Say which scenarios there are, unless it is one. */
static void
print_scenarios(const struct tam *t, enum table_form form, FILE *f)
{
	const struct node *n;
	struct names names = { 0 };
	struct str s = STR_INIT;

	NODE_EACH(n, node_get(t->root, "scenarios"))
		names_add(&names, n->key);
	names_join(&s, (const char *const *)names.s, names.n, names.n);
	if (names.n > 0 && t->scenario == NULL)
		fprintf(f, "%sscenarios: %s; pos tam --scenario NAME\n",
		    form == TABLE_MD ? "\n" : "", s.s);
	names_release(&names);
	str_release(&s);
}

void
tam_print(const struct tam *t, enum table_form form, FILE *f)
{
	if (form == TABLE_TSV || form == TABLE_JSON) {
		print_records(t, form, f);
		return;
	}
	print_categories(t, form, f);
	tam_print_totals(t, form, f);
	print_scenarios(t, form, f);
}
