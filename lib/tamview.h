#ifndef POS_TAMVIEW_H
#define POS_TAMVIEW_H

/*
 * The partner market for people and for programs. Both totals are printed
 * with what is in them, and that they are not added up.
 */

#include <stdio.h>

#include "table.h"
#include "tam.h"

/*
 * Write the values by category and the two totals to f. tsv and json have a
 * record for each category and each total (record: category or total; id:
 * of the category, or ours or ecosystem).
 */
void tam_print(const struct tam *t, enum table_form form, FILE *f);

/*
 * Write how each value comes about: the formula with its numbers, and every
 * input with its range, its source and where it stands. tsv and json have a
 * record for each input of a category.
 */
void tam_explain(const struct tam *t, enum table_form form, FILE *f);

/*
 * Write the note of the scenario, if there is one, as a line or a paragraph.
 * form: TABLE_TABLE or TABLE_MD.
 */
void tam_print_note(const struct tam *t, enum table_form form, FILE *f);

/* Write the note and the last line: file, scenario, date, lacking sources. */
void tam_print_end(const struct tam *t, enum table_form form, FILE *f);

/* Append "EUR 11.5 M - 16.3 M": v at low and at high. */
void tam_add_span(struct str *out, const char *currency,
    const struct ratio v[TAM_LEVELS]);

/* What a total is of, for people. */
const char *tam_revenue_name(bool ours);

/* Write the lines with the two totals. form: TABLE_TABLE or TABLE_MD. */
void tam_print_totals(const struct tam *t, enum table_form form, FILE *f);

/* Add a cell with one value of n, an input in of t; empty when unknown. */
void tam_cell(struct table *table, const struct tam *t,
    const struct tam_number *n, enum tam_input in, enum tam_level level);

/* Add a cell with an amount of money; empty when invalid. */
void tam_cell_money(struct table *table, const struct tam *t,
    struct ratio r);

#endif
