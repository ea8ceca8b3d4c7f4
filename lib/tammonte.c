/* tammonte - the Monte Carlo simulation of the partner market printed */

#include "tammonte.h"

#include <inttypes.h>

#include "tamview.h"

/* What is sampled: a category, or a total. */
struct row {
	const struct tam_category *c;	/* NULL: a total */
	bool ours;
};

static void
cell(struct table *table, const struct tam *t, struct ratio r, bool machine)
{
	tam_cell_money(table, t, machine ? r : tam_about(r));
}

static void
cells_of_dist(struct table *table, const struct tam *t,
    const struct tam_dist *d, bool machine)
{
	cell(table, t, tam_amount(d->p10), machine);
	cell(table, t, tam_amount(d->p50), machine);
	cell(table, t, tam_amount(d->p90), machine);
	cell(table, t, tam_amount(d->mean), machine);
	cell(table, t, d->expected, machine);
}

static void
cells_of_run(struct table *table, const struct tam *t,
    const struct tam_run *run)
{
	struct str s = STR_INIT;

	str_addf(&s, "%zu", run->n);
	table_cell_number(table, s.s, s.s);
	str_reset(&s);
	str_addf(&s, "%" PRIu64, run->seed);
	table_cell_number(table, s.s, s.s);
	table_cell(table, t->currency[0] != '\0' ? t->currency : NULL);
	str_release(&s);
}

static void
add_row(struct table *table, const struct tam *t, struct tam_run *run,
    struct row row, bool machine)
{
	const char *id = row.ours ? "ours" : "ecosystem";
	bool known = row.c != NULL ? tam_category_known(row.c) :
	    tam_total(t, row.ours).n > 0;
	struct tam_dist d;
	int i;

	if (row.c == NULL && !machine)
		id = row.ours ? "our revenue" : "ecosystem";
	if (machine)
		table_cell(table, row.c != NULL ? "category" : "total");
	table_cell(table, row.c != NULL ? row.c->id : id);
	if (known) {
		tam_sample(&d, run, t, row.c, row.ours);
		cells_of_dist(table, t, &d, machine);
	}
	for (i = 0; !known && i < 5; i++)
		table_cell(table, NULL);
	if (machine)
		cells_of_run(table, t, run);
}

static void
columns(struct table *table, bool machine)
{
	table_init(table, "samples");
	if (machine)
		table_column(table, "record", "", TABLE_LEFT);
	table_column(table, "id", "VALUE", TABLE_LEFT);
	table_column(table, "p10", "P10", TABLE_RIGHT);
	table_column(table, "p50", "P50", TABLE_RIGHT);
	table_column(table, "p90", "P90", TABLE_RIGHT);
	table_column(table, "mean", "MEAN", TABLE_RIGHT);
	table_column(table, "exact_mean", "EXACT MEAN", TABLE_RIGHT);
	if (!machine)
		return;
	table_column(table, "samples", "", TABLE_RIGHT);
	table_column(table, "seed", "", TABLE_RIGHT);
	table_column(table, "currency", "", TABLE_LEFT);
}

/* Does any category have something to draw? */
static bool
ranges(const struct tam *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (tam_category_known(&t->categories[i]) &&
		    tam_category_ranges(&t->categories[i]))
			return true;
	}
	return false;
}

static void
print_text(const struct tam *t, const struct tam_run *run,
    enum table_form form, FILE *f)
{
	struct str n = STR_INIT;

	ratio_add_commas(&n, ratio_of((int64_t)run->n, 1), 0);
	fprintf(f, "\n%s samples, seed %" PRIu64 "; about: to three digits, "
	    "steadier the more samples.\n", n.s, run->seed);
	if (!ranges(t))
		fprintf(f, "No input has a range, so all samples are alike: "
		    "give one a low and a high in\n%s.\n", t->file);
	fputs("One in ten samples is below P10, half are below P50, one in "
	    "ten is above P90.\nEach input is triangular between its low and "
	    "high, most often at its base;\nwhat categories share is drawn "
	    "once for all. The exact mean needs no samples.\n", f);
	tam_print_end(t, form, f);
	str_release(&n);
}

void
tam_monte(const struct tam *t, struct tam_run *run, enum table_form form,
    FILE *f)
{
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct table table;
	size_t i;

	columns(&table, machine);
	for (i = 0; i < t->n; i++)
		add_row(&table, t, run, (struct row){ .c =
		    &t->categories[i] }, machine);
	add_row(&table, t, run, (struct row){ .ours = true }, machine);
	add_row(&table, t, run, (struct row){ .ours = false }, machine);
	table_print(&table, form, f);
	table_release(&table);
	if (!machine)
		print_text(t, run, form, f);
}
