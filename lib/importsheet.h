#ifndef POS_IMPORTSHEET_H
#define POS_IMPORTSHEET_H

/*
 * A CSV file as rows of fields: cells cleaned, footers dropped, the form of
 * numbers and dates decided for each column as a whole.
 */

#include "csvdate.h"
#include "csvnumber.h"
#include "csvrows.h"
#include "importmap.h"

/* What becomes of a row. */
enum import_outcome { ROW_OPEN, ROW_CREATED, ROW_UPDATED, ROW_UNCHANGED,
	ROW_SKIPPED, ROW_REJECTED, ROW_OUTCOMES };

struct import_row {
	const struct csv_row *raw;
	const char **cell;	/* by field; NULL: unknown */
	enum import_outcome outcome;
	const char *reason;	/* of a rejected one */
};

struct import_sheet {
	struct csv_file csv;
	const struct import_map *map;
	const char *file;	/* for messages */
	struct import_row *rows;
	size_t n;
	size_t footer, nfooter;	/* line where it begins; rows dropped */
	enum csv_point point[IMPORT_FIELDS_MAX];
	enum csv_order order[IMPORT_FIELDS_MAX];
};

#define IMPORT_SHEET_INIT { .csv = CSV_FILE_INIT }

/*
 * Fill the rows from sheet->csv, which has been read, by the map, which is
 * bound. Rows that do not have the cells of the header are rejected, unless
 * they are a footer: all from the first blank or short one to the end, none
 * with an id. point, order: as told, or _OPEN: as the columns tell;
 * ERR_INVALID where these do not.
 * Owner: the caller, who calls import_sheet_release(), also after a failure.
 */
int import_sheet_fill(struct import_sheet *sheet,
    const struct import_map *map, const char *file, enum csv_point point,
    enum csv_order order, struct err *e);
void import_sheet_release(struct import_sheet *sheet);

/* Drop what is left of characters that were cut in two by "%.60s". */
void import_mend(struct str *text);

/*
 * Reject the row for this reason too: it names all of them, "; " between.
 * Returns -1 always.
 */
int import_reject(struct import_sheet *sheet, struct import_row *row,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/*
 * The number, the date of a field. Returns 0, also when it is unknown
 * (*has false, DATE_NONE), or -1 with the row rejected.
 */
int import_number(struct csv_number *out, bool *has,
    struct import_sheet *sheet, struct import_row *row, size_t field);
int import_date(date *out, struct import_sheet *sheet,
    struct import_row *row, size_t field);

/* What a field is called in messages. */
const char *import_label(const struct import_sheet *sheet, size_t field);

#endif
