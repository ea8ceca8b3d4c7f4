#ifndef POS_CSVROWS_H
#define POS_CSVROWS_H

/*
 * The rows of a CSV file: UTF-8 text cut into cells, through libcsv.
 *
 *	struct csv_file csv = CSV_FILE_INIT;
 *
 *	if (csv_read(&csv, text.s, text.len, "q4.csv", 0, e) == 0)
 *		... csv.head, csv.rows[i].cells[j] ...
 *	csv_release(&csv);
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"

enum {
	CSV_MAX_COLUMNS = 1000,	/* HubSpot takes no more either */
	CSV_MAX_ROWS = 1000000,
	CSV_MAX_CELLS = 20 * 1000 * 1000,	/* of all rows */
	CSV_MAX_CELL = 64 * 1024	/* bytes that a record may have of one */
};

struct csv_row {
	size_t line;		/* where it begins, from 1 */
	size_t n;		/* cells; 0: a blank line */
	const char **cells;	/* NUL-ended, never NULL */
};

struct csv_file {
	struct arena arena;	/* of the cells */
	struct csv_row head;	/* the names of the columns */
	struct csv_row *rows;	/* behind it, blank lines too */
	size_t n, cap;
	char delimiter;		/* the one given, or found */
};

#define CSV_FILE_INIT { .arena = ARENA_INIT }

/*
 * Cut the n bytes of text. The first line that is not blank is the header.
 * delimiter 0: the one of comma, semicolon, tab and bar that the header has
 * most often outside of quotes, unless a line "sep=;" before it says so, as
 * Excel has it. Lines end in LF, CRLF or CR. file: for
 * messages. ERR_INVALID, with file and line: no header, more than
 * CSV_MAX_COLUMNS, _ROWS, _CELLS; a quote that is never closed, text
 * behind a closing one. A quote within a plain cell is part of it: ="0012".
 * Owner: the caller, who calls csv_release(), also after a failure.
 */
int csv_read(struct csv_file *csv, const char *text, size_t n,
    const char *file, char delimiter, struct err *e);
void csv_release(struct csv_file *csv);

#endif
