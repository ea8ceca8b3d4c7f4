#ifndef POS_TABLE_H
#define POS_TABLE_H

/*
 * Records out, in one of five forms:
 *	table	columns aligned for people; widths count characters
 *	tsv	a header line, then a record a line; tab, newline and
 *		backslash in a value as \t, \n and \\; numbers for machines
 *	json	{"schema_version": 1, "KIND": [{...}, ...]}; numbers as numbers,
 *		unknown as null
 *	md	a Markdown table
 *	csv	a header line, then a record a line (csvout.h); values for
 *		machines, unknown as nothing; for commands that say so
 *
 *	table_init(&t, "partners");
 *	table_column(&t, "partner", "PARTNER", TABLE_LEFT);
 *	table_column(&t, "fit", "FIT", TABLE_RIGHT);
 *	table_cell(&t, "Nordvik");
 *	table_cell_number(&t, "84.3", "84.3");
 *	table_print(&t, TABLE_TSV, stdout, e);
 *	table_release(&t);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "date.h"
#include "err.h"

enum table_form { TABLE_TABLE, TABLE_TSV, TABLE_JSON, TABLE_MD, TABLE_CSV };
enum table_side { TABLE_LEFT, TABLE_RIGHT };

#define TABLE_FORMS "table|tsv|json|md"
#define TABLE_FORMS_CSV "table|tsv|csv|json|md"

struct table_cell {
	const char *text;	/* for people; NULL: unknown */
	const char *raw;	/* machine number or truth; NULL: a string */
};

struct table_column {
	const char *key;	/* in json and tsv */
	const char *head;	/* for people */
	enum table_side side;
};

/* What holds for all records. */
struct table_fact {
	const char *key, *text;
};

struct table {
	struct arena arena;
	const char *kind;	/* key of the list in json */
	struct table_column *columns;
	size_t ncolumns, capcolumns;
	struct table_cell *cells;
	size_t ncells, capcells;
	struct table_fact *facts;
	size_t nfacts, capfacts;
};

/* kind, key and head are borrowed; cells are copied. */
void table_init(struct table *t, const char *kind);
void table_release(struct table *t);
void table_column(struct table *t, const char *key, const char *head,
    enum table_side side);

/*
 * What holds for all records: in json ahead of them, in csv in columns behind
 * the others, for lists that are put together. key is borrowed, text copied;
 * NULL: there is none, in csv an empty field.
 */
void table_fact(struct table *t, const char *key, const char *text);

/* The next cell, row by row. text NULL: unknown. */
void table_cell(struct table *t, const char *text);

/* text for people, raw a plain number ("84.3"), true or false. */
void table_cell_number(struct table *t, const char *text, const char *raw);

/* A count with commas, unknown below 0; "yes" or "no". */
void table_cell_count(struct table *t, int64_t n);
void table_cell_truth(struct table *t, bool is);

/* A day as 2026-11-20; DATE_NONE: unknown. */
void table_cell_date(struct table *t, date d);

/* How many rows are complete. */
size_t table_rows(const struct table *t);

/* Columns of a terminal that the table takes in the form TABLE_TABLE. */
size_t table_width(const struct table *t);

/* Which form a word of TABLE_FORMS_CSV names; NULL is the table. */
enum table_form table_form(const char *word);

/* Write all records to f. Write errors show at the end: cmd_done(). */
void table_print(const struct table *t, enum table_form form, FILE *f);

/*
 * The form csv. excel: an apostrophe before a text that a spreadsheet would
 * take for a formula; it is no part of the value then.
 */
void table_print_csv(const struct table *t, bool excel, FILE *f);

/* For -z: the records as tsv has them, each ended by NUL, no header. */
void table_print_null(const struct table *t, FILE *f);

#endif
