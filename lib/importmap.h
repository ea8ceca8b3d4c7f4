#ifndef POS_IMPORTMAP_H
#define POS_IMPORTMAP_H

/*
 * Which column of a CSV file fills which field: by the built-in names of
 * lib/importfield.h, and by a map file, which goes first:
 *
 *	system: salesforce
 *	columns: {"Opportunity Name": name, "Region Head": ~}
 *	stages: {"Closed Won": won}
 *	values: {product: {"Flow v2": halden-flow}}
 *
 * A column that the map file gives nothing (~) is left out without a word.
 */

#include <stdbool.h>

#include "arena.h"
#include "csvrows.h"
#include "err.h"
#include "importfield.h"
#include "node.h"
#include "opt.h"

#define NO_COLUMN SIZE_MAX

struct import_map {
	struct arena arena;
	enum import_kind kind;
	const struct import_field *fields;
	size_t nfields;
	const struct node *columns, *stages, *values;	/* of the file */
	const char *system;		/* "salesforce"; "pos": our export */
	size_t column[IMPORT_FIELDS_MAX];	/* of each field */
	char currency[4];		/* as in the header "Amount (EUR)" */
	struct list unused;		/* names of columns left out */
};

/*
 * Begin a map; path: of the map file, or NULL. ERR_INVALID, with file and
 * line: a key or a field that there is not, with the nearest.
 * Owner: the caller, who calls import_map_release(), also after a failure.
 */
int import_map_open(struct import_map *m, enum import_kind kind,
    const char *path, struct err *e);
/* The columns before the line and reason that a file of rejected rows has. */
size_t import_own_columns(const struct csv_row *head);

void import_map_release(struct import_map *m);

/*
 * Find the column of each field, and the system. file: for messages.
 * ERR_INVALID: two columns of one name that a field is filled from; a column
 * of the map file that is not there; none that tells what the rows are.
 */
int import_map_bind(struct import_map *m, const struct csv_file *csv,
    const char *file, struct err *e);

/* The field of this name, or NO_COLUMN. */
size_t import_map_field(const struct import_map *m, const char *name);

/* Is there a column for the field? */
bool import_map_has(const struct import_map *m, size_t field);

/* What the map file makes of a value of the field; NULL: it says nothing. */
const char *import_map_value(const struct import_map *m, size_t field,
    const char *text);

#endif
